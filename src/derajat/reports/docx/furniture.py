"""What stands around the text of a report: contents, header, footer, properties."""

import datetime

from docx.document import Document
from docx.section import Section

from derajat.reports.contents import CONTENTS, Entry, list_contents
from derajat.reports.docx.body import bookmark_name
from derajat.reports.docx.elements import Element, field, paragraph, run, tag
from derajat.reports.outline import Outline


_FIXED = datetime.datetime(2020, 1, 1)
"""Files carry no date of their own; the register knows when."""
LANGUAGES = {"id": "id-ID", "en": "en-US"}
_PAGE = {"id": "Hal. ", "en": "Page "}


def build_contents(outline: Outline) -> Element | None:
    """A field of the headings with its lines filled in.

    Only the program that sets the pages knows their numbers: the field leaves them out.
    """
    entries = list_contents(outline)
    if not entries:
        return None
    lines = [_contents_line(place, entry) for place, entry in enumerate(entries, 1)]
    begin, code, separate, _, end = field('TOC \\o "1-2" \\n \\h')
    lines[0][1:1] = [begin, code, separate]
    lines[-1].append(end)
    title = paragraph(
        "TOCHeading",
        run(CONTENTS.render(outline.language)),
        properties=[tag("w:pageBreakBefore")],
    )
    gallery = tag("w:docPartGallery", w_val="Table of Contents")
    look = tag("w:sdtPr", tag("w:docPartObj", gallery, tag("w:docPartUnique")))
    return tag("w:sdt", look, tag("w:sdtContent", title, *lines))


def _contents_line(place: int, entry: Entry) -> Element:
    link = tag(
        "w:hyperlink", run(entry.text), w_anchor=bookmark_name(place), w_history=1
    )
    return paragraph(f"TOC{entry.level}", link, properties=[])


def set_furniture(section: Section, outline: Outline, width: int) -> None:
    """Banner above and footer below, each set into the width of the section."""
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    _replace(section.header._element, "Header", [run(outline.banner)])
    stops = tag("w:tabs", tag("w:tab", w_val="right", w_pos=width))
    foot = [
        run(f"{outline.footer}\t{_PAGE[outline.language]}"),
        *field("PAGE"),
        run(" / "),
        *field("NUMPAGES"),
    ]
    _replace(section.footer._element, "Footer", foot, stops)


def _replace(
    holder: Element, style: str, children: list[Element], *look: Element
) -> None:
    for child in list(holder):
        holder.remove(child)
    holder.append(paragraph(style, *children, properties=list(look)))


def set_properties(document: Document, outline: Outline) -> None:
    """Title, office and code; every date is the same."""
    core = document.core_properties
    core.title = " ".join(outline.masthead.title) or outline.title
    core.subject = outline.period
    core.author = core.last_modified_by = outline.office
    core.keywords = core.identifier = outline.code
    core.language = LANGUAGES[outline.language]
    core.comments = core.category = ""
    core.revision = 1
    core.created = core.modified = core.last_printed = _FIXED
