"""One area or health centre: whom it serves, how it stands, what waits."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.urls import reverse

from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period, render_week
from derajat.model.values import Value
from derajat.steering.score_lines import ScoreLine
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.places.judged import JudgedLine, build_judged
from derajat.web.pages.surveillance.clocks import key_of, read_answers, read_clock
from derajat.web.pages.surveillance.heat import WEEKS_SHOWN
from derajat.web.pages.surveillance.overview import (
    SignalLine,
    list_units_asked,
    signal_line,
)
from derajat.web.parts.values import render_share
from derajat.web.policy import Act, areas_within, load_policy
from derajat.web.reading.area_scores import judge_area
from derajat.web.reading.places import LEVEL_LABELS
from derajat.web.reading.signals import Signal, list_signals
from derajat.web.reading.weeks import WeekTable, read_week_table


_PEOPLE = ("JKN-COV", "KIA-K6", "KIA-KN1", "IM-IDL-DOSIS", "GZ-UKUR-RUTIN", "SPM-08")
"""Coverages whose denominators tell whom an area serves."""
_REPORTS = "SKDR-KLP-M"
_MOST_SIGNALS = 10


@dataclass(frozen=True)
class Neighbour:
    """An area that is linked from a profile."""

    name: str
    url: str


@dataclass(frozen=True)
class NeighbourGroup:
    """Places of one kind below a place."""

    label: str
    places: tuple[Neighbour, ...]


@dataclass(frozen=True)
class PeopleLine:
    """A group of people that an area is to serve."""

    label: str
    count: str
    period: str


@dataclass(frozen=True)
class GapLine:
    """What has not been reported in full."""

    label: str
    told: str


@dataclass(frozen=True)
class Profile:
    """Everything on the page of a place."""

    name: str
    level: str
    code: str
    above: tuple[Neighbour, ...]
    below: tuple[NeighbourGroup, ...]
    people: tuple[PeopleLine, ...]
    judged: tuple[JudgedLine, ...]
    silent: tuple[GapLine, ...]
    signals: tuple[SignalLine, ...]
    """The newest of them."""
    signal_count: int
    signals_url: str
    may_see_signals: bool
    has_units: bool
    """Whether a unit that reports cases lies inside or serves it: else no signal says
    nothing."""


def build_profile(asked: Asked, area: Area, now: datetime.datetime) -> Profile:
    """The page of a place that lies within the reader's areas."""
    here = replace(asked, area=area)
    lines = judge_area(here.reading, area.code, _day(here))
    may_see = load_policy().allows(here.reader.role, "signals", Act.VIEW)
    signals = _open_signals(here, now) if may_see else ()
    return Profile(
        name=area.name,
        level=name_level(area).render(here.language),
        code=area.code,
        above=tuple(_neighbour(here, one) for one in _list_above(here)),
        below=_group_below(here),
        people=tuple(_list_people(here)),
        judged=build_judged(here, lines),
        silent=(*_silent_reports(here), *_silent_values(here, lines)),
        signals=tuple(signals[:_MOST_SIGNALS]),
        signal_count=len(signals),
        signals_url=here.link(reverse("surveillance")),
        may_see_signals=may_see,
        has_units=bool(list_units_asked(here)),
    )


def _day(asked: Asked) -> int:
    return min(today(), asked.period.last_day) if asked.period else today()


def name_level(area: Area) -> Label:
    """What kind of place it is."""
    if area.level is AreaLevel.DISTRICT:
        return Label("kabupaten/kota", "district")
    if area.level is AreaLevel.VILLAGE:
        return Label("kelurahan/desa", "village")
    if area.level is AreaLevel.SUBDISTRICT:
        return Label("kecamatan", "subdistrict")
    return Label("Puskesmas", "health centre")


def list_below(asked: Asked) -> tuple[Area, ...]:
    """The places directly below: of a health centre the villages it serves."""
    areas, code = asked.reading.office.areas, asked.area.code
    if asked.area.level is AreaLevel.HEALTH_CENTRE:
        inside = areas_within(areas, code, today()) - {code}
        found = [areas.by_code[one] for one in sorted(inside) if one in areas.by_code]
    else:
        found = list(areas.children(code))
    return tuple(area for area in found if area.code in asked.reader.areas)


def _list_above(asked: Asked) -> list[Area]:
    """The places that hold this one, and the health centre that serves a village."""
    areas, code = asked.reading.office.areas, asked.area.code
    centres = [c.health_centre for c in areas.catchments if c.village == code]
    found = [*reversed(areas.ancestors(code)[1:]), *centres]
    return [areas.by_code[one] for one in found if one in asked.reader.areas]


