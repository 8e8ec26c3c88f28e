"""Files that are damaged, hostile, or something else than they say."""

import io
import struct
import zipfile

import msoffcrypto
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile
from sample_workbooks import (
    SHEET_PART,
    change_parts,
    parts_of,
    refusal_of,
    save_workbook,
    write_parts,
)

from derajat.errors import DerajatError
from derajat.sheets import Limits, open_file
from derajat.sheets.writing import PlainSheet, write_workbook


@pytest.fixture
def good(tmp_path):
    return save_workbook(tmp_path / "good.xlsx", [["nama", "nilai"], ["A", 1]])


@pytest.fixture
def bad(tmp_path):
    return tmp_path / "bad.xlsx"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FIL-004"),
        (b"%PDF-1.7 ...", "FIL-024"),
        (b"{\\rtf1 x}", "FIL-024"),
        (b"\x89PNG\r\n\x1a\n....", "FIL-025"),
        (b"\xff\xd8\xff\xe0 JFIF", "FIL-025"),
        (b"GIF89a", "FIL-025"),
        (b"Rar!\x1a\x07", "FIL-021"),
        (b"\x1f\x8b\x08", "FIL-021"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "FIL-022"),
        (b"\n  <!DOCTYPE HTML><html>", "FIL-022"),
        (b"\xef\xbb\xbf<table>", "FIL-022"),
        (b'<?xml version="1.0"?><html xmlns="x"><body/></html>', "FIL-022"),
        (b'<?xml version="1.0"?><Workbook/>', "FIL-023"),
        ("<?xml version='1.0'?><Workbook/>".encode("utf-16"), "FIL-023"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "FIL-010"),
        (_OLE + "Workbook\0".encode("utf-16-le"), "FIL-011"),
        (_OLE + "Book\0".encode("utf-16-le"), "FIL-011"),
        (_OLE + "WordDocument\0".encode("utf-16-le"), "FIL-012"),
        (b"PK\x05\x06" + bytes(18), "FIL-021"),
        (b"PK\x03\x04" + bytes(100), "FIL-013"),
        (bytes(range(1, 32)) * 40, "FIL-027"),
    ],
)
@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x.xls", "x"])
def test_the_content_and_not_the_name_decides(tmp_path, content, code, name):
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal_of(path) == code


def test_absent_files_and_folders_are_refused(tmp_path):
    assert refusal_of(tmp_path / "tidak-ada.xlsx") == "FIL-001"
    assert refusal_of(tmp_path / "nul\0.xlsx") == "FIL-001"
    assert refusal_of(tmp_path) == "FIL-002"


def test_a_workbook_with_a_password_is_refused(good, bad):
    encrypted = io.BytesIO()
    with good.open("rb") as file:
        OOXMLFile(file).encrypt("rahasia", encrypted)
    bad.write_bytes(encrypted.getvalue())
    with bad.open("rb") as file:
        assert msoffcrypto.OfficeFile(file).is_encrypted()
    assert refusal_of(bad) == "FIL-010"


def test_every_cut_of_a_workbook_is_damage(good, bad):
    content = good.read_bytes()
    for length in range(4, len(content), 97):
        bad.write_bytes(content[:length])
        assert refusal_of(bad) == "FIL-013", length


def test_a_part_whose_name_begins_with_a_zero_byte_is_damage(good, bad):
    content = good.read_bytes()
    directory = content.rindex(b"PK\x01\x02")
    bad.write_bytes(content[: directory + 46] + b"\0" + content[directory + 47 :])
    assert refusal_of(bad) == "FIL-013"


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_changed_byte_is_read_or_refused_with_a_code(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("flip") / "a.xlsx"
    write_workbook(path, [PlainSheet("Data", [["a", "b"], [1, "teks"]])])
    content = bytearray(path.read_bytes())
    index = data.draw(st.integers(0, len(content) - 1))
    content[index] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    try:
        opened = open_file(path)
        for sheet in opened.sheets:
            list(opened.read(sheet.name).rows())
    except DerajatError as error:
        assert error.problems[0].code.startswith("FIL-")


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/vbaProject.bin": b"x"}, "FIL-019"),
        ({"word/document.xml": b"<w/>"}, "FIL-020"),
        ({"xl/workbook.bin": b"x"}, "FIL-020"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "FIL-020"),
        ({"../../etc/passwd": b"x"}, ""),
        ({"XL/Workbook.xml": b"<workbook/>"}, "FIL-017"),
        ({SHEET_PART: b"<worksheet>"}, "FIL-013"),
        ({"xl/workbook.xml": b"bukan xml"}, "FIL-013"),
        ({"_rels/.rels": b"<Relationships/>"}, "FIL-013"),
        ({"xl/_rels/workbook.xml.rels": b"<Relationships/>"}, "FIL-013"),
        ({"xl/media/image1.emf": b"x<!DOCTYPE y"}, "FIL-018"),
        ({"docProps/app.xml": "<!DOCTYPE a><a/>".encode("utf-16")}, "FIL-018"),
    ],
)
def test_parts_that_change_what_a_workbook_is(good, bad, parts, code):
    change_parts(good, bad, parts=parts)
    assert refusal_of(bad) == code


