"""Scores of a plan for an area and a year, kept while nothing they rest on moves."""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from derajat.catalogue.calendars import load_calendars
from derajat.catalogue.judgement import load_judgement
from derajat.content import find_content
from derajat.model.borders import find_border_changes
from derajat.model.calendar import Period, parse_period, year_of_day
from derajat.model.judgement import JudgementStandards
from derajat.model.plans import Plan
from derajat.model.values import Value
from derajat.model.workdays import USUAL_WEEK
from derajat.steering.paces import Holidays, week_in_force
from derajat.steering.paths import last_day_of_year
from derajat.steering.policies import resolve_policy
from derajat.steering.score_lines import Asked as AskedScore
from derajat.steering.score_lines import ScoreLine, build_score_lines
from derajat.steering.scorecard import Scorecard, build_scorecard
from derajat.steering.scores import Setting
from derajat.steering.value_book import ValueBook
from derajat.web.asked import Asked
from derajat.web.plans.in_force import PlanInForce
from derajat.web.reading.office import Reading


MOST_KEPT = 200


@dataclass(frozen=True)
class ScoreKey:
    """What a scorecard rests on; `year` 0 lets the values choose."""

    store: int
    plan: str
    """The text of the plan: a number alone would outlive a restored backup."""
    area: str
    year: int
    day: int


class ScoreShelf:
    """Scorecards by what they rest on; the longest unused are dropped."""

    def __init__(self) -> None:
        self._kept: OrderedDict[ScoreKey, Scorecard] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, asked: Asked, found: PlanInForce, today: int) -> Scorecard:
        """The scorecard of a plan in force for the area and period asked."""
        year, day = _year_and_day(asked.period, today)
        version, area = asked.reading.snapshot.version, asked.area.code
        key = ScoreKey(version, found.text, area, year, day)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        card = score_plan(asked.reading, found.plan, area, year, day)
        with self._lock:
            self._kept[key] = card
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return card


SCORES = ScoreShelf()


def _year_and_day(period: Period | None, today: int) -> tuple[int, int]:
    """The year to judge, 0 when none is asked, and the day it is seen from."""
    if period is None:
        return 0, today
    return period.year, min(today, period.last_day)


def score_plan(
    reading: Reading, plan: Plan, area: str, year: int, day: int
) -> Scorecard:
    """The scorecard of a plan as seen from a day; year 0 is the last with a value."""
    values = _read_values(reading, plan, area)
    year = year or _choose_year(values, plan, day)
    return build_scorecard(
        reading.office,
        [plan],
        ValueBook(values),
        _asked_score(reading, area),
        _build_setting(reading, year, day),
    )


def score_years(
    reading: Reading, plan: Plan, area: str, years: Iterable[int], day: int
) -> Mapping[int, tuple[ScoreLine, ...]]:
    """The lines of a plan, or of a part of one, for each year up to a day."""
    book = ValueBook(_read_values(reading, plan, area))
    asked = _asked_score(reading, area)
    return {
        year: build_score_lines([plan], book, asked, _build_setting(reading, year, day))
        for year in years
        if year <= year_of_day(day)
    }


def _asked_score(reading: Reading, area: str) -> AskedScore:
    office = reading.office
    return AskedScore(
        catalogue=reading.catalogue,
        area=area,
        office_area=office.area,
        unit_costs={cost.indicator: cost.rupiah for cost in office.unit_costs},
    )


def _choose_year(values: Iterable[Value], plan: Plan, day: int) -> int:
    """The last year up to a day with a value, else with a target, else its own."""
    periods = [parse_period(row.period) for row in values if row.value is not None]
    of_values = {period.year for period in periods if period is not None}
    of_targets = {t.year for _, item in plan.indicators() for t in item.targets}
    this_year = year_of_day(day)
    for years in (of_values, of_targets):
        if found := [year for year in years if year <= this_year]:
            return max(found)
    return this_year


def _read_values(reading: Reading, plan: Plan, area: str) -> list[Value]:
    codes = {item.measured_by for _, item in plan.indicators() if item.measured_by}
    return [
        value
        for code in sorted(codes)
        for value in reading.shelf.choose(code, area=area, group="")
    ]


def _build_setting(reading: Reading, year: int, today: int) -> Setting:
    standards, holidays = _standards()
    office = reading.office
    day = min(today, last_day_of_year(year))
    return Setting(
        year=year,
        today=today,
        policy=resolve_policy(standards, office.judgement, day),
        week=week_in_force(office.work_weeks, day, USUAL_WEEK),
        holidays=holidays,
        border_days=_border_days(reading),
    )


_BORDERS: dict[int, Mapping[str, tuple[int, ...]]] = {}
"""Days of border changes by the identity of an office, which a process keeps."""


def _border_days(reading: Reading) -> Mapping[str, tuple[int, ...]]:
    key = id(reading.office)
    if key not in _BORDERS:
        _BORDERS[key] = {
            code: tuple(change.day for change in changes)
            for code, changes in find_border_changes(reading.office.areas).items()
        }
    return _BORDERS[key]


@lru_cache(maxsize=1)
def _standards() -> tuple[JudgementStandards, Holidays]:
    definitions = find_content("definitions")
    return load_judgement(definitions), load_calendars(definitions)
