"""Where each text and number of an outline stands: address by address, in order.

Writers print exactly these texts in exactly this order, so that a released file can be
read again and held against them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from derajat.reports.outline import (
    Block,
    Break,
    Bullets,
    Heading,
    Number,
    Outline,
    Paragraph,
    Part,
    Picture,
    Signatory,
    Signatures,
    Slot,
    Table,
    Text,
    numbers_in,
    plain,
)


@dataclass(frozen=True)
class PrintedText:
    """A text of a document with its address: `bab-3/capaian/r4k2`.

    `is_drawn` tells that its numbers are drawn in a figure, not written. `offsets`
    tells for each number at which letter of the text it begins.
    """

    address: str
    text: str
    numbers: tuple[Number, ...] = ()
    is_drawn: bool = False
    offsets: tuple[int, ...] = ()


def list_texts(outline: Outline) -> tuple[PrintedText, ...]:
    """Every text of a document in reading order, without page furniture."""
    return tuple(_list_texts(outline))


def list_numbers(outline: Outline) -> tuple[tuple[str, Number], ...]:
    """Every number with its address; the second one of a text ends in `.2`."""
    return tuple(
        (f"{text.address}.{place}" if place > 1 else text.address, number)
        for text in _list_texts(outline)
        for place, number in enumerate(text.numbers, 1)
    )


def _list_texts(outline: Outline) -> Iterator[PrintedText]:
    yield from list_head_texts(outline)
    for part in outline.parts:
        for _, text in list_part_texts(part):
            yield text


def list_head_texts(outline: Outline) -> Iterator[PrintedText]:
    """The texts of the head of the first page."""
    head = outline.masthead
    for name, lines in (("kop", head.letterhead), ("judul", head.title)):
        for place, line in enumerate(lines, 1):
            yield PrintedText(f"{name}/{place}", line)
    for place, (name, said) in enumerate(head.details, 1):
        yield PrintedText(f"nomor/{place}", f"{name}: {said}")


def list_part_texts(part: Part) -> Iterator[tuple[Block | None, PrintedText]]:
    """The texts of a section, each with its block; its title has none."""
    if part.title:
        yield None, PrintedText(part.key, part.title)
    for place, block in enumerate(part.blocks, 1):
        for text in _of_block(part, place, block):
            yield block, text


def _of_block(part: Part, place: int, block: Block) -> Iterator[PrintedText]:
    match block:
        case Heading(text):
            yield PrintedText(f"{part.key}/h{place}", text)
        case Paragraph(key, text):
            yield _printed(f"{part.key}/{key}", text)
        case Bullets(key, items):
            for number, item in enumerate(items, 1):
                yield _printed(f"{part.key}/{key}/{number}", item)
        case Slot():
            yield from _of_slot(block)
        case Table():
            yield from _of_table(f"{part.key}/{block.key}", block)
        case Picture(key, _, caption, numbers):
            address = f"{part.key}/{key}"
            yield PrintedText(address, caption)
            yield PrintedText(f"{address}/gambar", "", numbers, is_drawn=True)
        case Signatures(key, signatories):
            for number, one in enumerate(signatories, 1):
                for line in signed_lines(one):
                    yield PrintedText(f"{part.key}/{key}/{number}", line)
        case Break():
            pass


def _of_slot(slot: Slot) -> Iterator[PrintedText]:
    if not slot.paragraphs:
        yield PrintedText(slot.key, slot.prompt)
    for place, text in enumerate(slot.paragraphs, 1):
        yield _printed(f"{slot.key}/{place}", text)
    for place, one in enumerate(slot.stale, 1):
        yield PrintedText(f"{slot.key}/usang{place}", tell_stale(one.was, one.now))


def tell_stale(was: str, now: str) -> str:
    """The mark beside a sentence whose number has changed."""
    return f"[Periksa: kalimat ini ditulis untuk {was}; kini {now}.]"


def _of_table(address: str, table: Table) -> Iterator[PrintedText]:
    yield PrintedText(address, table.caption)
    for letter, rows in (("h", table.heading), ("r", [r.cells for r in table.rows])):
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                yield _printed(f"{address}/{letter}{row}k{column}", cell.text)
    for place, note in enumerate(table.notes, 1):
        yield _printed(f"{address}/catatan{place}", note)


def signed_lines(one: Signatory) -> tuple[str, ...]:
    """The lines of a signature as they stand one below the other."""
    nip = f"NIP {one.nip}" if one.nip else ""
    return tuple(
        line for line in (one.above, one.post, one.name, one.rank, nip) if line
    )


def _printed(address: str, text: Text) -> PrintedText:
    offsets = tuple(
        len(plain(text[:place]))
        for place, part in enumerate(text)
        if isinstance(part, Number)
    )
    return PrintedText(address, plain(text), numbers_in(text), offsets=offsets)
