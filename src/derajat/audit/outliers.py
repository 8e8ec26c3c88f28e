"""Numbers whose arithmetic holds, and which still lie far from the other rows."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log, sqrt
from statistics import median

from derajat.audit.findings import build_finding, printed_text
from derajat.audit.relations import Relation, RelationKind
from derajat.audit.results import AuditFinding, Severity
from derajat.audit.tables import AuditTable, Place


LEAST_ROWS = 12
"""Fewer rows do not show what is usual."""

FAR = 5.0
"""Robust standard deviations from the median; chance gives one in 3.5 million."""

_NORMAL = 1.4826
"""Turns the median distance from the median into a standard deviation."""


def find_outliers(
    table: AuditTable, relations: Sequence[Relation]
) -> Iterator[AuditFinding]:
    """Proportions far from the other rows, and far from the one beside them."""
    quotients = [
        r for r in relations if r.kind is RelationKind.QUOTIENT and len(r.sources) == 2
    ]
    levels = {r.target: _levels(table, r) for r in quotients}
    for relation in quotients:
        yield from _far_rows(table, relation, levels[relation.target])
    sums = [set(r.sources) for r in relations if r.kind is RelationKind.SUM]
    for one, other in combinations(quotients, 2):
        if _is_pair(one, other, sums):
            yield from _far_pairs(
                table, one, other, levels[one.target], levels[other.target]
            )


Levels = dict[int, tuple[float, float]]
"""Row number to the logarithm of the odds, and its own standard error."""


def _levels(table: AuditTable, relation: Relation) -> Levels:
    """The proportion of each detail row on a scale without ends."""
    found: dict[int, tuple[float, float]] = {}
    rows = []
    for row in table.detail_rows:
        part, whole = (row.numbers.get(source) for source in relation.sources)
        if part and whole and part.value >= 0 and whole.value > 0:
            rows.append((row.number, float(part.value), float(whole.value)))
    over = any(count > total for _, count, total in rows)
    for number, count, total in rows:
        if over:
            found[number] = (log((count + 0.5) / total), sqrt(1 / (count + 0.5)))
        else:
            rest = total - count
            error = sqrt(1 / (count + 0.5) + 1 / (rest + 0.5))
            found[number] = (log((count + 0.5) / (rest + 0.5)), error)
    return found


def _is_pair(one: Relation, other: Relation, sums: Sequence[set[int]]) -> bool:
    """Whether two proportions are of parts that belong together, such as L and P."""
    parts = {one.sources[0], other.sources[0]}
    wholes = {one.sources[1], other.sources[1]}
    return any(parts == s for s in sums) and (
        len(wholes) == 1 or any(wholes == s for s in sums)
    )


def _far_rows(
    table: AuditTable, relation: Relation, levels: Levels
) -> Iterator[AuditFinding]:
    for number in _far(levels):
        place = Place(number, relation.target)
        printed = printed_text(table, place)
        if printed:
            yield build_finding(
                table,
                place,
                "AUD-023",
                Severity.NOTICE,
                printed,
                relation=relation.label,
                usual=_usual(table, relation.target),
            )


def _far_pairs(
    table: AuditTable, one: Relation, other: Relation, first: Levels, second: Levels
) -> Iterator[AuditFinding]:
    both = first.keys() & second.keys()
    distances = {
        row: (
            first[row][0] - second[row][0],
            sqrt(first[row][1] ** 2 + second[row][1] ** 2),
        )
        for row in sorted(both)
    }
    for number in _far(distances):
        place, beside = Place(number, one.target), Place(number, other.target)
        printed, value = printed_text(table, place), printed_text(table, beside)
        if printed and value and printed != value:
            yield build_finding(
                table,
                place,
                "AUD-024",
                Severity.NOTICE,
                printed,
                relation=one.label,
                other=table.name_of(other.target),
                value=value,
            )


def _far(levels: Levels) -> list[int]:
    """The rows that lie far from the median, their own uncertainty allowed for."""
    if len(levels) < LEAST_ROWS:
        return []
    middle = median(level for level, _ in levels.values())
    spread = _NORMAL * median(abs(level - middle) for level, _ in levels.values())
    if not spread:
        return []
    return [
        row
        for row, (level, error) in levels.items()
        if abs(level - middle) > FAR * sqrt(spread**2 + error**2)
    ]


def _usual(table: AuditTable, column: int) -> str:
    values = [
        row.numbers[column].value for row in table.detail_rows if column in row.numbers
    ]
    return f"{median(values):f}"
