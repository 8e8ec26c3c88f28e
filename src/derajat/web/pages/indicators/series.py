"""The values of an indicator over periods, each with its score."""

from dataclasses import dataclass

from derajat.model.areas import Area
from derajat.model.calendar import Period, parse_period
from derajat.model.indicators import Indicator
from derajat.model.judgement import State
from derajat.model.values import Value
from derajat.steering.scores import Score
from derajat.web.asked import Asked
from derajat.web.reading.judging import Judge
from derajat.web.reading.standing import choose_latest


PERIODS_SHOWN = 36


@dataclass(frozen=True)
class SeriesPoint:
    """A period with its value and what is said of it; None where there is none."""

    period: Period
    value: Value | None
    score: Score | None

    @property
    def state(self) -> State | None:
        return self.score.verdict.state if self.score else None


@dataclass(frozen=True)
class Series:
    """The periods up to the one that is looked at, oldest first."""

    indicator: Indicator
    area: Area
    points: tuple[SeriesPoint, ...]
    all_periods: tuple[Period, ...]
    """Every period of the indicator here, of all lengths."""

    @property
    def now(self) -> SeriesPoint | None:
        """The period that is looked at."""
        return self.points[-1] if self.points else None

    @property
    def since(self) -> SeriesPoint | None:
        """Where the present state began, within what is shown."""
        found = None
        for point in reversed(self.points):
            if point.state is None or point.state is not self.points[-1].state:
                break
            found = point
        return found


def build_series(
    asked: Asked, indicator: Indicator, judge: Judge, period: Period | None = None
) -> Series:
    """Up to 36 periods of one length that end with the one asked, else the latest."""
    here = _by_period(asked, indicator)
    now = period or asked.period or choose_latest(here, judge.day)
    periods = _alike(here, now) if now is not None else ()
    points = tuple(
        SeriesPoint(
            each,
            here.get(each),
            judge.judge(indicator, asked.area.code, each, here.get(each)),
        )
        for each in periods
    )
    return Series(indicator, asked.area, points, tuple(here))


def _by_period(asked: Asked, indicator: Indicator) -> dict[Period, Value]:
    rows = asked.reading.shelf.choose(indicator.code, area=asked.area.code, group="")
    found = {parse_period(row.period): row for row in rows}
    return {period: row for period, row in found.items() if period is not None}


def _alike(here: dict[Period, Value], now: Period) -> tuple[Period, ...]:
    """The periods of the same length up to now, from the first that has a value."""
    numbers = [
        period.number
        for period, value in here.items()
        if period.kind is now.kind
        and period.number <= now.number
        and value.shown is not None
    ]
    first = max(min(numbers, default=now.number), now.number - PERIODS_SHOWN + 1)
    return tuple(Period(now.kind, number) for number in range(first, now.number + 1))
