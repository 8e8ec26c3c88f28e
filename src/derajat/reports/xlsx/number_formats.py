"""How a spreadsheet shows a number as the report shows it."""

import re
from decimal import Decimal

from derajat.model.numerals import render_number
from derajat.reports.outline import Number


_PLAIN = re.compile(r"-?\d+(\.\d+)?")
_DIGIT = re.compile(r"\d")
_RUNS_ON = re.compile(r"[.,]?\d")
_MOST_DIGITS = 15
"""A spreadsheet rounds numbers with more."""


def find_number_format(number: Number, language: str) -> str:
    """The format of a cell that shows the number: `#,##0.0"%"`.

    Empty where it is no single number, or where a spreadsheet could not hold or show
    it as it is; then its cell holds the shown text.
    """
    if not _PLAIN.fullmatch(number.exact):
        return ""
    if sum(sign.isdigit() for sign in number.exact) > _MOST_DIGITS:
        return ""
    before, digits, after = number.shown.partition(
        render_number(number.exact, language)
    )
    if not digits or _DIGIT.search(before) or _RUNS_ON.match(after):
        return ""
    if '"' in before + after or before.endswith("-"):
        return ""
    places = count_places(number)
    core = "#,##0" + ("." + "0" * places if places else "")
    shape = f"{_literal(before)}{core}{_literal(after)}"
    if not before:
        return shape
    return f"{shape};{_literal(before)}-{core}{_literal(after)}"


def count_places(number: Number) -> int:
    """Decimals of the exact amount."""
    return len(number.exact.partition(".")[2])


def read_amount(number: Number) -> Decimal:
    """The exact amount of a number that has a format."""
    return Decimal(number.exact)


def _literal(words: str) -> str:
    return f'"{words}"' if words else ""
