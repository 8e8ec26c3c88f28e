"""The lines of a pasted text: how deep they stand and how they are marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum


class Mark(Enum):
    """What stands before an item of a list."""

    NONE = ""
    NUMBER = "1."
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


_MARKS = (
    (Mark.NUMBER, re.compile(r"\(?[0-9]{1,2}[.)](?:\s+|$|(?=[A-Z]))")),
    (Mark.LETTER, re.compile(r"\(?[a-z][.)](?:\s+|$)")),
    (Mark.BULLET, re.compile(r"[\u2022\u25aa\u25cf\u25cb\u00b7\u2013*-](?:\s+|$)")),
)
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
            body = f"{lines[-1].body} {line.body}".strip()
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
            return Line(number, indent, mark, _folded(body[found.end() :]))
    return Line(number, indent, Mark.NONE, _folded(body))


def _is_wrapped(above: Line, line: Line) -> bool:
    """Whether a line goes on in small letters, or follows a mark that stands alone."""
    if line.mark is not Mark.NONE:
        return False
    return not above.body or (line.body[0].islower() and not above.body.endswith(_ENDS))


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; `(1) ...; (2) ...` stays together."""
    yield from re.split(r"(?<=[.;!?])\s+(?=[A-Z\u201c\"]|\((?![0-9]))", text)


def _folded(text: str) -> str:
    return " ".join(text.split())
