"""Rules about the scale of numbers: signs that are missing, factors of ten, limits."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from derajat.errors import Location
from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.targets import PrintedTarget
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.naming import indicator_case, plain, tell
from derajat.plan.doctor.rows import ExaminedIndicator, Promise
from derajat.plan.doctor.words import INDEX_OF_HUNDRED, SHARE_WORDS


POWERS = (Decimal(10), Decimal(100), Decimal(1000))
_GAP = Decimal(5)
"""A row whose neighbours in size differ by less is coherent."""


def look_for_missing_signs(examination: Examination) -> Iterator[Symptom]:
    """Numbers without the sign (`%`, `/1000`) that others of their row carry."""
    for item in examination.indicators:
        if item.whole == 1:
            continue
        bare = [promise for promise in item.promises if _is_bare(item, promise)]
        if not bare:
            continue
        signed = [text.printed for text in item.texts if not _lacks_sign(text)]
        first = bare[0]
        yield tell(
            indicator_case(item, first.target.where),
            printed=", ".join(f"{p.year} “{p.printed}”" for p in bare),
            others=", ".join(f"“{text}”" for text in dict.fromkeys(signed)),
            read=f"{_plain(first.level)} / {item.whole}",
        )


def _is_bare(item: ExaminedIndicator, promise: Promise) -> bool:
    """Whether a sign is missing that the unit of the row does not give either."""
    text = promise.target.target
    if not _lacks_sign(text):
        return False
    return not (item.has_per_cent_unit and promise.level == text.amounts[0].number)


def _lacks_sign(text: PrintedTarget) -> bool:
    return any(
        amount.scale == 1 and amount.number and not amount.unit
        for amount in text.amounts
    )


def _plain(level: Decimal | None) -> str:
    return "?" if level is None else f"{level.normalize():f}"


def look_for_factors(examination: Examination) -> Iterator[Symptom]:
    """Years that are ten, a hundred or a thousand times the others of their row."""
    for item in examination.indicators:
        jump = find_jump(item.row)
        if jump is None:
            continue
        places, factor = jump
        if _counts_things(item) and not _comes_and_goes(places, len(item.row)):
            continue
        points = _points(item)
        odd = [points[place] for place in places]
        rest = [p for place, p in enumerate(points) if place not in places]
        yield tell(
            indicator_case(item, odd[0][1]),
            printed=", ".join(f"“{text}”" for text, _ in odd),
            others=", ".join(f"“{text}”" for text, _ in rest),
            factor=f"{factor:f}",
        )


def _counts_things(item: ExaminedIndicator) -> bool:
    """Whether the row counts things, which may grow a hundredfold."""
    has_unit = any(amount.unit for text in item.texts for amount in text.amounts)
    return item.whole == 1 and (has_unit or "jumlah" in item.folded)


def _points(item: ExaminedIndicator) -> list[tuple[str, Location]]:
    """Printed text and place of each level of the row."""
    points = []
    baseline = item.indicator.baseline
    if baseline and item.baseline_level is not None:
        points.append((baseline.target.printed, baseline.where))
    for promise in item.promises:
        if promise.level is not None:
            points.append((promise.printed, promise.target.where))
    return points


def find_jump(
    levels: Sequence[Decimal],
    powers: Sequence[Decimal] = POWERS,
    fewest: int = 3,
) -> tuple[list[int], Decimal] | None:
    """The places of the numbers that a power of ten sets apart, and that power.

    Only a power that brings both groups together counts. A factor of ten must also
    come and go again, because numbers do grow tenfold. Zeros tell nothing; of fewer
    numbers than `fewest` nothing is told.
    """
    sizes = sorted([abs(level) for level in levels if level])
    if len(sizes) < fewest or sizes[-1] < _GAP * sizes[0]:
        return None
    gaps = [(high / low, low) for low, high in zip(sizes, sizes[1:], strict=False)]
    gap, limit = max(gaps)
    if gap < _GAP:
        return None
    small = [place for place, level in enumerate(levels) if 0 < abs(level) <= limit]
    large = [place for place, level in enumerate(levels) if abs(level) > limit]
    odd = small if len(small) < len(large) else large
    for power in powers:
        if _joins(levels, small, large, power):
            if power == 10 and not _comes_and_goes(odd, len(levels)):
                return None
            return odd, power
    return None


def _joins(
    levels: Sequence[Decimal], small: list[int], large: list[int], power: Decimal
) -> bool:
    """Whether the small ones times the power lie among the large ones."""
    raised = [abs(levels[place]) * power for place in small]
    others = [abs(levels[place]) for place in large]
    return min(others) / 2 <= min(raised) and max(raised) <= max(others) * 2


def _comes_and_goes(odd: list[int], count: int) -> bool:
    return odd[0] > 0 and odd[-1] < count - 1


def look_for_shares_as_fractions(examination: Examination) -> Iterator[Symptom]:
    """Shares printed as parts of one: `0.85` for 85 per cent."""
    for item in examination.indicators:
        if item.whole > 1 or item.direction is not Direction.HIGHER:
            continue
        if not 0 < max(item.levels, default=0) <= 1 or item.odd_forms:
            continue
        if item.has_per_cent_unit or SHARE_WORDS.match(item.folded):
            first = next(p for p in item.promises if p.level)
            yield tell(
                indicator_case(item, first.target.where),
                printed=first.printed,
                read=_plain((first.level or Decimal(0)) * 100),
            )


_NOT_BELOW_ZERO = Label("paling rendah 0", "0 at least")


def look_for_targets_beyond_limits(examination: Examination) -> Iterator[Symptom]:
    """Targets above the whole or below zero; one finding an indicator."""
    for item in examination.indicators:
        if not item.levels or not _has_beyond(item, item.levels):
            continue
        top = _top(item)
        for promise in item.promises:
            if promise.level is not None and _has_beyond(item, [promise.level]):
                case = indicator_case(item, promise.target.where)
                limit = plain(f"0-{top}") if top else _NOT_BELOW_ZERO
                yield tell(
                    case, year=promise.year, printed=promise.printed, limit=limit
                )
                break


def look_for_baselines_beyond_limits(examination: Examination) -> Iterator[Symptom]:
    """Baselines above the whole or below zero."""
    for item in examination.indicators:
        baseline, level = item.indicator.baseline, item.baseline_level
        if baseline and level is not None and _has_beyond(item, [level]):
            case = indicator_case(item, baseline.where)
            yield tell(case, printed=baseline.target.printed)


def _top(item: ExaminedIndicator) -> int | None:
    if item.whole > 1:
        return item.whole
    if item.is_per_cent or INDEX_OF_HUNDRED.search(item.folded):
        return 100
    return None


def _has_beyond(item: ExaminedIndicator, levels: Sequence[Decimal]) -> bool:
    """Whether any of the levels, of which there is one at least, is beyond a limit."""
    top = _top(item)
    if top is not None and max(levels) > top:
        return True
    return min(levels) < 0 and not _has_grades(item)


def _has_grades(item: ExaminedIndicator) -> bool:
    return not any(text.amounts for text in item.texts)
