"""The East Java tables as workbooks of the official form, made from the CSV files.

Title rows, three header rows with merged cells, a row of column numbers, a row of
totals at the bottom and a note below it. Counts are numbers or texts with thousands
(`6.140`); percentages are in turn texts with a decimal comma (`89,0`), numbers, and
hundredths in per cent format, so that one set of forms meets every way of writing.
The form's headings are written down here once more, apart from the sources that read
them.
"""

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import xlsxwriter


FIRST_HEADER_ROW = 5
HEADER_ROWS = 3
TOTAL_WORD = "JUMLAH (KAB/KOTA)"
TEXT_TABLES = (28, 81)
"""Tables whose counts are texts with thousands."""


@dataclass(frozen=True)
class Heading:
    """A column of the form: its texts from the top, and its columns in the CSV."""

    texts: tuple[str, ...]
    csv: tuple[str, ...]

    @property
    def is_percent(self) -> bool:
        return self.csv[0].startswith("persen")


@dataclass(frozen=True)
class OfficialTable:
    """A table of the profile."""

    number: int
    title: str
    headings: tuple[Heading, ...]


def _plain(text: str, *names: str) -> Heading:
    return Heading((text,), names)


def _under(top: str, *pairs: tuple[str, str]) -> list[Heading]:
    return [Heading((top, text), (name,)) for text, name in pairs]


def _counted(texts: tuple[str, ...], name: str) -> list[Heading]:
    """A count and the percentage that stands right of it."""
    return [
        Heading((*texts, "JUMLAH"), (name,)),
        Heading((*texts, "%"), (f"persen_{name}",)),
    ]


_SEXES = (("L", "l"), ("P", "p"), ("L+P", "lp"))


def _by_sex(top: str, *stems: str) -> list[Heading]:
    return [
        Heading((top, text), tuple(f"{stem}_{end}" for stem in stems))
        for text, end in _SEXES
    ]


def _counted_by_sex(top: str, stem: str) -> list[Heading]:
    return [
        heading
        for text, end in _SEXES
        for heading in (
            Heading((top, text, "JUMLAH"), (f"{stem}_{end}",)),
            Heading((top, text, "%"), (f"persen_{stem}_{end}",)),
        )
    ]


_START = (
    _plain("NO", "no"),
    _plain("KABUPATEN/KOTA", "kabupaten_kota"),
    _plain("PUSKESMAS", "puskesmas"),
)

_TTD = "TTD (90 TABLET)"
_TABLE_28 = OfficialTable(
    28,
    "JUMLAH IBU HAMIL YANG MENDAPATKAN DAN MENGONSUMSI TABLET TAMBAH DARAH (TTD)",
    (
        *_START,
        _plain("JUMLAH IBU HAMIL", "jumlah_ibu_hamil"),
        *_counted((_TTD, "IBU HAMIL YANG MENDAPATKAN"), "ttd_didapat"),
        *_counted((_TTD, "IBU HAMIL YANG MENGONSUMSI"), "ttd_dikonsumsi"),
    ),
)

_TABLE_37 = OfficialTable(
    37,
    "BAYI BERAT BADAN LAHIR RENDAH (BBLR) DAN PREMATUR MENURUT JENIS KELAMIN",
    (
        *_START,
        *_by_sex("JUMLAH LAHIR HIDUP", "lahir_hidup"),
        *_counted_by_sex("BAYI BARU LAHIR DITIMBANG", "ditimbang"),
        *_counted_by_sex("BAYI BBLR", "bblr"),
        *_counted_by_sex("PREMATUR", "prematur"),
    ),
)

_NEWBORN = "BAYI BARU LAHIR"
_UNDER_SIX = "BAYI USIA < 6 BULAN"
_TABLE_39 = OfficialTable(
    39,
    "BAYI BARU LAHIR MENDAPAT IMD DAN PEMBERIAN ASI EKSKLUSIF PADA BAYI < 6 BULAN",
    (
        *_START,
        Heading(
            (_NEWBORN, "JUMLAH"), ("jml_bayi_baru_lahir", "jumlah_bayi_baru_lahir")
        ),
        *_counted((_NEWBORN, "MENDAPAT IMD"), "mendapat_imd"),
        Heading(
            (_UNDER_SIX, "JUMLAH"),
            ("jml_bayi_kurang_6_bulan", "jumlah_bayi_usia_kurang_6_bulan"),
        ),
        *_counted((_UNDER_SIX, "DIBERI ASI EKSKLUSIF"), "diberi_asi_eksklusif"),
    ),
)

