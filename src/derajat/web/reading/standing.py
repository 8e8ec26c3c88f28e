"""Where every indicator of an area stands now: its latest value and its state."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.values import Value
from derajat.steering.scores import Score
from derajat.web.reading.judging import Judge
from derajat.web.reading.office import Reading
from derajat.web.reading.run_key import RunKey


@dataclass(frozen=True)
class Standing:
    """The latest value of an indicator, with its score where there is a target."""

    period: Period
    value: Value
    score: Score | None


def find_standings(reading: Reading, area: str, day: int) -> Mapping[str, Standing]:
    """By indicator where it stands in an area on a day; none without a row."""
    return _find(RunKey(reading), area, day)


def choose_latest(values: Mapping[Period, Value], day: int) -> Period | None:
    """The latest period with a value that is over, of those that end together the
    shortest; weeks only where there is nothing else. Without any the latest of all."""
    known = [period for period, value in values.items() if value.shown is not None]
    known = known or list(values)
    known = [period for period in known if period.kind is not PeriodKind.WEEK] or known
    over = [period for period in known if period.last_day <= day]
    return max(over or known, key=lambda p: (p.last_day, p.first_day), default=None)


@lru_cache(maxsize=64)
def _find(key: RunKey, area: str, day: int) -> Mapping[str, Standing]:
    reading, judge = key.reading, Judge(key.reading, day)
    codes = reading.shelf.indicators
    rows = reading.shelf.choose_many(codes, area=area, group="").to_pylist()
    by_code: dict[str, dict[Period, Value]] = defaultdict(dict)
    for row in rows:
        period = parse_period(row["period"])
        if period is not None:
            by_code[row["indicator"]][period] = Value(**row)
    found = {}
    for code, values in by_code.items():
        period = choose_latest(values, day)
        indicator = reading.catalogue.indicators.get(code)
        if period is not None and indicator is not None:
            value = values[period]
            score = judge.judge(indicator, area, period, value)
            found[code] = Standing(period, value, score)
    return found
