"""Elements of HTML and SVG as text, with every word escaped."""

import re
from collections.abc import Iterable
from html import escape
from typing import NewType


Markup = NewType("Markup", str)
"""Text that is safe to write into a page; only this module makes it from words."""

EMPTY = Markup("")
_WITHOUT_END = {"rect", "line", "circle", "path", "br", "use"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> Markup:
    """Words as they stand in a page or attribute; signs XML forbids are dropped."""
    if not words.isprintable():
        words = _NOT_IN_XML.sub("", words)
    return Markup(escape(words))


def join(parts: Iterable[Markup]) -> Markup:
    """Parts one after the other."""
    return Markup("".join(parts))


def number(value: float) -> str:
    """A coordinate with at most one decimal: `12`, `12.5`, `-3`."""
    rounded = round(value, 1)
    whole = int(rounded)
    return str(whole) if rounded == whole else f"{rounded:.1f}"


def element(name: str, *children: Markup, **attributes: str | float | None) -> Markup:
    """An element; `class_` and `aria_label` become `class` and `aria-label`.

    Attributes that are None or empty are left out, floats are coordinates.
    """
    opening = name + "".join(
        f' {_attribute_name(key)}="{_attribute_value(value)}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    if not children and name in _WITHOUT_END:
        return Markup(f"<{opening}/>")
    return Markup(f"<{opening}>{''.join(children)}</{name}>")


def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute_value(value: str | float | None) -> str:
    return text(value) if isinstance(value, str) else number(value or 0)
