"""The page of early warning: diseases by weeks, reports, and open signals."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from derajat.figures import Caption, Heat, HeatRow
from derajat.model.alerts import DiseaseRule, ReportingTarget
from derajat.model.calendar import Period, PeriodKind
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_week
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.surveillance.clocks import (
    Answers,
    Clock,
    key_of,
    read_answers,
    read_clock,
)
from derajat.web.pages.surveillance.heat import (
    build_cell,
    build_weeks,
    choose_weeks,
    render_levels,
)
from derajat.web.parts.values import ValueBlock, build_value_block
from derajat.web.policy import areas_within
from derajat.web.reading.signals import Signal, list_signals, list_units_seen
from derajat.web.reading.weeks import WeekTable, read_week_table


MOST_SIGNALS = 20
_REPORTS = (("SKDR-KLP-M", "completeness"), ("SKDR-TPT-M", "timeliness"))


@dataclass(frozen=True)
class ReportLine:
    """Completeness or timeliness of a week's reports, with what it must reach."""

    label: str
    block: ValueBlock
    target: str


@dataclass(frozen=True)
class SignalLine:
    """A signal in a list, with its clock."""

    disease: str
    area: str
    week: str
    sentence: str
    clock: Clock
    url: str


@dataclass(frozen=True)
class Overview:
    """Everything on the page; `figure` is None without weekly reports."""

    week: str
    reports: tuple[ReportLine, ...]
    figure: Heat | None
    open: tuple[SignalLine, ...]
    open_count: int
    response: str
    stored: ValueBlock | None
    rules: str


def build_overview(asked: Asked, now: datetime.datetime) -> Overview:
    """Early warning of the area asked at a moment."""
    table = read_week_table(asked.reading)
    weeks = choose_weeks(asked, table) if table else ()
    signals = list_signals_asked(asked, weeks)
    answers = read_answers(asked.reading, signals)
    clocks = [
        (one, read_clock(one, answers.get(key_of(one)), now, asked.language))
        for one in signals
    ]
    waiting = [pair for pair in clocks if not pair[1].is_answered]
    lines = [signal_line(asked, *pair) for pair in waiting[:MOST_SIGNALS]]
    return Overview(
        week=render_week(weeks[-1], asked.language) if weeks else "",
        reports=_reports(asked, table, weeks),
        figure=_build_figure(asked, table, weeks, clocks) if table else None,
        open=tuple(lines),
        open_count=len(waiting),
        response=tell_response(signals, answers, asked.language),
        stored=_stored(asked),
        rules=table.rules.label.render(asked.language) if table else "",
    )


def list_signals_asked(asked: Asked, weeks: Sequence[int]) -> tuple[Signal, ...]:
    """The signals in weeks of the reader's units within the area asked."""
    if not weeks:
        return ()
    return list_signals(asked.reading, list_units_asked(asked), weeks[0], weeks[-1])


def list_units_asked(asked: Asked) -> tuple[str, ...]:
    """The reporting units of the area asked, or those that serve it."""
    inside = areas_within(asked.reading.office.areas, asked.area.code, today())
    return list_units_seen(asked.reading, asked.reader.areas, inside, today())


def signal_line(asked: Asked, signal: Signal, clock: Clock) -> SignalLine:
    """A signal as a line of a list."""
    return SignalLine(
        disease=signal.label.render(asked.language),
        area=asked.reading.office.areas.by_code[signal.area].name,
        week=render_week(signal.week, asked.language),
        sentence=signal.sentence.render(asked.language),
        clock=clock,
        url=asked.link(reverse("signal", args=[signal.identifier])),
    )


def tell_response(signals: Sequence[Signal], answers: Answers, language: str) -> str:
    """How many signals were answered within 24 hours, by what is written here."""
    in_time = [
        one
        for one in signals
        if (answer := answers.get(key_of(one))) and answer.verified_at < one.due
    ]
    part, whole = (render_number(len(some), language) for some in (in_time, signals))
    words = Label(
        f"{part} dari {whole} sinyal direspons dalam 24 jam",
        f"{part} of {whole} signals answered within 24 hours",
    )
    return words.render(language) if signals else ""


def _reports(
    asked: Asked, table: WeekTable | None, weeks: Sequence[int]
) -> tuple[ReportLine, ...]:
    if table is None:
        return ()
    found = (
        _report(asked, code, getattr(table.rules, name), weeks[-1])
        for code, name in _REPORTS
    )
    return tuple(line for line in found if line is not None)


