"""Values of an action's indicator where it is done: at the decision, now, later."""

from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.values import Value
from derajat.web.reading.office import Reading


Periods = dict[Period, Value]


def read_periods(reading: Reading, indicator: str, area: str) -> Periods:
    """The values of an indicator for an area, all groups together, by period."""
    if not indicator:
        return {}
    return _by_period(reading.shelf.choose(indicator, area=area, group=""))


def read_periods_of(
    reading: Reading, indicator: str, areas: list[str]
) -> dict[str, Periods]:
    """The same of several areas at once, by area."""
    found: dict[str, Periods] = {area: {} for area in areas}
    for value in reading.shelf.choose(indicator, area=sorted(set(areas)), group=""):
        found[value.area].update(_by_period([value]))
    return found


def choose_decided(periods: Periods, wanted: Period | None, day: int) -> Value | None:
    """The value that a decision is taken by.

    That of the period asked for; else the latest that is over, the shortest of those
    that end together, so that what follows shows soon; else the one that ends first.
    """
    known = {
        period: value
        for period, value in periods.items()
        if value.shown is not None and period.kind is not PeriodKind.WEEK
    }
    if wanted in known and wanted is not None:
        return known[wanted]
    over = [period for period in known if period.last_day <= day]
    if over:
        return known[max(over, key=lambda p: (p.last_day, p.first_day))]
    return known[min(known, key=lambda p: p.last_day)] if known else None


def choose_newest_alike(periods: Periods, decided: Value | None) -> Value | None:
    """The newest value of the kind of period that the decision was taken by."""
    like = parse_period(decided.period) if decided is not None else None
    if like is None:
        return None
    alike = [
        period
        for period, value in periods.items()
        if period.kind is like.kind and value.shown is not None
    ]
    return periods[max(alike, key=lambda p: p.number)] if alike else None


def choose_after(
    periods: Periods, decided: Value, due: int, day: int
) -> tuple[Period, Value] | None:
    """The first period that begins after the due day, is over and has a value."""
    like = parse_period(decided.period)
    later = [
        period
        for period, value in periods.items()
        if like is not None
        and period.kind is like.kind
        and period.first_day > due
        and period.last_day <= day
        and value.shown is not None
    ]
    if not later:
        return None
    first = min(later, key=lambda period: period.number)
    return first, periods[first]


def _by_period(values: list[Value]) -> Periods:
    found = {parse_period(value.period): value for value in values}
    return {period: value for period, value in found.items() if period is not None}
