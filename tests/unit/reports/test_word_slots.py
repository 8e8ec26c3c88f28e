"""What people wrote into a Word file comes back; hostile files do not get in."""

import io
import zipfile

import docx
import pytest
from drafted_outlines import draft, whole_outline

from derajat.errors import DerajatError
from derajat.reports.docx import read_slots, write_docx
from derajat.reports.outline import Part, Slot
from derajat.reports.xlsx import write_xlsx


DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def content():
    return write_docx(whole_outline())


def changed(content, change, part=DOCUMENT):
    """The file with one part changed, as another program would save it."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as saved,
    ):
        for name in source.namelist():
            held = source.read(name)
            saved.writestr(name, change(held) if name == part else held)
    return target.getvalue()


def code_of(content):
    with pytest.raises(DerajatError) as caught:
        read_slots(content)
    return caught.value.problems[0].code


def test_written_texts_come_back_and_prompts_do_not(content):
    assert read_slots(content) == {
        "bab/kosong": (),
        "bab/isi": ("Sebab yang ditulis.", "Alinea kedua."),
    }


def test_what_is_typed_in_word_is_read(content):
    document = docx.Document(io.BytesIO(content))
    control = next(document.element.body.iter("{*}sdtContent"))
    for control in document.element.body.iter("{*}sdtContent"):
        for words in control.iter("{*}t"):
            if words.text.startswith("Sebab yang"):
                words.text = "Stok habis <3 minggu & jalan putus."
    saved = io.BytesIO()
    document.save(saved)
    written = read_slots(saved.getvalue())["bab/isi"]
    assert written == ("Stok habis <3 minggu & jalan putus.", "Alinea kedua.")


def test_words_that_begin_as_a_long_prompt_are_kept_once_they_are_typed():
    prompt = "Tulis sebab capaian ini di bawah target dengan bukti yang ada di tempat"
    content = write_docx(draft(Part("a", "A", (Slot("s", prompt),))))
    assert read_slots(content) == {"s": ()}
    typed = changed(content, lambda xml: xml.replace(b"<w:showingPlcHdr/>", b""))
    assert read_slots(typed) == {"s": (prompt,)}


def test_struck_out_words_are_not_read(content):
    def strike(xml):
        run = b'<w:r><w:t xml:space="preserve">Alinea kedua.</w:t></w:r>'
        assert run in xml
        deleted = run.replace(b"w:t", b"w:delText")
        return xml.replace(run, b'<w:del w:id="9">' + deleted + b"</w:del>")

    assert read_slots(changed(content, strike))["bab/isi"] == ("Sebab yang ditulis.",)


def test_a_copied_place_gives_the_words_of_both(content):
    def copy(xml):
        end = xml.index(b"</w:sdt>", xml.index(b'w:val="bab/isi"')) + len(b"</w:sdt>")
        begin = xml.rindex(b"<w:sdt>", 0, end)
        return xml[:end] + xml[begin:end] + xml[end:]

    assert len(read_slots(changed(content, copy))["bab/isi"]) == 4


def test_a_word_file_from_elsewhere_has_no_places():
    other = io.BytesIO()
    docx.Document().save(other)
    assert read_slots(other.getvalue()) == {}


@pytest.mark.parametrize("size", [0, 10, 5000])
def test_a_broken_file_is_refused_with_a_code(content, size):
    assert code_of(content[:size]) == "REP-025"


def test_a_workbook_is_no_word_file():
    assert code_of(write_xlsx(whole_outline(3))) == "REP-025"


def test_xml_that_declares_types_is_refused(content):
    def declare(xml):
        return xml.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)

    assert code_of(changed(content, declare)) == "REP-025"


def test_broken_xml_is_refused(content):
    assert code_of(changed(content, lambda xml: xml[:-40])) == "REP-025"


def test_a_bomb_is_refused(content):
    def blow_up(xml):
        return xml.replace(b"<w:body>", b"<w:body>" + b" " * 30_000_000)

    assert code_of(changed(content, blow_up)) == "REP-025"


def test_macros_are_refused(content):
    def enable(xml):
        return xml.replace(
            b"wordprocessingml.document.main", b"document.macroEnabled.main"
        )

    assert code_of(changed(content, enable, "[Content_Types].xml")) == "REP-026"
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    assert code_of(target.getvalue()) == "REP-026"
