"""Reports as Word files, opened by python-docx and as raw XML."""

import io

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from drafted_outlines import blocks, draft, village_table, whole_outline
from written_texts import WORD, stream, word_part, word_stream

from derajat.errors import DerajatError
from derajat.reports.docx import write_docx
from derajat.reports.outline import Break, Orientation, Paragraph, Part, Slot


@pytest.fixture(scope="module")
def outline():
    return whole_outline()


@pytest.fixture(scope="module")
def content(outline):
    return write_docx(outline)


@pytest.fixture(scope="module")
def document(content):
    return docx.Document(io.BytesIO(content))


def val(element, path):
    found = element.find(path)
    return None if found is None else found.get(f"{WORD}val")


def test_nothing_is_printed_but_the_texts_of_the_outline(content, outline):
    assert word_stream(content) == stream(outline)


@pytest.mark.parametrize("count", [42, 267])
def test_long_tables_are_whole_and_no_wider_than_their_page(count):
    part = Part("a", "A", (village_table(count, 17, 6.5),), Orientation.LANDSCAPE)
    content = write_docx(draft(part))
    table = next(word_part(content).iter(f"{WORD}tbl"))
    widths = [int(col.get(f"{WORD}w")) for col in table.iter(f"{WORD}gridCol")]
    assert sum(widths) == 16_838 - 2 * 680
    rows = table.findall(f"{WORD}tr")
    assert len(rows) == 2 + count + 1
    for row in rows:
        spans = [
            int(val(cell, f"{WORD}tcPr/{WORD}gridSpan") or 1)
            for cell in row.findall(f"{WORD}tc")
        ]
        assert sum(spans) == 17
    repeated = [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in rows]
    assert repeated == [True, True] + [False] * (count + 1)


def test_merged_cells_read_as_merged(document):
    table = next(t for t in document.tables if t.cell(0, 0).text == "No")
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(0, 2)._tc is table.cell(0, 4)._tc
    assert table.cell(1, 2).text == "Kolom 1"
    assert table.cell(44, 0)._tc is table.cell(44, 1)._tc


def test_sections_lie_as_their_parts(document):
    lying = [section.orientation for section in document.sections]
    assert lying == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]
    for section in document.sections:
        assert section.header.paragraphs[0].text == "DATA REKAAN"
        foot = section.footer.paragraphs[0]
        assert foot.text.startswith("Laporan & contoh · CONTOH-2025-abc")
        codes = [i.text.strip() for i in foot._p.iter(f"{WORD}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]


def test_headings_have_the_styles_of_headings(document):
    told = [
        (p.style.name, p.text)
        for p in document.paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert told[:4] == [
        ("Heading 1", "BAB I"),
        ("Heading 2", "Latar"),
        ("Heading 1", "BAB II"),
        ("Heading 2", "Capaian kinerja"),
    ]
    assert ("Heading 3", "Rincian") in told


def test_the_contents_lead_to_the_headings(content):
    body = word_part(content)
    marks = {
        mark.get(f"{WORD}name"): "".join(t.text for t in paragraph.iter(f"{WORD}t"))
        for paragraph in body.iter(f"{WORD}p")
        for mark in paragraph.iter(f"{WORD}bookmarkStart")
    }
    links = {
        link.get(f"{WORD}anchor"): "".join(t.text for t in link.iter(f"{WORD}t"))
        for link in body.iter(f"{WORD}hyperlink")
    }
    assert links == marks
    assert list(links.values())[:3] == ["BAB I", "Latar", "BAB II"]


def test_each_place_to_write_is_a_content_control(content):
    controls = {
        val(look, f"{WORD}tag"): look
        for look in word_part(content).iter(f"{WORD}sdtPr")
        if look.find(f"{WORD}tag") is not None
    }
    assert list(controls) == ["bab/kosong", "bab/isi"]
    empty, written = controls.values()
    assert empty.find(f"{WORD}showingPlcHdr") is not None
    assert written.find(f"{WORD}showingPlcHdr") is None
    assert len(val(empty, f"{WORD}alias")) <= 64
    assert val(written, f"{WORD}alias") == "Tulis tindakan."


def test_a_key_that_word_would_refuse_is_refused_before():
    part = Part("a", "A", (Slot("k" * 65, "Tulis."),))
    with pytest.raises(DerajatError) as caught:
        write_docx(draft(part))
    assert caught.value.problems[0].code == "REP-022"


def test_numbered_lists_begin_at_one_each(content):
    numbers = [
        val(look, f"{WORD}numId") for look in word_part(content).iter(f"{WORD}numPr")
    ]
    bullets, first, second = numbers[0], numbers[2], numbers[4]
    assert numbers == [bullets, bullets, first, first, second]
    assert len({bullets, first, second}) == 3
    starts = {
        num.get(f"{WORD}numId"): val(num, f".//{WORD}startOverride")
        for num in word_part(content, "word/numbering.xml").iter(f"{WORD}num")
    }
    assert starts[first] == starts[second] == "1"


def test_pictures_have_words_in_their_place(document):
    drawn = [inline._inline.docPr.get("descr") for inline in document.inline_shapes]
    assert drawn == ["Garis naik perlahan."]
    assert document.inline_shapes[0].width.mm == pytest.approx(170, abs=0.2)


def test_a_break_is_one_new_page_and_never_two(content):
    begins = [
        "".join(t.text for t in paragraph.iter(f"{WORD}t"))
        for paragraph in word_part(content).iter(f"{WORD}p")
        if paragraph.find(f"{WORD}pPr/{WORD}pageBreakBefore") is not None
    ]
    assert begins[:3] == ["Daftar isi", "BAB I", "BAB II"]
    twice = Part("a", "", (Break(), Break(), Paragraph("p", ("isi",)), Break()))
    again = word_part(write_docx(draft(twice, has_contents=False)))
    assert len(list(again.iter(f"{WORD}pageBreakBefore"))) == 1


def test_the_file_says_what_it_is_in_the_language_of_the_report(document):
    core = document.core_properties
    assert core.title == "LAPORAN CONTOH TAHUN 2025"
    assert core.keywords == core.identifier == "CONTOH-2025-abc"
    assert (core.author, core.language) == ("kota-rekaan", "id-ID")
    english = write_docx(draft(Part("a", "A", blocks()), language="en"))
    lang = word_part(english, "word/styles.xml").find(f".//{WORD}lang")
    assert lang.get(f"{WORD}val") == "en-US"


def test_every_style_that_is_used_is_there(content):
    styles = {
        style.get(f"{WORD}styleId")
        for style in word_part(content, "word/styles.xml").iter(f"{WORD}style")
    }
    used = {
        look.get(f"{WORD}val")
        for name in ("pStyle", "rStyle", "tblStyle")
        for look in word_part(content).iter(f"{WORD}{name}")
    }
    assert used <= styles
