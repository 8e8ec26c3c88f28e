"""File names against the patterns of layouts."""

import re
from functools import cache


_PART = re.compile(r"\*|\{([a-z][a-z0-9_]*)\}")
_COPY = re.compile(
    r"(?: ?\(\d+\)| - (?:copy|salin|salinan))+(?=\.[^.]+$)", re.IGNORECASE
)
"""What systems add to the name of a copy: `tabel (2).xlsx`, `tabel - Copy.xlsx`."""


def match_name(pattern: str, name: str) -> dict[str, str] | None:
    """The named parts of a file name that fits the pattern, else None.

    `*` stands for any text, `{tahun}` for text that is kept. Case does not matter, nor
    what a system adds to the name of a copy.
    """
    fits = _compiled(pattern).fullmatch
    match = fits(_COPY.sub("", name)) or fits(name)
    return match.groupdict() if match else None


def named_parts(pattern: str) -> tuple[str, ...]:
    """The parts that a pattern keeps: `profil_{tahun}.csv` keeps `tahun`."""
    return tuple(part for part in _PART.findall(pattern) if part)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    pieces, end = [], 0
    for part in _PART.finditer(pattern):
        pieces.append(re.escape(pattern[end : part.start()]))
        pieces.append(f"(?P<{part[1]}>.+?)" if part[1] else ".*")
        end = part.end()
    pieces.append(re.escape(pattern[end:]))
    return re.compile("".join(pieces), re.IGNORECASE)
