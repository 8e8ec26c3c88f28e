"""The marked copy: what is added, what stays byte for byte, what is told as dropped."""

import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from python_calamine import CalamineWorkbook
from sample_workbooks import (
    change_parts,
    parts_of,
    save_workbook,
    sheet_xml,
    write_parts,
)

from derajat.sheets import marking as marking_module
from derajat.sheets import marks as marks_module
from derajat.sheets import open_file
from derajat.sheets.marking import write_marked_copy
from derajat.sheets.marks import CellMark, FindingLine


_NAMING = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
_FINDINGS = [FindingLine("Data", "B2", "REC-001", "=1+1 salah", "@perbaiki")]


@pytest.fixture
def original(tmp_path):
    return tmp_path / "asli.xlsx"


@pytest.fixture
def target(tmp_path):
    return tmp_path / "bertanda.xlsx"


def _comments(path, sheet=None):
    workbook = openpyxl.load_workbook(path)
    chosen = workbook[sheet] if sheet else workbook.worksheets[0]
    return {
        cell.coordinate: cell.comment.text
        for row in chosen.iter_rows()
        for cell in row
        if cell.comment
    }


def _changed(before, after):
    old, new = parts_of(before), parts_of(after)
    assert old.keys() <= new.keys()
    return {name for name in old if old[name] != new[name]}, new.keys() - old.keys()


def _findings(path, name="Temuan"):
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    return [tuple(row) for row in rows]


def test_only_the_parts_that_name_the_additions_change(original, target):
    with xlsxwriter.Workbook(original) as workbook:
        sheet = workbook.add_worksheet("Data")
        workbook.add_worksheet("Lain").write("A1", "x")
        sheet.write_row("A1", ["nama", "nilai"])
        sheet.write_row("A2", ["A", 5])
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Data!$B$2:$B$2"})
        sheet.insert_chart("D2", chart)
        sheet.add_table("G1:H3")
    marks = [CellMark("Data", 2, 2, "angka terlalu besar")]
    copy = write_marked_copy(original, marks, _FINDINGS, target)
    assert (copy.method, copy.dropped) == ("parts added", ())
    changed, added = _changed(original, target)
    sheet_parts = {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    assert changed == _NAMING | sheet_parts
    assert len(added) == 3
    assert _comments(target) == {"B2": "angka terlalu besar"}


def test_without_marks_only_the_list_of_sheets_changes(original, target):
    save_workbook(original, [["a"]])
    write_marked_copy(original, [], _FINDINGS, target)
    changed, added = _changed(original, target)
    assert changed == _NAMING
    assert len(added) == 1


def test_the_sheet_differs_only_by_the_element_that_names_the_drawing(original, target):
    with xlsxwriter.Workbook(original) as workbook:
        sheet = workbook.add_worksheet("Data")
        sheet.write("A1", "x")
        sheet.add_table("G1:H3")
    write_marked_copy(original, [CellMark("Data", 1, 1, "y")], [], target)
    name = "xl/worksheets/sheet1.xml"
    before, after = parts_of(original)[name], parts_of(target)[name]
    start = after.index(b"<legacyDrawing")
    stop = after.index(b">", start) + 1
    assert after[:start] + after[stop:] == before
    assert after[stop:].startswith(b"<tableParts")


def test_the_findings_are_texts_and_never_formulas(original, target):
    save_workbook(original, [["a"]])
    evil = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "<&>\"'", "\x01\ufffe"]
    findings = [FindingLine("Data", "A1", "REC-1", text, text) for text in evil]
    marks = [CellMark("Data", 1, 1, text) for text in evil]
    write_marked_copy(original, marks, findings, target)
    for name, content in parts_of(target).items():
        assert b"<f>" not in content, name
    shown = [row[3] for row in _findings(target)[1:]]
    assert shown == [*evil[:-1], "\ufffd\ufffd"]
    opened = open_file(target)
    assert [sheet.name for sheet in opened.sheets] == ["Data", "Temuan"]


def test_existing_comments_stay_and_get_the_text_appended(original, target):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Data"
    sheet["A1"], sheet["B2"] = 1, 2
    sheet["A1"].comment = Comment("lama", "Budi")
    sheet["B2"].comment = Comment("tetap", "Ani")
    workbook.save(original)
    marks = [CellMark("Data", 1, 1, "baru"), CellMark("Data", 3, 1, "lain")]
    copy = write_marked_copy(original, marks, [], target)
    assert copy.method == "parts added"
    assert _comments(target) == {"A1": "lama\nbaru", "B2": "tetap", "A3": "lain"}
    read = openpyxl.load_workbook(target)["Data"]
    assert [read[name].comment.author for name in ("A1", "B2", "A3")] == [
        "Budi",
        "Ani",
        "Derajat",
    ]


def test_comments_of_xlsxwriter_are_appended_too(original, target):
    with xlsxwriter.Workbook(original) as workbook:
        sheet = workbook.add_worksheet("Data")
        sheet.write("A1", 1)
        sheet.write_comment("A1", "lama")
    marks = [CellMark("Data", 1, 1, "baru"), CellMark("Data", 1, 2, "dua")]
    assert write_marked_copy(original, marks, [], target).method == "parts added"
    assert _comments(target) == {"A1": "lama\nbaru", "B1": "dua"}


