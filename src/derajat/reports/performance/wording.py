"""Short ways to say things in the language of a report."""

import re

from derajat.reports.outline import Paragraph, Quoted, Role, Text
from derajat.reports.source import Making
from derajat.reports.wording import say


def paragraph(
    making: Making,
    key: str,
    indonesian: str,
    english: str,
    role: Role = Role.BODY,
) -> Paragraph:
    """A paragraph of words of the product, rules and years among them."""
    return Paragraph(key, (Quoted(say(making, indonesian, english)),), role)


def sentence(key: str, *parts: object, role: Role = Role.BODY) -> Paragraph:
    """A paragraph of words and numbers; texts are flattened into it."""
    return Paragraph(key, join(*parts), role)


def join(*parts: object) -> Text:
    """Words, numbers and texts one after the other."""
    flat: list[object] = []
    for part in parts:
        flat.extend(part if isinstance(part, tuple) else (part,))
    return tuple(flat)  # type: ignore[arg-type]


def slug(code: str) -> str:
    """A code as part of a key: letters, digits and hyphens."""
    return re.sub(r"[^A-Za-z0-9]+", "-", code).strip("-")
