"""The table of an indicator as files to take away."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import Http404

from derajat.figures import render_csv
from derajat.model.calendar import Period
from derajat.model.indicators import Indicator
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_period
from derajat.sheets.writing import PlainSheet, PlainValue, write_workbook
from derajat.steering.words import STATE_WORDS
from derajat.web.asked import Asked
from derajat.web.pages.indicators.presenting import Parts, build_parts, rank_of
from derajat.web.pages.indicators.ranking import AreaScore
from derajat.web.pages.indicators.view import View
from derajat.web.reading.judging import Judge


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Download:
    """A file with its name and kind."""

    name: str
    media_type: str
    content: bytes


def build_csv(asked: Asked, indicator: Indicator, day: int, view: View) -> Download:
    """The areas below the one asked, as shown. Raises Http404 where there is none."""
    parts, period = _read(asked, indicator, day, view)
    content = render_csv(rank_of(parts, asked, view), asked.language)
    name = _name(asked, indicator, period)
    return Download(f"{name}.csv", "text/csv; charset=utf-8", content.encode("utf-8"))


def build_xlsx(asked: Asked, indicator: Indicator, day: int, view: View) -> Download:
    """Areas and trend as two sheets. Raises Http404 where there is nothing."""
    parts, period = _read(asked, indicator, day, view)
    sheets = [
        PlainSheet(
            Label("Wilayah", "Areas").render(asked.language),
            [_heads(asked.language), *(_row(item, asked) for item in parts.areas)],
            column_widths=(16, 30, 12, 12, 12, 12, 12, 22, 12),
        ),
        PlainSheet(Label("Tren", "Trend").render(asked.language), _trend(parts, asked)),
        PlainSheet(
            Label("Keterangan", "About").render(asked.language),
            _about(asked, indicator, period, day),
            header_rows=0,
            column_widths=(18, 70),
        ),
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "unduh.xlsx"
        write_workbook(path, sheets)
        content = path.read_bytes()
    return Download(f"{_name(asked, indicator, period)}.xlsx", _XLSX, content)


Build = Callable[[Asked, Indicator, int, View], Download]
DOWNLOADS: dict[str, Build] = {"csv": build_csv, "xlsx": build_xlsx}
"""How each kind of file is made."""


def _read(
    asked: Asked, indicator: Indicator, day: int, view: View
) -> tuple[Parts, Period]:
    parts = build_parts(asked, indicator, Judge(asked.reading, day), view)
    if parts.series.now is None:
        raise Http404
    return parts, parts.series.now.period


def _name(asked: Asked, indicator: Indicator, period: Period) -> str:
    return f"{indicator.code}_{asked.area.code}_{period.render()}"


_HEADS = (
    Label("Kode", "Code"),
    Label("Wilayah", "Area"),
    Label("Capaian", "Value"),
    Label("Pembilang", "Numerator"),
    Label("Penyebut", "Denominator"),
    Label("Rentang bawah", "Interval from"),
    Label("Rentang atas", "Interval to"),
    Label("Status", "State"),
    Label("Kurang (orang)", "Missing (people)"),
)


def _heads(language: str) -> list[PlainValue]:
    return [head.render(language) for head in _HEADS]


def _row(item: AreaScore, asked: Asked) -> list[PlainValue]:
    value, score = item.value, item.score
    state = STATE_WORDS[score.verdict.state] if score else STATE_WORDS[None]
    return [
        item.area.code,
        item.area.name,
        _number(value.shown),
        value.numerator,
        _number(value.denominator),
        value.lower,
        value.upper,
        state.render(asked.language),
        item.missing if score and score.gap else None,
    ]


def _number(shown: str | None) -> PlainValue:
    """A number as such; a text that hides one (`>95`) stays a text."""
    if shown is None:
        return None
    is_number = shown.removeprefix("-").replace(".", "", 1).isdigit()
    return Decimal(shown) if is_number else shown


def _trend(parts: Parts, asked: Asked) -> list[list[PlainValue]]:
    heads = [head.render(asked.language) for head in _HEADS[2:7]]
    period = Label("Periode", "Period").render(asked.language)
    rows: list[list[PlainValue]] = [[period, *heads]]
    for point in parts.series.points:
        value = point.value
        cells: list[PlainValue] = [None] * len(heads)
        if value is not None:
            cells = [
                _number(value.shown),
                value.numerator,
                _number(value.denominator),
                value.lower,
                value.upper,
            ]
        rows.append([render_period(point.period, asked.language), *cells])
    return rows


def _about(
    asked: Asked, indicator: Indicator, period: Period, day: int
) -> list[list[PlainValue]]:
    """What the numbers are, so that the file can stand alone."""
    run = asked.reading.snapshot.values_run()
    language = asked.language
    return [
        [
            Label("Indikator", "Indicator").render(language),
            f"{indicator.code} {indicator.label.render(language)}",
        ],
        [Label("Wilayah", "Area").render(language), asked.area.name],
        [Label("Periode", "Period").render(language), render_period(period, language)],
        [
            Label("Kantor", "Office").render(language),
            asked.reading.office.label.render(language),
        ],
        [
            Label("Versi data", "Data version").render(language),
            run.data_version if run else None,
        ],
        [Label("Tanggal", "Date").render(language), render_day(day, language)],
    ]
