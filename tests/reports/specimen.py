"""An outline with every kind of block, made by hand, with numbers that can be told."""

from dataclasses import replace

from derajat.figures import Caption, Point, ShownNumber, TrendFigure
from derajat.reports.codes import code_of
from derajat.reports.outline import (
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
    Role,
    Row,
    Signatory,
    Signatures,
    Slot,
    SumOf,
    Table,
    Tone,
)


def number(
    shown: str, exact: str, subject: str, what: str = "value", **rest: str
) -> Number:
    """A number with the fact that its words name."""
    fact = Fact(what, subject, rest.get("area", "19.71"), rest.get("period", "2025"))
    return Number(shown, exact, fact, "2022-01-01", 7)


def trend(key: str, shown: tuple[str, ...]) -> TrendFigure:
    """A line over as many years as there are numbers."""
    points = tuple(
        Point(
            period=str(2021 + place),
            tick=str(2021 + place),
            value=ShownNumber(text, float(text.rstrip("%").replace(",", "."))),
        )
        for place, text in enumerate(shown)
    )
    caption = Caption(key, "Cakupan naik", "per tahun", "%", 1, "Register", "Naik.")
    return TrendFigure(caption, points)


def build_specimen(
    body: str = "82,6%",
    cell: str = "409",
    note: str = "31",
    bullet: str = "1.234,5",
    figure: str = "74,3%",
    written: str = "Kami menambah 3 kelas ibu hamil.",
    period: str = "2025",
) -> Outline:
    """A short report; each argument is the number at one kind of place."""
    k6 = number(body, _exact(body), "KIA-K6")
    drawn = (number("70,1%", "70.1", "KIA-K4", period="2021"),) + (
        number(figure, _exact(figure), "KIA-K4", period="2022"),
    )
    outline = Outline(
        name="contoh",
        title=f"LAPORAN CONTOH {period}",
        office="kota-rekaan",
        area="19.71",
        period=period,
        language="id",
        masthead=Masthead(
            ("PEMERINTAH KOTA", "DINAS KESEHATAN"),
            (f"LAPORAN CONTOH {period}",),
            (("Nomor", "440/12/2026"),),
        ),
        parts=(
            _first_part(k6, bullet, written),
            _second_part(cell, note, figure, drawn),
        ),
        basis=Basis("kota-rekaan", 7, "run@7", "31 Desember 2025", "0.1.0"),
        footer="",
        banner="DATA REKAAN",
    )
    return coded(outline)


def _first_part(k6: Number, bullet: str, written: str) -> Part:
    amount = number(bullet, _exact(bullet), "OBAT")
    blocks = (
        Paragraph("awal", ("Cakupan K6 adalah ", k6, " pada 2025.")),
        Paragraph("awas", (Quoted("Angka <sementara> & {{nama}}"),), Role.WARNING),
        Heading("Yang perlu diketahui"),
        Bullets(
            "butir", (("Ada ", amount, " kapsul."), ("Tidak ada angka di sini.",)), True
        ),
        Slot("bab-1/sebab", "Tulis sebabnya.", ((Quoted(written),),)),
        Slot("bab-1/upaya", "Tulis upayanya di sini."),
        Break(),
    )
    return Part("bab-1", "BAB I PENDAHULUAN", blocks)


def _second_part(cell: str, note: str, figure: str, drawn: tuple[Number, ...]) -> Part:
    key, caption = "gambar-k4", "Gambar K4 menurut tahun"
    head = Signatory(
        "Pangkalpinang, 28 Februari 2026", "Kepala Dinas", "Nama Rekaan", "", "00000000"
    )
    blocks = (
        build_table(cell, note),
        Picture(key, trend(key, ("70,1%", figure)), caption, drawn),
        Signatures("ttd", (head,)),
    )
    return Part("bab-2", "BAB II CAPAIAN", blocks, Orientation.LANDSCAPE)


def coded(outline: Outline) -> Outline:
    """The outline with its code and footer."""
    code = code_of(outline)
    return replace(outline, code=code, footer=f"Contoh · {code}")


def build_table(cell: str = "409", note: str = "31") -> Table:
    """A table with heading rows that span, a total and a note."""
    villages = (("Air Itam", cell), ("Bacang", "1.120"))
    rows = tuple(
        Row(
            (
                Cell((Quoted(name),)),
                Cell((number(shown, _exact(shown), "IBU", area=f"19.71.{place}"),)),
                Cell(("–",), tone=Tone.ABSENT),
            )
        )
        for place, (name, shown) in enumerate(villages, 1)
    )
    total = sum(int(_exact(shown)) for _, shown in villages)
    shown = f"{total:,}".replace(",", ".")
    sum_cell = Cell(
        (number(shown, str(total), "IBU"),), formula=SumOf(((1, 2), (2, 2)))
    )
    last = Row((Cell(("Jumlah",)), sum_cell, Cell()), is_total=True)
    return Table(
        "ibu",
        "Ibu hamil menurut kelurahan",
        (Column(2), Column(1), Column(1)),
        (
            (Cell(("Kelurahan",), down=2), Cell(("Ibu hamil",), across=2)),
            (Cell(("Jumlah",)), Cell(("Lain",))),
        ),
        (*rows, last),
        (("Ada ", number(note, note, "IBU", "missing"), " ibu belum tercatat."),),
    )


def _exact(shown: str) -> str:
    return shown.rstrip("%").replace(".", "").replace(",", ".")
