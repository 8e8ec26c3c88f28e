"""Outlines that no builder made: every kind of block, long tables, odd texts."""

from decimal import Decimal

from derajat.figures import (
    Caption,
    Point,
    ShownNumber,
    TrendFigure,
)
from derajat.model.numerals import render_number
from derajat.reports.outline import (
    Align,
    Basis,
    Break,
    Bullets,
    Cell,
    Column,
    Fact,
    Heading,
    Masthead,
    Number,
    Orientation,
    Outline,
    Paragraph,
    Part,
    Picture,
    Quoted,
    RatioOf,
    Role,
    Row,
    Signatory,
    Signatures,
    Slot,
    StaleSentence,
    SumOf,
    Table,
    Tone,
)


LONG_NAME = "Kelurahan Bukit Sembilan Puluh Sembilan Tanjung Pinggir Barat Laut"
NASTY = {
    "markup": '#import "x" *tebal* _miring_ $a^2$ @rujuk <b>&amp;</b> {{ nama }} \\',
    "formula": '=HYPERLINK("http://contoh.invalid";"klik")',
    "command": "+62 @SUM(A1) -1+1|cmd",
    "escaped": "_x000D_ dan _x0041_ serta %26 &lt;",
    "arabic": "puskesmas مركز صحي dan kembali",
    "long": "Pertanggungjawaban" * 17,
    "lines": "baris satu\nbaris dua\r\nbaris tiga\tsesudah tab",
    "quotes": "'tunggal' \"ganda\" ]]> --> %PDF \u00a0 \u00ad",
}
EMOJI = "senyum \U0001f600 dan 漢字"
REFUSED = {"control": "a\x07b", "null": "a\x00b", "overridden": "12\u202e34"}


def number(exact, suffix="", prefix="", subject="x", **fact):
    """A number as reports show it."""
    shown = prefix + render_number(exact) + suffix
    return Number(shown, exact, Fact("value", subject, **fact))


def said(*parts, **looks):
    return Cell(tuple(parts), **looks)


def village_table(count, columns=6, size=9.0, key="desa"):
    """Villages with counts, a rate, missing values, and totals as formulas."""
    amounts = columns - 3
    heading = (
        (
            said("No", down=2),
            said("Kelurahan dan desa", down=2),
            said("Capaian bulan ini", across=amounts),
            said("Keterangan", down=2),
        ),
        tuple(said(f"Kolom {place}") for place in range(1, amounts + 1)),
    )
    rows = [_village(row, amounts) for row in range(1, count + 1)]
    sides = [Align.CENTRE, Align.LEFT, *[Align.RIGHT] * amounts, Align.LEFT]
    shares = [0.5, 3.0, *[1.0] * amounts, 1.5]
    return Table(
        key,
        f"Capaian menurut desa, {count} desa",
        tuple(Column(*pair) for pair in zip(shares, sides, strict=True)),
        heading,
        (*rows, _total(count, amounts)),
        notes=(("Tanda – berarti tidak ada data.",), ("Sumber: catatan.",)),
        size=size,
    )


def _village(row, amounts):
    name = LONG_NAME if row % 7 == 0 else f"Desa Rekaan {row}"
    cells = [said(str(row)), said(Quoted(name))]
    for place in range(amounts):
        if place == 2:
            rate = number(f"{row % 100}.{place}", "%", area=str(row), subject="rate")
            cells.append(said(rate, tone=list(Tone)[1 + row % 3]))
        elif (row + place) % 11 == 0:
            cells.append(said("–", tone=Tone.ABSENT))
        else:
            cells.append(said(_count(row, place)))
    cells.append(said("baik" if row % 3 else "di bawah target"))
    return Row(tuple(cells))


def _count(row, place):
    return number(str(row * 37 + place), area=str(row), subject=f"k{place}")


def _total(count, amounts):
    cells = [said("Jumlah", across=2)]
    for place in range(amounts):
        if place == 2:
            cells.append(said("–"))
            continue
        rows = [row for row in range(1, count + 1) if (row + place) % 11]
        total = number(str(sum(row * 37 + place for row in rows)), subject=f"k{place}")
        every = tuple((row, 3 + place) for row in range(1, count + 1))
        cells.append(said(total, formula=SumOf(every)))
    return Row((*cells, said("")), is_total=True)


