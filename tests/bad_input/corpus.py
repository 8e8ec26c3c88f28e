"""Files as they should not be, with what intake must say of each.

Codes of a file are all that its receipt tells: problems, notices, findings. Counts are
rows accepted, questioned, set aside; None means that the file is refused as a whole.
"""

import datetime
from dataclasses import dataclass

from tests.bad_input.forms import (
    BIRTH_HEADER,
    BIRTH_ROWS,
    BIRTH_TOTAL,
    CASE_HEADER,
    CASE_ROWS,
)
from tests.bad_input.writing import (
    OLD_XLS,
    Build,
    as_bytes,
    as_text,
    as_workbook,
    births,
    cases,
    cut,
    encrypted,
    official,
    set_cell,
    with_column,
    with_part,
)


@dataclass(frozen=True)
class BadFile:
    """A file, its name, and what is expected of it."""

    says: str
    name: str
    build: Build
    codes: frozenset[str]
    counts: tuple[int, int, int] | None


def _bad(says, name, build, codes="", counts=None):
    return BadFile(says, name, build, frozenset(codes.split()), counts)


B, X, K, KX = "bayi_2022.csv", "bayi_2022.xlsx", "kasus.csv", "kasus.xlsx"
_text = as_text


def _without(table, column):
    return [[c for i, c in enumerate(row) if i != column] for row in table]


def _case_book(change=None, **sheets):
    return as_workbook({"Kasus": cases(), **sheets}, change)


def _at(cell, value, style=""):
    return official(change=set_cell("Tabel 37", cell, value, style), total=False)


