"""Rules about the path of the targets from the baseline to the end of the period."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.plans import OverYears
from derajat.model.targets import Exactly, Grade, PrintedTarget
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.naming import (
    INDICATORS,
    direction_of,
    gather,
    indicator_case,
    plain,
    tell,
)
from derajat.plan.doctor.rows import ExaminedIndicator, Promise
from derajat.plan.doctor.words import PER_CENT_UNIT


def look_for_worse_than_baseline(examination: Examination) -> Iterator[Symptom]:
    """Targets that accept less than there is; one finding an indicator."""
    for item in examination.worsening:
        start, baseline = item.baseline_level, item.indicator.baseline
        if start is None or baseline is None:
            continue
        worse = _first_worse(item, start)
        if worse:
            yield tell(
                indicator_case(item, worse.target.where),
                year=worse.year,
                printed=worse.printed,
                baseline=baseline.target.printed,
                direction=direction_of(item),
            )


def _first_worse(item: ExaminedIndicator, start: Decimal) -> Promise | None:
    for promise in item.promises:
        if promise.level is not None and item.improves(start, promise.level) < 0:
            return promise
    return None


def look_for_wrong_way(examination: Examination) -> Iterator[Symptom]:
    """Paths that never get better and at least once worse."""
    for item in examination.worsening:
        steps = _steps(item)
        if _runs_wrong(steps):
            before, after, _ = next(step for step in steps if step[2] < 0)
            yield tell(
                indicator_case(item, after.target.where),
                path=_path(item),
                direction=direction_of(item),
            )


def look_for_steps_back(examination: Examination) -> Iterator[Symptom]:
    """Paths that get better and worse again without a reason."""
    for item in examination.worsening:
        steps = _steps(item)
        back = next((step for step in steps if step[2] < 0), None)
        if back and not _runs_wrong(steps):
            before, after, _ = back
            yield tell(
                indicator_case(item, after.target.where),
                before=f"{before.year} “{before.printed}”",
                after=f"{after.year} “{after.printed}”",
                direction=direction_of(item),
            )


def _steps(item: ExaminedIndicator) -> list[tuple[Promise, Promise, Decimal]]:
    """Each year with the next and how much better that is; explained ones left out."""
    known = [promise for promise in item.promises if promise.level is not None]
    return [
        (before, after, item.improves(before.level or _ZERO, after.level or _ZERO))
        for before, after in zip(known, known[1:], strict=False)
        if not after.target.reason
    ]


_ZERO = Decimal(0)
_NOT_SUMMED = Label("tidak berlaku", "means nothing")


def _runs_wrong(steps: Sequence[tuple[Promise, Promise, Decimal]]) -> bool:
    gains = [gain for _, _, gain in steps]
    return bool(gains) and max(gains) <= 0 and min(gains) < 0


def _path(item: ExaminedIndicator) -> str:
    return ", ".join(f"{promise.year} “{promise.printed}”" for promise in item.promises)


def look_for_no_ambition(examination: Examination) -> Iterator[Symptom]:
    """Targets that equal the baseline in every year, though better is possible."""
    for item in examination.sided:
        baseline = item.indicator.baseline
        if baseline is None or len(item.promises) < 2 or not item.is_flat:
            continue
        if _same(item.promises[0], baseline.target) and not _is_at_limit(item):
            yield tell(
                indicator_case(item, item.promises[0].target.where),
                printed=baseline.target.printed,
                direction=direction_of(item),
            )


def _same(promise: Promise, text: PrintedTarget) -> bool:
    return promise.target.target.reading == text.reading


def _is_at_limit(item: ExaminedIndicator) -> bool:
    """Whether every year stands at the best there is: all of a whole, or none."""
    if not item.levels:
        return False
    if item.direction is Direction.LOWER:
        return max(item.levels) == 0
    if any(isinstance(text.reading, Grade) for text in item.texts):
        return min(item.levels) == -1
    if item.whole in (1, 100) and not _is_number_of_things(item):
        return min(item.levels) >= 100
    return item.whole > 1 and min(item.levels) >= item.whole


def _is_number_of_things(item: ExaminedIndicator) -> bool:
    """Whether a row without `%` counts things, so that 100 is no limit."""
    has_unit = any(amount.unit for text in item.texts for amount in text.amounts)
    return has_unit or "jumlah" in item.folded or _counts_things(item.indicator.unit)


def _counts_things(unit: str) -> bool:
    return bool(unit) and not PER_CENT_UNIT.match(unit.strip().casefold())


def look_for_constant_targets(examination: Examination) -> Iterator[Symptom]:
    """Targets that are the same in every year, away from the baseline and the limit."""
    cases = [
        indicator_case(item, detail=plain(item.promises[0].printed))
        for item in examination.sided
        if _is_constant(item)
    ]
    return gather(cases, len(examination.indicators), INDICATORS)


def _is_constant(item: ExaminedIndicator) -> bool:
    if len(item.promises) < 3 or not item.is_flat:
        return False
    baseline = item.indicator.baseline
    is_kept = baseline is not None and _same(item.promises[0], baseline.target)
    return not is_kept and not _is_at_limit(item)


def look_for_zero_targets(examination: Examination) -> Iterator[Symptom]:
    """Targets of zero, by which no attainment can be divided; one an indicator."""
    for item in examination.indicators:
        zeros = [promise for promise in item.promises if _is_zero(promise)]
        if zeros:
            baseline = item.indicator.baseline
            yield tell(
                indicator_case(item, zeros[0].target.where),
                years=", ".join(str(promise.year) for promise in zeros),
                baseline=baseline.target.printed if baseline else "-",
            )


def _is_zero(promise: Promise) -> bool:
    reading = promise.target.target.reading
    return isinstance(reading, Exactly) and reading.amount.number == 0


def look_for_other_end(examination: Examination) -> Iterator[Symptom]:
    """Ends of the period that are neither the last year nor the sum they should be."""
    for item in examination.indicators:
        end = item.indicator.end
        last = _last_year(examination, item)
        if end is None or last is None or not _compares(end, last.target.target):
            continue
        if not _is_right_end(item, end, last):
            total = _total(item)
            yield tell(
                indicator_case(item),
                end=end.printed,
                year=last.year,
                last=last.printed,
                sum=_NOT_SUMMED if total is None else _in_words(total),
            )


def _in_words(number: Decimal) -> Label:
    text = f"{number:f}"
    return Label(render_number(text, "id"), render_number(text, "en"))


def _last_year(examination: Examination, item: ExaminedIndicator) -> Promise | None:
    end_year = examination.plan.end_year
    for promise in reversed(item.promises):
        if end_year is None or promise.year == end_year:
            return promise
    return None


def _compares(one: PrintedTarget, other: PrintedTarget) -> bool:
    both = bool(one.amounts) and bool(other.amounts)
    return both or isinstance(one.reading, Grade) and isinstance(other.reading, Grade)


def _is_right_end(item: ExaminedIndicator, end: PrintedTarget, last: Promise) -> bool:
    over = item.indicator.over_years
    is_last = _numbers(end) == _numbers(last.target.target)
    total = _total(item)
    is_sum = total is not None and _numbers(end) == (total,)
    if over is OverYears.LAST:
        return is_last
    return is_sum if over is OverYears.SUM else is_last or is_sum


def _numbers(text: PrintedTarget) -> tuple[Decimal | str, ...]:
    if isinstance(text.reading, Grade):
        return (text.reading.text,)
    return tuple(amount.number for amount in text.amounts)


def _total(item: ExaminedIndicator) -> Decimal | None:
    """The sum of the years where they are plain counts; None for shares and bounds."""
    readings = [promise.target.target.reading for promise in item.promises]
    plain = [r.amount for r in readings if isinstance(r, Exactly)]
    if len(plain) < len(readings) or item.is_per_cent or item.whole > 1:
        return None
    is_counted = all(amount.number % 1 == 0 for amount in plain)
    if item.indicator.over_years is not OverYears.SUM and not is_counted:
        return None
    return sum((amount.number for amount in plain), _ZERO)


def look_for_too_steep(examination: Examination) -> Iterator[Symptom]:
    """Ends that ask for a faster pace than any year ever saw."""
    for item in examination.sided if examination.history else ():
        seen = _history_of(examination, item)
        if len(seen) < 2 or not item.promises or item.promises[-1].level is None:
            continue
        end = item.promises[-1]
        years_left = end.year - seen[-1][0]
        if years_left <= 0:
            continue
        needed = item.improves(seen[-1][1], end.level or _ZERO) / years_left
        best = _best_pace(item, seen)
        if needed > 0 and needed > best:
            yield tell(
                indicator_case(item, end.target.where),
                end=f"{end.year} “{end.printed}”",
                last=f"{seen[-1][0]}: {seen[-1][1]:f}",
                needed=_rounded(needed),
                best=_rounded(best),
                years=f"{seen[0][0]}-{seen[-1][0]}",
            )


def _history_of(
    examination: Examination, item: ExaminedIndicator
) -> tuple[tuple[int, Decimal], ...]:
    history = examination.history
    code = item.indicator.measured_by or item.indicator.code
    return tuple(sorted(history.get(code, ())))


def _best_pace(item: ExaminedIndicator, seen: Sequence[tuple[int, Decimal]]) -> Decimal:
    """The most gained in a year between two values that follow one another."""
    pairs = zip(seen, seen[1:], strict=False)
    return max(
        item.improves(before, after) / (year - earlier)
        for (earlier, before), (year, after) in pairs
    )


def _rounded(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.01')):f}"
