"""Texts and numbers of a report as they were published, address by address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from derajat.errors import Location
from derajat.figures import Drawn
from derajat.reports.addresses import PrintedText, list_texts
from derajat.reports.contents import CONTENTS
from derajat.reports.drawing import svg_with_font
from derajat.reports.outline import (
    Heading,
    Number,
    Outline,
    Picture,
    Slot,
    Table,
    plain,
)
from derajat.reports.register.cells import RegisteredCell, list_cells
from derajat.sheets.xml_scan import Attributes, build_parser, feed_parser


@dataclass(frozen=True)
class ReportContents:
    """Every text of a report in reading order, with the numbers in it.

    The text of a figure is what its drawing says, label by label; a number that it
    shows as a length alone has the offset -1. `slots` are the keys of the places where
    people write. `furniture` is what stands on pages beside the text: banner, footer,
    headings that a page repeats, the contents. `cells` are those of the workbook, where
    one was written.
    """

    texts: tuple[PrintedText, ...]
    slots: tuple[str, ...]
    furniture: tuple[str, ...]
    cells: tuple[RegisteredCell, ...] = ()

    @cached_property
    def numbers(self) -> tuple[tuple[str, Number], ...]:
        """Every number with its address; the second one of a text ends in `.2`."""
        return tuple(
            (number_address(text.address, place), number)
            for text in self.texts
            for place, number in enumerate(text.numbers, 1)
        )

    def is_written(self, address: str) -> bool:
        """Whether people wrote there."""
        return any(
            address == slot or address.startswith(f"{slot}/") for slot in self.slots
        )


def number_address(address: str, place: int) -> str:
    """The address of the n-th number of a text, from 1."""
    return f"{address}.{place}" if place > 1 else address


def build_contents(outline: Outline, has_workbook: bool = False) -> ReportContents:
    """What an outline says, as the register keeps it."""
    drawn = dict(_drawn_texts(outline))
    texts = tuple(
        _with_labels(text, drawn.get(text.address, "")) if text.is_drawn else text
        for text in list_texts(outline)
    )
    return ReportContents(
        texts,
        tuple(b.key for _, b in outline.blocks() if isinstance(b, Slot)),
        tuple(dict.fromkeys(_furniture(outline))),
        list_cells(outline) if has_workbook else (),
    )


def _drawn_texts(outline: Outline) -> Iterator[tuple[str, str]]:
    for part, block in outline.blocks():
        if isinstance(block, Picture) and isinstance(block.figure, Drawn):
            drawing = svg_with_font(block.figure, outline.language)
            yield f"{part.key}/{block.key}/gambar", read_drawn_text(drawing)


def _with_labels(text: PrintedText, said: str) -> PrintedText:
    """The text of a figure, with the label of each number that has one."""
    labels = [
        re.search(rf"(?<![\d.,]){re.escape(number.shown)}(?![\d.,%])", said)
        for number in text.numbers
    ]
    offsets = tuple(label.start() if label else -1 for label in labels)
    return replace(text, text=said, offsets=offsets)


def read_drawn_text(svg: str) -> str:
    """The words of a drawing in its order, a blank between two of them."""
    said: list[str] = []
    inside: list[str] = []

    def start(name: str, _: Attributes) -> None:
        inside.append(name)
        if name == "text":
            said.append("")

    def add(words: str) -> None:
        if "text" in inside and "title" not in inside:
            said[-1] += words

    def end(_: str) -> None:
        inside.pop()

    parser = build_parser(start, end)
    parser.CharacterDataHandler = add
    feed_parser(parser, [svg.encode()], Location(), "svg")
    return " ".join(said)


def _furniture(outline: Outline) -> Iterator[str]:
    yield from filter(None, (outline.banner, outline.footer))
    if outline.has_contents:
        yield CONTENTS.render(outline.language)
        yield from filter(None, (part.title for part in outline.parts))
    for _, block in outline.blocks():
        # A PDF lets headings go down one level at a time, so a deep one may be listed.
        if outline.has_contents and isinstance(block, Heading):
            yield block.text
        if isinstance(block, Table):
            cells = (cell for row in block.heading for cell in row)
            yield from filter(None, (plain(cell.text) for cell in cells))
