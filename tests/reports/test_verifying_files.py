"""One changed digit is found in every kind of place, and named by its address."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from tests.reports.specimen import build_specimen

from derajat.errors import DerajatError
from derajat.reports.forms import Format
from derajat.reports.register import ReportRegister
from derajat.reports.verifying import Outcome, load_content, verify_file
from derajat.reports.verifying.verify import MOST_BYTES
from derajat.reports.writing import write_report


FORMATS = (Format.DOCX, Format.PDF, Format.XLSX)
OUTLINE = build_specimen()
FILES = {one: write_report(OUTLINE, one) for one in FORMATS}
WORD = "word/document.xml"


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    register = ReportRegister(tmp_path_factory.mktemp("register") / "laporan")
    register.keep(OUTLINE, FILES, "2026-01-01T00:00:00+00:00")
    return register


@pytest.fixture
def verify(register):
    def verified(content: bytes, name: str = "laporan"):
        return verify_file(content, name, register)

    return verified


def rewrite(content: bytes, part: str, old: str, new: str, count: int = 1) -> bytes:
    """The package with a text of one part replaced; the text must be there."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            held = source.read(name)
            if name == part:
                assert old.encode() in held
                held = held.replace(old.encode(), new.encode(), count)
            made.writestr(name, held)
    return target.getvalue()


def add_part(content: bytes, part: str, held: bytes) -> bytes:
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(part, held)
    return target.getvalue()


def altered(found) -> dict[str, tuple[str, str]]:
    return {one.address: (one.number.shown, one.found) for one in found.altered}


@pytest.mark.parametrize("written", FORMATS)
def test_an_untouched_file_is_confirmed_number_by_number(verify, written):
    found = verify(FILES[written])
    assert found.is_confirmed and found.is_same_file
    assert (found.entry.code, found.format) == (OUTLINE.code, written)
    assert found.changed == () and found.added == ()
    wanted = {"bab-1/awal", "bab-1/butir/1", "bab-2/ibu/r1k2", "bab-2/ibu/r2k2"}
    wanted |= {"bab-2/ibu/r3k2", "bab-2/ibu/catatan1"}
    confirmed = {n.address for n in found.numbers if n.outcome is Outcome.CONFIRMED}
    assert wanted <= confirmed


@pytest.mark.parametrize(
    ("old", "new", "address", "was", "becomes"),
    [
        ("82,6%", "82,7%", "bab-1/awal", "82,6%", "82,7%"),
        ("1.234,5", "1.224,5", "bab-1/butir/1", "1.234,5", "1.224,5"),
        (">409<", ">408<", "bab-2/ibu/r1k2", "409", "408"),
        (">1.529<", ">1.629<", "bab-2/ibu/r3k2", "1.529", "1.629"),
        ("Ada 31 ibu", "Ada 81 ibu", "bab-2/ibu/catatan1", "31", "81"),
    ],
)
def test_a_digit_of_a_word_file(verify, old, new, address, was, becomes):
    found = verify(rewrite(FILES[Format.DOCX], WORD, old, new))
    assert altered(found) == {address: (was, becomes)}
    assert not found.is_confirmed and not found.is_same_file


@pytest.mark.parametrize(
    ("part", "old", "new", "address", "said"),
    [
        ("xl/worksheets/sheet2.xml", "<v>409</v>", "<v>408</v>", "r1k2", "408"),
        ("xl/worksheets/sheet2.xml", "<v>1529", "<v>1528", "r3k2", "1528.0"),
        ("xl/worksheets/sheet2.xml", "B4:B5", "B4:B4", "r3k2", "(=ROUND"),
        ("xl/styles.xml", '"#,##0"', '"#,##0,"', "r1k2", "#,##0,"),
        ("xl/sharedStrings.xml", "Ada 31 ibu", "Ada 13 ibu", "catatan1", "13"),
    ],
)
def test_a_digit_of_a_workbook(verify, part, old, new, address, said):
    found = verify(rewrite(FILES[Format.XLSX], part, old, new))
    wrong = altered(found)
    assert said in wrong[f"bab-2/ibu/{address}"][1]
    assert not found.is_confirmed


