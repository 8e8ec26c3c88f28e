"""A report as pages of this site: its parts, a long one in pieces, and its slots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from derajat.reports.addresses import list_numbers
from derajat.reports.html import write_html
from derajat.reports.outline import Block, Masthead, Outline, Part, Slot, Table


MOST_LETTERS = 60_000
"""Of a page of the preview: with what stands around it below 100 KB."""
_JOINED = 15_000
"""Parts stand together on a page up to here, so that short ones make no pages."""
_MOST_AROUND = 20_000
"""Of what is shown beside a slot."""
_HEADING = 3
"""The level of the report's title; the page has its own above."""


@dataclass(frozen=True)
class PreviewPage:
    """A page of the preview; every text in `html` is escaped."""

    title: str
    html: str


@dataclass(frozen=True)
class PreviewSlot:
    """A slot with what stands before it, and the numbers there by fact."""

    key: str
    part: str
    prompt: str
    html: str
    numbers: tuple[tuple[str, str], ...]


def build_pages(outline: Outline) -> tuple[PreviewPage, ...]:
    """The parts of a report in their order; what is short stands on one page."""
    pages: list[PreviewPage] = []
    gathered: list[Part] = []
    length = 0
    for part in (p for whole in outline.parts for p in _pieces(whole, outline)):
        more = len(_render((part,), outline))
        if gathered and length + more > _JOINED:
            pages.append(_page(gathered, outline, not pages))
            gathered, length = [], 0
        gathered.append(part)
        length += more
    pages.append(_page(gathered, outline, not pages))
    return tuple(pages)


def build_slots(outline: Outline) -> tuple[PreviewSlot, ...]:
    """The slots of a report; slots in a row share what stands before the first."""
    return tuple(slot for part in outline.parts for slot in _slots_of(part, outline))


def _page(parts: Sequence[Part], outline: Outline, is_first: bool) -> PreviewPage:
    """Parts on a page; the first one begins with the head of the report."""
    titles = [part.title for part in parts if part.title]
    title = " · ".join(dict.fromkeys(titles)) or outline.title
    return PreviewPage(title, _render(parts, outline, is_first))


def _pieces(part: Part, outline: Outline) -> Iterator[Part]:
    """A part in pieces of at most a page each, cut between blocks."""
    gathered: list[Block] = []
    length = 0
    for block in _shorten(part, outline):
        more = len(_render((replace(part, blocks=(block,)),), outline))
        if gathered and length + more > MOST_LETTERS:
            yield replace(part, blocks=tuple(gathered))
            gathered, length = [], 0
        gathered.append(block)
        length += more
    yield replace(part, blocks=tuple(gathered))


def _shorten(part: Part, outline: Outline) -> Iterator[Block]:
    """The blocks of a part, a table that is longer than a page in several."""
    for block in part.blocks:
        if not isinstance(block, Table) or _has_tall_cells(block):
            yield block
            continue
        length = len(_render((replace(part, blocks=(block,)),), outline))
        step = max(1, len(block.rows) * MOST_LETTERS // length)
        for first in range(0, max(1, len(block.rows)), step):
            yield replace(block, rows=block.rows[first : first + step])


def _has_tall_cells(table: Table) -> bool:
    """Whether a cell covers several rows, so that they cannot be parted."""
    return any(cell.down > 1 for row in table.rows for cell in row.cells)


def _slots_of(part: Part, outline: Outline) -> Iterator[PreviewSlot]:
    around: list[Block] = []
    is_after_slot = False
    for block in part.blocks:
        if not isinstance(block, Slot):
            around = [block] if is_after_slot else [*around, block]
            is_after_slot = False
            continue
        is_after_slot = True
        alone = replace(part, title="", blocks=tuple(around))
        html = _render((alone,), outline)
        shown = html if around and len(html) <= _MOST_AROUND else ""
        numbers = tuple(_numbers_of(alone, outline))
        yield PreviewSlot(block.key, part.title, block.prompt, shown, numbers)


def _numbers_of(part: Part, outline: Outline) -> Iterator[tuple[str, str]]:
    for _, number in list_numbers(replace(outline, parts=(part,))):
        yield number.fact.key, number.shown


def _render(parts: Sequence[Part], outline: Outline, has_head: bool = False) -> str:
    """Some parts by the writer of pages, with the head of the report or without."""
    piece = replace(outline, parts=tuple(parts), has_contents=False)
    if not has_head:
        piece = replace(piece, masthead=Masthead((), ()), banner="", footer="")
    return str(write_html(piece, _HEADING))
