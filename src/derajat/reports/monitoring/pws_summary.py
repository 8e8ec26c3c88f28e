"""The first page of PWS sheets: every indicator of a programme in one line."""

from collections.abc import Sequence

from derajat.model.areas import AreaLevel
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.programmes.pws import PwsStatus
from derajat.programmes.pws_charts import PROGRAMMES
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, heading_row, quoted_cell
from derajat.reports.monitoring.levels import LEVEL_LABELS
from derajat.reports.monitoring.pws_chart import (
    PwsChart,
    build_chart,
    count_of,
    due_number,
    gap_number,
    list_indicators,
    reached_number,
)
from derajat.reports.monitoring.pws_table import TONES
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Quoted,
    Role,
    Row,
    Table,
    Tone,
)
from derajat.reports.source import Making


def build_pws_summary(making: Making, settings: Settings) -> Sequence[Block]:
    """A table of the indicators of `programme`, and how many areas are behind."""
    programme = str(settings["programme"])
    level = AreaLevel(str(settings["level"]))
    charts = [
        build_chart(making, indicator, level)
        for indicator in list_indicators(making, programme)
    ]
    known = [chart for chart in charts if chart.own is not None or chart.known]
    name = PROGRAMMES[programme].render(making.language)
    when = render_period(making.period, making.language)
    if not known:
        words = Label(
            f"{name}: belum ada nilai {when}.", f"{name}: no value of {when}."
        )
        text = (Quoted(words.render(making.language)),)
        return (Paragraph(f"{programme}-kosong", text, Role.WARNING),)
    return (
        Table(
            key=f"ringkasan-{programme}",
            caption=f"{name}, {when}",
            columns=(
                Column(5.4),
                Column(1.5, Align.RIGHT),
                Column(1.5, Align.RIGHT),
                Column(1.4),
                Column(1.6, Align.RIGHT),
                Column(2.2, Align.RIGHT),
            ),
            heading=(heading_row(_titles(making, level)),),
            rows=tuple(_row(chart) for chart in known),
            size=8.0,
            sheet=f"Ringkasan {programme}"[:31],
        ),
    )


def _titles(making: Making, level: AreaLevel) -> tuple[str, ...]:
    name = LEVEL_LABELS[level].render(making.language)
    if making.language == "id":
        return (
            "Indikator",
            "Capaian %",
            "Target bulan ini",
            "Status",
            "Kurang (orang)",
            f"{name} di bawah target",
        )
    return (
        "Indicator",
        "Reached %",
        "Target of the month",
        "Status",
        "Missing (people)",
        f"{name} below target",
    )


def _row(chart: PwsChart) -> Row:
    language = chart.making.language
    label = chart.indicator.label.render(language)
    name = quoted_cell(f"{chart.indicator.code} {label}")
    return Row(
        (
            name,
            amount_cell(reached_number(chart, chart.making.area)),
            amount_cell(due_number(chart)),
            _status_cell(chart),
            amount_cell(gap_number(chart, chart.own) if chart.own else ABSENT),
            _behind_cell(chart),
        )
    )


def _status_cell(chart: PwsChart) -> Cell:
    status: PwsStatus | None = chart.own.status if chart.own else None
    if status is None:
        return Cell((ABSENT,), tone=Tone.ABSENT)
    return Cell((status.label.render(chart.making.language),), tone=TONES[status])


def _behind_cell(chart: PwsChart) -> Cell:
    if chart.due is None or not chart.known:
        return Cell((ABSENT,), tone=Tone.ABSENT)
    behind = count_of(chart, "areas-behind", len(chart.behind))
    known = count_of(chart, "areas-known", len(chart.known))
    middle = Label(" dari ", " of ").render(chart.making.language)
    return Cell((behind, middle, known))
