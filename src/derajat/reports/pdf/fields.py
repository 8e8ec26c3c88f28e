"""An outline as plain data for the template."""

from derajat.reports.addresses import signed_lines, tell_stale
from derajat.reports.drawing import svg_with_font
from derajat.reports.outline import (
    Block,
    Break,
    Bullets,
    Cell,
    Heading,
    Outline,
    Paragraph,
    Part,
    Picture,
    Signatures,
    Slot,
    Table,
    plain,
)


Fields = dict[str, object]


def outline_fields(outline: Outline) -> Fields:
    """Everything that the template sets."""
    head = outline.masthead
    return {
        "lang": outline.language,
        "title": " ".join(head.title),
        "letterhead": list(head.letterhead),
        "titles": list(head.title),
        "details": [f"{name}: {said}" for name, said in head.details],
        "contents": ("Daftar isi" if outline.language == "id" else "Contents")
        if outline.has_contents
        else "",
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
        "blocks": [_block(block, language) for block in part.blocks],
    }


def _block(block: Block, language: str) -> Fields:
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
            return _table(block)
        case Picture():
            return _picture(block, language)
        case Signatures(_, signatories):
            lines = [list(signed_lines(one)) for one in signatories]
            return {"kind": "signatures", "signatories": lines}
        case Break():
            return {"kind": "break"}


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


def _table(table: Table) -> Fields:
    return {
        "kind": "table",
        "caption": table.caption,
        "size": table.size,
        "shares": [column.share for column in table.columns],
        "aligns": [column.align.value for column in table.columns],
        "heading": [[_cell(cell) for cell in row] for row in table.heading],
        "rows": [
            [_cell(cell, row.is_total) for cell in row.cells] for row in table.rows
        ],
        "notes": [plain(note) for note in table.notes],
    }


def _cell(cell: Cell, is_total: bool = False) -> Fields:
    return {
        "text": plain(cell.text),
        "across": cell.across,
        "down": cell.down,
        "bold": cell.is_bold or is_total,
        "total": is_total,
        "indent": cell.indent,
        "tone": cell.tone.value,
    }
