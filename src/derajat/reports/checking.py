"""Nothing is printed as a number that has no origin, and no fact has two values."""

import re

from derajat.errors import refuse
from derajat.reports.addresses import list_numbers
from derajat.reports.outline import (
    Bullets,
    Cell,
    Fact,
    Number,
    Outline,
    Paragraph,
    Quoted,
    Table,
    Text,
)


_NUMBER = re.compile(
    r"Rp\s?\d|\d\s?%|\d,\d|(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])",
)
"""What only a number looks like: money, per cent, decimals, thousands."""


def check_numbers(outline: Outline) -> None:
    """Raises REP-004 and REP-005."""
    for part, block in outline.blocks():
        for text in _texts_of(block):
            for words in text:
                _check_words(words, part.key)
    _check_facts(outline)


def _texts_of(block: object) -> list[Text]:
    match block:
        case Paragraph(_, text):
            return [text]
        case Bullets(_, items):
            return list(items)
        case Table():
            rows: list[tuple[Cell, ...]] = [row.cells for row in block.rows]
            return [cell.text for row in rows for cell in row] + list(block.notes)
    return []


def _check_words(words: str | Number, place: str) -> None:
    if isinstance(words, Number | Quoted):
        return
    if found := _NUMBER.search(words):
        shown = words[max(0, found.start() - 12) : found.end() + 8]
        raise refuse("REP-004", shown=shown, place=place)


def _check_facts(outline: Outline) -> None:
    seen: dict[Fact, tuple[str, Number]] = {}
    for address, number in list_numbers(outline):
        place, first = seen.setdefault(number.fact, (address, number))
        if first.exact != number.exact:
            raise refuse(
                "REP-005",
                first=first.shown,
                first_place=place,
                second=number.shown,
                second_place=address,
                fact=render_fact(number.fact),
            )


def render_fact(fact: Fact) -> str:
    """`value SPM-01 19.71 2025`, for messages."""
    parts = (fact.what, fact.subject, fact.area, fact.period, fact.group)
    return " ".join(filter(None, parts))
