"""Texts of people: kept as they are, marked where a number beside them has moved.

When a text is written, every number in it that the report shows too is linked to its
fact; of facts that are shown alike all are kept. A sentence is stale when none of the
facts that a number of it may have meant is shown so any more: as long as one of them
stands, the sentence may be right, and no alarm is given.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from derajat.reports.outline import (
    Block,
    Bullets,
    Number,
    Outline,
    Paragraph,
    Picture,
    Quoted,
    Slot,
    StaleSentence,
    Table,
    Text,
    numbers_in,
)
from derajat.reports.source import Making
from derajat.reports.written import Written


Seen = tuple[tuple[str, str], ...]
"""Pairs of a fact (`Fact.key`) and what it was shown as."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_AMOUNT = re.compile(r"(?<![\w.,])(?:Rp\s?)?(\d+(?:[.,]\d+)*)")
_GROUPED = (
    re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
    re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
)
_GONE = "–"
_OR = " / "


def build_slot(making: Making, key: str, prompt: str) -> Slot:
    """The slot of a key with what people wrote in it."""
    written = making.source.written.text_of(key)
    if written is None:
        return Slot(key, prompt)
    return Slot(key, prompt, tuple((Quoted(text),) for text in written.paragraphs))


def list_shown(outline: Outline) -> Seen:
    """What each fact of a report is shown as, in its order."""
    found = (n for _, block in outline.blocks() for n in _numbers_of(block))
    return tuple(dict.fromkeys((number.fact.key, number.shown) for number in found))


def link_numbers(paragraphs: Iterable[str], shown: Iterable[tuple[str, str]]) -> Seen:
    """The facts that a text names, by the numbers in it, in the order of the report.

    `shown` is what stands beside the text (`list_shown`). A number counts however its
    unit is written: `82,6%` is named by "82,6 persen" too, `1.234` by "1234".
    """
    named = {amount for text in paragraphs for amount in _amounts(text)}
    return tuple(
        (fact, text) for fact, text in shown if (one := _lone(text)) and one in named
    )


def find_stale(
    paragraphs: Iterable[str], seen: Iterable[tuple[str, str]], now: Mapping[str, str]
) -> tuple[StaleSentence, ...]:
    """Sentences that hold a number as it was seen, which no fact shows any more.

    `seen` is what `link_numbers` gave when the text was written, `now` tells what each
    fact is shown as; a fact that is not there any more counts as moved.
    """
    moved = dict(_moved(seen, now))
    found = []
    for paragraph in paragraphs:
        for sentence in _SENTENCE.split(paragraph):
            for amount in dict.fromkeys(_amounts(sentence)):
                if amount in moved:
                    was, becomes = moved[amount]
                    found.append(StaleSentence(sentence, was, becomes))
    return tuple(found)


def mark_stale(outline: Outline, written: Written) -> Outline:
    """The outline with the stale sentences of each slot."""
    now = dict(reversed(list_shown(outline)))
    stale = {
        text.slot: find_stale(text.paragraphs, text.seen, now)
        for text in written.texts
        if text.seen
    }
    if not any(stale.values()):
        return outline
    parts = tuple(
        replace(
            part,
            blocks=tuple(
                replace(block, stale=stale.get(block.key, ()))
                if isinstance(block, Slot)
                else block
                for block in part.blocks
            ),
        )
        for part in outline.parts
    )
    return replace(outline, parts=parts)


def _moved(
    seen: Iterable[tuple[str, str]], now: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Amounts that none of their facts is shown as any more: what was, what is."""
    facts: dict[str, list[tuple[str, str]]] = {}
    for fact, was in seen:
        if amount := _lone(was):
            facts.setdefault(amount, []).append((fact, was))
    for amount, linked in facts.items():
        shown = [now.get(fact, _GONE) for fact, _ in linked]
        if all(_lone(each) != amount for each in shown):
            yield amount, (linked[0][1], _OR.join(dict.fromkeys(shown)))


def _amounts(text: str) -> list[str]:
    return [_plain(found) for found in _AMOUNT.findall(text)]


def _lone(shown: str) -> str:
    """The amount of a shown number; empty where it shows none, or several."""
    amounts = [_plain(found) for found in re.findall(r"\d+(?:[.,]\d+)*", shown)]
    return amounts[0] if len(amounts) == 1 else ""


def _plain(amount: str) -> str:
    """The amount without marks for thousands, in either language."""
    for grouped, mark in zip(_GROUPED, ".,", strict=True):
        if grouped.fullmatch(amount):
            return amount.replace(mark, "")
    return amount


def _numbers_of(block: Block) -> Iterator[Number]:
    texts: list[Text] = []
    match block:
        case Paragraph(_, text):
            texts = [text]
        case Bullets(_, items):
            texts = list(items)
        case Table():
            rows = (*block.heading, *(row.cells for row in block.rows))
            texts = [cell.text for row in rows for cell in row] + list(block.notes)
        case Picture():
            yield from block.numbers
    for text in texts:
        yield from numbers_in(text)
