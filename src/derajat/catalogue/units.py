"""Units of indicators and the nouns that they count, from `units.yaml`."""

from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.library import Definition
from derajat.model.labels import Label
from derajat.model.units import Noun, Unit


def build_unit(definition: Definition) -> Unit:
    """A unit. Raises Skipped."""
    section = Section(
        definition.page,
        definition.node,
        definition.name,
        ("label", "scale", "decimals"),
        ("suffix",),
    )
    label = section.label("label")
    return Unit(
        name=definition.name,
        label=label,
        scale=section.whole("scale", 1, 10**9),
        decimals=section.whole("decimals", 0, 9),
        suffix=section.label("suffix") if "suffix" in section else Label("", ""),
    )


def build_noun(definition: Definition) -> Noun:
    """A noun. Raises Skipped."""
    section = Section(
        definition.page, definition.node, definition.name, ("label", "is_person")
    )
    return Noun(definition.name, section.label("label"), section.yes_no("is_person"))
