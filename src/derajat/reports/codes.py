"""The code of a report: its name, period and what it says, in a few letters."""

import hashlib
import json

from derajat.reports.addresses import list_texts
from derajat.reports.outline import Outline


_LETTERS = 10


def code_of(outline: Outline) -> str:
    """`LKJIP-2025-1a2b3c4d5e`: the same text and numbers have the same code."""
    said = [
        [
            text.address,
            text.text,
            [[n.exact, n.fact.what, n.fact.subject] for n in text.numbers],
        ]
        for text in list_texts(outline)
    ]
    whole = [outline.name, outline.area, outline.period, outline.basis.run, said]
    digest = hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()
    return f"{outline.name.upper()}-{outline.period}-{digest[:_LETTERS]}"
