"""What `derive` computes: one operator of the closed list, and the column it gives."""

from collections.abc import Callable, Sequence

from derajat.catalogue.datasets.cases import read_band, read_cases
from derajat.catalogue.datasets.columns import (
    check_argument,
    check_parameters,
    find_function,
)
from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.shapes import (
    are_alike,
    check_ordered,
    find_column,
    refuse_type,
)
from derajat.catalogue.datasets.truth import may_be_unknown
from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.sections import Section
from derajat.model.columns import Column, ColumnType, FunctionCall, PersonalData
from derajat.model.conditions import columns_of
from derajat.model.expressions import (
    AgeUnit,
    CalendarOf,
    CalendarPart,
    Completed,
    Difference,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Meets,
    Plus,
    Product,
    Registered,
    SumOf,
    Workdays,
)
from derajat.model.steps import Derive


_DATE, _MOMENT = ColumnType.DATE, ColumnType.MOMENT
_WEEK, _MONTH, _YEAR = ColumnType.WEEK, ColumnType.MONTH, ColumnType.YEAR
_CALENDAR: dict[CalendarPart, tuple[tuple[ColumnType, ...], ColumnType]] = {
    CalendarPart.DAY: ((_MOMENT,), _DATE),
    CalendarPart.WEEK: ((_DATE,), _WEEK),
    CalendarPart.MONTH: ((_DATE,), _MONTH),
    CalendarPart.YEAR: ((_DATE, _MONTH, _WEEK), _YEAR),
    CalendarPart.END_OF: ((_MONTH, _WEEK, _YEAR), _DATE),
}
_SHIFTS = {
    _DATE: ("days", "months", "years"),
    _MOMENT: ("hours", "days", "months", "years"),
}
_MOST_PLACES = 9


def read_derivation(reader: Reader, name: str, node: Node) -> Derive:
    """The new column with its expression. Raises Skipped."""
    section = Section(
        reader.page, node, f"derive: {name}", (), (*_OPERATORS, "otherwise")
    )
    word = section.one_of(*_OPERATORS)
    if word != "cases":
        section.refuse_useless("otherwise", why=word)
    return _OPERATORS[word](reader, name, section)


def derived_column(
    name: str,
    type_: ColumnType,
    inputs: Sequence[Column],
    places: int = 0,
    never_missing: bool | None = None,
    codes: tuple[str, ...] = (),
) -> Column:
    """A column computed from others: missing when one is, as personal as the most."""
    known = all(column.never_missing for column in inputs)
    return Column(
        name=name,
        type=type_,
        never_missing=known if never_missing is None else never_missing,
        personal=most_personal(inputs),
        places=places,
        codes=codes,
        area_level=inputs[0].area_level if type_ is ColumnType.AREA else "",
    )


def most_personal(columns: Sequence[Column]) -> PersonalData:
    """The strictest class of personal data among the columns."""
    order = list(PersonalData)
    return max(
        (column.personal for column in columns), key=order.index, default=order[0]
    )


def _read_completed(reader: Reader, name: str, outer: Section) -> Derive:
    section = outer.section("completed", ("unit", "from", "to"))
    unit = section.deciding_word("unit", AgeUnit)
    start = find_column(reader.page, section.node("from"), reader.shape, "from")
    end = find_column(reader.page, section.node("to"), reader.shape, "to")
    needed = _MOMENT if unit in (AgeUnit.MINUTES, AgeUnit.HOURS) else _DATE
    for column, key in ((start, "from"), (end, "to")):
        if column.type is not needed:
            use = f"completed: {unit.value}"
            refuse_type(reader.page, section.line_of(key), column, use, needed.value)
    column = derived_column(name, ColumnType.WHOLE, (start, end))
    return Derive(column, Completed(unit, start.name, end.name))


def _read_plus(reader: Reader, name: str, outer: Section) -> Derive:
    amounts = ("days", "months", "years", "hours")
    section = outer.section("plus", ("column",), amounts)
    column = find_column(reader.page, section.node("column"), reader.shape)
    word = section.one_of(*amounts)
    if word not in _SHIFTS.get(column.type, ()):
        refuse_type(reader.page, section.line, column, f"plus: {word}", "date | moment")
    amount = section.whole(word, -100_000, 100_000)
    if amount == 0:
        section.refuse_useless(word, why="0")
    expression = Plus(column.name, column.type, AgeUnit(word), amount)
    return Derive(derived_column(name, column.type, (column,)), expression)


