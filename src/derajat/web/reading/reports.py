"""How many of the reports that are due have come, told from the stored values.

Each value carries the share of expected reports behind it. An indicator that counts
one dataset tells of that dataset; due reports follow from what the office declared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from derajat.measures.completeness import expected_of, is_expected, reported_in
from derajat.measures.measuring import data_day_of
from derajat.measures.plan import PlannedIndicator
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind, month_of_day
from derajat.model.sources import Expected
from derajat.web.reading.office import Reading
from derajat.web.reading.run_key import RunKey


_LONGEST_DENOMINATOR = 100_000


@dataclass(frozen=True)
class Reports:
    """Reports come of those due in a period."""

    period: Period
    come: int
    due: int


def count_reports(reading: Reading, area: str, period: Period | None) -> Reports | None:
    """The reports of all declared datasets for an area and a period.

    Without a period the last whole month; None where no dataset can tell.
    """
    if period is None:
        month = month_of_day(data_day_of(reading.snapshot) + 1) - 1
        period = Period(PeriodKind.MONTH, month)
    return _count(RunKey(reading), area, period)


@lru_cache(maxsize=4_000)
def _count(key: RunKey, area: str, period: Period) -> Reports | None:
    come = due = 0
    for indicator, expected in _tellers(key):
        more = _due(key.reading, expected, area, period)
        values = key.reading.shelf.choose(
            indicator, area=area, group="", period=period.render()
        )
        shares = [v.completeness for v in values if v.completeness is not None]
        if not more or not shares:
            continue
        share = Fraction(shares[0]).limit_denominator(_LONGEST_DENOMINATOR)
        due += more
        come += round(share * more)
    return Reports(period, come, due) if due else None


@lru_cache(maxsize=2)
def _tellers(key: RunKey) -> tuple[tuple[str, Expected], ...]:
    """For each declared dataset an indicator that tells of it and of nothing else."""
    found: dict[str, tuple[str, Expected]] = {}
    for planned in key.reading.plan.indicators:
        for root, expected in _alone(key.reading, planned):
            if planned.indicator.code in key.reading.shelf.spans:
                found.setdefault(root, (planned.indicator.code, expected))
    return tuple(found.values())


def _alone(
    reading: Reading, planned: PlannedIndicator
) -> Iterator[tuple[str, Expected]]:
    counts = [count for version in planned.versions for count in version.counts]
    roots = {count.root for count in counts}
    if len(counts) != 1 or PeriodKind.MONTH not in planned.indicator.periods:
        return
    for root in roots:
        declared = expected_of(reading.office, root)
        if len(declared) == 1:
            yield root, declared[0]


def _due(reading: Reading, expected: Expected, area: str, period: Period) -> int:
    """Units that should send, times the months (or the year) they should."""
    registry = reading.office.areas
    level = AreaLevel(expected.area_level)
    inside = [code for code in registry.within(area) if code in registry.by_code]
    if registry.by_code[area].level is AreaLevel.HEALTH_CENTRE:
        inside += [c.village for c in registry.catchments if c.health_centre == area]
    units = {code for code in inside if registry.by_code[code].level is level}
    unit = reported_in(expected, PeriodKind.MONTH)
    if period.kind is PeriodKind.WEEK:
        return 0
    last = min(period.last_month, month_of_day(data_day_of(reading.snapshot)))
    months = range(period.first_month, last + 1)
    numbers = [n for n in months if is_expected(expected, PeriodKind.MONTH, n)]
    return len(units) * (len(numbers) if unit is PeriodKind.MONTH else 0)
