"""JKN: enrolled and active with their own denominators, segments, the poor outside."""

from derajat.model.calendar import Period, PeriodKind, parse_period, year_of_day
from derajat.model.indicators import Coverage
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number, render_period
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.themes.ranking import build_ranked
from derajat.web.pages.themes.values import (
    Section,
    ThemePage,
    ValueRow,
    rows_by_group,
    rows_of,
    value_row,
)
from derajat.web.reading.eligible import choose_source, read_eligible_book
from derajat.web.reading.targets import find_target


ENROLLED, ACTIVE, OUTSIDE = "JKN-COV", "JKN-ACT", "JKN-GAP"
_MONTHS_SHOWN = 12
_SEGMENTS = {
    "pbi-jk": Label("PBI JK (APBN)", "PBI JK (national budget)"),
    "pbpu-pemda": Label("PBPU dan BP Pemda (APBD)", "PBPU and BP of the local budget"),
    "ppu-pn": Label("PPU penyelenggara negara", "State employees"),
    "ppu-bu": Label("PPU badan usaha", "Employees of companies"),
    "pbpu-mandiri": Label("PBPU mandiri", "Self-paying workers"),
    "bp": Label("Bukan pekerja", "Non-workers"),
}
_DECILES = {
    str(number): Label(f"Desil {number}", f"Decile {number}") for number in range(1, 6)
}


def build_insurance(asked: Asked) -> ThemePage:
    """The theme of health insurance."""
    language = asked.language
    sections = (
        Section(
            Label("Sekarang", "Now").render(language),
            notes=(*_tell_targets(asked), *_tell_population(asked)),
            rows=rows_of(asked, (ENROLLED, ACTIVE, "JKN-RATE", "JKN-UHC", "JKN-POOR")),
        ),
        Section(
            Label("Bulan demi bulan", "Month by month").render(language),
            notes=(
                Label(
                    "Terdaftar dan aktif adalah dua garis: yang aktif dapat memakai "
                    "kartunya.",
                    "Enrolled and active are two lines: the active can use their card.",
                ).render(language),
            ),
            rows=_months(asked),
        ),
        Section(
            Label("Peserta menurut segmen", "Members by segment").render(language),
            notes=(
                Label(
                    "Penyebut setiap segmen: seluruh penduduk.",
                    "Denominator of every segment: the whole population.",
                ).render(language),
            ),
            rows=rows_by_group(asked, ENROLLED, "segmen", _SEGMENTS),
        ),
        Section(
            Label(
                "Miskin dan rentan yang belum terlindungi, per kelurahan/desa",
                "Poor and near-poor without protection, by village",
            ).render(language),
            rows=rows_by_group(asked, OUTSIDE, "desil", _DECILES),
            figure=build_ranked(asked, OUTSIDE),
        ),
    )
    return ThemePage(
        title="JKN / UHC",
        lead=Label(
            "Terdaftar dan aktif, masing-masing dengan penyebutnya; penyebut keduanya "
            "jumlah penduduk.",
            "Enrolled and active, each with its denominator, which is the population.",
        ).render(language),
        banner="",
        sections=sections,
    )


def _tell_targets(asked: Asked) -> tuple[str, ...]:
    """The targets of the plans, as printed numbers with their plan."""
    told = []
    for code in (ENROLLED, ACTIVE):
        indicator = asked.reading.catalogue.indicators[code]
        year = _year(asked)
        target = find_target(asked.reading, indicator, year, today())
        if target is None or target.amount is None:
            continue
        limit = render_number(f"{float(target.amount):g}", asked.language)
        words = Label(
            f"Target {year} {indicator.label.id}: {limit}% ({target.plan.id}).",
            f"Target {year}, {indicator.label.en}: {limit}% ({target.plan.en}).",
        )
        told.append(words.render(asked.language))
    return tuple(told)


def _tell_population(asked: Asked) -> tuple[str, ...]:
    """Whose population number the denominator is, by which decree and when."""
    kind = asked.reading.catalogue.indicators[ENROLLED].versions[-1].kind
    if not isinstance(kind, Coverage):
        return ()
    chosen = choose_source(asked.reading, kind.denominator)
    known = read_eligible_book(asked.reading).bases_of(_year(asked))
    basis = next((one for one in known if one.source == chosen), None)
    if basis is None or basis.day is None:
        words = Label(
            f"Penyebut: penduduk menurut {chosen}; dasar dan tanggalnya belum dikirim.",
            f"Denominator: population by {chosen}; its decree and day were not sent.",
        )
    else:
        day = render_day(basis.day, asked.language)
        words = Label(
            f"Penyebut: penduduk menurut {chosen} ({basis.decree}, {day}).",
            f"Denominator: population by {chosen} ({basis.decree}, {day}).",
        )
    return (words.render(asked.language),)


def _year(asked: Asked) -> int:
    return asked.period.year if asked.period else year_of_day(today())


def _months(asked: Asked) -> tuple[ValueRow, ...]:
    """Both lines of each month, the newest first."""
    rows = [
        row
        for code in (ENROLLED, ACTIVE)
        for row in asked.reading.shelf.choose(
            code,
            area=asked.area.code,
            group="",
            period_kind=PeriodKind.MONTH.value,
        )
        if row.shown is not None
    ]
    found = [(parse_period(row.period), row) for row in rows]
    known: list[tuple[Period, ValueRow]] = [
        (
            period,
            value_row(
                asked,
                row,
                f"{render_period(period, asked.language)}: "
                f"{_LINES[row.indicator].render(asked.language)}",
            ),
        )
        for period, row in found
        if period is not None
    ]
    known.sort(key=lambda item: -item[0].number)
    return tuple(row for _, row in known[: 2 * _MONTHS_SHOWN])


_LINES = {
    ENROLLED: Label("terdaftar", "enrolled"),
    ACTIVE: Label("aktif", "active"),
}