def _read_workdays(reader: Reader, name: str, outer: Section) -> Derive:
    """Never known for certain: a year may have no list of days off."""
    section = outer.section("workdays", ("from", "to"))
    ends = {
        key: find_column(reader.page, section.node(key), reader.shape, key)
        for key in ("from", "to")
    }
    for key, column in ends.items():
        if column.type is not _DATE:
            line = section.line_of(key)
            refuse_type(reader.page, line, column, "workdays", _DATE.value)
    calendar = reader.library.calendar
    if not calendar.years:
        reader.page.report("DEF-070", section.line)
    start, end = ends.values()
    column = derived_column(name, ColumnType.WHOLE, (start, end), 0, False)
    return Derive(column, Workdays(start.name, end.name, calendar))


def _read_calendar(reader: Reader, name: str, section: Section) -> Derive:
    word = section.one_of(*(part.value for part in CalendarPart))
    part = CalendarPart(word)
    column = find_column(reader.page, section.node(word), reader.shape, word)
    takes, gives = _CALENDAR[part]
    if column.type not in takes:
        needed = " | ".join(type_.value for type_ in takes)
        refuse_type(reader.page, section.line_of(word), column, word, needed)
    expression = CalendarOf(part, column.name, column.type)
    return Derive(derived_column(name, gives, (column,)), expression)


def read_columns_of(
    reader: Reader, section: Section, word: str, least: int = 2
) -> tuple[Column, ...]:
    """Different columns of a list. Raises Skipped when there are too few."""
    nodes = section.items(word)
    section.names(word)
    if len(nodes) < least:
        raise reader.page.skip(
            "DEF-032", section.line_of(word), key=word, needed="[a, b, ...]"
        )
    return tuple(find_column(reader.page, node, reader.shape, word) for node in nodes)


def refuse_mixed(
    reader: Reader, section: Section, word: str, columns: Sequence[Column]
) -> None:
    """Report columns whose values cannot stand in one column."""
    if not all(are_alike(columns[0], column) for column in columns):
        shown = ", ".join(
            f"{column.name} ({column.type.value}"
            + (f", {column.places} places)" if column.places else ")")
            for column in columns
        )
        reader.page.report("DEF-017", section.line_of(word), use=word, columns=shown)


def _read_extreme(reader: Reader, name: str, section: Section) -> Derive:
    word = section.one_of("latest_of", "earliest_of")
    columns = read_columns_of(reader, section, word)
    refuse_mixed(reader, section, word, columns)
    check_ordered(reader.page, section.line_of(word), columns[0], word)
    names = tuple(column.name for column in columns)
    expression = LatestOf(names) if word == "latest_of" else EarliestOf(names)
    first = columns[0]
    return Derive(derived_column(name, first.type, columns, first.places), expression)


def _read_first_known(reader: Reader, name: str, section: Section) -> Derive:
    columns = read_columns_of(reader, section, "first_known")
    refuse_mixed(reader, section, "first_known", columns)
    for column in columns[:-1]:
        if column.never_missing:
            section.refuse_useless("first_known", why=f"{column.name}: missing: never")
    codes = tuple(dict.fromkeys(code for column in columns for code in column.codes))
    known = any(column.never_missing for column in columns)
    first = columns[0]
    column = derived_column(name, first.type, columns, first.places, known, codes)
    return Derive(column, FirstKnown(tuple(column.name for column in columns)))


def _read_sum(reader: Reader, name: str, section: Section) -> Derive:
    columns = read_columns_of(reader, section, "sum_of")
    refuse_mixed(reader, section, "sum_of", columns)
    _refuse_no_numbers(reader, section, "sum_of", columns)
    first = columns[0]
    column = derived_column(name, first.type, columns, first.places)
    return Derive(column, SumOf(tuple(column.name for column in columns)))


def _read_difference(reader: Reader, name: str, section: Section) -> Derive:
    left, right = _pair(reader, section, "difference")
    refuse_mixed(reader, section, "difference", (left, right))
    column = derived_column(name, left.type, (left, right), left.places)
    return Derive(column, Difference(left.name, right.name))


