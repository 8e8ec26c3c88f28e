"""Codes of reports, found in properties of files and at the foot of pages."""

import re


_CODE = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*-[0-9a-f]{10}(?![0-9a-zA-Z])")


def find_codes(*texts: str) -> tuple[str, ...]:
    """Every code in the texts, each once, in their order."""
    found = (code for text in texts for code in _CODE.findall(text))
    return tuple(dict.fromkeys(found))
