"""Names of sheets that Excel accepts, each once."""

import re
from collections.abc import Iterable


_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31
_RESERVED = "history"


def name_sheets(wanted: Iterable[str]) -> list[str]:
    """One name for each wanted one, in order, at most 31 letters, no two alike."""
    taken: set[str] = {_RESERVED}
    names = []
    for words in wanted:
        name = _free_name(_REFUSED.sub(" ", words).strip(" '") or "-", taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _free_name(words: str, taken: set[str]) -> str:
    name, number = words[:_LONGEST].strip(" '"), 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = words[: _LONGEST - len(ending)].rstrip(" '") + ending
    return name
