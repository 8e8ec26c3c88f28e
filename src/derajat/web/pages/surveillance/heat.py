"""Cells and weeks of the heat tables of early warning."""

from derajat.figures import HeatCell, ShownNumber, Week
from derajat.model.calendar import Period, PeriodKind, first_day_of_week, week_of_day
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_span, render_week_number
from derajat.web.asked import Asked
from derajat.web.reading.weeks import WeekCell, WeekTable


WEEKS_SHOWN = 8
LEVEL_WORDS = (
    Label("nihil, atau tanpa ambang", "none, or no threshold"),
    Label("di bawah ambang", "below the threshold"),
    Label("mencapai ambang", "threshold reached"),
    Label("2 kali ambang atau lebih", "twice the threshold or more"),
    Label("4 kali ambang atau lebih", "four times the threshold or more"),
)


def choose_weeks(asked: Asked, table: WeekTable) -> tuple[int, ...]:
    """The weeks up to the one asked for, or up to the last that was counted."""
    last = table.last_week
    if asked.period is not None:
        wanted = _week_of(asked.period)
        last = max(min(wanted, last), table.first_week)
    first = max(table.first_week, last - WEEKS_SHOWN + 1)
    return tuple(range(first, last + 1))


def _week_of(period: Period) -> int:
    if period.kind is PeriodKind.WEEK:
        return period.number
    return week_of_day(period.last_day)


def build_weeks(weeks: tuple[int, ...], language: str) -> tuple[Week, ...]:
    """The columns: `M45` with `8–14 Nov`."""
    return tuple(
        Week(render_week_number(week, language), _span(week, language))
        for week in weeks
    )


def _span(week: int, language: str) -> str:
    start = first_day_of_week(week)
    return render_span(start, start + 6, language)


def build_cell(cell: WeekCell | None, language: str, href: str = "") -> HeatCell:
    """A count with the level against its own threshold, and the rule that fired."""
    if cell is None or cell.cases is None:
        return HeatCell(None)
    return HeatCell(
        count=ShownNumber(render_number(cell.cases, language), float(cell.cases)),
        level=choose_level(cell.cases, cell.needed),
        signal=cell.sentence.render(language) if cell.is_signal else "",
        href=href,
    )


def choose_level(cases: int, needed: int | None) -> int:
    """0 to 4: none, below, reached, twice, four times the threshold."""
    if needed is None or not cases:
        return 0
    return sum(cases >= needed * times for times in (1, 2, 4)) + 1


def render_levels(language: str) -> tuple[str, str, str, str, str]:
    """The words of the five levels."""
    lowest, low, reached, high, highest = (one.render(language) for one in LEVEL_WORDS)
    return lowest, low, reached, high, highest