@pytest.mark.parametrize(
    ("changed", "address", "was", "becomes"),
    [
        ({"body": "82,7%"}, "bab-1/awal", "82,6%", "82,7%"),
        ({"bullet": "1.234,6"}, "bab-1/butir/1", "1.234,5", "1.234,6"),
        ({"cell": "408"}, "bab-2/ibu/r1k2", "409", "408"),
        ({"note": "32"}, "bab-2/ibu/catatan1", "31", "32"),
        ({"figure": "74,4%"}, "bab-2/gambar-k4/gambar.2", "74,3%", "74,4%"),
    ],
)
def test_a_digit_of_a_pdf(verify, changed, address, was, becomes):
    other = replace(build_specimen(**changed), code=OUTLINE.code, footer=OUTLINE.footer)
    found = verify(write_report(other, Format.PDF))
    assert altered(found)[address] == (was, becomes)


def test_a_digit_of_a_caption_is_a_changed_text(verify):
    content = rewrite(FILES[Format.DOCX], WORD, "menurut kelurahan", "2 kelurahan", 9)
    found = verify(content)
    assert [(t.address, t.numbers) for t in found.changed] == [("bab-2/ibu", ("2",))]
    assert not found.is_confirmed


def test_another_picture_in_a_word_file_is_not_confirmed(verify):
    with zipfile.ZipFile(io.BytesIO(FILES[Format.DOCX])) as package:
        (picture,) = [n for n in package.namelist() if n.startswith("word/media/")]
        held = package.read(picture)
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(FILES[Format.DOCX])) as source,
        zipfile.ZipFile(target, "w") as made,
    ):
        for name in source.namelist():
            made.writestr(name, held + b" " if name == picture else source.read(name))
    found = verify(target.getvalue())
    assert set(altered(found)) == {
        "bab-2/gambar-k4/gambar",
        "bab-2/gambar-k4/gambar.2",
    }


def test_words_of_people_are_told_apart_and_their_numbers_not_confirmed(verify):
    content = rewrite(
        FILES[Format.DOCX], WORD, "Kami menambah 3 kelas", "Kami menambah 40 kelas"
    )
    found = verify(content)
    (text,) = found.changed
    assert (text.address, text.is_written) == ("bab-1/sebab/1", True)
    assert text.numbers == ("40",)
    assert found.is_confirmed


def test_a_number_that_is_taken_away_is_missing(verify):
    row = re.compile(r"<w:tr>(?:(?!</w:tr>).)*Air Itam.*?</w:tr>", re.DOTALL)
    with zipfile.ZipFile(io.BytesIO(FILES[Format.DOCX])) as package:
        body = package.read(WORD).decode()
    (cut,) = row.findall(body)
    found = verify(rewrite(FILES[Format.DOCX], WORD, cut, ""))
    (missing,) = found.altered
    assert (missing.address, missing.outcome) == ("bab-2/ibu/r1k2", Outcome.MISSING)


def test_a_number_that_was_put_in_is_added(verify):
    paragraph = "<w:body><w:p><w:r><w:t>Stunting turun 99,9% saja.</w:t></w:r></w:p>"
    found = verify(rewrite(FILES[Format.DOCX], WORD, "<w:body>", paragraph))
    (added,) = found.added
    assert (added.found, added.numbers) == ("Stunting turun 99,9% saja.", ("99,9",))
    assert not found.is_confirmed and found.altered == ()


def test_a_digit_that_moved_to_the_next_cell_is_found(verify):
    content = rewrite(FILES[Format.DOCX], WORD, ">409<", ">4091<")
    content = rewrite(content, WORD, ">–<", "><")
    found = verify(content)
    assert altered(found)["bab-2/ibu/r1k2"] == ("409", "4091")