_TABLE_43 = OfficialTable(
    43,
    "CAKUPAN IMUNISASI PADA BAYI MENURUT JENIS KELAMIN",
    (
        *_START,
        *_by_sex("JUMLAH BAYI (SURVIVING INFANT)", "jml_bayi", "surviving_infant"),
        *_counted_by_sex("DPT-HB-HIB3", "dpt_hb_hib3"),
        *_counted_by_sex("POLIO 4", "polio_4"),
        *_counted_by_sex("CAMPAK RUBELA", "campak_rubela"),
        *_counted_by_sex("IMUNISASI DASAR LENGKAP", "idl"),
    ),
)


def _vitamin_a(top: str, given: str, eligible: str) -> list[Heading]:
    return [
        Heading((top, "JUMLAH"), (eligible,)),
        Heading((top, "MENDAPAT VIT A", "S"), (given,)),
        Heading((top, "MENDAPAT VIT A", "%"), (f"persen_{given}",)),
    ]


_TABLE_45 = OfficialTable(
    45,
    "CAKUPAN PEMBERIAN VITAMIN A PADA BAYI DAN ANAK BALITA",
    (
        *_START,
        *_vitamin_a("BAYI 6-11 BULAN", "mendapat_vit_a", "jml_bayi_6_11_bln"),
        *_vitamin_a(
            "ANAK BALITA (12-59 BULAN)",
            "mendapat_vit_a_x",
            "jml_anak_balita_12_59_bln",
        ),
        *_vitamin_a("BALITA (6-59 BULAN)", "mendapat_vit_a_x_x", "jml_balita_6_59_bln"),
    ),
)

_SERVED = "CATIN MENDAPAT LAYANAN KESEHATAN"
_TABLE_53 = OfficialTable(
    53,
    "CALON PENGANTIN (CATIN) MENDAPATKAN LAYANAN KESEHATAN",
    (
        *_START,
        *_under(
            "CATIN TERDAFTAR DI KUA ATAU LEMBAGA AGAMA LAINNYA",
            ("LAKI-LAKI", "catin_l_terdaftar"),
            ("PEREMPUAN", "catin_p_terdaftar"),
            ("TOTAL", "total_catin"),
        ),
        *_counted((_SERVED, "LAKI-LAKI"), "catin_l_dilayani"),
        *_counted((_SERVED, "PEREMPUAN"), "catin_p_dilayani"),
        *_counted((_SERVED, "TOTAL"), "total_dilayani"),
        *_counted(("CATIN PEREMPUAN GIZI KURANG",), "catin_p_gizi_kurang"),
        *_counted(("CATIN PEREMPUAN ANEMIA",), "catin_p_anemia"),
    ),
)

_TABLE_80 = OfficialTable(
    80,
    "JUMLAH KEPALA KELUARGA (KK) DENGAN AKSES TERHADAP FASILITAS SANITASI",
    (
        *_START,
        _plain("JUMLAH KK", "jumlah_kk"),
        *_under(
            "JUMLAH KK PENGGUNA",
            ("AKSES SANITASI AMAN", "akses_sanitasi_aman"),
            ("AKSES SANITASI LAYAK SENDIRI", "akses_sanitasi_layak_sendiri"),
            ("AKSES LAYAK BERSAMA", "akses_layak_bersama"),
            ("AKSES BELUM LAYAK", "akses_belum_layak"),
            ("BABS TERTUTUP", "babs_tertutup"),
            ("BABS TERBUKA", "babs_terbuka"),
        ),
        *_counted(("KK AKSES SANITASI LAYAK",), "kk_akses_sanitasi_layak"),
        *_counted(("KK SBS",), "kk_sbs"),
    ),
)

_TABLE_81 = OfficialTable(
    81,
    "SANITASI TOTAL BERBASIS MASYARAKAT (STBM) DAN RUMAH SEHAT",
    (
        *_START,
        _plain("JUMLAH DESA/KELURAHAN", "jml_desa_kel"),
        _plain("JUMLAH KK", "jml_kk"),
        *_counted(("DESA/KELURAHAN STOP BABS (SBS)",), "desa_sbs"),
        *_counted(("KK CUCI TANGAN PAKAI SABUN (CTPS)",), "kk_ctps"),
        *_counted(
            ("KK PENGELOLAAN AIR MINUM DAN MAKANAN RUMAH TANGGA (PAMMRT)",),
            "kk_pammrt",
        ),
        *_counted(("KK PENGELOLAAN SAMPAH RUMAH TANGGA (PSRT)",), "kk_psrt"),
        *_counted(("KK PENGELOLAAN LIMBAH CAIR RUMAH TANGGA (PLCRT)",), "kk_plcrt"),
        *_counted(("DESA/KELURAHAN 5 PILAR STBM",), "desa_5_pilar_stbm"),
        *_counted(("KK PENGELOLAAN KUALITAS UDARA RUMAH TANGGA (PKURT)",), "kk_pkurt"),
        *_counted(("KK AKSES RUMAH SEHAT",), "kk_akses_rumah_sehat"),
    ),
)

