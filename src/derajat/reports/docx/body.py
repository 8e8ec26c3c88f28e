"""The blocks of a report as paragraphs, tables and content controls of Word."""

from collections.abc import Callable, Iterator

from derajat.reports.addresses import post_place, signed_lines, tell_stale
from derajat.reports.contents import DEEPEST
from derajat.reports.docx.elements import Element, paragraph, run, tag
from derajat.reports.docx.tables import TableWriter
from derajat.reports.outline import (
    Block,
    Break,
    Bullets,
    Heading,
    Paragraph,
    Part,
    Picture,
    Role,
    Signatory,
    Signatures,
    Slot,
    Table,
    plain,
)


_STYLES = {
    Role.BODY: "Normal",
    Role.LEAD: "Lead",
    Role.NOTE: "Note",
    Role.CENTRED: "Centred",
    Role.WARNING: "Warning",
}
_DEEPEST_STYLE = 4
_ROOM_TO_SIGN = 900
"""Twips below the post, 16 mm."""
LONGEST_ALIAS = 64
"""Letters of the name of a content control that Word shows."""

AddPicture = Callable[[Picture, int], Element]
"""Puts a picture into the package; returns its drawing at that width in twips."""


class BodyWriter:
    """Writes parts one after the other; counts lists, slots and headings."""

    def __init__(self, add_picture: AddPicture, add_list: Callable[[], int]) -> None:
        self._add_picture = add_picture
        self._add_list = add_list
        self._begins_page = False
        self._headings = 0
        self._slots = 0

    def write_part(
        self, part: Part, width: int, is_on_new_page: bool
    ) -> Iterator[Element]:
        """The elements of a part, set into the width of its section, in twips."""
        wanted = self._begins_page or part.begins_on_new_page
        self._begins_page = wanted and not is_on_new_page
        if part.title:
            yield self._heading(part.title, 1)
        for block in part.blocks:
            yield from self._block(block, width)

    def begin_page(self) -> None:
        """The next paragraph begins a page."""
        self._begins_page = True

    def _block(self, block: Block, width: int) -> Iterator[Element]:
        match block:
            case Heading(text, level):
                yield self._heading(text, level)
            case Paragraph(_, text, role):
                yield self._paragraph(_STYLES[role], plain(text))
            case Bullets():
                yield from self._bullets(block)
            case Slot():
                yield self._slot(block)
                for one in block.stale:
                    yield self._paragraph("StaleMark", tell_stale(one.was, one.now))
            case Table():
                yield self._paragraph("Caption", block.caption)
                yield TableWriter(block, width).build()
                for note in block.notes:
                    yield self._paragraph("Note", plain(note))
                if not block.notes:
                    yield paragraph("SectionEnd", properties=[])
            case Picture():
                yield self._paragraph("Caption", block.caption)
                drawn = tag("w:r", self._add_picture(block, width))
                yield paragraph("Normal", drawn, properties=[])
            case Signatures(_, signatories):
                yield self._signatures(signatories, width)
            case Break():
                self._begins_page = True

    def _paragraph(self, style: str, text: str, *before: Element) -> Element:
        return paragraph(style, *before, run(text), properties=[*self._page_break()])

    def _page_break(self) -> list[Element]:
        begins, self._begins_page = self._begins_page, False
        return [tag("w:pageBreakBefore")] if begins else []

    def _heading(self, text: str, level: int) -> Element:
        style = f"Heading{min(level, _DEEPEST_STYLE)}"
        if level > DEEPEST:
            return self._paragraph(style, text)
        self._headings += 1
        number = self._headings
        made = self._paragraph(
            style,
            text,
            tag("w:bookmarkStart", w_id=number, w_name=bookmark_name(number)),
        )
        made.append(tag("w:bookmarkEnd", w_id=number))
        return made

    def _bullets(self, block: Bullets) -> Iterator[Element]:
        number = self._add_list() if block.is_numbered else 1
        style = "ListNumber" if block.is_numbered else "ListBullet"
        place = tag("w:ilvl", w_val=0)
        for item in block.items:
            listed = tag("w:numPr", place, tag("w:numId", w_val=number))
            properties = [*self._page_break(), listed]
            yield paragraph(style, run(plain(item)), properties=properties)
            place = tag("w:ilvl", w_val=0)

    def _slot(self, slot: Slot) -> Element:
        self._slots += 1
        is_empty = not slot.paragraphs
        look = tag(
            "w:sdtPr",
            tag("w:alias", w_val=cut_alias(slot.prompt)),
            tag("w:tag", w_val=slot.key),
            tag("w:id", w_val=self._slots),
            tag("w:showingPlcHdr") if is_empty else None,
        )
        texts = [plain(text) for text in slot.paragraphs] or [slot.prompt]
        style = "PlaceholderText" if is_empty else ""
        written = [
            paragraph("Normal", run(text, style), properties=self._page_break())
            for text in texts
        ]
        return tag("w:sdt", look, tag("w:sdtContent", *written))

    def _signatures(self, signatories: tuple[Signatory, ...], width: int) -> Element:
        """Side by side without lines around; one alone stands on the right."""
        half = width // 2
        deepest = max(post_place(one) for one in signatories)
        columns = [_signed(one, half, deepest) for one in signatories]
        if len(columns) == 1:
            columns.insert(0, _signed(None, half, 0))
        for line in columns[0].iter("{*}pPr"):
            for mark in self._page_break():
                line.insert(1, mark)
            break
        return tag(
            "w:tbl",
            tag(
                "w:tblPr",
                tag("w:tblStyle", w_val="TableNormal"),
                tag("w:tblW", w_w=half * len(columns), w_type="dxa"),
                tag("w:tblLayout", w_type="fixed"),
            ),
            tag("w:tblGrid", *(tag("w:gridCol", w_w=half) for _ in columns)),
            tag("w:tr", tag("w:trPr", tag("w:cantSplit")), *columns),
        )


def _signed(one: Signatory | None, width: int, deepest: int) -> Element:
    """Posts stand beside each other, also where only one has a place and a day."""
    cell = tag("w:tc", tag("w:tcPr", tag("w:tcW", w_w=width, w_type="dxa")))
    lines = list(signed_lines(one)) if one else [""]
    post = post_place(one) if one else 0
    for place, line in enumerate([""] * (deepest - post) + lines):
        room = _ROOM_TO_SIGN if place == deepest else 40
        space = tag("w:spacing", w_before=0, w_after=room)
        cell.append(paragraph("Signature", run(line), properties=[space]))
    return cell


def bookmark_name(number: int) -> str:
    """The place that a line of the contents leads to."""
    return f"_Toc{number:06}"


def cut_alias(prompt: str) -> str:
    """The name of a content control: its prompt, cut where Word would refuse it."""
    words = " ".join(prompt.split())
    if len(words) <= LONGEST_ALIAS:
        return words
    return words[: LONGEST_ALIAS - 1] + "…"
