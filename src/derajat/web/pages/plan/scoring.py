"""Scores of a plan for an area and a year, kept while nothing they rest on moves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from derajat.model.calendar import Period, year_of_day
from derajat.model.plans import Plan
from derajat.opening.scoring import build_setting, choose_year
from derajat.steering.score_lines import ScoreLine, build_score_lines
from derajat.steering.scorecard import Scorecard, build_scorecard
from derajat.steering.value_book import ValueBook
from derajat.web.asked import Asked
from derajat.web.plans.in_force import PlanInForce
from derajat.web.reading.office import Reading
from derajat.web.reading.planned import ask_scores, read_plan_values
from derajat.web.reading.remembered import Remembered


@dataclass(frozen=True)
class ScoreKey:
    """What a scorecard rests on; `year` 0 lets the values choose."""

    store: int
    plan: str
    """The text of the plan: a number alone would outlive a restored backup."""
    area: str
    year: int
    day: int


_CARDS: Remembered[ScoreKey, Scorecard] = Remembered()


def find_scorecard(asked: Asked, found: PlanInForce, today: int) -> Scorecard:
    """The scorecard of a plan in force for the area and period asked."""
    year, day = _year_and_day(asked.period, today)
    version, area = asked.reading.snapshot.version, asked.area.code
    key = ScoreKey(version, found.text, area, year, day)
    return _CARDS.find(
        key, lambda: score_plan(asked.reading, found.plan, area, year, day)
    )


def _year_and_day(period: Period | None, today: int) -> tuple[int, int]:
    """The year to judge, 0 when none is asked, and the day it is seen from."""
    if period is None:
        return 0, today
    return period.year, min(today, period.last_day)


def score_plan(
    reading: Reading, plan: Plan, area: str, year: int, day: int
) -> Scorecard:
    """The scorecard of a plan as seen from a day; year 0 is the last with a value."""
    values = read_plan_values(reading, [plan], area)
    year = year or choose_year(values, [plan], day)
    return build_scorecard(
        reading.office,
        [plan],
        ValueBook(values),
        ask_scores(reading, area),
        build_setting(reading.office, year, day),
    )


def score_years(
    reading: Reading, plan: Plan, area: str, years: Iterable[int], day: int
) -> Mapping[int, tuple[ScoreLine, ...]]:
    """The lines of a plan, or of a part of one, for each year up to a day."""
    book = ValueBook(read_plan_values(reading, [plan], area))
    asked = ask_scores(reading, area)
    return {
        year: build_score_lines(
            [plan], book, asked, build_setting(reading.office, year, day)
        )
        for year in years
        if year <= year_of_day(day)
    }
