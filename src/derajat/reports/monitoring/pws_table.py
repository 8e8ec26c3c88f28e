"""The table below a PWS chart: areas by rank, side by side in blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.programmes.pws import PwsLine, PwsStatus
from derajat.programmes.pws_charts import is_level
from derajat.reports.cells import amount_cell, heading_row, quoted_cell, word_cell
from derajat.reports.monitoring.levels import LEVEL_LABELS
from derajat.reports.monitoring.pws_chart import (
    PwsChart,
    RankedArea,
    gap_number,
    month_number,
    reached_number,
)
from derajat.reports.monitoring.pws_words import TREND_WORDS
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Align,
    Cell,
    Column,
    Row,
    Table,
    Text,
    Tone,
)


_MOST_BLOCKS = 3
_SIZE = 6.9
TONES = {
    PwsStatus.BAIK: Tone.GOOD,
    PwsStatus.KURANG: Tone.UNSURE,
    PwsStatus.CUKUP: Tone.UNSURE,
    PwsStatus.JELEK: Tone.BAD,
}
_PARTIAL = " *"


def build_pws_table(
    chart: PwsChart, shown: Sequence[RankedArea], start: int = 0
) -> Table:
    """The areas shown, from rank `start` + 1 on; read downwards, then to the right."""
    blocks = min(_MOST_BLOCKS, -(-len(shown) // 3) or 1)
    rows = -(-len(shown) // blocks)
    language, level = chart.making.language, chart.level
    name = LEVEL_LABELS[level].render(language)
    caption = f"{name[0].upper()}{name[1:]}, {render_period(chart.month, language)}"
    key = f"{chart.indicator.code}-{level.value}-{start + 1}"
    columns = _columns(chart)
    titles = [column.title.render(language) for column in columns]
    return Table(
        key=key,
        caption=caption,
        columns=tuple(Column(c.width(language), c.align) for c in columns) * blocks,
        heading=(heading_row(titles * blocks),),
        rows=tuple(
            Row(tuple(_cells_across(chart, shown, start, row, rows, blocks)))
            for row in range(rows)
        ),
        notes=tuple(_notes(chart, shown)),
        size=_SIZE,
        sheet=f"{chart.indicator.code} {name} {start + 1}"[:31],
    )


@dataclass(frozen=True)
class _Column:
    """A column of a block.

    Those `of_year` are left out where months count anew, those `of_target` where no
    plan has a target.
    """

    title: Label
    share: float
    align: Align = Align.RIGHT
    of_year: bool = False
    of_target: bool = False
    is_long_in_english: bool = False

    def width(self, language: str) -> float:
        """Its part of the width: no word may need a second line."""
        is_long = self.is_long_in_english and language == "en"
        return self.share * 1.7 if is_long else self.share


_COLUMNS = (
    _Column(Label("No", "No"), 1.3),
    _Column(Label("Wilayah", "Area"), 6, Align.LEFT),
    _Column(Label("Kum. %", "Cum. %"), 2.2, of_year=True),
    _Column(Label("Bln ini %", "Month %"), 2.2),
    _Column(Label("Bln lalu %", "Before %"), 2.2),
    _Column(Label("Arah", "Way"), 2.6, Align.LEFT),
    _Column(
        Label("Status", "Status"),
        2.6,
        Align.LEFT,
        of_target=True,
        is_long_in_english=True,
    ),
    _Column(Label("Kurang (orang)", "Missing (people)"), 2.4, of_target=True),
)


def _columns(chart: PwsChart) -> tuple[_Column, ...]:
    return tuple(
        column
        for column in _COLUMNS
        if not (column.of_year and is_level(chart.indicator))
        and not (column.of_target and chart.due is None)
    )


def _cells_across(
    chart: PwsChart,
    shown: Sequence[RankedArea],
    start: int,
    row: int,
    rows: int,
    blocks: int,
) -> Iterator[Cell]:
    for block in range(blocks):
        place = block * rows + row
        if place < len(shown):
            yield from _cells(chart, shown[place], start + place + 1)
        else:
            yield from (Cell() for _ in _columns(chart))


def _cells(chart: PwsChart, one: RankedArea, rank: int) -> Iterator[Cell]:
    line = one.line
    partial = _PARTIAL if line is not None and line.is_partial else ""
    yield word_cell(str(rank))
    yield quoted_cell(f"{one.name}{partial}")
    if line is None:
        yield from (
            Cell((ABSENT,), tone=Tone.ABSENT) for _ in range(len(_columns(chart)) - 2)
        )
        return
    if not is_level(chart.indicator):
        yield amount_cell(reached_number(chart, one.area.code))
    yield amount_cell(month_number(chart, line))
    yield amount_cell(month_number(chart, line, 1))
    yield from _judged_cells(chart, line)


def _judged_cells(chart: PwsChart, line: PwsLine) -> Iterator[Cell]:
    language = chart.making.language
    trend = TREND_WORDS[line.trend].render(language) if line.trend else ABSENT
    yield word_cell(trend)
    if chart.due is None:
        return
    if line.status is None:
        yield Cell((ABSENT,), tone=Tone.ABSENT)
    else:
        words = line.status.label.render(language)
        yield Cell((words,), tone=TONES[line.status])
    yield amount_cell(gap_number(chart, line))


def _notes(chart: PwsChart, shown: Sequence[RankedArea]) -> Iterator[Text]:
    language = chart.making.language
    if any(one.line is not None and one.line.is_partial for one in shown):
        words = Label(
            "* ada bulan tanpa laporan sejak Januari.",
            "* a month since January was not reported.",
        )
        yield (words.render(language),)
    if any(one.line is None for one in shown):
        words = Label(
            "– tidak ada laporan bulan ini, atau tidak ada sasaran.",
            "– no report this month, or nobody is eligible.",
        )
        yield (words.render(language),)
