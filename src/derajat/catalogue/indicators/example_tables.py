"""Tables of worked examples, filled up to rows that a dataset could hold."""

from contextlib import suppress

from derajat.catalogue.datasets.constants import parse_constant
from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.tables import Table, TableRow, read_text_table
from derajat.model.calendar import Period, week_of_day
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import Dataset
from derajat.model.indicators import Component, ExampleTable, Indicator


_PARTS = ("numerator", "denominator")


def read_example_table(
    page: Page, node: Node, dataset: Dataset, period: Period
) -> ExampleTable:
    """The rows of one dataset. Columns not shown are missing; those that never are
    get one neutral value (ids a running one). Raises Skipped.
    """
    table = read_text_table(page, node, dataset.name)
    known = [column.name for column in dataset.columns]
    for name in table.header:
        if name not in known:
            raise page.unknown("DEF-007", table.line, name, known, dataset=dataset.name)
    rows = []
    for number, row in enumerate(table.rows, 1):
        with suppress(Skipped):
            rows.append(_read_row(page, table, row, dataset, period, number))
    _refuse_repeated(page, table, dataset)
    return ExampleTable(dataset.name, tuple(rows))


def _read_row(
    page: Page,
    table: Table,
    row: TableRow,
    dataset: Dataset,
    period: Period,
    number: int,
) -> tuple[tuple[str, StoredValue], ...]:
    cells = table.named(row)
    values: list[tuple[str, StoredValue]] = []
    for column in dataset.columns:
        if column.name not in cells:
            neutral = neutral_value(column, period, number)
            values.append((column.name, neutral if column.never_missing else None))
        elif cells[column.name]:
            text = cells[column.name]
            values.append((column.name, parse_constant(page, row.line, text, column)))
        else:
            if column.never_missing:
                page.report("DEF-052", row.line, column=column.name)
            values.append((column.name, None))
    return tuple(values)


def neutral_value(column: Column, period: Period, number: int) -> StoredValue:
    """A value that does no harm: in range, in the period, different for each id."""
    if column.type is ColumnType.CODE:
        return column.codes[0] if column.codes else "?"
    if column.type is ColumnType.AREA:
        return "?"
    if column.type is ColumnType.ID:
        return f"#{number}"
    if column.type is ColumnType.TEXT:
        return "-"
    neutral = _neutral_time(column.type, period) if column.type.is_time else 0
    if column.low is not None:
        neutral = max(neutral, column.low)
    return neutral if column.high is None else min(neutral, column.high)


def _neutral_time(type_: ColumnType, period: Period) -> int:
    if type_ is ColumnType.YEAR:
        return period.year
    if type_ is ColumnType.WEEK:
        return week_of_day(period.first_day + 3)
    if type_ is ColumnType.MONTH:
        return period.first_month if period.kind.months else period.year * 12
    return period.first_day * (1440 if type_ is ColumnType.MOMENT else 1)


def _refuse_repeated(page: Page, table: Table, dataset: Dataset) -> None:
    """Report a key that stands twice: the store would keep one of the rows."""
    key = dataset.key or ()
    if not key or not set(key) <= set(table.header):
        return
    seen: set[tuple[str, ...]] = set()
    for row in table.rows:
        cells = table.named(row)
        values = tuple(cells[name] for name in key)
        if values in seen:
            shown = " | ".join(values)
            page.report("DEF-050", row.line, key=dataset.name, name=shown)
        seen.add(values)


def read_components(page: Page, node: Node, indicator: Indicator) -> list[Component]:
    """Values of another indicator, by area or group. Raises Skipped."""
    table = read_text_table(page, node, indicator.code)
    for name in _PARTS:
        if name not in table.header:
            raise page.skip("DEF-003", table.line, key=name, what=indicator.code)
    labels = [name for name in table.header if name not in _PARTS]
    known = {"area"}.union(
        *(group for item in indicator.versions for group in item.groups)
    )
    for name in labels:
        if name not in known:
            raise page.unknown(
                "DEF-005", table.line, name, sorted(known), kind="groups"
            )
    found = []
    for row in table.rows:
        with suppress(Skipped):
            found.append(_read_component(page, table, row, indicator, labels))
    return found


def _read_component(
    page: Page, table: Table, row: TableRow, indicator: Indicator, labels: list[str]
) -> Component:
    cells = table.named(row)
    return Component(
        indicator.code,
        tuple((name, cells[name]) for name in labels if cells[name]),
        _read_part(page, row.line, "numerator", cells["numerator"]),
        _read_part(page, row.line, "denominator", cells["denominator"]),
    )


def _read_part(page: Page, line: int, key: str, text: str) -> int | None:
    if not text:
        return None
    column = Column(key, ColumnType.WHOLE, never_missing=False)
    value = parse_constant(page, line, text, column)
    return value if isinstance(value, int) else None