def test_a_plain_comment_text_becomes_a_run(original, target):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Data"
    workbook.active["A1"].comment = Comment("x", "Budi")
    workbook.active["A1"] = 1
    workbook.save(original.with_name("base.xlsx"))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    plain = (
        f'<comments xmlns="{main}"><authors/><commentList><comment ref="A1" '
        'authorId="0"><text><t>lama</t></text></comment></commentList></comments>'
    )
    base = original.with_name("base.xlsx")
    change_parts(base, original, parts={"xl/comments/comment1.xml": plain.encode()})
    marks = [CellMark("Data", 1, 1, "baru"), CellMark("Data", 2, 2, "dua")]
    assert write_marked_copy(original, marks, [], target).method == "parts added"
    content = parts_of(target)["xl/comments/comment1.xml"].decode()
    assert "<authors><author>Derajat</author></authors>" in content
    assert "<text><r><t>lama</t></r><r>" in content


def test_marks_inside_a_merge_go_to_its_anchor_and_whole_rows_to_column_a(
    original, target
):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Data"
    workbook.active["B2"] = "judul"
    workbook.active["C9"] = 1
    workbook.active.merge_cells("B2:D4")
    workbook.save(original)
    marks = [
        CellMark("Data", 3, 4, "satu"),
        CellMark("Data", 2, 2, "dua"),
        CellMark("Data", 2, 3, "satu"),
        CellMark("Data", 9, 0, "baris"),
    ]
    write_marked_copy(original, marks, [], target)
    assert _comments(target) == {"B2": "satu\ndua", "A9": "baris"}


def test_each_marked_sheet_gets_its_own_comments(original, target):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Data"
    workbook.create_sheet("Dua & <tiga>")
    for sheet in workbook:
        sheet["A1"] = 1
    workbook.save(original)
    marks = [CellMark("Data", 1, 1, "a"), CellMark("Dua & <tiga>", 1, 2, "b")]
    write_marked_copy(original, marks, [], target)
    assert _comments(target) == {"A1": "a"}
    assert _comments(target, "Dua & <tiga>") == {"B1": "b"}


def test_a_sheet_named_like_the_findings_is_kept(original, target):
    workbook = openpyxl.Workbook()
    workbook.active.title = "TEMUAN"
    workbook.create_sheet("Temuan (2)")
    workbook.active["A1"] = 1
    workbook.save(original)
    write_marked_copy(original, [], _FINDINGS, target)
    names = openpyxl.load_workbook(target).sheetnames
    assert names == ["TEMUAN", "Temuan (2)", "Temuan (3)"]
    assert _findings(target, "Temuan (3)")[1] == _FINDINGS[0].cells


def test_a_copy_of_a_marked_copy_works(original, target, tmp_path):
    save_workbook(original, [["a"]])
    marks = [CellMark("Data", 1, 1, "satu")]
    write_marked_copy(original, marks, _FINDINGS, target)
    again = tmp_path / "lagi.xlsx"
    assert write_marked_copy(target, marks, _FINDINGS, again).method == "parts added"
    assert _comments(again) == {"A1": "satu\nsatu"}
    assert openpyxl.load_workbook(again).sheetnames == ["Data", "Temuan", "Temuan (2)"]


def test_the_same_input_gives_the_same_bytes(original, target, tmp_path):
    save_workbook(original, [["a", 1]])
    marks = [CellMark("Data", 1, 2, "x")]
    other = tmp_path / "lain.xlsx"
    for path in (target, other):
        write_marked_copy(original, marks, _FINDINGS, path)
    assert target.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(target) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(1980, 1, 1)}


def _with_threads(original):
    base = save_workbook(original.with_name("base.xlsx"), [["a", 2]], C1="=B1*2")
    threads = {"xl/threadedComments/threadedComment1.xml": b"<ThreadedComments/>"}
    return change_parts(base, original, parts=threads)


def test_what_cannot_be_extended_is_rewritten_and_losses_are_listed(original, target):
    _with_threads(original)
    marks = [CellMark("Data", 1, 2, "=x\x02")]
    copy = write_marked_copy(original, marks, _FINDINGS, target)
    assert copy.method == "rewritten"
    assert "utas komentar (1)" in copy.dropped
    assert any("hasil rumus" in what for what in copy.dropped)
    assert _comments(target) == {"B1": "=x\ufffd"}
    listed = [row[3] for row in _findings(target)]
    assert listed[1] == "=1+1 salah"
    assert all(any(what in text for text in listed) for what in copy.dropped)
    assert openpyxl.load_workbook(target)["Temuan"]["D2"].data_type == "s"


def test_a_rewritten_copy_has_the_same_bytes_each_time(original, target, tmp_path):
    _with_threads(original)
    other = tmp_path / "lain.xlsx"
    for path in (target, other):
        write_marked_copy(original, [], _FINDINGS, path)
    assert target.read_bytes() == other.read_bytes()


