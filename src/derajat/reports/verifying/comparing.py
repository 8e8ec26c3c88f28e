"""Each number of a report confirmed, or told where and how a file says otherwise.

White space is no difference: lines break otherwise in every format. Everything else is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from derajat.reports.addresses import PrintedText
from derajat.reports.outline import Number
from derajat.reports.register.contents import ReportContents, number_address
from derajat.reports.verifying.aligning import Stretch, find_differences, map_letters
from derajat.reports.verifying.found import FoundText, without_blanks
from derajat.reports.verifying.verification import (
    AddedText,
    ChangedText,
    CheckedNumber,
    Outcome,
)


_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_JOINED = frozenset("0123456789.,%-−–+<>≤≥/")
"""Beside a number these would make another number of it."""


@dataclass
class Comparison:
    """What was found so far."""

    numbers: list[CheckedNumber] = field(default_factory=list)
    changed: list[ChangedText] = field(default_factory=list)
    added: list[AddedText] = field(default_factory=list)


@dataclass(frozen=True)
class _Laid:
    """Expected texts beside found ones, each joined, with their letters mapped."""

    expected: Sequence[PrintedText]
    found: Sequence[FoundText]
    starts: Sequence[int]
    found_starts: Sequence[int]
    words: str
    found_words: str
    places: Sequence[int]


def compare_texts(
    contents: ReportContents,
    expected: Sequence[PrintedText],
    found: Sequence[FoundText],
) -> Comparison:
    """Every number and text of the report against what a file says, in order.

    `expected` are the texts that a file of its format holds.
    """
    printed = [text for text in expected if without_blanks(text.text)]
    read = [text for text in found if without_blanks(text.text)]
    differences = find_differences(
        [without_blanks(text.text) for text in printed],
        [without_blanks(text.text) for text in read],
    )
    result = Comparison()
    at, beside = 0, 0
    for gap in differences:
        _confirm(result, printed[at : gap.first_start], read[beside:])
        _compare(result, contents, printed, read, gap)
        at, beside = gap.first_end, gap.second_end
    _confirm(result, printed[at:], read[beside:])
    return result


def _confirm(
    result: Comparison, texts: Sequence[PrintedText], found: Sequence[FoundText]
) -> None:
    """Texts that stand in the file as they were published."""
    for text, read in zip(texts, found, strict=False):
        for address, number, shown in _numbers_of(text):
            outcome = Outcome.CONFIRMED if shown >= 0 else Outcome.DRAWN
            place = read.place
            result.numbers.append(CheckedNumber(address, number, outcome, "", place))


def _numbers_of(text: PrintedText) -> Iterator[tuple[str, Number, int]]:
    """The numbers of a text: address, number, at which letter it begins or -1."""
    for place, (number, at) in enumerate(
        zip(text.numbers, text.offsets, strict=True), 1
    ):
        start = len(without_blanks(text.text[:at])) if at >= 0 else -1
        yield number_address(text.address, place), number, start


def _compare(
    result: Comparison,
    contents: ReportContents,
    printed: Sequence[PrintedText],
    read: Sequence[FoundText],
    gap: Stretch,
) -> None:
    """A stretch that differs: pair by pair where both sides have as many texts."""
    expected = printed[gap.first_start : gap.first_end]
    found = read[gap.second_start : gap.second_end]
    if len(expected) == len(found):
        for one, other in zip(expected, found, strict=True):
            _compare_laid(result, contents, _lay([one], [other]))
    else:
        _compare_laid(result, contents, _lay(expected, found))


def _lay(expected: Sequence[PrintedText], found: Sequence[FoundText]) -> _Laid:
    words = [without_blanks(text.text) for text in expected]
    found_words = [without_blanks(text.text) for text in found]
    whole, other = "".join(words), "".join(found_words)
    return _Laid(
        expected,
        found,
        [0, *accumulate(map(len, words))],
        [0, *accumulate(map(len, found_words))],
        whole,
        other,
        map_letters(whole, other),
    )


def _compare_laid(result: Comparison, contents: ReportContents, laid: _Laid) -> None:
    touched: set[int] = set()
    is_same = laid.words == laid.found_words
    for place, text in enumerate(laid.expected):
        beside = _beside(laid, place)
        touched.update(beside)
        if not is_same:
            result.changed.append(_changed(contents, text, laid, beside))
        for number in _numbers_of(text):
            result.numbers.append(_check(laid, place, number, beside))
    for place, read in enumerate(laid.found):
        if place not in touched:
            _add(result, contents, read)


def _add(result: Comparison, contents: ReportContents, read: FoundText) -> None:
    """A text that the report does not have; in a slot it is one that people wrote."""
    numbers = tuple(_NUMBER.findall(read.text))
    if read.slot in contents.slots:
        written = ChangedText(read.slot, "", read.text, read.place, True, numbers)
        result.changed.append(written)
    else:
        result.added.append(AddedText(read.text, read.place, numbers))


def _beside(laid: _Laid, place: int) -> list[int]:
    """Which found texts hold letters of an expected one."""
    letters = laid.places[laid.starts[place] : laid.starts[place + 1]]
    if len(laid.expected) == 1:
        return list(range(len(laid.found)))
    hit = {letter for letter in letters if letter >= 0}
    spans = zip(laid.found_starts, laid.found_starts[1:], strict=False)
    return [n for n, (start, end) in enumerate(spans) if hit & {*range(start, end)}]


def _changed(
    contents: ReportContents, text: PrintedText, laid: _Laid, beside: Sequence[int]
) -> ChangedText:
    found = " ".join(laid.found[n].text for n in beside)
    place = laid.found[beside[0]].place if beside else ""
    known = Counter(_NUMBER.findall(text.text))
    new = tuple((Counter(_NUMBER.findall(found)) - known).elements())
    if text.is_drawn:
        new = ()
    is_written = contents.is_written(text.address)
    return ChangedText(text.address, text.text, found, place, is_written, new)


def _check(
    laid: _Laid,
    place: int,
    number: tuple[str, Number, int],
    beside: Sequence[int],
) -> CheckedNumber:
    address, known, at = number
    where = laid.found[beside[0]].place if beside else ""
    if at < 0:
        return CheckedNumber(address, known, Outcome.DRAWN, "", where)
    start = laid.starts[place] + at
    end = start + len(without_blanks(known.shown))
    if _stands(laid, place, start, end):
        return CheckedNumber(address, known, Outcome.CONFIRMED, "", where)
    said = _said_instead(laid, place, start, end)
    if not said or not beside:
        return CheckedNumber(address, known, Outcome.MISSING, "", where)
    return CheckedNumber(address, known, Outcome.CHANGED, said, where)


def _stands(laid: _Laid, place: int, start: int, end: int) -> bool:
    """Whether the letters of a number stand together, and nothing joins them."""
    first = laid.places[start]
    if first < 0 or list(laid.places[start:end]) != [
        *range(first, first + end - start)
    ]:
        return False
    before = laid.words[start - 1] if start > laid.starts[place] else ""
    after = laid.words[end] if end < laid.starts[place + 1] else ""
    last = first + end - start
    found_before = "" if first in laid.found_starts else laid.found_words[first - 1]
    found_after = "" if last in laid.found_starts else laid.found_words[last]
    return all(
        expected == found or not {expected, found} & _JOINED
        for expected, found in ((before, found_before), (after, found_after))
    )


def _said_instead(laid: _Laid, place: int, start: int, end: int) -> str:
    """What stands between the letters around a number."""
    before = [p for p in laid.places[laid.starts[place] : start] if p >= 0]
    after = [p for p in laid.places[end : laid.starts[place + 1]] if p >= 0]
    inside = [p for p in laid.places[start:end] if p >= 0]
    if before and after:
        return laid.found_words[before[-1] + 1 : after[0]]
    around = inside or before[-1:] or after[:1]
    if not around:
        return laid.found_words if len(laid.found) == 1 else ""
    span = next(
        (low, high)
        for low, high in zip(laid.found_starts, laid.found_starts[1:], strict=False)
        if low <= around[0] < high
    )
    low = before[-1] + 1 if before else span[0]
    return laid.found_words[low : after[0] if after else span[1]]
