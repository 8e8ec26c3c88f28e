"""Eligible people and the parameters that estimate them."""

from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction

from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.shapes import (
    Shape,
    find_column,
    refuse_type,
    shape_of,
)
from derajat.catalogue.grammar.nodes import Node, TextNode
from derajat.catalogue.grammar.pages import Page, Skipped, render_names
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_fraction, read_name
from derajat.catalogue.library import Definition, Library
from derajat.model.areas import NATION_CODE, AreaLevel
from derajat.model.columns import ColumnType
from derajat.model.conditions import Condition
from derajat.model.datasets import (
    CountedNumber,
    Dataset,
    Eligible,
    EligibleTime,
    Estimate,
    GivenNumber,
    Parameter,
    ParameterValue,
    PlaceRole,
)


Number = GivenNumber | CountedNumber | Estimate
_COARSEST = {
    EligibleTime.MONTH: (ColumnType.MONTH, ColumnType.DATE, ColumnType.MOMENT),
    EligibleTime.SEMESTER: (ColumnType.MONTH, ColumnType.DATE, ColumnType.MOMENT),
}


def build_eligible(library: Library, definition: Definition) -> Eligible:
    """The eligible people that a file defines. Raises Skipped."""
    page = definition.page
    section = Section(
        page,
        definition.node,
        "eligible",
        ("grammar", "eligible", "label", "counts", "time", "choices"),
        ("fixed_year",),
    )
    read_name(page, section.node("eligible"), "eligible", "kebab")
    time = section.deciding_word("time", EligibleTime)
    fixed_year = _read_fixed_year(section, time)
    label = section.label("label")
    with suppress(Skipped):
        library.nouns.find(page, section.node("counts"))
    return Eligible(
        name=definition.name,
        label=label,
        counts=section.text("counts"),
        time=time,
        fixed_year=fixed_year,
        choices=_read_choices(library, section, _Held(time, fixed_year)),
        file=page.file,
    )


def _read_fixed_year(section: Section, time: EligibleTime) -> int | None:
    if time is not EligibleTime.FIXED:
        section.refuse_useless("fixed_year", why=f"time: {time.value}")
        return None
    if "fixed_year" not in section:
        section.page.report(
            "DEF-003", section.line, key="fixed_year", what="time: fixed"
        )
        return None
    return section.whole("fixed_year", 1900, 2999)


@dataclass(frozen=True)
class _Held:
    """For what an eligible number holds."""

    time: EligibleTime
    fixed_year: int | None


def _read_choices(
    library: Library, section: Section, held: _Held
) -> tuple[tuple[str, Number], ...]:
    choices: list[tuple[str, Number]] = []
    for name, node in section.entries("choices"):
        with suppress(Skipped):
            read_name(section.page, name, "choices", "kebab")
            inner = Section(
                section.page,
                node,
                f"choices: {name.text}",
                (),
                ("given", "counted", "estimate"),
            )
            word = inner.one_of("given", "counted", "estimate")
            choices.append((name.text, _read_number(library, inner, word, held)))
    return tuple(choices)


def _read_number(library: Library, section: Section, word: str, held: _Held) -> Number:
    if word == "given":
        return _read_given(library, section, held)
    if word == "counted":
        return _read_counted(library, section, held.time)
    return _read_estimate(library, section)


def _read_given(library: Library, outer: Section, held: _Held) -> GivenNumber:
    optional = ("where", "share_by")
    section = outer.section("given", ("dataset", "column", "place"), optional)
    dataset = library.datasets.find(section.page, section.node("dataset"))
    shape = shape_of(dataset)
    column = find_column(section.page, section.node("column"), shape)
    if not column.type.is_number:
        needed = "whole | decimal | rupiah"
        refuse_type(section.page, section.line, column, "given", needed)
    place = _read_place(section, dataset)
    _check_time(section, dataset, shape, held.time)
    where = _read_where(library, section, shape)
    number = GivenNumber(dataset.name, column.name, place, where)
    if "share_by" not in section:
        return number
    if column.type is not ColumnType.WHOLE:
        line = section.line_of("share_by")
        refuse_type(section.page, line, column, "share_by", ColumnType.WHOLE.value)
    return _read_share(library, section, number, held)


def _read_share(
    library: Library, section: Section, number: GivenNumber, held: _Held
) -> GivenNumber:
    """The number divided by another one that holds as long, for smaller areas."""
    base = library.eligible.find(section.page, section.node("share_by"))
    line = section.line_of("share_by")
    if (base.time, base.fixed_year) != (held.time, held.fixed_year):
        section.page.report(
            "DEF-074",
            line,
            name=base.name,
            found=base.time.value,
            needed=held.time.value,
        )
    above = _level_of(library, number)
    for choice, way in base.choices:
        below = _level_of(library, way)
        if above is None or below is None or not _lies_in(below, above):
            section.page.report(
                "DEF-075",
                line,
                name=f"{base.name}: {choice}",
                level=below.value if below else "-",
                above=above.value if above else "-",
            )
    return replace(number, share_by=base.name)