OFFICIAL_TABLES = {
    table.number: table
    for table in (
        _TABLE_28,
        _TABLE_37,
        _TABLE_39,
        _TABLE_43,
        _TABLE_45,
        _TABLE_53,
        _TABLE_80,
        _TABLE_81,
    )
}


def write_official_form(csv_file: Path, folder: Path) -> Path:
    """The workbook `profil_jatim_YEAR_tabelNN.xlsx` with the numbers of the CSV."""
    _, _, year, table_word, *_ = csv_file.stem.split("_")
    table = OFFICIAL_TABLES[int(table_word.removeprefix("tabel"))]
    with csv_file.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    target = folder / f"profil_jatim_{year}_tabel{table.number}.xlsx"
    with xlsxwriter.Workbook(target) as book:
        _write_sheet(book, table, year, rows)
    return target


def _write_sheet(
    book: xlsxwriter.Workbook,
    table: OfficialTable,
    year: str,
    rows: list[dict[str, str]],
) -> None:
    sheet = book.add_worksheet(f"Tabel {table.number}")
    titles = (f"TABEL {table.number}", table.title, "PROVINSI JAWA TIMUR")
    for number, title in enumerate((*titles, f"TAHUN {year}")):
        sheet.merge_range(number, 0, number, len(table.headings) - 1, title)
    header = book.add_format({"align": "center", "border": 1, "text_wrap": True})
    for box in _header_boxes(table.headings):
        _write_box(sheet, box, header)
    below = FIRST_HEADER_ROW + HEADER_ROWS
    for column in range(len(table.headings)):
        sheet.write_number(below, column, column + 1)
    _write_rows(book, sheet, table, rows, below + 1)
    note = below + len(rows) + 2
    sheet.write_string(note, 0, "Sumber: laporan kabupaten/kota, disusun untuk uji")


@dataclass(frozen=True)
class _Box:
    """A header text and the rectangle it fills, both ends included."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


def _header_boxes(headings: tuple[Heading, ...]) -> list[_Box]:
    """Equal texts under the same upper text share a box; the last one runs down."""
    boxes = []
    for depth in range(HEADER_ROWS):
        left = 0
        while left < len(headings):
            right = _right_end(headings, left, depth)
            if len(headings[left].texts) > depth:
                last = len(headings[left].texts) == depth + 1
                bottom = HEADER_ROWS - 1 if last else depth
                text = headings[left].texts[depth]
                boxes.append(_Box(text, depth, left, bottom, right))
            left = right + 1
    return boxes


def _right_end(headings: tuple[Heading, ...], left: int, depth: int) -> int:
    path = headings[left].texts[: depth + 1]
    right = left
    while (
        len(path) == depth + 1
        and right + 1 < len(headings)
        and headings[right + 1].texts[: depth + 1] == path
    ):
        right += 1
    return right


def _write_box(sheet: xlsxwriter.worksheet.Worksheet, box: _Box, style: object) -> None:
    top, bottom = FIRST_HEADER_ROW + box.top, FIRST_HEADER_ROW + box.bottom
    if (top, box.left) == (bottom, box.right):
        sheet.write_string(top, box.left, box.text, style)
    else:
        sheet.merge_range(top, box.left, bottom, box.right, box.text, style)


def _write_rows(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    table: OfficialTable,
    rows: list[dict[str, str]],
    first: int,
) -> None:
    whole = book.add_format({"num_format": "#,##0"})
    percents = [book.add_format({"num_format": f}) for f in ("@", "0.0", "0.0%")]
    for number, row in enumerate(rows):
        is_total = number == len(rows) - 1
        if is_total:
            sheet.merge_range(first + number, 0, first + number, 1, TOTAL_WORD, whole)
        for column, heading in enumerate(table.headings):
            if is_total and column < 2:
                continue
            name = next(name for name in heading.csv if name in row)
            cell = _cell(table, heading, name, row[name], number)
            style = percents[number % 3] if heading.is_percent else whole
            sheet.write(first + number, column, cell, style)


def _cell(
    table: OfficialTable, heading: Heading, name: str, text: str, number: int
) -> str | int | float:
    """The printed number as this cell writes it."""
    if name == "kabupaten_kota":
        return text
    if heading.is_percent:
        return _percentage(text, number % 3)
    if table.number in TEXT_TABLES and name != "no":
        return f"{int(text):,}".replace(",", ".")
    return int(text) if text else ""


def _percentage(text: str, way: int) -> str | float:
    printed = Decimal(text)
    ways = (f"{printed:.1f}".replace(".", ","), float(printed), float(printed / 100))
    return ways[way]