FILES = (
    _bad("an empty file", B, as_bytes(b""), "FIL-004"),
    _bad("only a header", B, _text([BIRTH_HEADER]), "REC-010"),
    _bad("only blank lines below", B, _text([BIRTH_HEADER, [""], [""]]), "REC-010"),
    _bad("an unknown table", "lain.csv", _text([["a", "b"], [1, 2]]), "REC-001"),
    _bad("another table under a known name", B, _text([["a", "b"], [1, 2]]), "REC-007"),
    _bad(
        "right headers, wrong name",
        "data bayi.csv",
        _text(births()),
        "REC-003",
    ),
    _bad("year not in the name", "bayi_dua.csv", _text(births()), "REC-004"),
    _bad("year impossible", "bayi_22.csv", _text(births()), "REC-004"),
    _bad("unknown name, no part needed", "x.csv", _text(cases()), "REC-013", (3, 0, 0)),
    _bad(
        "wrong sheet",
        X,
        as_workbook({"Tabel 38": [*births()]}),
        "REC-005",
    ),
    _bad(
        "content beside the table",
        KX,
        as_workbook({"Kasus": [*cases()[:3], [*CASE_ROWS[2], None, "lihat catatan"]]}),
        "REC-017",
        (3, 0, 0),
    ),
    _bad(
        "a column without a header",
        B,
        _text(with_column(births((-1, 0, "")), "", ["", "", 5])),
        "REC-017",
        (3, 0, 0),
    ),
    _bad(
        "a percentage of 300 digits",
        X,
        _at("I4", 1e300),
        "REC-075",
        (3, 0, 0),
    ),
    _bad(
        "a decimal too small to see",
        B,
        _text(births((0, 11, "1." + "0" * 27 + "1"))),
        "REC-022",
        (2, 1, 0),
    ),
    _bad(
        "an area code turned into a date",
        KX,
        as_workbook({"Kasus": cases((0, 1, datetime.date(2035, 1, 1)))}),
        "REC-027",
        (2, 0, 1),
    ),
    _bad(
        "two sheets that fit",
        X,
        lambda path: official(
            change=lambda book: setattr(
                book.copy_worksheet(book["Tabel 37"]), "title", "Tabel 37 b"
            )
        )(path),
        "REC-006",
    ),
    _bad(
        "other sheets beside",
        KX,
        _case_book(Catatan=[["halo"]]),
        "REC-012",
        (3, 0, 0),
    ),
    _bad("a column missing", B, _text(_without(births(), 2)), "REC-008"),
    _bad(
        "a column misspelt",
        B,
        _text(births((-1, 2, "lahir_hidup_laki"))),
        "REC-008",
    ),
    _bad(
        "a column doubled",
        B,
        _text(with_column(births(), "ditimbang_l", [1, 2, 3])),
        "REC-009",
    ),
    _bad(
        "a column nobody knows",
        B,
        _text(with_column(births(), "keterangan", ["a", "b", "c"])),
        "REC-011",
        (3, 0, 0),
    ),
    _bad(
        "a percent column missing",
        B,
        _text(_without(births(), 8)),
        "REC-014",
        (3, 0, 0),
    ),
    _bad(
        "header in row 4, notes above",
        B,
        _text([["TABEL 37"], ["PROVINSI JAWA TIMUR"], ["TAHUN 2022"], *births()]),
        "FIL-059",
        (3, 0, 0),
    ),
    _bad(
        "header far down",
        B,
        _text([*[["x"]] * 40, *births()]),
        "FIL-057 FIL-059 REC-007",
    ),
    _bad(
        "the official form, header in row 4, a note below",
        X,
        official([["TABEL 37"], ["JAWA TIMUR"], []], [[], ["Sumber: Bidang Kesmas"]]),
        "REC-050 REC-051",
        (3, 0, 2),
    ),
    _bad(
        "header cells not merged",
        X,
        as_workbook({"Tabel 37": [["KABUPATEN/KOTA", "DITIMBANG"], ["L"], [], [1]]}),
        "REC-007",
    ),
    _bad(
        "column numbers below the header",
        X,
        official(rows=[list(range(1, 14)), *BIRTH_ROWS], total=False),
        "REC-052",
        (3, 0, 1),
    ),
    _bad(
        "the header again on the second page",
        B,
        _text([*births(), BIRTH_HEADER, [4, "Kab. Malang", 1, 1, 2, 1, 1, 2]]),
        "FIL-059 REC-053",
        (4, 0, 1),
    ),
    _bad(
        "totals in the middle",
        B,
        _text([*births()[:3], ["", "JUMLAH", 1, 1, 2, 1, 1, 2], *births()[3:]]),
        "FIL-059 REC-050 REC-074",
        (3, 0, 1),
    ),
    _bad(
        "a totals row nobody told of",
        B,
        _text([*births(), ["", "Total keseluruhan", *BIRTH_TOTAL[2:]]]),
        "REC-040",
        (3, 0, 1),
    ),
    _bad(
        "footnotes",
        B,
        _text([*births(), [], ["Sumber: laporan rutin"], ["", "*) sementara"]]),
        "FIL-059 REC-051",
        (3, 0, 2),
    ),
    _bad(
        "text in a number column",
        B,
        _text(births((0, 2, "tiga ribu"))),
        "REC-020",
        (2, 1, 0),
    ),
    _bad(
        "a number with words", B, _text(births((1, 11, "10 org"))), "REC-020", (2, 1, 0)
    ),
    _bad(
        "a whole row of text",
        B,
        _text(births(*[(0, column, "x") for column in range(2, 13)])),
        "REC-020 REC-075",
        (2, 1, 0),
    ),
    _bad(
        "a mark for no data",
        B,
        _text(births((0, 11, "-"), (1, 11, "n/a"))),
        "REC-060",
        (3, 0, 0),
    ),
    _bad("decimals in a count", B, _text(births((0, 11, "3.5"))), "REC-022", (2, 1, 0)),
    _bad("a float that is whole", B, _text(births((0, 11, "173.0"))), "", (3, 0, 0)),
    _bad(
        "Indonesian thousands where the form has points",
        B,
        _text(births((0, 2, "3.149"))),
        "REC-037",
        (2, 1, 0),
    ),
    _bad(
        "a percentage as a count",
        B,
        _text(births((0, 11, "6 %"))),
        "REC-031",
        (2, 1, 0),
    ),
    _bad("a negative count", B, _text(births((0, 11, -5))), "REC-030", (2, 1, 0)),
    _bad(
        "a count beyond its range",
        B,
        _text(births((0, 11, 9 * 10**8))),
        "REC-029",
        (2, 1, 0),
    ),
    _bad(
        "a number of 60 digits",
        B,
        _text(births((0, 11, "9" * 60))),
        "REC-020",
        (2, 1, 0),
    ),
    _bad(
        "Arabic digits, halves and exponents",
        B,
        _text(births((0, 11, "٣"), (1, 11, "½"), (2, 11, "1e3"))),
        "REC-020",
        (0, 3, 0),
    ),
    _bad(
        "numerator over denominator",
        B,
        _text(births((0, 11, 2880))),
        "REC-058",
        (2, 1, 0),
    ),
    _bad(
        "percent over 100",
        B,
        _text(births((0, 5, 3300), (0, 7, 5885), (0, 8, 104.8), (0, 10, 95.8))),
        "REC-072",
        (3, 0, 0),
    ),
    _bad(
        "a percentage that does not follow",
        B,
        _text(births((0, 8, 93.4))),
        "REC-070",
        (3, 0, 0),
    ),
    _bad(
        "a percentage of words", B, _text(births((0, 8, "baik"))), "REC-075", (3, 0, 0)
    ),
    _bad(
        "a total that does not follow",
        B,
        _text(births((0, 4, 6141))),
        "REC-073",
        (3, 0, 0),
    ),
    _bad(
        "a totals row that does not follow",
        B,
        _text([*births(), [*BIRTH_TOTAL[:11], 557, 575]]),
        "REC-050 REC-074",
        (3, 0, 1),
    ),
    _bad(
        "a percentage of nothing",
        B,
        _text(
            births(
                (0, 2, 0),
                (0, 4, 2991),
                (0, 5, 0),
                (0, 7, 2585),
                (0, 10, 86.4),
                (0, 11, 0),
            )
        ),
        "REC-076",
        (3, 0, 0),
    ),
    _bad(
        "an unknown district",
        B,
        _text(births((0, 1, "Kab. Pacitann"))),
        "REC-040",
        (2, 0, 1),
    ),
    _bad(
        "a name that can be two",
        B,
        _text(births((2, 1, "Malang"))),
        "REC-041",
        (2, 0, 1),
    ),
    _bad(
        "a kecamatan for a district",
        B,
        _text(births((2, 1, "Donomulyo"))),
        "REC-043",
        (2, 0, 1),
    ),
    _bad("an empty name", B, _text(births((2, 1, ""))), "REC-028", (2, 0, 1)),
    _bad(
        "identical duplicates",
        B,
        _text([*births(), BIRTH_ROWS[0]]),
        "REC-054",
        (3, 0, 1),
    ),
    _bad(
        "differing duplicates",
        B,
        _text([*births(), [4, "Kab. Pacitan", *BIRTH_ROWS[1][2:]]]),
        "REC-055 REC-056",
        (2, 1, 1),
    ),
    _bad(
        "Windows-1252",
        B,
        _text(births((0, 0, "café")), encoding="cp1252"),
        "FIL-054",
        (3, 0, 0),
    ),
    _bad("UTF-8 with a mark", B, _text(births(), encoding="utf-8-sig"), "", (3, 0, 0)),
    _bad("UTF-16", B, _text(births(), encoding="utf-16"), "FIL-054", (3, 0, 0)),
    _bad("semicolons", B, _text(births(), ";"), "", (3, 0, 0)),
    _bad("tabs", B, _text(births(), "\t"), "", (3, 0, 0)),
    _bad("sep= line", B, _text(births(), ";", start="sep=;\r\n"), "", (3, 0, 0)),
    _bad(
        "a comma inside a number shifts the row",
        B,
        as_bytes(
            (
                ",".join(BIRTH_HEADER)
                + "\n"
                + ",".join(map(str, BIRTH_ROWS[0]))
                + "\n"
                + "2,Kab. Ponorogo,5,143,4746,9889,4708,4543,9251,91,95,93,225,243\n"
            ).encode()
        ),
        "FIL-058 REC-062",
        (1, 0, 1),
    ),
    _bad(
        "a row that ends early",
        B,
        _text([*births()[:3], [3, "Kota Malang", 4195]]),
        "FIL-059 REC-065",
        (2, 1, 0),
    ),
    _bad("NUL bytes", B, as_bytes(b"no,kabupaten_kota\n1,\x00\n"), "FIL-028"),
    _bad("binary junk", B, as_bytes(bytes(range(128, 256)) * 50), "FIL-038"),
    _bad(
        "a quote that never closes",
        B,
        as_bytes(b'no,kabupaten_kota\n1,"Kab\n2,b\n'),
        "FIL-035",
    ),
    _bad(
        "no-break spaces in names and numbers",
        B,
        _text(births((0, 1, "Kab.\u00a0Pacitan"), (0, 2, "3149\u00a0"))),
        "",
        (3, 0, 0),
    ),
    _bad(
        "control and direction marks",
        B,
        _text(births((0, 1, "Kab.\u202e Pacitan"))),
        "FIL-060 REC-040",
        (2, 0, 1),
    ),
    _bad(
        "a formula error in a text file",
        B,
        _text(births((0, 11, "#DIV/0!"))),
        "REC-021",
        (2, 1, 0),
    ),
    _bad(
        "HTML named .xls",
        "bayi_2022.xls",
        as_bytes(b"<html><table><tr><td>1"),
        "FIL-022",
    ),
    _bad(
        "XML named .xlsx", X, as_bytes(b"<?xml version='1.0'?><Workbook/>"), "FIL-023"
    ),
    _bad("PDF named .xlsx", X, as_bytes(b"%PDF-1.7 ..."), "FIL-024"),
    _bad(
        "a picture named .csv", B, as_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50)), "FIL-025"
    ),
    _bad("an old .xls renamed .xlsx", X, as_bytes(OLD_XLS), "FIL-011"),
    _bad("a password", X, encrypted(official()), "FIL-010"),
    _bad("a damaged workbook", X, cut(official(), 0.6), "FIL-013"),
    _bad(
        "a workbook that swells",
        X,
        with_part(official(), "xl/media/besar.bin", bytes(48 * 1024 * 1024)),
        "FIL-015",
    ),
    _bad(
        "a document type in a part",
        X,
        with_part(
            official(),
            "xl/styles.xml",
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><styleSheet/>',
        ),
        "FIL-018",
    ),
    _bad(
        "macros",
        X,
        with_part(official(), "xl/vbaProject.bin", b"macro"),
        "FIL-019",
    ),
    _bad("a text file named .xlsx", X, _text(births()), "FIL-063 REC-005"),
    _bad(
        "#DIV/0! that a reader shows blank",
        X,
        _at("L4", "#DIV/0!"),
        "FIL-061 REC-021",
        (2, 1, 0),
    ),
    _bad("#N/A in the name", X, _at("B4", "#N/A"), "FIL-061 REC-021", (2, 0, 1)),
    _bad(
        "a date in a number column",
        X,
        _at("L4", datetime.date(2022, 5, 1)),
        "REC-032",
        (2, 1, 0),
    ),
    _bad("a count shown in per cent", X, _at("L4", 0.06, "0.0%"), "REC-031", (2, 1, 0)),
    _bad("a claim shown in per cent", X, _at("I4", 2879 / 3149, "0.0%"), "", (3, 0, 0)),
    _bad("a truth value as a count", X, _at("L4", True), "REC-020", (2, 1, 0)),
    _bad("a formula without its result", X, _at("L4", "=1+1"), "FIL-053", (3, 0, 0)),
    _bad(
        "a hidden sheet",
        KX,
        _case_book(
            lambda book: setattr(book["Rahasia"], "sheet_state", "hidden"),
            Rahasia=[["x"]],
        ),
        "FIL-050 REC-012",
        (3, 0, 0),
    ),
    _bad(
        "hidden rows",
        KX,
        _case_book(
            lambda book: setattr(book["Kasus"].row_dimensions[3], "hidden", True)
        ),
        "FIL-051",
        (3, 0, 0),
    ),
    _bad("no cell at all", KX, as_workbook({"Kasus": []}), "FIL-004"),
    _bad(
        "dates as cells, serials and words",
        KX,
        as_workbook(
            {
                "Kasus": cases(
                    (0, 2, datetime.date(2025, 4, 3)),
                    (1, 2, 45764),
                    (2, 2, "20 Mei 2025"),
                )
            }
        ),
        "",
        (3, 0, 0),
    ),
    _bad(
        "dates of which the day is not certain",
        K,
        _text(cases((0, 2, "03/04/2025"), (1, 2, "04/05/2025"))),
        "REC-025",
        (1, 0, 2),
    ),
    _bad(
        "dates of which one proves the order",
        K,
        _text(cases((0, 2, "03/04/2025"), (1, 2, "17/04/2025"))),
        "",
        (3, 0, 0),
    ),
    _bad(
        "a date that does not exist",
        K,
        _text(cases((0, 2, "30/02/2025"))),
        "REC-024",
        (2, 0, 1),
    ),
    _bad("a date of words", K, _text(cases((0, 2, "kemarin"))), "REC-024", (2, 0, 1)),
    _bad(
        "an area code cut by Excel",
        K,
        _text(cases((0, 1, "35.1"))),
        "REC-027",
        (2, 0, 1),
    ),
    _bad(
        "an area code stored as a number",
        KX,
        as_workbook({"Kasus": cases((0, 1, 35.1))}),
        "REC-027",
        (2, 0, 1),
    ),
    _bad(
        "an id turned into 1.67E+15",
        K,
        _text(with_column(cases(), "NIK", ["1.67E+15", "", "1,67E+15"])),
        "REC-027",
        (1, 2, 0),
    ),
    _bad(
        "an id stored as a number of 16 digits",
        KX,
        as_workbook(
            {"Kasus": with_column(cases(), "NIK", [3507011234567890, None, ""])}
        ),
        "REC-027",
        (2, 1, 0),
    ),
    _bad(
        "an area outside the office",
        K,
        _text(cases((0, 1, "33.01"))),
        "REC-042",
        (2, 0, 1),
    ),
    _bad(
        "an area code nobody has",
        K,
        _text(cases((0, 1, "35.99"))),
        "REC-040",
        (2, 0, 1),
    ),
    _bad(
        "a province for a district", K, _text(cases((0, 1, "35"))), "REC-043", (2, 0, 1)
    ),
    _bad("an unknown code", K, _text(cases((0, 4, "laki-laki"))), "REC-026", (2, 1, 0)),
    _bad("a code in small letters", K, _text(cases((0, 4, "l"))), "", (3, 0, 0)),
    _bad("an age of 999", K, _text(cases((0, 3, 999))), "REC-029", (2, 0, 1)),
    _bad(
        "too many decimals",
        K,
        _text(with_column(cases(), "Berat", ["3,25", "12,5", ""]), ";"),
        "REC-023",
        (2, 1, 0),
    ),
    _bad(
        "neither yes nor no",
        K,
        _text(with_column(cases(), "Sembuh", ["mungkin", "Ya", "tidak"])),
        "REC-033",
        (2, 1, 0),
    ),
    _bad(
        "a cell of 50,000 letters",
        K,
        _text(with_column(cases(), "Catatan", ["a" * 50_000, "", ""])),
        "REC-035",
        (2, 1, 0),
    ),
    _bad(
        "a formula that would run in a spreadsheet",
        K,
        _text(
            with_column(cases(), "Catatan", ["=cmd|'/c calc'!A1", "@SUM(1)", "-1+1"])
        ),
        "",
        (3, 0, 0),
    ),
    _bad(
        "a rule that refuses",
        K,
        _text(with_column(cases(), "Keluar", ["2025-04-01", "", "2025-06-01"])),
        "REC-057",
        (2, 0, 1),
    ),
    _bad(
        "the same number twice",
        K,
        _text([*cases(), ["A-1", *CASE_ROWS[1][1:]]]),
        "REC-055 REC-056",
        (2, 1, 1),
    ),
    _bad(
        "columns in another order",
        K,
        _text([row[::-1] for row in cases()]),
        "",
        (3, 0, 0),
    ),
    _bad(
        "headers in other letters",
        K,
        _text(cases(header=[h.upper() for h in CASE_HEADER])),
        "",
        (3, 0, 0),
    ),
)
