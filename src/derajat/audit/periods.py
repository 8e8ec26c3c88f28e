"""The end of a plan's period beside its years: the last year, or the sum of all."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from derajat.audit.findings import build_finding, decimal_text, printed_text
from derajat.audit.results import AuditFinding, Severity
from derajat.audit.tables import AuditTable, Column, Place, TableRow
from derajat.model.labels import Label
from derajat.sheets import fold_header


_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_END_WORDS = frozenset({"akhir", "total", "jumlah", "end"})
_LEAST_YEARS = 3
_LEAST_ROWS = 3

_LAST = Label("tahun terakhir", "the last year")
_SUM = Label("jumlah semua tahun", "the sum of all years")


@dataclass(frozen=True)
class _Series:
    years: tuple[Column, ...]
    end: Column


def find_period_ends(table: AuditTable) -> Iterator[AuditFinding]:
    """Ends of a period that follow another rule than most rows of their column.

    Rows whose years do not change tell nothing, and neither do columns in which neither
    rule holds in most rows.
    """
    for series in _find_series(table):
        rows = [row for row in table.rows if _tells(row, series)]
        if len(rows) < _LEAST_ROWS:
            continue
        for rule, compute in ((_LAST, _last), (_SUM, _sum)):
            held = [row for row in rows if compute(row, series) == _end(row, series)]
            if 2 * len(held) <= len(rows):
                continue
            for row in rows:
                if row not in held:
                    yield _finding(table, row, series, rule, compute(row, series))


def _find_series(table: AuditTable) -> Iterator[_Series]:
    """Columns that differ by their year, with the one that ends them."""
    by_stem: dict[str, list[Column]] = defaultdict(list)
    for column in table.number_columns:
        if _YEAR.search(column.name):
            by_stem[_stem(column.name)].append(column)
    for stem, years in by_stem.items():
        ends = [
            column
            for column in table.number_columns
            if column not in years
            and set(fold_header(column.name).split()) & _END_WORDS
            and set(stem.split()) <= set(fold_header(column.name).split())
        ]
        if len(years) >= _LEAST_YEARS and len(ends) == 1:
            yield _Series(tuple(years), ends[0])


def _stem(name: str) -> str:
    return fold_header(_YEAR.sub(" ", name))


def _tells(row: TableRow, series: _Series) -> bool:
    needed = [*series.years, series.end]
    if any(column.number not in row.numbers for column in needed):
        return False
    return len({row.numbers[c.number].value for c in series.years}) > 1


def _end(row: TableRow, series: _Series) -> Fraction:
    return row.numbers[series.end.number].exact


def _last(row: TableRow, series: _Series) -> Fraction:
    return row.numbers[series.years[-1].number].exact


def _sum(row: TableRow, series: _Series) -> Fraction:
    values: Sequence[Fraction] = [row.numbers[c.number].exact for c in series.years]
    return sum(values, Fraction(0))


def _finding(
    table: AuditTable, row: TableRow, series: _Series, rule: Label, right: Fraction
) -> AuditFinding:
    place = Place(row.number, series.end.number)
    return build_finding(
        table,
        place,
        "AUD-029",
        Severity.NOTICE,
        printed_text(table, place),
        decimal_text(right, row.numbers[series.end.number].decimals),
        relation=rule,
    )
