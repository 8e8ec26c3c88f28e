"""Who has sent what: forms by month, one form by health centre, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from derajat.measures.arrivals import ArrivalBook, FormArrivals
from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import (
    Period,
    PeriodKind,
    first_day_of_month,
    month_of_day,
)
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number, render_period
from derajat.web.asked import Asked
from derajat.web.pages.data.quality_book import BatchQuality
from derajat.web.policy import areas_within
from derajat.web.uploads.models import PeriodState
from derajat.web.uploads.standings import standing_of


MONTHS = 6
MOST_NAMES = 6


@dataclass(frozen=True)
class ArrivalCell:
    """How many of the expected reports came; `mark` and `words` say what that means."""

    shown: str
    mark: str
    words: str
    tag: str


@dataclass(frozen=True)
class ArrivalRow:
    """A form, or an area that reports, over the periods."""

    name: str
    url: str
    cells: tuple[ArrivalCell, ...]
    rows: str
    """Rows questioned and set aside, of the files in force."""


@dataclass(frozen=True)
class MonthHead:
    """A period over a column, with how settled it is."""

    name: str
    standing: str


@dataclass(frozen=True)
class ArrivalTable:
    """Rows under the same periods."""

    heads: tuple[MonthHead, ...]
    rows: tuple[ArrivalRow, ...]


@dataclass(frozen=True)
class OverviewPage:
    """Everything on the page, as texts."""

    form: str
    all_url: str
    months: ArrivalTable | None
    years: ArrivalTable | None
    missing_month: str
    missing_text: str
    missing_lines: int
    due: str


@dataclass(frozen=True)
class _Counted:
    due: int
    came: int
    late: int


class ArrivalCounting:
    """Counts reports of areas from an arrival book, as seen on a day."""

    def __init__(self, asked: Asked, today: int) -> None:
        self.asked, self.today = asked, today
        self.areas = asked.reading.office.areas
        self._units: dict[tuple[str, AreaLevel], list[str]] = {}

    def units(self, area: str, level: AreaLevel) -> list[str]:
        """The areas of a level that report within an area."""
        if (area, level) not in self._units:
            inside, by_code = (
                areas_within(self.areas, area, self.today),
                self.areas.by_code,
            )
            self._units[area, level] = [
                code
                for code in inside
                if code in by_code and by_code[code].level is level
            ]
        return self._units[area, level]

    def count(self, form: FormArrivals, area: str, number: int) -> _Counted | None:
        """Reports due, come and late of an area; None when none is due."""
        units = self.units(area, form.level)
        if not units or not form.is_due(number) or not self.is_over(form, number):
            return None
        days = [form.came_on(unit, number) for unit in units]
        came = [day for day in days if day is not None]
        limit = last_day_for(form, number, self.asked.reading.office.report_due_day)
        late = sum(limit is not None and day > limit for day in came)
        return _Counted(len(units), len(came), late)

    def missing(self, form: FormArrivals, area: str, number: int) -> list[str]:
        """The areas whose report is due and has not come."""
        if not form.is_due(number) or not self.is_over(form, number):
            return []
        units = self.units(area, form.level)
        return [unit for unit in units if form.came_on(unit, number) is None]

    def is_over(self, form: FormArrivals, number: int) -> bool:
        """Whether a period has ended; of a year, whether it has begun."""
        period = Period(form.unit, number)
        if form.unit is PeriodKind.YEAR:
            return period.first_day <= self.today
        return period.last_day <= self.today


def last_day_for(form: FormArrivals, number: int, due_day: int) -> int | None:
    """The last day on which a report of a month is in time; years have none.

    `due_day` is the day of the next month that the office set.
    """
    if form.unit is not PeriodKind.MONTH:
        return None
    return first_day_of_month(number + 1) + due_day - 1


def build_overview(
    asked: Asked,
    arrivals: ArrivalBook,
    quality: tuple[BatchQuality, ...],
    states: dict[str, PeriodState],
    form_name: str,
    today: int,
) -> OverviewPage:
    """The page for the asked area; of one form by who reports it when one is named."""
    counting = ArrivalCounting(asked, today)
    chosen = arrivals.form(form_name)
    last = _last_month(asked, today)
    months = tuple(range(last, last - MONTHS, -1))
    years = (last // 12, last // 12 - 1)
    text, lines = _missing_text(counting, arrivals, chosen, last)

    def table(unit: PeriodKind, numbers: tuple[int, ...]) -> ArrivalTable | None:
        return _table(counting, arrivals, quality, states, chosen, unit, numbers)

    return OverviewPage(
        form=chosen.source.label.render(asked.language) if chosen else "",
        all_url=asked.link(reverse("data")),
        months=_table(
            counting, arrivals, quality, states, chosen, PeriodKind.MONTH, months
        ),
        years=_table(
            counting, arrivals, quality, states, chosen, PeriodKind.YEAR, years
        ),
        missing_month=render_period(Period(PeriodKind.MONTH, last), asked.language),
        missing_text=text,
        missing_lines=min(max(lines + 3, 4), 24),
        due=str(asked.reading.office.report_due_day),
    )


def _last_month(asked: Asked, today: int) -> int:
    """The month asked for, or the last that is over."""
    period = asked.period
    if period is not None and period.kind.months:
        return min(period.last_month, month_of_day(today))
    return month_of_day(today + 1) - 1


def _table(
    counting: ArrivalCounting,
    arrivals: ArrivalBook,
    quality: tuple[BatchQuality, ...],
    states: dict[str, PeriodState],
    chosen: FormArrivals | None,
    unit: PeriodKind,
    numbers: tuple[int, ...],
) -> ArrivalTable | None:
    """The table of a unit; None when no form of it is reported here."""
    forms = [chosen] if chosen else list(arrivals.forms)
    forms = [form for form in forms if form.unit is unit]
    if chosen:
        rows = list(_area_rows(counting, forms, numbers))
    else:
        rows = list(_form_rows(counting, forms, quality, numbers))
    if not rows:
        return None
    language = counting.asked.language
    periods = [Period(unit, number) for number in numbers]
    heads = tuple(
        MonthHead(
            render_period(period, language),
            standing_of(period.render(), states).label.render(language),
        )
        for period in periods
    )
    return ArrivalTable(heads, tuple(rows))


def _form_rows(
    counting: ArrivalCounting,
    forms: list[FormArrivals],
    quality: tuple[BatchQuality, ...],
    numbers: tuple[int, ...],
) -> Iterator[ArrivalRow]:
    asked = counting.asked
    for form in forms:
        if not counting.units(asked.area.code, form.level):
            continue
        yield ArrivalRow(
            form.source.label.render(asked.language),
            asked.link(reverse("data"), formulir=form.source.name),
            _cells(counting, form, asked.area.code, numbers),
            _rows_of(form, quality, counting),
        )


def _area_rows(
    counting: ArrivalCounting, forms: list[FormArrivals], numbers: tuple[int, ...]
) -> Iterator[ArrivalRow]:
    for form in forms:
        for area in reporting_areas(counting, form):
            yield ArrivalRow(
                area.name, "", _cells(counting, form, area.code, numbers), ""
            )


def reporting_areas(counting: ArrivalCounting, form: FormArrivals) -> list[Area]:
    """The health centres of the asked area, or within one those who report to it."""
    asked, centre = counting.asked, AreaLevel.HEALTH_CENTRE
    level = centre if asked.area.level is AreaLevel.DISTRICT else form.level
    if form.level is AreaLevel.DISTRICT:
        level = AreaLevel.DISTRICT
    codes = counting.units(asked.area.code, level)
    return sorted((counting.areas.by_code[c] for c in codes), key=lambda a: a.name)


def _cells(
    counting: ArrivalCounting, form: FormArrivals, area: str, numbers: tuple[int, ...]
) -> tuple[ArrivalCell, ...]:
    language = counting.asked.language
    counted = (counting.count(form, area, number) for number in numbers)
    return tuple(_cell(found, language) for found in counted)


def _cell(found: _Counted | None, language: str) -> ArrivalCell:
    if found is None:
        words = Label("belum atau tidak ditunggu", "not due")
        return ArrivalCell("–", "", words.render(language), "")
    came, due = (render_number(n, language) for n in (found.came, found.due))
    late = render_number(found.late, language)
    more = Label(f", {late} terlambat", f", {late} late").render(language)
    more = more if found.late else ""
    if found.came == found.due:
        complete = Label("lengkap", "complete").render(language)
        return ArrivalCell(f"{came}/{due}", "●", complete + more, "meets")
    gap = render_number(found.due - found.came, language)
    short = Label(f"kurang {gap}", f"{gap} missing").render(language)
    tag, mark = ("unsure", "◆") if found.came else ("below", "▼")
    return ArrivalCell(f"{came}/{due}", mark, short + more, tag)


def _rows_of(
    form: FormArrivals, quality: tuple[BatchQuality, ...], counting: ArrivalCounting
) -> str:
    """Rows questioned and set aside in the files of a form that concern the area."""
    asked = counting.asked
    is_office = asked.area.code == asked.reading.office.area
    own = [
        each.counts
        for each in quality
        if each.batch.source == form.source.name
        and (is_office or each.centre == asked.area.code)
    ]
    if not own:
        return "–"
    q, s = sum(c.questioned for c in own), sum(c.set_aside for c in own)
    shown = (render_number(n, asked.language) for n in (q, s))
    return " / ".join(shown)


def _missing_text(
    counting: ArrivalCounting,
    arrivals: ArrivalBook,
    chosen: FormArrivals | None,
    month: int,
) -> tuple[str, int]:
    """Who has not sent, as a message that can be passed on; and its lines."""
    asked, language = counting.asked, counting.asked.language
    forms = [chosen] if chosen else list(arrivals.forms)
    lines = []
    for form in forms:
        number = month if form.unit is PeriodKind.MONTH else month // 12
        missing = counting.missing(form, asked.area.code, number)
        if missing:
            label = form.source.label.render(language)
            lines.append(f"- {label}: {_named(counting, form, missing)}")
    period = render_period(Period(PeriodKind.MONTH, month), language)
    day = render_day(counting.today, language)
    head = Label(
        f"Data yang belum masuk, {period}, {asked.area.name} (per {day}):",
        f"Data not received yet, {period}, {asked.area.name} (as of {day}):",
    )
    if not lines:
        none = Label(
            f"Semua data {period} sudah masuk, {asked.area.name} (per {day}).",
            f"All data of {period} are in, {asked.area.name} (as of {day}).",
        )
        return none.render(language), 1
    return "\n".join([head.render(language), *lines]), len(lines)


def _named(counting: ArrivalCounting, form: FormArrivals, missing: list[str]) -> str:
    """Who is missing: health centres, with how many of their villages."""
    by_code = counting.areas.by_code
    if form.level is not AreaLevel.VILLAGE:
        return ", ".join(sorted(by_code[code].name for code in missing))
    served = {c.village: c.health_centre for c in counting.areas.catchments}
    groups: dict[str, list[str]] = {}
    for village in missing:
        groups.setdefault(served.get(village, ""), []).append(by_code[village].name)
    words = Label("kelurahan", "villages").render(counting.asked.language)
    parts = []
    for centre, villages in groups.items():
        name = by_code[centre].name if centre in by_code else "?"
        few = len(villages) <= MOST_NAMES
        inside = ", ".join(sorted(villages)) if few else f"{len(villages)} {words}"
        parts.append(f"{name} ({inside})")
    return "; ".join(sorted(parts))
