"""Rows that are the total of others: by their words, or because they add up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import log10

from derajat.audit.discovery.groups import parent_code, rows_by_code
from derajat.audit.discovery.subtotals import find_subtotals
from derajat.audit.formulas import plain_mean, plain_sum
from derajat.audit.reading.layout import is_mean_label
from derajat.audit.relations import (
    Check,
    Outcome,
    Relation,
    RelationKind,
    Verdict,
    judge_check,
)
from derajat.audit.tables import AuditTable, Column, Place, TableRow
from derajat.model.labels import Label


_LEAST_DIGITS = 5.0
"""Digits that must agree before a row without words is taken for a total."""

_LEAST_DIGITS_NEAR = 4.0
"""The same where it adds up in one column only, and nearly in all the others."""

_LEAST_NEAR = Fraction(9, 10)
_LEAST_ALONE = Fraction(11, 20)
"""Half of the sum is what subtotals among the rows would explain."""

_LEAST_MEMBERS = 2


@dataclass(frozen=True)
class _Fit:
    """A set of rows that a total row may add up, and the columns in which it does."""

    members: tuple[TableRow, ...]
    columns: tuple[int, ...]
    digits: float


def settle_totals(table: AuditTable) -> AuditTable:
    """The table with its total rows marked.

    A row named so by words stays one when it adds up in some column, or is the first or
    last row. The first or last row without words becomes one when it adds up in two
    columns at least.
    """
    if len(table.rows) < 3:
        return table
    subtotals = find_subtotals(table)
    marked = [
        replace(row, is_total=True) if row.number in subtotals else row
        for row in table.rows
    ]
    table = replace(table, rows=tuple(marked))
    ends = {table.rows[0].number, table.rows[-1].number}
    rows = []
    for row in table.rows:
        is_end = row.number in ends
        fit = best_fit(table, row) if row.is_total or is_end else None
        adds_up = fit is not None and bool(fit.columns)
        if row.is_total and not is_mean_label(_texts(row)):
            is_kept = adds_up or is_end or row.number in subtotals
            rows.append(replace(row, is_total=is_kept))
        elif fit and _is_total_by_numbers(table, row, fit):
            rows.append(replace(row, is_total=True))
        else:
            rows.append(row)
    return replace(table, rows=tuple(rows))


def _is_total_by_numbers(table: AuditTable, row: TableRow, fit: _Fit) -> bool:
    if len(fit.columns) > 1 and fit.digits >= _LEAST_DIGITS:
        return True
    return fit.digits >= _LEAST_DIGITS_NEAR and all(
        _is_of_size(row.numbers[column.number].exact, _sum_of(column, fit.members))
        for column in table.number_columns
        if column.number in row.numbers and not column.decimals
    )


def _sum_of(column: Column, members: Iterable[TableRow]) -> Fraction:
    numbers = [member.numbers.get(column.number) for member in members]
    return sum((number.exact for number in numbers if number), Fraction(0))


def find_totals(
    table: AuditTable, computed: frozenset[int], counted: frozenset[int]
) -> tuple[Relation, ...]:
    """What each total row should be, column by column.

    `computed` are columns that follow from others in their row as a quotient; `counted`
    those that are parts or wholes of such, or of sums: they add up like any count, and
    so does a column that adds up in another total row.
    """
    columns = [c.number for c in table.number_columns if c.number not in computed]
    found, fits = [], []
    for row in table.rows:
        if row.is_total and is_mean_label(_texts(row)):
            found.append(_mean_row(table, row, columns))
            continue
        fit = best_fit(table, row) if row.is_total else None
        if fit and (fit.columns or _comes_near(table, row, fit, columns)):
            fits.append((row, fit))
    for row, fit in fits:
        elsewhere = {c for other, one in fits if other != row for c in one.columns}
        found.append(_total_row(table, row, fit, columns, counted | elsewhere))
    return tuple(relation for relation in found if relation.checks)


def best_fit(table: AuditTable, row: TableRow) -> _Fit | None:
    """The rows that a row most likely adds up; None when there are none."""
    fits = [
        _fit(table, row, members)
        for members in _member_sets(table, row)
        if len(members) >= _LEAST_MEMBERS
    ]
    return max(fits, key=lambda fit: (len(fit.columns), fit.digits), default=None)


def _member_sets(table: AuditTable, row: TableRow) -> Iterator[tuple[TableRow, ...]]:
    """All details; those since the total before; those until the next; the totals;
    the rows whose code lies below no other."""
    others = [other for other in table.rows if other.number != row.number]
    before = [other for other in others if other.number < row.number]
    after = [other for other in others if other.number > row.number]
    yield tuple(other for other in others if not other.is_total)
    yield tuple(reversed(_until_total(reversed(before))))
    yield tuple(_until_total(after))
    yield tuple(other for other in before if other.is_total)
    codes = rows_by_code(table)
    yield tuple(own for code, own in codes.items() if not parent_code(code, codes))


def _until_total(rows: Iterable[TableRow]) -> list[TableRow]:
    found = []
    for row in rows:
        if row.is_total:
            break
        found.append(row)
    return found


def _fit(table: AuditTable, row: TableRow, members: tuple[TableRow, ...]) -> _Fit:
    columns, digits = [], 0.0
    for column in table.number_columns:
        total = row.numbers.get(column.number)
        parts = [
            own.numbers[column.number].exact
            for own in members
            if column.number in own.numbers
        ]
        telling = [part for part in parts if part]
        if total is None or len(telling) < _LEAST_MEMBERS or not total.value:
            continue
        if sum(parts) == total.exact:
            columns.append(column.number)
            digits += log10(max(abs(float(total.value)) * 10**total.decimals, 1))
    return _Fit(members, tuple(columns), digits)


def _total_row(
    table: AuditTable,
    row: TableRow,
    fit: _Fit,
    columns: Sequence[int],
    counted: frozenset[int],
) -> Relation:
    formula = plain_sum(len(fit.members))
    checks = []
    for column in columns:
        places = tuple(Place(member.number, column) for member in fit.members)
        check = Check(Place(row.number, column), places, formula)
        outcome = judge_check(table, check)
        if outcome is None:
            continue
        if outcome.verdict in (Verdict.HOLDS, Verdict.OPEN) or _adds_up(
            table, outcome, fit, counted
        ):
            checks.append(check)
    count = len(fit.members)
    label = Label(
        f"{row.label} = jumlah {count} baris", f"{row.label} = sum of {count} rows"
    )
    return Relation(RelationKind.TOTAL, 0, (), formula, label, tuple(checks))


def _adds_up(
    table: AuditTable, outcome: Outcome, fit: _Fit, counted: frozenset[int]
) -> bool:
    """Whether a column that does not add up should."""
    check = outcome.check
    column = check.target.column
    total = table.number_at(check.target)
    numbers = [table.number_at(place) for place in check.inputs]
    members = [number.exact for number in numbers if number is not None]
    if total is None or len([m for m in members if m]) < _LEAST_MEMBERS:
        return False
    if any(number.is_percent for number in numbers if number) or total.is_percent:
        return False
    has_decimals = bool(table.by_column[column].decimals)
    if column in counted and not has_decimals:
        return True
    if has_decimals or min(members) < 0:
        return False
    is_supported = bool(fit.columns) or _is_of_size(total.exact, sum(members))
    return is_supported and total.exact > max(members)


def _comes_near(
    table: AuditTable, row: TableRow, fit: _Fit, columns: Sequence[int]
) -> bool:
    """Whether a total row that adds up in no column is still meant as that sum.

    Else its rows hold others that are not to be added: subtotals, or groups told again.
    """
    ratios = []
    for column in (table.by_column[number] for number in columns):
        right = _sum_of(column, fit.members)
        if column.number in row.numbers and not column.decimals and right > 0:
            ratios.append(row.numbers[column.number].exact / right)
    if len(ratios) == 1:
        return _LEAST_ALONE < ratios[0] < 2
    return any(_LEAST_NEAR < ratio < 1 / _LEAST_NEAR for ratio in ratios)


def _is_of_size(total: Fraction, right: Fraction | int) -> bool:
    """Whether a total without support is near enough to be meant as that sum."""
    return right > 0 and Fraction(1, 2) < total / right < 2


def _mean_row(table: AuditTable, row: TableRow, columns: Sequence[int]) -> Relation:
    members = [other for other in table.rows if not other.is_total]
    checks = []
    for column in columns:
        places = tuple(
            Place(member.number, column)
            for member in members
            if column in member.numbers
        )
        if len(places) >= _LEAST_MEMBERS:
            target = Place(row.number, column)
            checks.append(Check(target, places, plain_mean(len(places))))
    outcomes = [judge_check(table, check) for check in checks]
    broken = [o for o in outcomes if o is not None and o.verdict is Verdict.BROKEN]
    asked = [o for o in outcomes if o is not None]
    label = Label(
        f"{row.label} = rata-rata {len(members)} baris",
        f"{row.label} = mean of {len(members)} rows",
    )
    kept = tuple(checks) if 2 * len(broken) < len(asked) else ()
    return Relation(RelationKind.MEAN, 0, (), plain_mean(1), label, kept)


def _texts(row: TableRow) -> list[str]:
    return list(row.texts.values())
