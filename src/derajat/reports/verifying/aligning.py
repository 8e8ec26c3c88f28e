"""Lays what a report says beside what a file says, text by text."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


_MOST_COMPARED = 4_000_000
"""Pairs that are compared one by one; a longer stretch counts as another text."""


@dataclass(frozen=True)
class Stretch:
    """Places `first_start` to `first_end` of one list beside those of another."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int


def find_differences(
    first: Sequence[str], second: Sequence[str]
) -> tuple[Stretch, ...]:
    """The stretches in which two lists differ; everything between them is equal.

    Texts that stand once in both lists are the anchors (patience diff), so that a table
    full of dashes does not pull the comparison astray.
    """
    found = []
    for gap in _gaps(first, second):
        found += list(_differences_in(first, second, gap))
    return tuple(found)


def _gaps(first: Sequence[str], second: Sequence[str]) -> Iterator[Stretch]:
    """What lies between the anchors."""
    before, before_second = 0, 0
    for place, beside in (*_anchors(first, second), (len(first), len(second))):
        yield Stretch(before, place, before_second, beside)
        before, before_second = place + 1, beside + 1


def _anchors(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places of texts that stand once in both, in the order of both."""
    often, often_second = Counter(first), Counter(second)
    where = {text: place for place, text in enumerate(second)}
    pairs = [
        (place, where[text])
        for place, text in enumerate(first)
        if often[text] == 1 == often_second[text]
    ]
    return _longest_rising(pairs)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs in which the second places rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, beside) in enumerate(pairs):
        length = bisect_left(ends, beside)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [beside]
        last[length : length + 1] = [number]
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _differences_in(
    first: Sequence[str], second: Sequence[str], gap: Stretch
) -> Iterator[Stretch]:
    gap = _without_equal_ends(first, second, gap)
    one = first[gap.first_start : gap.first_end]
    other = second[gap.second_start : gap.second_end]
    if not one and not other:
        return
    if len(one) * len(other) > _MOST_COMPARED:
        yield gap
        return
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, start, end, start_second, end_second in matcher.get_opcodes():
        if tag != "equal":
            yield Stretch(
                gap.first_start + start,
                gap.first_start + end,
                gap.second_start + start_second,
                gap.second_start + end_second,
            )


def _without_equal_ends(
    first: Sequence[str], second: Sequence[str], gap: Stretch
) -> Stretch:
    start, end = gap.first_start, gap.first_end
    start_second, end_second = gap.second_start, gap.second_end
    while start < end and start_second < end_second:
        if first[start] != second[start_second]:
            break
        start, start_second = start + 1, start_second + 1
    while start < end and start_second < end_second:
        if first[end - 1] != second[end_second - 1]:
            break
        end, end_second = end - 1, end_second - 1
    return Stretch(start, end, start_second, end_second)


def map_letters(first: str, second: str) -> list[int]:
    """For each letter of the first text its place in the second; -1 where it has none.

    Texts that are too long to be compared share only their beginning and end.
    """
    places = [-1] * len(first)
    start, end = 0, 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        places[start] = start
        start += 1
    while (
        end < min(len(first), len(second)) - start
        and first[-1 - end] == second[-1 - end]
    ):
        places[-1 - end] = len(second) - 1 - end
        end += 1
    one, other = first[start : len(first) - end], second[start : len(second) - end]
    if len(one) * len(other) <= _MOST_COMPARED:
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        for at, beside, size in matcher.get_matching_blocks():
            for step in range(size):
                places[start + at + step] = start + beside + step
    return places
