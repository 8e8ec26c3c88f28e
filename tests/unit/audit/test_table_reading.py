"""Tables as offices print them: headers, marks, numbering rows, percent cells."""

from decimal import Decimal

import pytest

from derajat.audit.auditing import audit_files
from derajat.audit.reading import load_tables
from derajat.errors import DerajatError
from derajat.sheets.cells import MergedRange
from derajat.sheets.writing import PlainSheet, write_workbook


@pytest.fixture
def load(tmp_path):
    def run(text, **options):
        path = tmp_path / "tabel.csv"
        path.write_text(text, encoding="utf-8")
        return load_tables(path, **options)

    return run


def _values(table, column):
    return [row.numbers[column].value for row in table.rows if column in row.numbers]


def test_titles_numbering_rows_and_footers_are_no_data(load):
    loaded = load(
        "TABEL 37;;;\nBERAT BADAN LAHIR;;;\nNO;PUSKESMAS;L;P\n1;2;3;4\n"
        "1;A;10;11\n2;B;12;13\n;JUMLAH;22;24\nSumber: seksi gizi;;;\n"
    )
    (table,) = loaded.tables
    assert [row.number for row in table.rows] == [5, 6, 7]
    assert [column.name for column in table.number_columns] == ["L", "P"]
    assert [row.is_total for row in table.rows] == [False, False, True]
    assert [row.label for row in table.rows] == ["A", "B", "JUMLAH"]


def test_indonesian_and_english_marks_are_told_apart_by_the_numbers(load):
    (table,) = load("n;a;b\nx;1.234;56,7\ny;2.345;89,1\n").tables
    assert _values(table, 2) == [1234, 2345]
    assert _values(table, 3) == [Decimal("56.7"), Decimal("89.1")]
    (table,) = load('n,a,b\nx,"1,234",56.7\ny,"2,345",89.1\n').tables
    assert _values(table, 2) == [1234, 2345]


def test_a_mark_that_nothing_proves_is_told_and_can_be_given(load):
    loaded = load("n;a\nx;1.234\ny;2.345\n")
    assert [note.code for note in loaded.notes] == ["AUD-031"]
    assert _values(loaded.tables[0], 2) == [1234, 2345]
    given = load("n;a\nx;1.234\ny;2.345\n", decimal_mark=".")
    assert given.notes == ()
    assert _values(given.tables[0], 2) == [Decimal("1.234"), Decimal("2.345")]


def test_mixed_marks_are_told_and_doubtful_cells_are_not_read(load):
    loaded = load("n;a\nx;54,8%\ny;87.04%\nz;1.234\n")
    assert [note.code for note in loaded.notes] == ["AUD-032"]
    assert _values(loaded.tables[0], 2) == [Decimal("54.8"), Decimal("87.04")]


def test_ranges_bounds_and_errors_are_no_numbers(load):
    loaded = load("n;a;b\nx;150-250;1\ny;<22;2\nz;17/1000;#DIV/0!\nw;5;4\n")
    (table,) = loaded.tables
    assert [text for _, _, text in loaded.error_cells] == ["#DIV/0!"]
    assert {n.text for row in table.rows for n in row.numbers.values()} <= {
        "1",
        "2",
        "4",
        "5",
    }


def test_years_in_the_header_are_a_header(load):
    (table,) = load("program;2012;2013;jumlah\nA;1;2;3\nB;4;5;9\n").tables
    assert [c.name for c in table.number_columns] == ["2012", "2013", "jumlah"]


def test_numbers_codes_and_years_name_rows_and_are_not_checked(load):
    (table,) = load(
        "id;kode_kab;tahun;kasus\n1;3201;2016;77\n2;3202;2016;80\n3;3203;2017;91\n"
    ).tables
    assert [c.name for c in table.number_columns] == ["kasus"]


def test_a_repeated_header_opens_no_second_table(load):
    head = "nama;a;b\n"
    (table,) = load(head + "x;1;2\ny;3;4\n" + head + "z;5;6\n").tables
    assert len(table.rows) == 3


def test_a_second_table_on_the_sheet_is_one_of_its_own(load):
    first, second = load(
        "nama;a;b\nx;1;2\ny;3;4\n\nkecamatan;laki;cewek\nz;5;6\nw;7;8\n"
    ).tables
    assert [c.name for c in second.number_columns] == ["laki", "cewek"]
    assert len(first.rows) == 2


def test_merged_headers_and_unrounded_numbers_of_a_workbook(tmp_path):
    pairs = [(77, 440), (113, 545), (87, 510), (69, 371), (138, 691), (95, 514)]
    rows = [["No", "Puskesmas", "Bumil", "", ""], ["", "", "capaian", "sasaran", "%"]]
    rows += [[i, f"P{i}", a, b, a / b * 100] for i, (a, b) in enumerate(pairs, 1)]
    rows[4][4] = 19.5
    path = tmp_path / "tabel.xlsx"
    merges = (MergedRange(1, 3, 1, 5),)
    write_workbook(path, [PlainSheet("Tabel", rows, 2, merges)])
    result = audit_files([path])
    assert "Bumil / % = Bumil / capaian / Bumil / sasaran x 100" in {
        r.label.id for r in result.relations
    }
    assert [(f.problem.where.cell, f.printed) for f in result.errors] == [
        ("E5", "19.5")
    ]


def test_percent_formats_are_read_as_per_cent(tmp_path):
    pairs = [(77, 440), (113, 545), (87, 510), (69, 371), (138, 691), (95, 514)]
    rows = [["Puskesmas", "capaian", "sasaran", "persen"]]
    rows += [[f"P{i}", a, b, round(a / b, 4)] for i, (a, b) in enumerate(pairs, 1)]
    path = tmp_path / "tabel.xlsx"
    sheet = PlainSheet("Tabel", rows, number_formats=("", "", "", "0.00%"))
    write_workbook(path, [sheet])
    result = audit_files([path])
    (relation,) = result.relations
    assert relation.label.en.endswith("x 100")
    assert result.errors == ()


def test_a_file_without_numbers_is_refused(load):
    with pytest.raises(DerajatError) as caught:
        load("nama;alamat\nx;y\n")
    assert [p.code for p in caught.value.problems] == ["AUD-050"]


def test_an_endless_sheet_is_refused(load, monkeypatch):
    monkeypatch.setattr("derajat.audit.reading.loading.LARGEST_TABLE", 3)
    with pytest.raises(DerajatError) as caught:
        load("n;a\nx;1\ny;2\nz;3\n")
    assert [p.code for p in caught.value.problems] == ["AUD-051"]
