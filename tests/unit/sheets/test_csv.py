"""Text files: letters, separators, quotes, row numbers, notes."""

import codecs
import csv
import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_workbooks import refusal_of

from derajat.errors import DerajatError
from derajat.sheets import FileKind, Limits, open_file


def _rows(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    opened = open_file(path)
    return list(opened.read("").rows()), [note.code for note in opened.notes]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data.csv"


@pytest.mark.parametrize(
    ("codec", "mark", "notes"),
    [
        ("utf-8", b"", []),
        ("utf-8", codecs.BOM_UTF8, []),
        ("utf-16-le", codecs.BOM_UTF16_LE, ["FIL-054"]),
        ("utf-16-be", codecs.BOM_UTF16_BE, ["FIL-054"]),
        ("utf-16-le", b"", ["FIL-054"]),
        ("utf-16-be", b"", ["FIL-054"]),
        ("cp1252", b"", ["FIL-054"]),
    ],
)
def test_each_encoding_is_read_and_told(file, codec, mark, notes):
    rows, found = _rows(file, mark + "nama;nilai\nCafé;1,5\n".encode(codec))
    assert rows == [["nama", "nilai"], ["Café", "1,5"]]
    assert found == notes


def test_the_encoding_used_is_named(file):
    file.write_bytes("nama;n\nCafé;1\n".encode("cp1252"))
    assert "Windows-1252" in open_file(file).notes[0].says("id")


def test_mixed_encodings_are_told(file):
    mixed = "a;b\nCafé;1\n".encode() + "Café;2\n".encode("cp1252")
    assert _rows(file, mixed)[1] == ["FIL-054", "FIL-055"]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_each_separator_and_line_end_is_found(file, separator, line_end):
    text = line_end.join(
        separator.join(row) for row in (["a", "b", "c"], ["1", "", "3"])
    )
    assert _rows(file, text)[0] == [["a", "b", "c"], ["1", None, "3"]]


def test_decimal_commas_do_not_make_columns(file):
    rows, notes = _rows(file, "nama;nilai\nA;1,5\nB;2,5\nC;3\n")
    assert rows[1] == ["A", "1,5"]
    assert notes == []


def test_the_separator_line_is_obeyed_and_is_no_row(file):
    rows, notes = _rows(file, "sep=|\na|b;c\n1|2;3\n")
    assert rows == [["a", "b;c"], ["1", "2;3"]]
    assert notes == []


def test_an_undecided_separator_is_told(file):
    assert "FIL-057" in _rows(file, "a;b,c\n")[1]


def test_a_single_column_is_not_cut(file):
    assert _rows(file, "desa\nSuka, Maju\nJati\n")[0] == [
        ["desa"],
        ["Suka, Maju"],
        ["Jati"],
    ]


def test_a_quoted_line_end_does_not_shift_row_numbers(file):
    rows, _ = _rows(file, 'a;b\n"dua\nbaris";1\n\nx;"kata ""kutip"""\n')
    assert rows == [["a", "b"], ["dua\nbaris", "1"], [], ["x", 'kata "kutip"']]


def test_ragged_rows_are_told_with_their_numbers_and_not_shifted(file):
    content = "judul\na,b,c\n1,2,3\n1,2,5,3\n1,2\n1,2,3,\n"
    rows, notes = _rows(file, content)
    assert rows[3] == ["1", "2", "5", "3"]
    assert notes == ["FIL-058", "FIL-059"]
    longer, shorter = open_file(file).notes
    assert dict(longer.fields) == {"count": "1", "width": "3", "rows": "4"}
    assert dict(shorter.fields)["rows"] == "1, 5"


def test_invisible_characters_are_told_by_row(file):
    rows, notes = _rows(file, "a;b\nx\u202ey;1\nz\u200b;2\n")
    assert notes == ["FIL-060"]
    assert dict(open_file(file).notes[0].fields)["rows"] == "2, 3"
    assert rows[1][0] == "x\u202ey"


def test_letters_are_composed(file):
    rows, _ = _rows(file, "a;b\nCafe\u0301;\u037e\n")
    assert rows[1] == ["Caf\u00e9", ";"]
    assert all(unicodedata.is_normalized("NFC", cell) for cell in rows[1])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FIL-004"),
        (b"\n\n ;\n", "FIL-004"),
        (b"a;b\n1;\x002\n", "FIL-028"),
        (bytes(range(1, 32)) * 50, "FIL-027"),
        (b"a;b\n\x81;1\n", "FIL-038"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", "FIL-038"),
        (b'a;b\n"tak tertutup;1\n2;3\n', "FIL-035"),
        (b'a;b\n"x"y;1\n', "FIL-035"),
        (b"a;b\n" + b"x" * 200_000 + b";1\n", "FIL-036"),
        (b"a;b\n" + b"1;" * 17_000 + b"\n", "FIL-033"),
        (b"a;b\n" + b"1;2" * 3_000_000, "FIL-037"),
    ],
)
def test_what_cannot_be_read_surely_is_refused(file, content, code):
    file.write_bytes(content)
    assert refusal_of(file) == code


def test_a_refusal_names_the_row(file):
    file.write_bytes(b'a;b\n1;2\n"tak tertutup;1\n2;3\n')
    with pytest.raises(DerajatError) as caught:
        open_file(file)
    assert "baris 3" in caught.value.problems[0].says("id")


def test_a_cell_of_many_lines_is_bounded(file):
    file.write_text('a;b\n"' + "x\n" * 5_000 + '";1\n')
    assert refusal_of(file, limits=Limits(record_characters=4_000)) == "FIL-037"


_CELLS = st.text(
    st.characters(exclude_categories=["C"], exclude_characters="\u2028\u2029"),
    max_size=8,
)


@given(
    st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=2, max_size=8),
    st.sampled_from(";,\t|"),
)
@settings(max_examples=60, deadline=None)
def test_every_written_table_reads_back(tmp_path_factory, table, separator):
    table = [["kode", "nama", "nilai"]] * 3 + table
    written = io.StringIO()
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(table)
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_bytes(f"sep={separator}\r\n{written.getvalue()}".encode())
    opened = open_file(path)
    assert opened.kind is FileKind.CSV
    expected = [[unicodedata.normalize("NFC", c) or None for c in row] for row in table]
    assert list(opened.read("").rows()) == expected
