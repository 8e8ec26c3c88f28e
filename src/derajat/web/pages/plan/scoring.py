"""Scores of a plan for an area and a year, kept while nothing they rest on moves."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

from derajat.catalogue.calendars import load_calendars
from derajat.catalogue.judgement import load_judgement
from derajat.content import find_content
from derajat.model.borders import find_border_changes
from derajat.model.calendar import parse_period, year_of_day
from derajat.model.judgement import JudgementStandards
from derajat.model.plans import Plan
from derajat.model.values import Value
from derajat.model.workdays import USUAL_WEEK
from derajat.steering.paces import Holidays, week_in_force
from derajat.steering.paths import last_day_of_year
from derajat.steering.policies import resolve_policy
from derajat.steering.score_lines import Asked as AskedScore
from derajat.steering.scorecard import Scorecard, build_scorecard
from derajat.steering.scores import Setting
from derajat.steering.value_book import ValueBook
from derajat.web.plans.in_force import PlanInForce
from derajat.web.reading.office import Reading


MOST_KEPT = 200


@dataclass(frozen=True)
class ScoreKey:
    """What a scorecard rests on."""

    store: int
    plan: str
    number: int
    area: str
    year: int
    today: int


class ScoreShelf:
    """Scorecards by what they rest on; the longest unused are dropped."""

    def __init__(self) -> None:
        self._kept: OrderedDict[ScoreKey, Scorecard] = OrderedDict()
        self._lock = threading.Lock()

    def find(
        self, reading: Reading, found: PlanInForce, area: str, year: int, today: int
    ) -> Scorecard:
        """The scorecard of a plan in force."""
        version = reading.snapshot.version
        key = ScoreKey(version, found.plan.name, found.number, area, year, today)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        card = score_plan(reading, found.plan, area, year, today)
        with self._lock:
            self._kept[key] = card
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return card


SCORES = ScoreShelf()


def score_plan(
    reading: Reading, plan: Plan, area: str, year: int, today: int
) -> Scorecard:
    """The scorecard of any plan, a draft as well."""
    office = reading.office
    asked = AskedScore(
        catalogue=reading.catalogue,
        area=area,
        office_area=office.area,
        unit_costs={cost.indicator: cost.rupiah for cost in office.unit_costs},
    )
    setting = _build_setting(reading, year, today)
    return build_scorecard(
        office, [plan], _read_book(reading, plan, area), asked, setting
    )


def choose_year(reading: Reading, plan: Plan, area: str, today: int) -> int:
    """The last year up to today with a value, else with a target, else this year."""
    values = [row for row in _values(reading, plan, area) if row.value is not None]
    periods = [parse_period(row.period) for row in values]
    of_values = {period.year for period in periods if period is not None}
    of_targets = {t.year for _, item in plan.indicators() for t in item.targets}
    this_year = year_of_day(today)
    for years in (of_values, of_targets):
        if found := [year for year in years if year <= this_year]:
            return max(found)
    return this_year


def _read_book(reading: Reading, plan: Plan, area: str) -> ValueBook:
    return ValueBook(_values(reading, plan, area))


def _values(reading: Reading, plan: Plan, area: str) -> list[Value]:
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
        border_days={
            code: tuple(change.day for change in changes)
            for code, changes in find_border_changes(office.areas).items()
        },
    )


@lru_cache(maxsize=1)
def _standards() -> tuple[JudgementStandards, Holidays]:
    definitions = find_content("definitions")
    return load_judgement(definitions), load_calendars(definitions)
