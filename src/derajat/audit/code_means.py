"""Codes of one table that are the mean of the codes below them in another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from derajat.audit.discovery.groups import parent_code, rows_by_code
from derajat.audit.findings import build_finding, decimal_text, printed_text
from derajat.audit.formulas import plain_mean
from derajat.audit.results import AuditFinding, Severity
from derajat.audit.rounding import round_half_up
from derajat.audit.tables import AuditTable, Column, Place, TableRow
from derajat.model.labels import Label
from derajat.sheets import fold_header


MOST_ITEMS = 40
_FULL = Fraction(100)
_LEAST_WORD = 4


def find_code_means(upper: AuditTable, lower: AuditTable) -> Iterator[AuditFinding]:
    """Codes of `upper` that are not the mean of what `lower` shows below them.

    Columns are joined by a word of their headers. A notice, because items may be
    missing: it tells how many further ones of 100 would make the printed mean.
    """
    parents, items = rows_by_code(upper), rows_by_code(lower)
    if not parents or not items:
        return
    below: dict[str, list[TableRow]] = defaultdict(list)
    for code, row in items.items():
        parent = parent_code(code, parents)
        if code not in parents and "." in parent:
            below[parent].append(row)
    for mean, item in _joined_columns(upper, lower):
        for code, rows in below.items():
            own = [row for row in rows if item.number in row.numbers]
            place = Place(parents[code].number, mean.number)
            if own and upper.number_at(place) is not None:
                yield from _check_mean(upper, lower, place, item, own)


def _joined_columns(
    upper: AuditTable, lower: AuditTable
) -> Iterator[tuple[Column, Column]]:
    for mean in upper.number_columns:
        words = {w for w in fold_header(mean.name).split() if len(w) >= _LEAST_WORD}
        shared = [
            (len(words & set(fold_header(item.name).split())), item)
            for item in lower.number_columns
        ]
        most = max((count for count, _ in shared), default=0)
        best = [item for count, item in shared if count == most > 0]
        if len(best) == 1:
            yield mean, best[0]


def _check_mean(
    upper: AuditTable,
    lower: AuditTable,
    place: Place,
    item: Column,
    rows: Sequence[TableRow],
) -> Iterator[AuditFinding]:
    printed = upper.number_at(place)
    if printed is None:
        return
    values = [row.numbers[item.number].exact for row in rows]
    decimals = printed.decimals
    bounds = plain_mean(len(values)).bounds(
        values, [Fraction(1, 2 * 10**item.decimals)] * len(values)
    )
    half = Fraction(1, 2 * 10**decimals)
    if bounds and bounds[0] - half <= printed.exact <= bounds[1] + half:
        return
    mean = sum(values, Fraction(0)) / len(values)
    yield build_finding(
        upper,
        place,
        "AUD-033",
        Severity.NOTICE,
        printed_text(upper, place),
        decimal_text(round_half_up(mean, decimals), decimals),
        explanation=_missing_items(values, printed.exact, decimals),
        count=str(len(values)),
        file=lower.file,
    )


def _missing_items(
    values: Sequence[Fraction], printed: Fraction, decimals: int
) -> Label:
    """How many items of 100 are missing for the printed mean, if that explains it."""
    total = sum(values, Fraction(0))
    for count in range(len(values) + 1, MOST_ITEMS):
        missing = count - len(values)
        if round_half_up((total + missing * _FULL) / count, decimals) == printed:
            return Label(
                f"Cocok bila ada {count} butir dan {missing} yang lain bernilai 100.",
                f"It fits {count} items of which the other {missing} score 100.",
            )
    return Label("", "")