def money_table():
    """Budget, realisation and their ratio; the last total does not agree."""
    budget, spent = number("2400000", "", "Rp"), number("1234567", "", "Rp")
    share = number("51.4", "%", subject="share")
    wrong = number("3634568", "", "Rp", subject="wrong")
    rows = (
        Row((said("Obat"), said(budget), said("Rp ", number("7", subject="t")))),
        Row((said("Gizi", indent=1), said(spent), said("–"))),
        Row((said("Bagian"), said(share, formula=RatioOf((2, 2), (1, 2))), said("a"))),
        Row(
            (said("Salah"), said(wrong, formula=SumOf(((1, 2), (2, 2)))), said("b")),
            is_total=True,
        ),
    )
    columns = (Column(2), Column(1, Align.RIGHT), Column(1))
    heading = ((said("Uraian"), said("Rupiah"), said("Lain")),)
    return Table("uang", "Anggaran", columns, heading, rows, sheet="Anggaran: 2025/26")


def trend():
    points = tuple(
        Point(str(year), str(year), ShownNumber(f"{year - 1940},0%", year - 1940.0))
        for year in range(2020, 2026)
    )
    caption = Caption("tren", "Naik", "", "%", 1, "catatan", "Garis naik perlahan.")
    return TrendFigure(caption, points)


SIGNED = Signatures(
    "ttd",
    (
        Signatory("", "Wali Kota", "Nama Rekaan, S.E.", "", ""),
        Signatory("Kota, 28 Februari 2026", "Kepala Dinas", "dr. N.", "Pembina", "197"),
    ),
)


def blocks():
    """One of every kind of block."""
    return (
        Heading("Capaian kinerja"),
        Paragraph("temuan", ("Capaian ", number("82.6", "%"), "."), Role.LEAD),
        Paragraph("isi", ("Kalimat biasa. " * 30,)),
        Bullets("butir", (("satu",), ("dua ", number("1234", subject="b")))),
        Bullets("urut", (("pertama",), ("kedua",)), True),
        Bullets("urut2", (("mulai lagi",),), True),
        Slot("bab/kosong", "Tulis sebab capaian di bawah target, " * 3),
        Slot(
            "bab/isi",
            "Tulis tindakan.",
            (("Sebab yang ditulis.",), ("Alinea kedua.",)),
            (StaleSentence("Sebab.", "82,6%", "83,0%"),),
        ),
        Paragraph("catatan", ("Catatan kecil.",), Role.NOTE),
        Paragraph("tengah", ("Di tengah",), Role.CENTRED),
        Paragraph("awas", ("Data belum lengkap.",), Role.WARNING),
        Heading("Rincian", 3),
        money_table(),
        Picture("tren", trend(), "Gambar 1. Naik"),
        Break(),
        SIGNED,
    )


def draft(*parts, **changes):
    """An outline around some parts."""
    fields = {
        "name": "contoh",
        "title": "LAPORAN CONTOH 2025",
        "office": "kota-rekaan",
        "area": "19.71",
        "period": "2025",
        "language": "id",
        "masthead": Masthead(
            ("PEMERINTAH KOTA REKAAN", "DINAS KESEHATAN", "Jalan Rekaan 1"),
            ("LAPORAN CONTOH", "TAHUN 2025"),
            (("Nomor", "440/12/2026"),),
        ),
        "parts": parts,
        "basis": Basis("kota-rekaan", 7, "r1", "31 Desember 2025", "0.1"),
        "footer": "Laporan & contoh · CONTOH-2025-abc",
        "banner": "DATA REKAAN",
        "has_contents": True,
        "code": "CONTOH-2025-abc",
    }
    return Outline(**(fields | changes))


def whole_outline(count=42):
    """A long report with every kind of block on both kinds of sheets."""
    return draft(
        Part("bab-1", "BAB I", (Paragraph("p", ("Isi bab satu.",)), Heading("Latar"))),
        Part("bab-2", "BAB II", blocks(), begins_on_new_page=True),
        Part(
            "lampiran",
            "LAMPIRAN",
            (village_table(count), village_table(count, 17, 6.5, "lebar")),
            Orientation.LANDSCAPE,
        ),
        Part("tutup", "", (Paragraph("z", ("Selesai.",)), SIGNED)),
    )


def nasty_outline(texts=None):
    """The same odd texts in every place that prints words."""
    found = NASTY if texts is None else texts
    parts = []
    for name, words in found.items():
        table = Table(
            f"t-{name}",
            words,
            (Column(1), Column(1), Column(0.2)),
            ((said(words, across=2), said("h")),),
            (Row((said(Quoted(words)), said(words, is_bold=True), said("x"))),),
            notes=((words,),),
        )
        inside = (
            Heading(words),
            Paragraph("p", (words, number("5", subject=name), words)),
            Bullets("b", ((words,),)),
            Slot(f"s-{name}", words),
            Slot(f"w-{name}", "Tulis.", ((words,),)),
            table,
        )
        parts.append(Part(f"bagian-{name}", words, inside))
    return draft(*parts)


def amount_of(number_):
    return Decimal(number_.exact)
