"""What a scorecard of an office is made of: its values, plans, year and choices."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from derajat.catalogue.calendars import load_calendars
from derajat.catalogue.judgement import load_judgement
from derajat.content import find_content
from derajat.errors import DerajatError
from derajat.model.borders import find_border_changes
from derajat.model.calendar import parse_period, year_of_day
from derajat.model.judgement import JudgementStandards
from derajat.model.offices import Office
from derajat.model.plans import Plan
from derajat.model.values import Value
from derajat.model.workdays import USUAL_WEEK
from derajat.steering.paces import Holidays, week_in_force
from derajat.steering.paths import last_day_of_year
from derajat.steering.policies import check_choices, resolve_policy
from derajat.steering.scores import Setting


def areas_within(office: Office, area: str) -> tuple[str, ...]:
    """Codes of the areas below one at the levels the office measures."""
    return tuple(
        code
        for code in office.areas.within(area)
        if code != area and office.areas.by_code[code].level in office.levels
    )


def linked_indicators(plans: Sequence[Plan]) -> set[str]:
    """Codes of the indicators that the plans are measured by."""
    return {item.measured_by for plan in plans for _, item in plan.indicators()}


def own_values(values: pa.Table, plans: Sequence[Plan]) -> list[Value]:
    """The rows of the indicators the plans name, all groups together."""
    wanted = pa.array(sorted(linked_indicators(plans)), pa.string())
    is_wanted = pc.is_in(values["indicator"], wanted)
    rows = values.filter(pc.and_(is_wanted, pc.equal(values["group"], "")))
    return [Value(**row) for row in rows.to_pylist()]


def last_year(values: pa.Table, plans: Sequence[Plan], today: int) -> int:
    """The last year up to today with a value of the plans, else with a target."""
    return choose_year(own_values(values, plans), plans, today)


def choose_year(values: Iterable[Value], plans: Sequence[Plan], today: int) -> int:
    """The same of values that are at hand."""
    periods = [parse_period(row.period) for row in values if row.value is not None]
    of_values = {period.year for period in periods if period is not None}
    items = [item for plan in plans for _, item in plan.indicators()]
    of_targets = {target.year for item in items for target in item.targets}
    this_year = year_of_day(today)
    for years in (of_values, of_targets):
        if found := [year for year in years if year <= this_year]:
            return max(found)
    return this_year


def build_setting(office: Office, year: int, today: int) -> Setting:
    """What the year is judged by. Raises DerajatError when a choice is unknown."""
    standards, choices = load_standards(), office.judgement
    if problems := check_choices(standards, choices):
        raise DerajatError(problems)
    day = min(today, last_day_of_year(year))
    return Setting(
        year=year,
        today=today,
        policy=resolve_policy(standards, choices, day),
        week=week_in_force(office.work_weeks, day, USUAL_WEEK),
        holidays=_load_holidays(),
        border_days={
            code: tuple(change.day for change in changes)
            for code, changes in find_border_changes(office.areas).items()
        },
    )


def move_setting(setting: Setting, year: int) -> Setting:
    """The same choices for another year, as seen on the same day."""
    return replace(setting, year=year)


@cache
def load_standards() -> JudgementStandards:
    """The standards of judging that come with the product."""
    return load_judgement(find_content("definitions"))


@cache
def _load_holidays() -> Holidays:
    return load_calendars(find_content("definitions"))
