"""An indicator: its head, versions and examples, checked against one another."""

from contextlib import suppress

from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name
from derajat.catalogue.indicators.examples import ExampleReader
from derajat.catalogue.indicators.fitness import check_fitness
from derajat.catalogue.indicators.versions import (
    ReadVersion,
    check_order,
    read_version,
)
from derajat.catalogue.library import Definition, Library
from derajat.model.calendar import PeriodKind
from derajat.model.indicators import (
    NOTHING_COUNTED,
    Accumulation,
    Direction,
    DisclosureClass,
    Example,
    Indicator,
    Judge,
)
from derajat.model.units import Unit


_REQUIRED = (
    "grammar",
    "code",
    "label",
    "unit",
    "better",
    "counts",
    "disclosure",
    "periods",
    "accumulate",
    "versions",
    "examples",
)


def build_indicator(library: Library, definition: Definition) -> Indicator:
    """The indicator that a file defines. Raises Skipped."""
    page = definition.page
    optional = ("tags", "reference_codes", "judge")
    section = Section(page, definition.node, "indicator", _REQUIRED, optional)
    read_name(page, section.node("code"), "code", "indicator")
    unit = _find_unit(library, section)
    counts = _read_counts(library, section)
    periods = _read_periods(section)
    accumulate = section.word("accumulate", Accumulation)
    versions = _read_versions(library, section)
    check_order(page, versions)
    check_fitness(library, section, versions, unit, counts, periods, accumulate)
    reader = ExampleReader(
        library, page, versions, periods, accumulate, are_sound=not page.failed
    )
    return Indicator(
        code=definition.name,
        label=section.label("label"),
        unit=unit.name if unit else "",
        better=section.word("better", Direction),
        counts=counts,
        disclosure=section.word("disclosure", DisclosureClass),
        periods=periods,
        accumulate=accumulate,
        versions=tuple(item.version for item in versions),
        examples=_read_examples(section, reader),
        tags=_read_tags(library, section, "tags"),
        reference_codes=_read_tags(library, section, "reference_codes"),
        file=page.file,
        judge=_read_judge(section),
    )


def _find_unit(library: Library, section: Section) -> Unit | None:
    with suppress(Skipped):
        return library.units.find(section.page, section.node("unit"))
    return None


def _read_counts(library: Library, section: Section) -> str:
    if section.text("counts") in (NOTHING_COUNTED, ""):
        return NOTHING_COUNTED
    with suppress(Skipped):
        return library.nouns.find(section.page, section.node("counts")).name
    return NOTHING_COUNTED


def _read_periods(section: Section) -> tuple[PeriodKind, ...]:
    with suppress(Skipped):
        section.names("periods")
        return section.words("periods", PeriodKind)
    return ()


def _read_versions(library: Library, section: Section) -> list[ReadVersion]:
    """Every version; one that fails stops the examples but not the other versions."""
    versions: list[ReadVersion] = []
    failed = False
    for number, node in enumerate(section.items("versions")):
        try:
            item = read_version(library, section.page, node, is_first=number == 0)
            versions.append(item)
        except Skipped:
            failed = True
    if failed:
        raise section.page.silence()
    return versions


def _read_examples(section: Section, reader: ExampleReader) -> tuple[Example, ...]:
    """The examples; a version without one is reported."""
    examples: list[Example] = []
    with suppress(Skipped):
        for node in section.items("examples"):
            with suppress(Skipped):
                examples.append(reader.read(node))
    if section.page.failed:
        return tuple(examples)
    shown = [reader.version_of(example.period) for example in examples]
    for item in reader.versions:
        if item not in shown:
            what = f"versions: {item.section.text('from')}"
            section.page.report("DEF-053", item.section.line, what=what)
    return tuple(examples)


def _read_judge(section: Section) -> Judge:
    return section.word("judge", Judge) if "judge" in section else Judge.INTERVAL


def _read_tags(library: Library, section: Section, key: str) -> tuple[str, ...]:
    """Codes of the code list that is named like the key."""
    if key not in section:
        return ()
    with suppress(Skipped):
        names = section.names(key)
        list_name = key.replace("_", "-")
        line = section.line_of(key)
        codelist = library.codelists.find_name(section.page, line, list_name)
        known = [str(value) for value in codelist.values(codelist.key[0])]
        for name in names:
            if name not in known:
                section.page.report_unknown("DEF-008", line, name, known, column=key)
        return names
    return ()
