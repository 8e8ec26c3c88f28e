"""Single values of definition files: texts, names, numbers, days."""

import re
from fractions import Fraction

from derajat.catalogue.grammar.nodes import Node, TextNode
from derajat.catalogue.grammar.pages import Page
from derajat.model.calendar import day_number
from derajat.model.scalars import NotOfType, parse_day


_DECIMAL = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_PATTERNS = {
    "column": re.compile(r"[a-z][a-z0-9_]*"),
    "kebab": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    "indicator": re.compile(r"[A-Z0-9]+([.-][A-Z0-9]+)*"),
    "code": re.compile(r"[^\s|;=,?](?:[^|;=,?\n]*[^\s|;=,?])?"),
}
_EARLIEST_DAY, _LATEST_DAY = day_number(1900, 1, 1), day_number(2999, 12, 31)
_EXAMPLES = {
    "column": "umur_bulan",
    "kebab": "bayi-lahir",
    "indicator": "SPM-01",
    "code": "sembuh",
}
RESERVED_COLUMNS = frozenset({"period", "place", "part", "amount"})
"""Words that mean something else where a column name can stand."""


def text_of(page: Page, node: Node, key: str) -> str:
    """The text of a scalar. Raises Skipped."""
    if not isinstance(node, TextNode):
        raise page.skip("DEF-032", node.line, key=key, needed="text")
    return node.text


def read_name(page: Page, node: Node, key: str, form: str) -> str:
    """A name of a form (`column`, `kebab`, `indicator`, `code`). Raises Skipped."""
    text = text_of(page, node, key)
    if not _PATTERNS[form].fullmatch(text) or (
        form == "column" and text in RESERVED_COLUMNS
    ):
        raise page.skip("DEF-038", node.line, name=text, example=_EXAMPLES[form])
    return text


def read_whole(page: Page, node: Node, key: str, low: int, high: int) -> int:
    """A whole number from low to high. Raises Skipped."""
    text = text_of(page, node, key)
    if not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
        needed = f"{low}..{high}" if high < 10**15 else f">= {low}"
        raise page.skip("DEF-033", node.line, key=key, value=text, needed=needed)
    return int(text)


def read_fraction(page: Page, node: Node, key: str) -> Fraction:
    """An exact decimal number. Raises Skipped."""
    text = text_of(page, node, key)
    if not _DECIMAL.fullmatch(text):
        raise page.skip("DEF-033", node.line, key=key, value=text, needed="12.5")
    return Fraction(text)


def read_day(page: Page, node: Node, key: str) -> int:
    """A day number from 1900 to 2999. Raises Skipped."""
    text = text_of(page, node, key)
    try:
        day = parse_day(text)
    except NotOfType:
        day = _EARLIEST_DAY - 1
    if not _EARLIEST_DAY <= day <= _LATEST_DAY:
        raise page.skip("DEF-033", node.line, key=key, value=text, needed="2026-01-31")
    return day
