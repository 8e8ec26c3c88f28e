"""How settled periods are: what was declared last, and what that asks of an upload."""

from collections.abc import Iterable

from derajat.model.calendar import Period, PeriodKind, parse_period, period_of_month
from derajat.web.uploads.models import PeriodState
from derajat.web.uploads.states import PeriodStanding


def load_standings(area: str) -> dict[str, PeriodState]:
    """The declaration in force for each period of an office area."""
    return {state.period: state for state in PeriodState.objects.filter(area=area)}


def standing_of(period: str, states: dict[str, PeriodState]) -> PeriodStanding:
    """How settled a month or year is: the most settled of what holds it."""
    found = [states[name].standing for name in _holders(period) if name in states]
    order = list(PeriodStanding)
    return max(map(PeriodStanding, found), key=order.index, default=PeriodStanding.OPEN)


def find_final(
    periods: Iterable[str], states: dict[str, PeriodState]
) -> tuple[str, ...]:
    """Those of the periods that are final."""
    final = PeriodStanding.FINAL
    return tuple(name for name in periods if standing_of(name, states) is final)


def _holders(text: str) -> tuple[str, ...]:
    """A period and the longer ones that hold it."""
    period = parse_period(text)
    if period is None or period.kind is not PeriodKind.MONTH:
        return (text,)
    quarter = period_of_month(PeriodKind.QUARTER, period.first_month)
    year = Period(PeriodKind.YEAR, period.year)
    return (text, quarter.render(), year.render())
