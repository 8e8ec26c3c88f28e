"""What changed since the period before."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from derajat.model.calendar import Period, PeriodKind, date_of_day, parse_period
from derajat.model.indicators import Direction, Indicator, Kind
from derajat.model.values import Value
from derajat.steering.aims import Aim
from derajat.steering.gaps import gap_in_points
from derajat.steering.measured import Measured
from derajat.steering.paths import is_work_of_the_year
from derajat.steering.rounding import round_half_up
from derajat.steering.value_book import Periods


class Turn(Enum):
    """Which way a value went, seen from what is better."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    MOVED = "moved"
    """It moved, and neither way is better."""


@dataclass(frozen=True)
class Change:
    """A value beside the one before.

    `difference` has the decimals of the value shown; `is_clear` when the two
    intervals do not touch (always where values have none).
    """

    before: Value
    difference: Decimal
    turn: Turn
    is_clear: bool
    is_comparable: bool
    """False when the definition or the area changed so that the series breaks."""


def find_before(periods: Periods, period: Period, kind: Kind) -> Value | None:
    """The value to compare with.

    Of levels the last one before with a value: what is measured in February and
    August has none in July. Of work that adds up over the year the same part of the
    year before.
    """
    if is_work_of_the_year(kind):
        a_year = max(PeriodKind.YEAR.months // period.kind.months, 1)
        return periods.get(Period(period.kind, period.number - a_year))
    earlier = [
        found
        for found, value in periods.items()
        if found.kind is period.kind
        and found.number < period.number
        and value.value is not None
    ]
    return periods[max(earlier, key=lambda found: found.number)] if earlier else None


def compute_change(
    value: Value,
    now: Measured,
    before: Value,
    then: Measured,
    better: Direction,
    aim: Aim | None,
    breaks: Sequence[int] = (),
    has_same_rules: bool = True,
) -> Change:
    """The change from one value to another; `aim` tells what is better in a range.

    `breaks` are days on which the borders of the area changed; `has_same_rules`
    is False where the rules of the two values cannot be compared.
    """
    places = len((value.shown or "").partition(".")[2])
    difference = round_half_up(now.amount - then.amount, places)
    return Change(
        before=before,
        difference=difference,
        turn=_turn(now, then, difference, better, aim),
        is_clear=_is_clear(now, then),
        is_comparable=has_same_rules and _is_comparable(value, before, breaks),
    )


def is_one_series(indicator: Indicator, before: Value, value: Value) -> bool:
    """Whether no rule that cannot be compared came into force between two values."""
    return not any(
        before.version < date_of_day(version.valid_from).isoformat() <= value.version
        for version in indicator.versions
        if not version.comparable
    )


def _is_comparable(value: Value, before: Value, breaks: Sequence[int]) -> bool:
    """Whether neither value mixes rules, and the borders are the same in both."""
    flags = {*value.flags.split(";"), *before.flags.split(";")}
    if "not-comparable" in value.flags.split(";") or "area-changed" in flags:
        return False
    then, now = parse_period(before.period), parse_period(value.period)
    if then is None or now is None:
        return True
    return not any(then.first_day < day <= now.last_day for day in breaks)


def _turn(
    now: Measured,
    then: Measured,
    difference: Decimal,
    better: Direction,
    aim: Aim | None,
) -> Turn:
    if difference == 0:
        return Turn.SAME
    if better in (Direction.HIGHER, Direction.LOWER):
        is_better = (difference > 0) == (better is Direction.HIGHER)
        return Turn.BETTER if is_better else Turn.WORSE
    if better is Direction.NEITHER or aim is None:
        return Turn.MOVED
    gap_now, gap_then = (gap_in_points(item.amount, aim) for item in (now, then))
    if gap_now == gap_then:
        return Turn.MOVED
    return Turn.BETTER if gap_now < gap_then else Turn.WORSE


def _is_clear(now: Measured, then: Measured) -> bool:
    if now.lower is None or now.upper is None:
        return True
    if then.lower is None or then.upper is None:
        return True
    return now.lower > then.upper or now.upper < then.lower