def test_form_controls_lead_to_a_rewritten_copy(original, target):
    with xlsxwriter.Workbook(original) as workbook:
        sheet = workbook.add_worksheet("Data")
        sheet.write("A1", 1)
        sheet.insert_button("B3", {"macro": "x", "caption": "tekan"})
    copy = write_marked_copy(original, [CellMark("Data", 1, 1, "x")], [], target)
    assert copy.method == "rewritten"
    assert copy.dropped
    assert _comments(target) == {"A1": "x"}


def test_prefixed_worksheets_lead_to_a_rewritten_copy(original, target):
    base = save_workbook(original.with_name("base.xlsx"), [["a"]])
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = sheet_xml("<row r='1'><c r='A1'><v>1</v></c></row>").decode()
    for name in ("worksheet", "sheetData", "row", "c", "v"):
        content = content.replace(f"<{name}>", f"<x:{name}>")
        content = content.replace(f"<{name} ", f"<x:{name} ")
        content = content.replace(f"</{name}>", f"</x:{name}>")
    content = content.replace(f'xmlns="{main}"', f'xmlns:x="{main}"')
    change_parts(base, original, parts={"xl/worksheets/sheet1.xml": content.encode()})
    copy = write_marked_copy(original, [CellMark("Data", 1, 1, "x")], [], target)
    assert copy.method == "rewritten"
    assert _comments(target) == {"A1": "x"}


def test_a_strict_workbook_never_loses_the_findings(original, target):
    base = save_workbook(original.with_name("base.xlsx"), [["a"]])
    loose = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    parts = {n: c.replace(loose, strict) for n, c in parts_of(base).items()}
    write_parts(original, parts)
    assert list(open_file(original).read("Data").rows()) == [["a"]]
    copy = write_marked_copy(original, [CellMark("Data", 1, 1, "x")], _FINDINGS, target)
    assert copy.method in ("rewritten", "findings only")
    assert _findings(target)[1] == _FINDINGS[0].cells


@pytest.mark.parametrize("content", [b"a;b\n1;2\n", b"PK\x03\x04 rusak", b"%PDF-1.7"])
def test_without_a_workbook_only_the_findings_are_written(tmp_path, target, content):
    path = tmp_path / "data.csv"
    path.write_bytes(content)
    copy = write_marked_copy(path, [CellMark("", 2, 1, "x")], _FINDINGS, target)
    assert copy.method == "findings only"
    assert openpyxl.load_workbook(target).sheetnames == ["Temuan"]
    assert _findings(target)[1] == _FINDINGS[0].cells
    assert openpyxl.load_workbook(target)["Temuan"]["D2"].data_type == "s"


def test_above_the_limit_of_cells_only_the_findings_are_written(
    original, target, monkeypatch
):
    save_workbook(original, [[1, 2, 3]])
    monkeypatch.setattr(marking_module, "MOST_MARKED_CELLS", 2)
    assert write_marked_copy(original, [], _FINDINGS, target).method == "findings only"


def test_comments_beyond_the_limit_are_told_as_dropped(original, target, monkeypatch):
    save_workbook(original, [[1, 2, 3]])
    monkeypatch.setattr(marking_module, "MOST_COMMENTS", 2)
    marks = [CellMark("Data", 1, column, "x") for column in (1, 2, 3)]
    copy = write_marked_copy(original, marks, _FINDINGS, target)
    assert len(_comments(target)) == 2
    assert copy.dropped == ("1 komentar sel di atas 2",)
    assert "1 komentar sel di atas 2" in _findings(target)[-1][3]


@pytest.mark.parametrize("content", [None, b"a;b\n1;2\n"])
def test_findings_beyond_the_limit_are_told_as_dropped(
    original, target, monkeypatch, content
):
    save_workbook(original, [[1]])
    if content:
        original.write_bytes(content)
    monkeypatch.setattr(marking_module, "MOST_FINDINGS", 2)
    copy = write_marked_copy(original, [], _FINDINGS * 5, target)
    assert copy.dropped == ("3 temuan di atas 2",)
    assert [row[2] for row in _findings(target)] == ["Kode", "REC-001", "REC-001", ""]
    assert "3 temuan di atas 2" in _findings(target)[-1][3]


def test_a_mark_on_an_absent_sheet_is_an_error(original, target):
    save_workbook(original, [[1]])
    with pytest.raises(KeyError):
        write_marked_copy(original, [CellMark("Lain", 1, 1, "x")], [], target)


def test_many_marks_have_shapes_with_numbers_of_their_own(original, target):
    save_workbook(original, [[1]] * 1100)
    marks = [CellMark("Data", row, 1, "x") for row in range(1, 1101)]
    write_marked_copy(original, marks, [], target)
    drawing = parts_of(target)["xl/drawings/vmlDrawingDerajat1.vml"]
    ids = drawing.split(b'id="_x0000_s')[1:]
    assert len({piece.split(b'"')[0] for piece in ids}) == 1100
    assert marks_module.MOST_COMMENTS >= 1100
