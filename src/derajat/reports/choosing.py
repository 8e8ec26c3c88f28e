"""Which period, area and formats a report can have, and when it is due."""

from collections.abc import Iterable

from derajat.errors import refuse
from derajat.model.areas import AreaLevel
from derajat.model.calendar import (
    Period,
    PeriodKind,
    day_number,
    month_of_day,
    parse_period,
    period_of_month,
    week_of_day,
)
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.reports.forms import About, Format, ReportForm


PERIOD_WORDS = {
    PeriodKind.WEEK: Label("minggu", "week"),
    PeriodKind.MONTH: Label("bulan", "month"),
    PeriodKind.QUARTER: Label("triwulan", "quarter"),
    PeriodKind.SEMESTER: Label("semester", "half-year"),
    PeriodKind.YEAR: Label("tahun", "year"),
    PeriodKind.THREE_YEARS: Label("tiga tahun", "three years"),
    PeriodKind.FIVE_YEARS: Label("lima tahun", "five years"),
}
_EXAMPLES = {
    PeriodKind.WEEK: "--year 2025 --week 12",
    PeriodKind.MONTH: "--year 2025 --month 8",
    PeriodKind.QUARTER: "--year 2025 --quarter 3",
    PeriodKind.SEMESTER: "--year 2025 --semester 1",
}
_LEVELS = {
    About.HEALTH_CENTRE: AreaLevel.HEALTH_CENTRE,
    About.VILLAGE: AreaLevel.VILLAGE,
}
_MOST_KNOWN = 12


def name_kinds(kinds: Iterable[PeriodKind]) -> Label:
    """The kinds of period in words: `triwulan, tahun`."""
    words = [PERIOD_WORDS[kind] for kind in kinds]
    return Label(*(", ".join(getattr(w, lang) for w in words) for lang in ("id", "en")))


def read_period(form: ReportForm, text: str) -> Period:
    """The period `2025-Q3` of a report. Raises REP-002."""
    period = parse_period(text)
    if period is not None and period.kind in form.periods:
        return period
    wanted = name_kinds(form.periods)
    given = name_kinds([period.kind]) if period else Label("", "")
    raise refuse(
        "REP-002",
        report=form.name,
        wanted_id=wanted.id,
        wanted_en=wanted.en,
        given_id=f"{given.id} {text}".strip(),
        given_en=f"{given.en} {text}".strip(),
        example=_EXAMPLES.get(form.periods[0], "--year 2025"),
    )


def last_period(form: ReportForm, year: int, data_day: int) -> Period:
    """The year where a report is made for years, else its last period of the year.

    Of a year that the data do not reach the end of, the last one that they do.
    """
    whole = Period(PeriodKind.YEAR, year)
    if whole.kind in form.periods:
        return whole
    kind = form.periods[0]
    ended = data_day + 1 if whole.first_day <= data_day < whole.last_day else 0
    if kind is PeriodKind.WEEK:
        last = week_of_day(day_number(year, 12, 28))
        return Period(kind, week_of_day(ended) - 1 if ended else last)
    if not ended:
        return period_of_month(kind, whole.last_month)
    period = period_of_month(kind, month_of_day(ended))
    return Period(kind, max(period.number - 1, whole.first_month // kind.months))


def choose_formats(form: ReportForm, wanted: Iterable[str]) -> tuple[Format, ...]:
    """The formats asked for, all of the form where none is. Raises REP-003."""
    known = {one.value: one for one in form.formats}
    asked = [word.strip().lower() for word in wanted if word.strip()]
    for word in asked:
        if word not in known:
            names = ", ".join(known)
            raise refuse("REP-003", report=form.name, given=word, known=names)
    return tuple(known[word] for word in dict.fromkeys(asked)) or form.formats


def list_areas(form: ReportForm, office: Office) -> tuple[str, ...]:
    """The codes of the areas that a report can be about, by the order of the office."""
    level = _LEVELS.get(form.about)
    if level is None:
        return (office.area,)
    inside = set(office.areas.within(office.area))
    return tuple(a.code for a in office.areas.at_level(level) if a.code in inside)


def choose_areas(form: ReportForm, office: Office, wanted: str) -> tuple[str, ...]:
    """The area of that code, every one where none is named. Raises REP-007."""
    known = list_areas(form, office)
    if not wanted:
        return known
    if wanted in known:
        return (wanted,)
    names = [office.areas.by_code[code].name for code in known[:_MOST_KNOWN]]
    more = ", …" if len(known) > _MOST_KNOWN else ""
    said = ", ".join(names) + more if names else "-"
    raise refuse("REP-007", value=wanted, report=form.name, known=said)


def due_day(form: ReportForm, period: Period) -> int | None:
    """The day number on which a report is due; None where its form states none."""
    return period.last_day + form.due.days if form.due else None