def _read_product(reader: Reader, name: str, section: Section) -> Derive:
    left, right = _pair(reader, section, "product")
    places = left.places + right.places
    if places > _MOST_PLACES:
        reader.page.report(
            "DEF-010",
            section.line_of("product"),
            value=f"{left.name} x {right.name}",
            column=name,
            places=_MOST_PLACES,
        )
    column = derived_column(name, _product_type(left, right), (left, right), places)
    return Derive(column, Product(left.name, right.name))


def _product_type(left: Column, right: Column) -> ColumnType:
    if left.places + right.places:
        return ColumnType.DECIMAL
    types = (left.type, right.type)
    return ColumnType.RUPIAH if ColumnType.RUPIAH in types else ColumnType.WHOLE


def _pair(reader: Reader, section: Section, word: str) -> tuple[Column, Column]:
    nodes = section.items(word)
    if len(nodes) != 2:
        raise reader.page.skip(
            "DEF-032", section.line_of(word), key=word, needed="[a, b]"
        )
    left, right = (find_column(reader.page, node, reader.shape, word) for node in nodes)
    _refuse_no_numbers(reader, section, word, (left, right))
    return left, right


def _refuse_no_numbers(
    reader: Reader, section: Section, word: str, columns: Sequence[Column]
) -> None:
    for column in columns:
        if not column.type.is_number:
            needed = "whole | decimal | rupiah"
            refuse_type(reader.page, section.line_of(word), column, word, needed)


def _read_band(reader: Reader, name: str, outer: Section) -> Derive:
    section = outer.section("band", ("column", "bounds", "labels"))
    column, band, never_missing = read_band(reader, section)
    derived = derived_column(
        name, ColumnType.CODE, (column,), 0, never_missing, band.labels
    )
    return Derive(derived, band)


def _read_cases(reader: Reader, name: str, section: Section) -> Derive:
    cases, codes = read_cases(reader, section)
    used = frozenset().union(*(columns_of(case.when) for case in cases.cases))
    inputs = [reader.shape.columns[column] for column in sorted(used)]
    known = cases.otherwise is not None
    column = derived_column(name, ColumnType.CODE, inputs, 0, known, codes)
    return Derive(column, cases)


def _read_meets(reader: Reader, name: str, section: Section) -> Derive:
    condition = reader.read_all(section.node("meets"), "meets")
    inputs = [reader.shape.columns[column] for column in sorted(columns_of(condition))]
    known = not may_be_unknown(condition, reader.shape.may_miss)
    column = derived_column(name, ColumnType.YES_NO, inputs, 0, known)
    return Derive(column, Meets(condition))


def _read_function(reader: Reader, name: str, outer: Section) -> Derive:
    section = outer.section("function", ("name", "arguments"))
    signature = find_function(reader.page, section.node("name"))
    columns = {
        key.text: find_column(reader.page, node, reader.shape, key.text)
        for key, node in section.entries("arguments")
    }
    line = section.line_of("arguments")
    given = {parameter: column.name for parameter, column in columns.items()}
    check_parameters(reader.page, line, signature, given)
    for parameter, column in columns.items():
        check_argument(reader.page, line, signature, parameter, column)
    call = FunctionCall(
        signature.name,
        tuple(
            (item.name, given[item.name])
            for item in signature.parameters
            if item.name in given
        ),
    )
    column = derived_column(
        name, signature.result, tuple(columns.values()), signature.places, False
    )
    return Derive(column, Registered(call))


_OPERATORS: dict[str, Callable[[Reader, str, Section], Derive]] = {
    "completed": _read_completed,
    "plus": _read_plus,
    "workdays": _read_workdays,
    "day": _read_calendar,
    "week": _read_calendar,
    "month": _read_calendar,
    "year": _read_calendar,
    "end_of": _read_calendar,
    "latest_of": _read_extreme,
    "earliest_of": _read_extreme,
    "first_known": _read_first_known,
    "sum_of": _read_sum,
    "difference": _read_difference,
    "product": _read_product,
    "band": _read_band,
    "cases": _read_cases,
    "meets": _read_meets,
    "function": _read_function,
}
