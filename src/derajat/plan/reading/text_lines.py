"""The lines of a pasted text: how deep they stand and how they are marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum


class Mark(Enum):
    """What stands before an item of a list."""

    NONE = ""
    NUMBER = "1."
    CAPITAL = "A."
    """Also `IV.`; before a heading more often than before an item."""
    LETTER = "a."
    BULLET = "-"


@dataclass(frozen=True)
class Line:
    """A line without its mark; wrapped lines are joined."""

    number: int
    """Of its first line in the text, from 1."""
    indent: int
    mark: Mark
    body: str
    """Its words, with whitespace folded."""
    after_blank: bool = False
    depth: int = 1
    """The parts of its number: 3 of `4.1.2`."""


_BULLETS = (
    "\u2022\u25aa\u25cf\u25cb\u25a0\u25a1\u25e6\u2023\u27a2\u2714\u2713\u00a7"
    "\u00b7\u2013\uf0b7\uf0a7\uf0d8\uf0fc\uf076*-"
)
_MARKS = (
    (Mark.NUMBER, re.compile(r"\(?[0-9]{1,2}[.)](?:\s+|$|(?=[A-Z]))")),
    (Mark.NUMBER, re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}[.)]?\s+(?=[A-Z])")),
    (Mark.CAPITAL, re.compile(r"\(?(?:[A-Z]|[IVX]{1,5})[.)]\s+(?=\S)")),
    (Mark.LETTER, re.compile(r"\(?[a-z][.)](?:\s+|$)")),
    (Mark.BULLET, re.compile(rf"(?:[{_BULLETS}](?:\s+|$)|o\s+(?=[A-Z]))")),
)
_HYPHENATED = re.compile(r"(?P<before>[^\W\d_]+)-$")
_KEEPS_HYPHEN = frozenset(("non", "pra", "pasca", "anti", "sub", "antar", "multi"))
_TAB = 4
_ENDS = (".", ":", ";", "!", "?", "\u201d", '"')


def read_lines(text: str) -> list[Line]:
    """The lines that hold something, in their order."""
    lines: list[Line] = []
    after_blank = True
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            after_blank = True
            continue
        line = replace(_read_line(number, raw), after_blank=after_blank)
        if lines and not after_blank and _is_wrapped(lines[-1], line):
            body = _join_wrapped(lines[-1].body, line.body)
            lines[-1] = replace(lines[-1], body=body)
        else:
            lines.append(line)
        after_blank = False
    return [line for line in lines if line.body]


def _read_line(number: int, raw: str) -> Line:
    expanded = raw.expandtabs(_TAB)
    body = expanded.strip()
    indent = len(expanded) - len(expanded.lstrip())
    for mark, pattern in _MARKS:
        if found := pattern.match(body):
            text = _folded(body[found.end() :])
            depth = len(re.findall("[0-9]+", found.group())) or 1
            return Line(number, indent, mark, text, depth=depth)
    return Line(number, indent, Mark.NONE, _folded(body))


def _is_wrapped(above: Line, line: Line) -> bool:
    """Whether a line goes on in small letters, or follows a mark that stands alone."""
    if line.mark is not Mark.NONE:
        return False
    return not above.body or (line.body[0].islower() and not above.body.endswith(_ENDS))


def _join_wrapped(above: str, below: str) -> str:
    """Two lines as one; a word that was parted at the end of a line is whole again.

    The hyphen stays in `anak-anak` and `non-medis`.
    """
    parted = _HYPHENATED.search(above)
    if not parted:
        return f"{above} {below}".strip()
    before = parted["before"].casefold()
    is_own = before in _KEEPS_HYPHEN or below.casefold().startswith(before)
    return f"{above if is_own else above[:-1]}{below}"


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; `(1) ...; (2) ...` stays together."""
    yield from re.split(r"(?<=[.;!?])\s+(?=[A-Z\u201c\"]|\((?![0-9]))", text)


def _folded(text: str) -> str:
    return " ".join(text.split())