def test_a_macro_workbook_by_content_type_is_refused(good, bad):
    types = parts_of(good)["[Content_Types].xml"].replace(
        b"spreadsheetml.sheet.main+xml", b"spreadsheetml.sheet.macroEnabled.main+xml"
    )
    change_parts(good, bad, parts={"[Content_Types].xml": types})
    assert refusal_of(bad) == "FIL-019"


def test_a_plain_archive_is_refused(tmp_path):
    path = write_parts(tmp_path / "data.zip", {"data.csv": b"a;b\n1;2\n"})
    assert refusal_of(path) == "FIL-021"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "1">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize(
    "part", [SHEET_PART, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_declared_types_and_entities_are_refused(good, bad, declaration, part):
    content = parts_of(good)[part]
    head, mark, rest = content.rpartition(b"?>")
    change_parts(good, bad, parts={part: head + mark + declaration.encode() + rest})
    assert refusal_of(bad) == "FIL-018"


def test_a_declared_type_over_the_border_of_two_chunks_is_seen(good, bad):
    for shift in range(-12, 3):
        filler = b"x" * ((1 << 18) + shift)
        change_parts(good, bad, parts={"docProps/x.xml": filler + b"<!DOCTYPE a>"})
        assert refusal_of(bad) == "FIL-018", shift


def test_a_bomb_is_refused_from_the_directory(good, bad):
    change_parts(good, bad, parts={"xl/media/a.bin": bytes(20 * 1024 * 1024)})
    assert refusal_of(bad) == "FIL-015"
    small = Limits(unpacked_bytes=1024 * 1024)
    assert refusal_of(bad, limits=small) == "FIL-014"


def _lie_about_size(content: bytes, name: str, size: int) -> bytes:
    """Change the unpacked size in both headers of an entry."""
    changed = bytearray(content)
    local = content.index(name.encode()) - 30
    central = content.rindex(name.encode()) - 46
    struct.pack_into("<I", changed, local + 22, size)
    struct.pack_into("<I", changed, central + 24, size)
    return bytes(changed)


def test_a_header_that_lies_about_the_size_is_caught_while_unpacking(good, bad):
    name = "xl/media/a.bin"
    change_parts(good, bad, parts={name: bytes(20 * 1024 * 1024)})
    bad.write_bytes(_lie_about_size(bad.read_bytes(), name, 1000))
    assert refusal_of(bad) == "FIL-017"
    bad.write_bytes(_lie_about_size(bad.read_bytes(), name, 15 * 1024 * 1024))
    assert refusal_of(bad) == "FIL-017"


def test_overlapping_entries_are_refused(bad):
    with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("a.xml", b"x" * 1000)
        first = archive.infolist()[1]
        double = zipfile.ZipInfo("b.xml")
        for field in ("CRC", "compress_size", "file_size", "header_offset"):
            setattr(double, field, getattr(first, field))
        double.compress_type = zipfile.ZIP_DEFLATED
        archive.filelist.append(double)
        archive.NameToInfo["b.xml"] = double
    assert refusal_of(bad) == "FIL-017"


def test_too_many_parts_are_refused(good, bad):
    change_parts(good, bad, parts={f"x/{n}": b"" for n in range(1001)})
    assert refusal_of(bad) == "FIL-016"


def test_an_encrypted_entry_is_refused(good, bad):
    content = bytearray(good.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    bad.write_bytes(content)
    assert refusal_of(bad) == "FIL-010"


def test_other_packing_methods_are_refused(good, bad):
    with zipfile.ZipFile(bad, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts_of(good).items():
            archive.writestr(name, content)
    assert refusal_of(bad) == "FIL-013"


@pytest.mark.parametrize(
    "name", ["a\u202egpj.xlsx", "b\n.xlsx", "x" * 200 + ".xlsx", "..xlsx", "CON.xlsx"]
)
def test_strange_file_names_are_shown_safely(tmp_path, good, name):
    path = tmp_path / name
    path.write_bytes(good.read_bytes())
    shown = open_file(path).name
    assert shown.isprintable()
    assert len(shown) <= 120


def test_every_refusal_speaks_both_languages(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(DerajatError) as caught:
        open_file(path)
    (problem,) = caught.value.problems
    assert problem.render("id").startswith("FIL-024 a.pdf: Ini dokumen PDF;")
    assert problem.render("en").startswith("FIL-024 a.pdf: This is a PDF document;")
    assert caught.value.exit_status == 4
