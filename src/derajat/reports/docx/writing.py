"""An outline as a Word file: what is printed is exactly its texts, in their order."""

import io
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from docx import Document as open_template
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips

from derajat.figures import Drawn
from derajat.reports.docx.body import AddPicture, BodyWriter
from derajat.reports.docx.elements import Element, paragraph, run, tag
from derajat.reports.docx.furniture import (
    LANGUAGES,
    build_contents,
    set_furniture,
    set_properties,
)
from derajat.reports.docx.packing import pack_document
from derajat.reports.outline import Masthead, Orientation, Outline, Part, Picture
from derajat.reports.pdf import render_png
from derajat.reports.printable import check_printable


_HERE = Path(__file__).parent
_A4 = (11_906, 16_838)
"""Width and height in twips."""
_MARGINS = {Orientation.PORTRAIT: (1134, 1134), Orientation.LANDSCAPE: (680, 907)}
"""At the sides, above and below, in twips."""
_ABOVE_COVER_TITLE = 4000
"""Twips above the title where it has a page of its own."""
_COMPATIBLE = "15"
"""Word 2013 and later; older ones open the file in their own way."""


def write_docx(outline: Outline) -> bytes:
    """The report for Word. The same outline gives the same bytes.

    Every place to write is a content control named after its slot. Raises REP-020,
    REP-022 and REP-023 for what could not be printed as it stands.
    """
    check_printable(outline)
    document = open_template()
    _prepare(document, outline.language)
    _fill_body(document, outline)
    for section in document.sections:
        orientation = Orientation.PORTRAIT
        if section.orientation is WD_ORIENTATION.LANDSCAPE:
            orientation = Orientation.LANDSCAPE
        set_furniture(section, outline, _text_width(orientation))
    set_properties(document, outline)
    return pack_document(document)


def _prepare(document: Document, language: str) -> None:
    """Puts own styles and lists in place of the template's; drops its thumbnail."""
    _replace_content(document.styles.element, "styles.xml")
    _replace_content(document.part.numbering_part.element, "numbering.xml")
    for words in document.styles.element.iter(qn("w:lang")):
        words.set(qn("w:val"), LANGUAGES[language])
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _COMPATIBLE)
    for words in settings.iter(qn("w:themeFontLang")):
        words.set(qn("w:val"), LANGUAGES[language])
    for holder, kinds in (
        (document.part.package, ("thumbnail",)),
        (document.part, ("stylesWithEffects", "customXml")),
    ):
        for key, link in list(holder.rels.items()):
            if link.reltype.rpartition("/")[2] in kinds:
                del holder.rels[key]


def _replace_content(element: Element, name: str) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml((_HERE / name).read_bytes())))


def _fill_body(document: Document, outline: Outline) -> None:
    body = document.element.body
    for child in list(body):
        body.remove(child)
    writer = BodyWriter(_picture_adder(document, outline), _list_adder(document))
    runs = groupby(outline.parts, key=lambda part: part.orientation)
    sections = [(orientation, list(parts)) for orientation, parts in runs]
    if not sections or sections[0][0] is Orientation.LANDSCAPE:
        sections.insert(0, (Orientation.PORTRAIT, []))
    body.extend(_masthead(outline.masthead, outline.has_contents))
    if (contents := build_contents(outline)) is not None:
        body.append(contents)
        writer.begin_page()
    for place, (orientation, parts) in enumerate(sections):
        body.extend(_write_parts(writer, parts, orientation, place > 0))
        _end_section(body, orientation, is_last=place == len(sections) - 1)


def _write_parts(
    writer: BodyWriter,
    parts: list[Part],
    orientation: Orientation,
    begins_section: bool,
) -> Iterator[Element]:
    width = _text_width(orientation)
    for place, part in enumerate(parts):
        yield from writer.write_part(part, width, begins_section and place == 0)


def _page_size(orientation: Orientation) -> tuple[int, int]:
    return _A4 if orientation is Orientation.PORTRAIT else (_A4[1], _A4[0])


def _text_width(orientation: Orientation) -> int:
    return _page_size(orientation)[0] - 2 * _MARGINS[orientation][0]


def _masthead(head: Masthead, has_cover: bool) -> Iterator[Element]:
    last = len(head.letterhead)
    for place, line in enumerate(head.letterhead, 1):
        style = "LetterheadEnd" if place == last else "Letterhead"
        is_alone = last == 1
        yield paragraph(style, run(line, is_bold=is_alone), properties=[])
    above = _ABOVE_COVER_TITLE if has_cover else 0
    for place, line in enumerate(head.title):
        space = [tag("w:spacing", w_before=above)] if above and place == 0 else []
        yield paragraph("Title", run(line), properties=space)
    for name, said in head.details:
        yield paragraph("Normal", run(f"{name}: {said}"), properties=[])


def _end_section(body: Element, orientation: Orientation, is_last: bool) -> None:
    """The last section ends with the body, others with their last paragraph."""
    properties = _section_properties(orientation)
    if is_last:
        body.append(properties)
        return
    if len(body) == 0 or body[-1].tag != qn("w:p"):
        body.append(paragraph("SectionEnd", properties=[]))
    body[-1][0].append(properties)


def _section_properties(orientation: Orientation) -> Element:
    side, above = _MARGINS[orientation]
    width, height = _page_size(orientation)
    return tag(
        "w:sectPr",
        tag("w:type", w_val="nextPage"),
        tag("w:pgSz", w_w=width, w_h=height, w_orient=orientation.value),
        tag(
            "w:pgMar",
            w_top=above,
            w_right=side,
            w_bottom=above,
            w_left=side,
            w_header=454,
            w_footer=454,
            w_gutter=0,
        ),
    )


def _picture_adder(document: Document, outline: Outline) -> AddPicture:
    """Draws a picture once and returns it with the words that stand in its place."""

    def add_picture(picture: Picture, width: int) -> Element:
        if not isinstance(picture.figure, Drawn):
            raise TypeError(f"{type(picture.figure).__name__} has no drawing")
        png = io.BytesIO(render_png(picture.figure, outline.language))
        inline = document.part.new_pic_inline(png, width=Twips(width))
        inline.docPr.set("descr", picture.figure.caption.alt or picture.caption)
        inline.docPr.set("title", picture.caption)
        return tag("w:drawing", inline)

    return add_picture


def _list_adder(document: Document) -> Callable[[], int]:
    """Begins a numbered list at 1 and returns its number."""
    numbering = document.part.numbering_part.element

    def add_list() -> int:
        number = numbering.add_num(1)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    return add_list
