"""Reports as PDF/UA, read by poppler."""

import re
import subprocess
from dataclasses import replace

import pytest
from drafted_outlines import (
    EMOJI,
    draft,
    nasty_outline,
    village_table,
    whole_outline,
)
from written_texts import pdf_pages, pdf_structure, squeezed

from derajat.errors import DerajatError
from derajat.reports.addresses import list_texts
from derajat.reports.outline import Heading, Orientation, Paragraph, Part, plain
from derajat.reports.pdf import write_pdf


pytestmark = pytest.mark.needs("pdfinfo", "pdftotext")
_MARKS = 12
"""Letters that the mark of a list takes between two texts, at most."""
_DRAWN = 500
"""Letters in a drawing."""


@pytest.fixture
def written(tmp_path):
    def write(outline):
        path = tmp_path / "laporan.pdf"
        path.write_bytes(write_pdf(outline))
        return path

    return write


def missing_texts(told, outline):
    """The texts that do not follow each other."""
    place, room, missing = 0, _MARKS, []
    for text in list_texts(outline):
        wanted = squeezed(text.text)
        found = told.find(wanted, place)
        if text.is_drawn:
            room = _DRAWN
            continue
        if found < 0 or found - place > room:
            missing.append((text.address, text.text))
        else:
            place, room = found + len(wanted), _MARKS
    return missing


def test_every_text_stands_in_the_structure_in_its_order(written):
    outline = replace(whole_outline(14), has_contents=False)
    assert missing_texts(pdf_structure(written(outline)), outline)[:3] == []


@pytest.mark.parametrize("count", [42, 267])
def test_every_row_of_a_long_table_is_drawn(written, count):
    part = Part("a", "A", (village_table(count, 17, 6.5),), Orientation.LANDSCAPE)
    drawn = squeezed(pdf_pages(written(draft(part))))
    table = part.blocks[0]
    for row in table.rows:
        words = squeezed("".join(plain(cell.text) for cell in row.cells))
        assert words in drawn, words


def test_odd_texts_come_out_as_they_are(written):
    outline = nasty_outline()
    drawn = squeezed(pdf_pages(written(outline)))
    for text in list_texts(outline):
        if "مركز" not in text.text and "\u00ad" not in text.text:
            assert squeezed(text.text) in drawn, text.address


def test_a_letter_that_no_shipped_font_has_is_refused():
    part = Part("a", "A", (Paragraph("p", (EMOJI,)),))
    with pytest.raises(DerajatError) as caught:
        write_pdf(draft(part))
    problem = caught.value.problems[0]
    assert problem.code == "REP-021"
    assert "\U0001f600" in problem.says("id")


@pytest.mark.parametrize("size", [6.0, 9.0])
def test_no_word_is_drawn_outside_of_its_page(tmp_path, size):
    table = village_table(42, 17, size)
    long = Paragraph("p", ("Pertanggungjawaban" * 30,))
    parts = [
        Part("a", "A", (table, long, Heading("X" * 200))),
        Part("b", "B", (table, long), Orientation.LANDSCAPE),
    ]
    path = tmp_path / "lebar.pdf"
    path.write_bytes(write_pdf(draft(*parts, has_contents=False)))
    assert words_outside(path, tmp_path) == []


def words_outside(path, folder):
    """Words that reach over the edge of the text, as poppler measures them."""
    target = folder / "kotak.html"
    subprocess.run(["pdftotext", "-bbox", str(path), str(target)], check=True)
    outside = []
    edge = 0.0
    for line in target.read_text("utf-8").splitlines():
        if page := re.search(r'<page width="([\d.]+)"', line):
            edge = float(page[1])
        word = re.search(r'xMin="([\d.-]+)".*xMax="([\d.]+)".*?>(.*)<', line)
        if word and (float(word[2]) > edge - 28 or float(word[1]) < 28):
            outside.append(word[3])
    return outside


def test_the_cover_stands_alone_before_the_contents(written):
    pages = pdf_pages(written(whole_outline(3))).split("\f")
    assert "LAPORAN CONTOH" in pages[0] and "BAB I" not in pages[0]
    assert "Daftar isi" in pages[1] and "BAB II" in pages[1]
    assert "Isi bab satu." not in pages[1]
    assert "BAB I" in pages[2] and "Isi bab satu." in pages[2]


def test_it_says_that_it_is_pdf_for_everybody(written):
    path = written(whole_outline(3))
    told = subprocess.run(
        ["pdfinfo", str(path)], check=True, capture_output=True, text=True
    ).stdout
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    assert facts["Tagged"].strip() == "yes"
    assert facts["Title"].strip() == "LAPORAN CONTOH TAHUN 2025"
    assert facts["Keywords"].strip() == "CONTOH-2025-abc"
    assert b"pdfuaid:part" in path.read_bytes()
