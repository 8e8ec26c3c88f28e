"""Texts of people: kept as they are, marked where a number beside them has moved."""

import re
from collections.abc import Iterable, Mapping

from derajat.reports.outline import Quoted, Slot, StaleSentence
from derajat.reports.source import Making


_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def build_slot(making: Making, key: str, prompt: str) -> Slot:
    """The slot of a key with what people wrote in it."""
    written = making.source.written.text_of(key)
    if written is None:
        return Slot(key, prompt)
    return Slot(key, prompt, tuple((Quoted(text),) for text in written.paragraphs))


def find_stale(
    paragraphs: Iterable[str], seen: Iterable[tuple[str, str]], now: Mapping[str, str]
) -> tuple[StaleSentence, ...]:
    """Sentences that hold a number as it was seen, which is shown otherwise now.

    `seen` pairs a fact with what it was shown as when the text was written, `now` tells
    what it is shown as; a fact that is not there any more counts as moved.
    """
    moved = [
        (shown, now.get(fact, "–")) for fact, shown in seen if now.get(fact) != shown
    ]
    found = []
    for paragraph in paragraphs:
        for sentence in _SENTENCE.split(paragraph):
            for was, becomes in moved:
                if re.search(rf"(?<![\d.,]){re.escape(was)}(?![\d])", sentence):
                    found.append(StaleSentence(sentence, was, becomes))
    return tuple(found)
