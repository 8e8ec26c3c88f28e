"""One disease: reporting units by weeks."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from derajat.figures import Caption, Heat, HeatRow
from derajat.model.alerts import AlertKind, DiseaseRule
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_week
from derajat.web.asked import Asked
from derajat.web.pages.surveillance.clocks import (
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
from derajat.web.pages.surveillance.overview import (
    SignalLine,
    list_signals_asked,
    list_units_asked,
    signal_line,
    tell_response,
)
from derajat.web.reading.signals import Signal
from derajat.web.reading.weeks import WeekTable, read_week_table


@dataclass(frozen=True)
class DiseasePage:
    """Everything on the page of a disease."""

    name: str
    week: str
    rule: str
    figure: Heat | None
    signals: tuple[SignalLine, ...]
    response: str
    rules: str


def build_disease(
    asked: Asked, code: str, now: datetime.datetime
) -> DiseasePage | None:
    """The page of a disease of the form; None for another code."""
    table = read_week_table(asked.reading)
    place = table.place_of(code) if table else None
    if table is None or place is None:
        return None
    weeks = choose_weeks(asked, table)
    every = list_signals_asked(asked, weeks)
    signals = [signal for signal in every if signal.disease == code]
    answers = read_answers(asked.reading, signals)
    clocks = [
        (one, read_clock(one, answers.get(key_of(one)), now, asked.language))
        for one in signals
    ]
    disease = table.diseases[place]
    return DiseasePage(
        name=disease.label.render(asked.language),
        week=render_week(weeks[-1], asked.language),
        rule=tell_rule(disease).render(asked.language),
        figure=_build_figure(asked, table, place, weeks, clocks),
        signals=tuple(signal_line(asked, *pair) for pair in clocks),
        response=tell_response(signals, answers, asked.language),
        rules=table.rules.label.render(asked.language),
    )


def tell_rule(disease: DiseaseRule) -> Label:
    """The threshold of a disease in words."""
    if disease.kind is AlertKind.AT_LEAST:
        return Label(
            f"sinyal bila {disease.cases} kasus atau lebih dalam seminggu",
            f"a signal from {disease.cases} cases a week on",
        )
    if disease.kind is AlertKind.RATIO and disease.times is not None:
        times = f"{float(disease.times):g}"
        local = render_number(times)
        rule = Label(
            f"sinyal bila {local} kali minggu sebelumnya atau lebih",
            f"a signal from {times} times the week before on",
        )
        if disease.cases_after_zero is None:
            return rule
        return Label(
            f"{rule.id}; setelah minggu tanpa kasus mulai {disease.cases_after_zero} "
            "kasus",
            f"{rule.en}; after a week without cases from {disease.cases_after_zero} on",
        )
    return Label(
        "tanpa ambang; kecenderungannya yang diamati", "no threshold; watch the trend"
    )


def _build_figure(
    asked: Asked,
    table: WeekTable,
    place: int,
    weeks: tuple[int, ...],
    clocks: Sequence[tuple[Signal, Clock]],
) -> Heat | None:
    units = [area for area in list_units_asked(asked) if area in table.areas]
    if not units:
        return None
    language = asked.language
    linked = {(signal.area, signal.week): (signal, clock) for signal, clock in clocks}
    return Heat(
        caption=_caption(asked, clocks),
        row_title="Puskesmas",
        weeks=build_weeks(weeks, language),
        rows=tuple(_row(asked, table, place, unit, weeks, linked) for unit in units),
        level_words=render_levels(language),
        remark_title=Label("Sinyal terakhir", "Last signal").render(language),
    )


def _row(
    asked: Asked,
    table: WeekTable,
    place: int,
    unit: str,
    weeks: tuple[int, ...],
    linked: dict[tuple[str, int], tuple[Signal, Clock]],
) -> HeatRow:
    cells = []
    last: Clock | None = None
    for week in weeks:
        signal, clock = linked.get((unit, week), (None, None))
        url = asked.link(reverse("signal", args=[signal.identifier])) if signal else ""
        cells.append(build_cell(table.cell(unit, place, week), asked.language, url))
        last = clock or last
    return HeatRow(
        code=unit,
        name=asked.reading.office.areas.by_code[unit].name,
        cells=tuple(cells),
        remark=f"{last.shape} {last.words}" if last else "–",
        href=asked.link(reverse("facility", args=[unit])),
    )


def _caption(asked: Asked, clocks: Sequence[tuple[Signal, Clock]]) -> Caption:
    language = asked.language
    waiting = sum(not clock.is_answered for _, clock in clocks)
    finding = Label(
        f"{len(clocks)} sinyal dalam minggu-minggu ini, {waiting} belum direspons",
        f"{len(clocks)} signals in these weeks, {waiting} without an answer",
    )
    about = Label(
        "kasus tiap minggu per Puskesmas pelapor; warna: terhadap ambang Puskesmas "
        "itu; urut: kode Puskesmas",
        "cases by week and reporting health centre; colour: against its own threshold; "
        "sorted by code",
    )
    return Caption(
        key="penyakit",
        title=finding.render(language),
        subtitle=about.render(language),
        unit=Label("kasus", "cases").render(language),
        decimals=0,
        source=Label("laporan mingguan W2", "weekly reports W2").render(language),
        alt=finding.render(language),
    )