def test_a_changed_foot_or_banner_is_found(verify):
    content = FILES[Format.DOCX]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        feet = [n for n in package.namelist() if n.startswith("word/footer")]
        heads = [n for n in package.namelist() if n.startswith("word/header")]
    found = verify(rewrite(content, heads[0], "DATA REKAAN", "DATA RESMI 1"))
    assert [one.found for one in found.added] == ["DATA RESMI 1"]
    other = OUTLINE.code[:-1] + ("0" if OUTLINE.code[-1] != "0" else "1")
    found = verify(rewrite(content, feet[0], OUTLINE.code, other))
    assert other in found.added[0].found


def test_a_hidden_sheet_and_a_filled_blank_cell_are_added(verify):
    content = rewrite(
        FILES[Format.XLSX],
        "xl/worksheets/sheet2.xml",
        '<c r="B7" s="10"/>',
        '<c r="B7" s="10"><v>77</v></c>',
    )
    (added,) = verify(content).added
    assert (added.found, added.place) == ("77", "ibu!B7")


def refused(call, *given) -> str:
    with pytest.raises(DerajatError) as caught:
        call(*given)
    return caught.value.problems[0].code


def test_a_file_of_nobody_is_refused(verify):
    code = OUTLINE.code
    properties = "docProps/core.xml"
    bare = rewrite(FILES[Format.DOCX], properties, code, "", 9)
    with zipfile.ZipFile(io.BytesIO(bare)) as package:
        feet = [n for n in package.namelist() if n.startswith("word/footer")]
    for foot in feet:
        bare = rewrite(bare, foot, code, "")
    assert refused(verify, bare) == "REP-040"


def test_a_report_of_another_office_is_not_known(tmp_path):
    empty = ReportRegister(tmp_path / "laporan")
    assert refused(verify_file, FILES[Format.PDF], "x", empty) == "REP-030"


@pytest.mark.parametrize("written", FORMATS)
def test_a_damaged_file_is_refused(verify, written):
    assert refused(verify, FILES[written][: len(FILES[written]) // 2]) == "REP-041"


def test_a_part_that_declares_types_is_refused(verify):
    content = rewrite(
        FILES[Format.DOCX], WORD, "<w:document", "<!DOCTYPE x><w:document"
    )
    assert refused(verify, content) == "REP-041"


def test_a_locked_file_is_refused(verify):
    assert refused(verify, LOCKED) == "REP-042"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refused(verify, ole) == "REP-042"


LOCKED = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
3 0 obj<</Filter/Standard/V 1/R 2/O<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>/U<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>/P -4>>endobj
trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>
%%EOF"""  # noqa: E501
"""A PDF whose password is not empty."""


def test_a_file_that_grows_without_end_is_refused(verify):
    bomb = add_part(FILES[Format.DOCX], "word/media/x.bin", b"\0" * (301 << 20))
    assert refused(verify, bomb) == "REP-043"
    assert refused(verify, b"%PDF" + b"\0" * MOST_BYTES) == "REP-043"


def test_a_huge_file_is_not_even_read(tmp_path):
    path = tmp_path / "besar.pdf"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refused(load_content, path) == "REP-043"
    assert refused(load_content, tmp_path / "tidak-ada.pdf") == "FIL-001"
    assert refused(load_content, tmp_path) == "FIL-002"


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "xl/vbaProject.bin"])
def test_macros_are_refused(verify, part):
    assert refused(verify, add_part(FILES[Format.DOCX], part, b"x")) == "REP-044"


@pytest.mark.parametrize(
    "content", [b"", b"kode,nilai\n1,2\n", b"<html></html>", b"\x89PNG"]
)
def test_other_kinds_are_refused(verify, content):
    assert refused(verify, content) == "REP-045"


def test_a_zip_of_something_else_is_refused(verify):
    assert refused(verify, add_part(b"", "catatan.txt", b"halo")) == "REP-045"
