"""How settled periods are: what was declared last, and what that asks of an upload."""

from collections.abc import Iterable

from derajat.model.calendar import Period, PeriodKind, parse_period, period_of_month
from derajat.web.uploads.models import PeriodState, Upload
from derajat.web.uploads.report import read_report
from derajat.web.uploads.states import PeriodStanding, UploadState


_ORDER = list(PeriodStanding)


def load_standings(area: str) -> dict[str, PeriodState]:
    """The declaration in force for each period of an office area."""
    known = PeriodState.objects.filter(area=area).select_related("set_by")
    return {state.period: state for state in known}


def load_restated() -> frozenset[str]:
    """The months that accepted uploads changed after they were final."""
    restating = Upload.objects.filter(
        restated_by__isnull=False, state=UploadState.ACCEPTED.value
    )
    reports = restating.values_list("report", flat=True)
    return frozenset(
        month for fields in reports for month in read_report(fields).months
    )


def standing_of(period: str, states: dict[str, PeriodState]) -> PeriodStanding:
    """How settled a month, quarter or year is.

    The most settled of what holds it; or what all of its months have reached.
    """
    found = find_declaration(period, states)
    own = PeriodStanding(found.standing) if found else PeriodStanding.OPEN
    parsed = parse_period(period)
    if parsed is None or parsed.kind in (PeriodKind.WEEK, PeriodKind.MONTH):
        return own
    months = (standing_of(name, states) for name in month_names(parsed))
    return max(own, min(months, key=_ORDER.index), key=_ORDER.index)


def find_declaration(period: str, states: dict[str, PeriodState]) -> PeriodState | None:
    """The declaration that settles a period most, of it and of what holds it."""
    found = [states[name] for name in _holders(period) if name in states]
    return max(
        found,
        key=lambda state: _ORDER.index(PeriodStanding(state.standing)),
        default=None,
    )


def month_names(period: Period) -> tuple[str, ...]:
    """The months of a period: `2026-01`, ...; of a week none."""
    if period.kind is PeriodKind.WEEK:
        return ()
    months = range(period.first_month, period.last_month + 1)
    return tuple(Period(PeriodKind.MONTH, month).render() for month in months)


def find_final(
    periods: Iterable[str], states: dict[str, PeriodState]
) -> tuple[str, ...]:
    """Those of the periods that are final."""
    final = PeriodStanding.FINAL
    return tuple(name for name in periods if standing_of(name, states) is final)


def _holders(text: str) -> tuple[str, ...]:
    """A period and the longer ones that hold it."""
    period = parse_period(text)
    if period is None or period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER):
        return (text,)
    if period.kind is PeriodKind.QUARTER:
        return (text, Period(PeriodKind.YEAR, period.year).render())
    quarter = period_of_month(PeriodKind.QUARTER, period.first_month)
    year = Period(PeriodKind.YEAR, period.year)
    return (text, quarter.render(), year.render())