def _group_below(asked: Asked) -> tuple[NeighbourGroup, ...]:
    """The places below by their kind: those of a district are of two."""
    below = list_below(asked)
    return tuple(
        NeighbourGroup(
            label.render(asked.language),
            tuple(_neighbour(asked, one) for one in below if one.level is level),
        )
        for level, label in LEVEL_LABELS.items()
        if any(one.level is level for one in below)
    )


def place_url(area: Area) -> str:
    """The address of a place."""
    is_centre = area.level is AreaLevel.HEALTH_CENTRE
    return reverse("facility" if is_centre else "place", args=[area.code])


def _neighbour(asked: Asked, area: Area) -> Neighbour:
    return Neighbour(area.name, replace(asked, area=area).link(place_url(area)))


def _list_people(asked: Asked) -> list[PeopleLine]:
    found = (_people(asked, code) for code in _PEOPLE)
    return [line for line in found if line is not None]


def _people(asked: Asked, code: str) -> PeopleLine | None:
    """The eligible people of the last value of a coverage."""
    indicator = asked.reading.catalogue.indicators.get(code)
    eligible = indicator.eligible if indicator else None
    rows = asked.reading.shelf.choose(code, area=asked.area.code, group="")
    known = [row for row in rows if row.denominator is not None]
    # The eligible people of a year are the same in all its periods.
    last = max(known, key=lambda row: row.period[:4], default=None)
    if eligible is None or last is None or last.denominator is None:
        return None
    return PeopleLine(
        asked.reading.catalogue.eligible[eligible].label.render(asked.language),
        render_number(last.denominator, asked.language),
        last.period[:4],
    )


def _silent_reports(asked: Asked) -> tuple[GapLine, ...]:
    """The weeks whose report did not come, of those shown on the early warning page."""
    table = read_week_table(asked.reading)
    if table is None:
        return ()
    first = max(table.first_week, table.last_week - WEEKS_SHOWN + 1)
    weeks = range(table.last_week, first - 1, -1)
    texts = {week: Period(PeriodKind.WEEK, week).render() for week in weeks}
    rows = asked.reading.shelf.choose(
        _REPORTS, area=asked.area.code, group="", period=list(texts.values())
    )
    by_period = {row.period: row for row in rows}
    found = (
        _silent_week(asked, table, week, by_period.get(text))
        for week, text in texts.items()
    )
    return tuple(line for line in found if line is not None)


def _silent_week(
    asked: Asked, table: WeekTable, week: int, row: Value | None
) -> GapLine | None:
    """What is missing of a week: reports that were due, or the counts in them."""
    language = asked.language
    label = Label("Laporan mingguan W2", "Weekly report W2").render(language)
    when = render_week(week, language)
    if (
        row
        and row.numerator is not None
        and Fraction(row.denominator or 0) > (row.numerator)
    ):
        part = render_number(row.numerator, language)
        whole = render_number(row.denominator or "0", language)
        words = Label(f"{part} dari {whole} laporan", f"{part} of {whole} reports")
        return GapLine(label, f"{when}: {words.render(language)}")
    cells = [table.cell(asked.area.code, n, week) for n in range(len(table.diseases))]
    known = [cell for cell in cells if cell is not None]
    if not known or any(cell.cases is not None for cell in known):
        return None
    words = Label("angka kasus belum ada", "no counts of cases yet")
    return GapLine(label, f"{when}: {words.render(language)}")


def _silent_values(asked: Asked, lines: Sequence[ScoreLine]) -> tuple[GapLine, ...]:
    """The indicators that were counted from fewer reports than were due."""
    found = []
    for line in lines:
        value = line.score.value
        if value is None or value.completeness is None or value.completeness >= 1:
            continue
        label = asked.reading.catalogue.indicators[line.item.measured_by].label
        share = render_share(value.completeness, asked.language)
        when = _period(value, asked.language)
        words = Label(f"laporan {share}", f"reports {share}").render(asked.language)
        found.append(GapLine(label.render(asked.language), f"{when}: {words}"))
    return tuple(found)


def _period(value: Value, language: str) -> str:
    period = parse_period(value.period)
    return render_period(period, language) if period else value.period


def _open_signals(asked: Asked, now: datetime.datetime) -> tuple[SignalLine, ...]:
    """The signals of the last weeks that nobody answered."""
    table = read_week_table(asked.reading)
    if table is None:
        return ()
    first = table.last_week - WEEKS_SHOWN + 1
    signals: Sequence[Signal] = list_signals(
        asked.reading, list_units_asked(asked), first, table.last_week
    )
    answers = read_answers(asked.reading, signals)
    return tuple(
        signal_line(asked, one, read_clock(one, None, now, asked.language))
        for one in signals
        if key_of(one) not in answers
    )
