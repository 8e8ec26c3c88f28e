"""The scorecard of an area: pages and the interface for programs read the same one."""

from collections.abc import Sequence
from functools import lru_cache

from derajat.model.calendar import Period
from derajat.opening.scoring import build_setting, choose_year
from derajat.steering.score_lines import ScoreLine, build_score_lines
from derajat.steering.value_book import ValueBook
from derajat.web.reading.office import Reading
from derajat.web.reading.planned import ask_scores, read_plan_values
from derajat.web.reading.run_key import RunKey


def read_score_lines(
    reading: Reading, area: str, period: Period | None, day: int
) -> tuple[ScoreLine, ...]:
    """The lines of the plans for an area, of the year of the period, else the last."""
    return _read(RunKey(reading), area, period, day)


@lru_cache(maxsize=128)
def _read(
    key: RunKey, area: str, period: Period | None, day: int
) -> tuple[ScoreLine, ...]:
    reading, plans = key.reading, key.reading.plans
    values = read_plan_values(reading, plans, area)
    if period is not None:
        day = min(day, period.last_day)
    year = period.year if period else choose_year(values, plans, day)
    setting = build_setting(reading.office, year, day)
    asked = ask_scores(reading, area)
    return build_score_lines(plans, ValueBook(values), asked, setting)


def choose_judged(lines: Sequence[ScoreLine]) -> list[ScoreLine]:
    """Lines with a target: of official plans, of examples only where there are none."""
    judged = [line for line in lines if line.target is not None]
    return [line for line in judged if not line.plan.is_example] or judged
