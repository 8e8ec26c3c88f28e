"""Rules about one thing that stands in two places of a plan."""

from collections.abc import Iterator, Sequence

from derajat.model.labels import Label
from derajat.model.targets import Grade, PrintedTarget, Unreadable
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.naming import indicator_case, plain, tell
from derajat.plan.doctor.rows import ExaminedIndicator
from derajat.plan.doctor.words import OUTPUT_START


def look_for_two_values(examination: Examination) -> Iterator[Symptom]:
    """The same indicator twice with different baselines or targets."""
    for first, second in _pairs(examination):
        differences = find_differences(first, second)
        if differences.id:
            yield tell(
                indicator_case(second),
                first=_place(first),
                differences=differences,
            )


def look_for_two_owners(examination: Examination) -> Iterator[Symptom]:
    """The same indicator under two owners."""
    for first, second in _pairs(examination):
        one, other = first.node.owner, second.node.owner
        if one and other and one.casefold() != other.casefold():
            yield tell(
                indicator_case(second), first=_place(first), owner=one, other=other
            )


def look_for_same_indicator(examination: Examination) -> Iterator[Symptom]:
    """The same indicator twice in one node with the same numbers."""
    for first, second in examination.pairs:
        if first.node is second.node and not find_differences(first, second).id:
            yield tell(indicator_case(second), first=_place(first))


def _pairs(
    examination: Examination,
) -> Iterator[tuple[ExaminedIndicator, ExaminedIndicator]]:
    """Indicators that measure one thing twice.

    `Jumlah dokumen` of two activities counts different documents.
    """
    for first, second in examination.pairs:
        is_apart = first.node is not second.node
        if not (is_apart and _counts_own_work(first) and _counts_own_work(second)):
            yield first, second


def _counts_own_work(item: ExaminedIndicator) -> bool:
    is_activity = item.node.kind in ("activity", "sub-activity")
    return is_activity and bool(OUTPUT_START.match(item.folded))


def _place(item: ExaminedIndicator) -> str:
    where = item.indicator.where
    return where.cell or (f"{where.row or where.line}") or item.indicator.code


def find_differences(one: ExaminedIndicator, other: ExaminedIndicator) -> Label:
    """Baseline and years in which two rows print other numbers; empty when none."""
    found = []
    bases = one.indicator.baseline, other.indicator.baseline
    if bases[0] and bases[1] and differs(bases[0].target, bases[1].target):
        pair = f"“{bases[0].target.printed}” – “{bases[1].target.printed}”"
        found.append(Label(f"awal {pair}", f"baseline {pair}"))
    theirs = {promise.year: promise for promise in other.promises}
    for mine in one.promises:
        match = theirs.get(mine.year)
        if match and differs(mine.target.target, match.target.target):
            found.append(plain(f"{mine.year} “{mine.printed}” – “{match.printed}”"))
    return join_labels(found)


def join_labels(labels: Sequence[Label]) -> Label:
    """Texts one after another, in each language."""
    return Label("; ".join(t.id for t in labels), "; ".join(t.en for t in labels))


def differs(one: PrintedTarget, other: PrintedTarget) -> bool:
    """Whether two texts promise something else; a sign `%` alone is no difference."""
    return _promise(one) != _promise(other)


def _promise(text: PrintedTarget) -> tuple[object, ...]:
    reading = text.reading
    if isinstance(reading, Unreadable):
        return (text.printed.casefold(),)
    if isinstance(reading, Grade):
        return (reading.text.casefold(),)
    return (type(reading), *(amount.number for amount in text.amounts))
