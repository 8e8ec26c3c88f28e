"""Names of files and sheets against the patterns of layouts."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from derajat.model.sources import YEAR_PART


_PART = re.compile(r"\*|\{([a-z][a-z0-9_]*)\}")
_COPY = re.compile(
    r"(?: ?\(\d+\)| - (?:copy|salin|salinan))+(?=\.[^.]+$)", re.IGNORECASE
)
"""What systems add to the name of a copy: `tabel (2).xlsx`, `tabel - Copy.xlsx`."""
_MOST_SPLITS = 500
"""Ways of splitting a name that are tried: more only adds nonsense."""


def match_name(pattern: str, name: str) -> dict[str, str] | None:
    """The named parts of a file name that fits the pattern, else None.

    `*` stands for any text, `{tahun}` for text that is kept, `{year}` for four digits.
    Case does not matter, nor what a system adds to the name of a copy.
    """
    return next(split_name(pattern, name), None)


def split_name(pattern: str, name: str) -> Iterator[dict[str, str]]:
    """Every way in which a name fits the pattern, shortest parts first.

    `LB3_{puskesmas}_{bulan}` fits `LB3_Kedung_Kandang_Maret` in two ways; only one
    of them names a Puskesmas.
    """
    tokens = _tokens(pattern)
    for text in dict.fromkeys((_COPY.sub("", name), name)):
        if _compiled(pattern).fullmatch(text):
            yield from islice(_splits(tokens, text, 0), _MOST_SPLITS)


def named_parts(pattern: str) -> tuple[str, ...]:
    """The parts that a pattern keeps: `profil_{tahun}.csv` keeps `tahun`."""
    return tuple(part for part in _PART.findall(pattern) if part)


def fill_name(pattern: str, parts: dict[str, str], free: str) -> str:
    """A name that fits the pattern, with these parts and `free` text for each `*`."""
    return _PART.sub(lambda match: parts.get(match[1] or "", free), pattern)


def _splits(
    tokens: tuple[re.Pattern[str], ...], text: str, start: int
) -> Iterator[dict[str, str]]:
    if not tokens:
        if start == len(text):
            yield {}
        return
    for match in _beginnings(tokens[0], text, start):
        for rest in _splits(tokens[1:], text, match.end()):
            yield match.groupdict() | rest


def _beginnings(
    token: re.Pattern[str], text: str, start: int
) -> Iterator[re.Match[str]]:
    """Where a token that begins at `start` can end; the nearest end first."""
    if token.groups or token.pattern == ".*":
        ends = range(start, len(text) + 1)
        matches = (token.fullmatch(text, start, end) for end in ends)
        yield from (match for match in matches if match)
    elif match := token.match(text, start):
        yield match


@cache
def _tokens(pattern: str) -> tuple[re.Pattern[str], ...]:
    pieces, end = [], 0
    for part in _PART.finditer(pattern):
        if pattern[end : part.start()]:
            pieces.append(re.escape(pattern[end : part.start()]))
        pieces.append(_piece(part[1]))
        end = part.end()
    if pattern[end:]:
        pieces.append(re.escape(pattern[end:]))
    return tuple(re.compile(piece, re.IGNORECASE) for piece in pieces)


def _piece(name: str | None) -> str:
    if name is None:
        return ".*"
    return rf"(?P<{name}>\d{{4}})" if name == YEAR_PART else f"(?P<{name}>.+)"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The whole pattern, to turn away most names at once."""
    pieces = [token.pattern for token in _tokens(pattern)]
    return re.compile("".join(pieces), re.IGNORECASE)