def _report(
    asked: Asked, code: str, target: ReportingTarget, week: int
) -> ReportLine | None:
    indicator = asked.reading.catalogue.indicators[code]
    period = Period(PeriodKind.WEEK, week).render()
    rows = asked.reading.shelf.choose(
        code, area=asked.area.code, group="", period=period
    )
    if not rows:
        return None
    block = build_value_block(rows[0], asked, indicator)
    return ReportLine(
        target.label.render(asked.language), block, f"≥ {target.at_least}%"
    )


def _stored(asked: Asked) -> ValueBlock | None:
    """The share of alerts verified within 24 hours as the national system tells it."""
    indicator = asked.reading.catalogue.indicators["SKDR-24"]
    rows = asked.reading.shelf.choose(
        indicator.code,
        area=asked.area.code,
        group="",
        period_kind=PeriodKind.YEAR.value,
    )
    known = [row for row in rows if row.shown is not None]
    last = max(known, key=lambda row: row.period, default=None)
    return None if last is None else build_value_block(last, asked, indicator)


Clocks = Sequence[tuple[Signal, Clock]]


def _build_figure(
    asked: Asked, table: WeekTable, weeks: tuple[int, ...], clocks: Clocks
) -> Heat | None:
    if asked.area.code not in table.areas:
        return None
    language = asked.language
    rows = [
        (_order(disease.code, clocks), place, _row(asked, table, place, weeks, clocks))
        for place, disease in enumerate(table.diseases)
    ]
    return Heat(
        caption=_caption(asked, clocks),
        row_title=Label("Penyakit", "Disease").render(language),
        weeks=build_weeks(weeks, language),
        rows=tuple(row for _, _, row in sorted(rows, key=lambda item: item[:2])),
        level_words=render_levels(language),
        remark_title=Label("Sinyal", "Signals").render(language),
    )


def _order(disease: str, clocks: Clocks) -> int:
    """Most signals without an answer first."""
    own = [clock for signal, clock in clocks if signal.disease == disease]
    return -sum(not clock.is_answered for clock in own)


def _row(
    asked: Asked,
    table: WeekTable,
    place: int,
    weeks: tuple[int, ...],
    clocks: Clocks,
) -> HeatRow:
    disease: DiseaseRule = table.diseases[place]
    cells = (table.cell(asked.area.code, place, week) for week in weeks)
    own = [clock for signal, clock in clocks if signal.disease == disease.code]
    return HeatRow(
        code=disease.code,
        name=disease.label.render(asked.language),
        cells=tuple(build_cell(cell, asked.language) for cell in cells),
        remark=_remark(own, asked.language),
        href=asked.link(reverse("disease", args=[disease.code])),
    )


def _remark(clocks: Sequence[Clock], language: str) -> str:
    """`◆ 3 belum direspons (2 lewat 24 jam)`."""
    waiting = [clock for clock in clocks if not clock.is_answered]
    late = sum(clock.is_late for clock in waiting)
    if not clocks:
        return "–"
    if not waiting:
        words = Label(f"● {len(clocks)} direspons", f"● {len(clocks)} answered")
    elif late:
        words = Label(
            f"◆ {len(waiting)} belum direspons ({late} lewat 24 jam)",
            f"◆ {len(waiting)} without an answer ({late} over 24 h)",
        )
    else:
        words = Label(
            f"◆ {len(waiting)} belum direspons", f"◆ {len(waiting)} without an answer"
        )
    return words.render(language)


def _caption(asked: Asked, clocks: Clocks) -> Caption:
    language = asked.language
    waiting = [pair for pair in clocks if not pair[1].is_answered]
    late = sum(clock.is_late for _, clock in waiting)
    finding = Label(
        f"{len(waiting)} sinyal belum direspons, {late} di antaranya lewat 24 jam",
        f"{len(waiting)} signals without an answer, {late} of them over 24 hours",
    )
    if not waiting:
        finding = Label("Semua sinyal sudah direspons", "All signals were answered")
    if not clocks:
        finding = Label("Tidak ada sinyal", "No signals")
    about = Label(
        "kasus tiap minggu epidemiologi (Minggu–Sabtu); warna: jumlah wilayah ini "
        "terhadap ambangnya; sinyal: Puskesmas yang mencapai ambang; urut: sinyal "
        "belum direspons",
        "cases by epidemiological week (Sunday to Saturday); colour: this area's count "
        "against its threshold; signals: health centres at their threshold; sorted by "
        "signals without an answer",
    )
    return Caption(
        key="kewaspadaan",
        title=finding.render(language),
        subtitle=about.render(language),
        unit=Label("kasus", "cases").render(language),
        decimals=0,
        source=Label("laporan mingguan W2", "weekly reports W2").render(language),
        alt=finding.render(language),
    )
