"""An outline as plain data for the template."""

from derajat.reports.addresses import post_place, signed_lines, tell_stale
from derajat.reports.contents import CONTENTS, DEEPEST
from derajat.reports.drawing import svg_with_font
from derajat.reports.grid import PlacedCell, place_body, place_heading
from derajat.reports.outline import (
    Block,
    Break,
    Bullets,
    Cell,
    Heading,
    Orientation,
    Outline,
    Paragraph,
    Part,
    Picture,
    Signatory,
    Signatures,
    Slot,
    Table,
    plain,
)
from derajat.reports.printable import split_lines


Fields = dict[str, object]
_TEXT_WIDTHS = {Orientation.PORTRAIT: 481.9, Orientation.LANDSCAPE: 773.9}
"""Points between the margins of the template: 170 mm and 273 mm."""
_CELL_MARGINS = 6.0
_WIDEST_LETTER = 0.8
"""Of the size of the letters; only `m`, `w`, `W` and `@` are wider."""


def outline_fields(outline: Outline) -> Fields:
    """Everything that the template sets; line ends and tabs as it can set them."""
    return {name: _settable(said) for name, said in _outline(outline).items()}


def _settable(said: object) -> object:
    match said:
        case str():
            return "\n".join(split_lines(said)).replace("\t", " ")
        case list():
            return [_settable(one) for one in said]
        case dict():
            return {name: _settable(one) for name, one in said.items()}
    return said


def _outline(outline: Outline) -> Fields:
    head = outline.masthead
    return {
        "lang": outline.language,
        "title": " ".join(head.title),
        "letterhead": list(head.letterhead),
        "titles": list(head.title),
        "details": [f"{name}: {said}" for name, said in head.details],
        "contents": CONTENTS.render(outline.language) if outline.has_contents else "",
        "depth": DEEPEST,
        "footer": outline.footer,
        "page": "Hal." if outline.language == "id" else "Page",
        "banner": outline.banner,
        "office": outline.office,
        "code": outline.code,
        "parts": [_part(part, outline.language) for part in outline.parts],
    }


def _part(part: Part, language: str) -> Fields:
    return {
        "title": part.title,
        "flipped": part.orientation.value == "landscape",
        "new_page": part.begins_on_new_page,
        "blocks": [_block(block, part.orientation, language) for block in part.blocks],
    }


def _block(block: Block, orientation: Orientation, language: str) -> Fields:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(_, text, role):
            return {"kind": "paragraph", "text": plain(text), "role": role.value}
        case Bullets(_, items, is_numbered):
            words = [plain(item) for item in items]
            return {"kind": "bullets", "items": words, "numbered": is_numbered}
        case Slot():
            return _slot(block)
        case Table():
            return _table(block, _TEXT_WIDTHS[orientation])
        case Picture():
            return _picture(block, language)
        case Signatures(_, signatories):
            return {"kind": "signatures", "signatories": _signed(signatories)}
        case Break():
            return {"kind": "break"}


def _signed(signatories: tuple[Signatory, ...]) -> list[Fields]:
    """Posts stand beside each other, also where only one has a place and a day."""
    deepest = max(post_place(one) for one in signatories)
    return [
        {
            "blank": deepest - post_place(one),
            "above": list(signed_lines(one)[: post_place(one) + 1]),
            "below": list(signed_lines(one)[post_place(one) + 1 :]),
        }
        for one in signatories
    ]


def _slot(slot: Slot) -> Fields:
    return {
        "kind": "slot",
        "prompt": "" if slot.paragraphs else slot.prompt,
        "paragraphs": [plain(text) for text in slot.paragraphs],
        "stale": [tell_stale(one.was, one.now) for one in slot.stale],
    }


def _picture(picture: Picture, language: str) -> Fields:
    return {
        "kind": "picture",
        "caption": picture.caption,
        "svg": svg_with_font(picture.figure, language),
        "alt": picture.figure.caption.alt or picture.caption,
    }


def _table(table: Table, width: float) -> Fields:
    room = width / sum(column.share for column in table.columns)
    widths = [column.share * room - _CELL_MARGINS for column in table.columns]
    totals = frozenset(place for place, row in enumerate(table.rows, 1) if row.is_total)
    return {
        "kind": "table",
        "caption": table.caption,
        "size": table.size,
        "shares": [column.share for column in table.columns],
        "aligns": [column.align.value for column in table.columns],
        "heading": _cells(place_heading(table), widths, table.size),
        "rows": _cells(place_body(table), widths, table.size, totals),
        "notes": [plain(note) for note in table.notes],
    }


def _cells(
    cells: tuple[PlacedCell, ...],
    widths: list[float],
    size: float,
    totals: frozenset[int] = frozenset(),
) -> list[Fields]:
    return [
        _cell(placed.cell, placed.row in totals)
        | {"tight": _is_tight(placed, widths, size)}
        for placed in cells
    ]


def _is_tight(placed: PlacedCell, widths: list[float], size: float) -> bool:
    """Whether a word may be wider than its cell: then the template measures it."""
    room = sum(widths[placed.column - 1 :][: placed.cell.across])
    longest = max(map(len, plain(placed.cell.text).split()), default=0)
    return longest * size * _WIDEST_LETTER > room


def _cell(cell: Cell, is_total: bool) -> Fields:
    return {
        "text": plain(cell.text),
        "across": cell.across,
        "down": cell.down,
        "bold": cell.is_bold or is_total,
        "total": is_total,
        "indent": cell.indent,
        "tone": cell.tone.value,
    }
