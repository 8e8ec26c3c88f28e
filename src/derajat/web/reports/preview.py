"""A report as pages of this site: its parts, a long one in pieces, and its slots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.template.loader import render_to_string

from derajat.reports.addresses import list_numbers
from derajat.reports.outline import Block, Outline, Part, Slot, Table


MOST_LETTERS = 60_000
"""Of a page of the preview: with what stands around it below 100 KB."""
_MOST_AROUND = 20_000
"""Of what is shown beside a slot."""


@dataclass(frozen=True)
class PreviewPage:
    """A page of the preview."""

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
    """The parts of a report in their order; what has no title joins the one before."""
    pages: list[PreviewPage] = [PreviewPage("", _render_head(outline))]
    for part in outline.parts:
        for number, html in enumerate(_pieces(part, outline.language)):
            last = pages[-1]
            fits = len(last.html) + len(html) <= MOST_LETTERS
            is_new = bool(part.title) and number == 0 and last.title
            if fits and not is_new:
                pages[-1] = PreviewPage(last.title or part.title, last.html + html)
            else:
                pages.append(PreviewPage(part.title or last.title, html))
    return tuple(pages)


def build_slots(outline: Outline) -> tuple[PreviewSlot, ...]:
    """The slots of a report; slots in a row share what stands before the first."""
    return tuple(slot for part in outline.parts for slot in _slots_of(part, outline))


def _pieces(part: Part, language: str) -> Iterator[str]:
    """A part in pieces of at most a page each, between blocks."""
    html = _render("reports/preview_title.html", language, title=part.title)
    for block in _shorten(part.blocks, language):
        more = _render_block(block, language)
        if len(html) + len(more) > MOST_LETTERS and html:
            yield html
            html = ""
        html += more
    yield html


def _shorten(blocks: Sequence[Block], language: str) -> Iterator[Block]:
    """The blocks, a table that is longer than a page in several."""
    for block in blocks:
        length = len(_render_block(block, language)) if isinstance(block, Table) else 0
        if not isinstance(block, Table) or length <= MOST_LETTERS:
            yield block
            continue
        step = max(1, len(block.rows) * MOST_LETTERS // length)
        for first in range(0, len(block.rows), step):
            yield replace(block, rows=block.rows[first : first + step])


def _slots_of(part: Part, outline: Outline) -> Iterator[PreviewSlot]:
    around: list[Block] = []
    is_after_slot = False
    for block in part.blocks:
        if not isinstance(block, Slot):
            around = [block] if is_after_slot else [*around, block]
            is_after_slot = False
            continue
        is_after_slot = True
        html = "".join(_render_block(each, outline.language) for each in around)
        numbers = tuple(_numbers_of(part, around, outline))
        shown = html if len(html) <= _MOST_AROUND else ""
        yield PreviewSlot(block.key, part.title, block.prompt, shown, numbers)


def _numbers_of(
    part: Part, blocks: Sequence[Block], outline: Outline
) -> Iterator[tuple[str, str]]:
    alone = replace(outline, parts=(Part(part.key, "", tuple(blocks)),))
    for _, number in list_numbers(alone):
        yield number.fact.key, number.shown


def _render_head(outline: Outline) -> str:
    return _render("reports/preview_head.html", outline.language, outline=outline)


def _render_block(block: Block, language: str) -> str:
    kind = type(block).__name__.lower()
    return _render("reports/preview_block.html", language, block=block, kind=kind)


def _render(template: str, language: str, **shown: object) -> str:
    return render_to_string(template, {**shown, "language": language})
