"""The sheet of Formulir E.81: its columns, headings and notes."""

from collections.abc import Sequence

from derajat.reports.outline import (
    Align,
    Cell,
    Column,
    Quoted,
    Row,
    Table,
    Text,
)
from derajat.reports.performance.evaluation_amounts import QUARTERS, Books
from derajat.reports.source import Making
from derajat.reports.wording import say


ROMAN = ("I", "II", "III", "IV")
_WIDTHS = (
    *(10.6, 9.3),
    *(7.0, 8.6),
    *(9.0, 8.2),
    *((7.3, 11.4) * 4),
    *(8.3, 11.5),
    *(8.4, 12.6),
    *(7.2, 7.2),
    *(14.4, 7.6),
    *(8.0, 7.2),
)
"""Millimetres of columns 5 to 16 and 12:7: the numbers of a city fit at six points."""
_COLUMNS = (
    Column(4.5, Align.CENTRE),
    Column(15.1),
    Column(17.9),
    Column(16.6),
    *(Column(width, Align.RIGHT) for width in _WIDTHS[:20]),
    *(Column(width) for width in _WIDTHS[20:22]),
    *(Column(width, Align.RIGHT) for width in _WIDTHS[22:]),
)


def build_form(making: Making, books: Books, rows: Sequence[Row]) -> Table:
    return Table(
        key="e81",
        caption=say(
            making,
            f"Evaluasi hasil Renja {books.year} sampai triwulan "
            f"{ROMAN[books.quarter - 1]}; Rp dalam juta rupiah",
            f"Evaluation of the yearly plan {books.year} up to quarter "
            f"{ROMAN[books.quarter - 1]}; Rp in millions of rupiah",
        ),
        columns=_COLUMNS,
        heading=_heading(making, books),
        rows=tuple(rows),
        notes=_notes(making, books),
        size=6,
        sheet="E.81",
    )


def _heading(making: Making, books: Books) -> tuple[tuple[Cell, ...], ...]:
    plan, year = books.plan, books.year
    middle = (
        say(
            making,
            f"Target akhir Renstra {plan.end_year or ''}",
            f"End of plan {plan.end_year or ''}",
        ),
        say(making, f"Realisasi Renstra s.d. {year - 1}", f"Realised up to {year - 1}"),
        say(making, f"Target Renja {year}", f"Target {year}"),
        *(say(making, f"Realisasi TW {q}", f"Realised Q {q}") for q in ROMAN),
        say(making, f"Realisasi Renja {year}", f"Realised {year}"),
        say(making, f"Realisasi Renstra s.d. {year}", f"Realised up to {year}"),
        say(making, "Tingkat capaian Renstra (persen)", "Of the plan (per cent)"),
    )
    lead = (
        "No",
        say(making, "Sasaran", "Objective"),
        say(making, "Program/kegiatan/sub kegiatan", "Programme to sub activity"),
        say(making, "Indikator kinerja (satuan)", "Indicator (unit)"),
    )
    tail = (say(making, "Unit penanggung jawab", "Unit"), say(making, "Ket.", "Remark"))
    beside = say(making, f"Capaian Renja {year} (persen)", f"Of {year} (per cent)")
    names = (
        *(head_cell(word, down=2) for word in lead),
        *(head_cell(word, across=2) for word in middle),
        *(head_cell(word, down=2) for word in tail),
        head_cell(beside, across=2),
    )
    pairs = tuple(head_cell(word) for _ in range(11) for word in ("K", "Rp"))
    numbers = (
        *(head_cell(f"({n})") for n in range(1, 5)),
        *(head_cell(f"({n})", across=2) for n in range(5, 15)),
        head_cell("(15)"),
        head_cell("(16)"),
        head_cell("(12:7)", across=2),
    )
    return (names, pairs, numbers)


def head_cell(words: str, across: int = 1, down: int = 1) -> Cell:
    return Cell((Quoted(words),), across=across, down=down, is_bold=True)


def _notes(making: Making, books: Books) -> tuple[Text, ...]:
    said = [
        say(
            making,
            "Kolom 12: keluaran dan cacah dijumlah; tingkat dan cakupan kumulatif "
            "memakai nilai terakhir. Kolom 14 = kolom 13 dibanding kolom 5; untuk "
            "indikator yang makin rendah makin baik dipakai rumus capaian kantor.",
            "Column 12: outputs and counts are added up; levels and cumulative "
            "coverages stand at the last value. Column 14 = column 13 against column "
            "5; indicators that should fall use the office's form of attainment.",
        ),
    ]
    if books.quarter < QUARTERS[-1]:
        said.append(
            say(
                making,
                "Kolom 12 baru memuat bagian tahun yang sudah lewat; rata-rata dan "
                "predikat di bawah membandingkannya dengan target setahun penuh.",
                "Column 12 holds only the part of the year that is over; means and "
                "predicates below set it against the target of the whole year.",
            )
        )
    if not books.earlier:
        said.append(
            say(
                making,
                "Kolom 6 kosong: tahun ini tahun pertama rencana.",
                "Column 6 is open: this is the first year of the plan.",
            )
        )
    return tuple((Quoted(words),) for words in said)
