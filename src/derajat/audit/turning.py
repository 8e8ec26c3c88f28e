"""Tables whose indicators are rows, turned so that relations run across columns."""

from derajat.audit.discovery import settle_totals
from derajat.audit.discovery.quotients import find_quotients
from derajat.audit.formulas import HUNDRED, Quotient
from derajat.audit.reading import build_column
from derajat.audit.reading.layout import is_mean_label, is_total_label
from derajat.audit.tables import AuditTable, TableRow


MOST_INDICATORS = 60
"""Longer tables have places in their rows, not indicators."""

_LEAST_ROWS = 3


def settle_direction(table: AuditTable) -> AuditTable:
    """The table, its total rows settled; turned where only its rows hold rates.

    Without this the percentages of a table with places as columns would be held
    against the sum of its other columns.
    """
    settled = settle_totals(table)
    if len(table.rows) > MOST_INDICATORS or len(table.number_columns) < _LEAST_ROWS:
        return settled
    if _has_rates(settled):
        return settled
    turned = settle_totals(turn(table))
    return turned if _has_rates(turned) else settled


def _has_rates(table: AuditTable) -> bool:
    formulas = [relation.formula for relation in find_quotients(table)]
    return any(isinstance(f, Quotient) and f.scale >= HUNDRED for f in formulas)


def turn(table: AuditTable) -> AuditTable:
    """The table with rows for columns; its cells keep the places of the sheet."""
    columns = tuple(
        build_column(row.number, row.label, list(row.numbers.values()), False)
        for row in table.rows
    )
    rows = tuple(
        TableRow(
            column.number,
            table.name_of(column.number),
            {0: column.name},
            {
                row.number: row.numbers[column.number]
                for row in table.rows
                if column.number in row.numbers
            },
            is_total_label([column.name]) or is_mean_label([column.name]),
        )
        for column in table.number_columns
    )
    return AuditTable(table.file, table.sheet, columns, rows, not table.is_turned)