def _level_of(library: Library, number: Number) -> AreaLevel | None:
    """The area level of the places of a number."""
    if isinstance(number, Estimate):
        (_, first), *_ = library.eligible.loaded[number.of].choices
        return _level_of(library, first)
    dataset = library.datasets.loaded[number.dataset]
    roles = {role.value: column for role, column in dataset.places}
    if number.place not in roles:
        return None
    level = dataset.column(roles[number.place]).area_level
    return AreaLevel(level) if level else None


def _lies_in(below: AreaLevel, above: AreaLevel) -> bool:
    """Whether areas of one level lie in areas of another."""
    order = list(AreaLevel)
    side_by_side = {AreaLevel.SUBDISTRICT, AreaLevel.HEALTH_CENTRE}
    return order.index(above) < order.index(below) and {below, above} != side_by_side


def _read_counted(
    library: Library, outer: Section, time: EligibleTime
) -> CountedNumber:
    section = outer.section("counted", ("dataset", "one_per", "place"), ("where",))
    dataset = library.datasets.find(section.page, section.node("dataset"))
    shape = shape_of(dataset)
    section.names("one_per")
    one_per = tuple(
        find_column(section.page, node, shape, "one_per").name
        for node in section.items("one_per")
    )
    place = _read_place(section, dataset)
    _check_time(section, dataset, shape, time)
    where = _read_where(library, section, shape)
    return CountedNumber(dataset.name, one_per, place, where)


def _read_place(section: Section, dataset: Dataset) -> str:
    role = section.word("place", PlaceRole)
    roles = [known.value for known, _ in dataset.places]
    if "place" in section and role.value not in roles:
        section.page.report(
            "DEF-020",
            section.line_of("place"),
            dataset=dataset.name,
            role=role.value,
            roles=render_names(roles),
        )
    return role.value


def _check_time(
    section: Section, dataset: Dataset, shape: Shape, time: EligibleTime
) -> None:
    """Report a dataset whose time is absent or coarser than the number holds."""
    if not dataset.time:
        what = f"{dataset.name}: time"
        section.page.report("DEF-003", section.line, key="time", what=what)
        return
    column = shape.columns[dataset.time]
    if column.type not in _COARSEST.get(time, (column.type,)):
        use = f"time: {time.value}"
        refuse_type(section.page, section.line, column, use, "month | date")


def _read_where(library: Library, section: Section, shape: Shape) -> Condition | None:
    if "where" not in section:
        return None
    reader = Reader(library, section.page, shape)
    return reader.read_all(section.node("where"), "where")


def _read_estimate(library: Library, outer: Section) -> Estimate:
    section = outer.section("estimate", ("of", "times"))
    base = library.eligible.find(section.page, section.node("of"))
    parameters: list[str] = []
    factor = Fraction(1)
    for node in section.items("times"):
        with suppress(Skipped):
            name, number = _read_factor(library, section.page, node)
            factor *= number
            parameters += [name] if name else []
    return Estimate(base.name, tuple(parameters), factor)


def _read_factor(library: Library, page: Page, node: Node) -> tuple[str, Fraction]:
    """The name of a parameter, or a number."""
    if isinstance(node, TextNode) and node.text[:1].isdigit():
        return "", read_fraction(page, node, "times")
    return library.parameters.find(page, node).name, Fraction(1)


def build_parameter(library: Library, definition: Definition) -> Parameter:
    """The dated numbers that a file defines. Raises Skipped."""
    page = definition.page
    section = Section(
        page,
        definition.node,
        "parameter",
        ("grammar", "parameter", "label", "unit", "area_level", "inherit", "values"),
    )
    read_name(page, section.node("parameter"), "parameter", "kebab")
    unit = library.units.find(page, section.node("unit"))
    return Parameter(
        name=definition.name,
        label=section.label("label"),
        unit=unit.name,
        area_level=section.word("area_level", AreaLevel).value,
        inherit=section.yes_no("inherit"),
        values=_read_values(section, unit.scale),
        file=page.file,
    )


def _read_values(section: Section, scale: int) -> tuple[ParameterValue, ...]:
    values: list[ParameterValue] = []
    seen = set()
    for node in section.items("values"):
        with suppress(Skipped):
            value = _read_value(section.page, node, scale)
            where = (value.area, value.valid_from)
            if where in seen:
                section.page.report(
                    "DEF-050", node.line, key="values", name=value.area or NATION_CODE
                )
            seen.add(where)
            values.append(value)
    return tuple(values)


def _read_value(page: Page, node: Node, scale: int) -> ParameterValue:
    section = Section(page, node, "values", ("area", "from", "value", "source"))
    area = section.text("area")
    return ParameterValue(
        "" if area == NATION_CODE else area,
        section.day("from"),
        section.fraction("value") / scale,
        section.text("source"),
    )
