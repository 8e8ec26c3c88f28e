"""Numbers of cells: what is printed, with which decimals, and by which mark."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from derajat.audit.tables import PrintedNumber
from derajat.sheets import (
    CellError,
    decide_decimal_mark,
    header_text,
    is_ambiguous_number,
    read_percent,
)
from derajat.sheets.cells import CellValue


_MOST_DIGITS = 12
_CURRENCY = re.compile(r"^rp\.?\s*", re.IGNORECASE)
_DASHES = frozenset(["", "-", "--", "–", "—", "−"])  # noqa: RUF001 - as printed
_ERROR_TEXT = re.compile(r"#(DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)", re.IGNORECASE)


@dataclass(frozen=True)
class Marks:
    """How the numbers of one column are written."""

    decimal_mark: str
    """"." or ","; "" where each cell must prove its own."""
    is_proven: bool
    """Whether some number of the file shows it."""


def decide_marks(texts: list[list[str]], given: str | None) -> list[Marks]:
    """The marks of each column by the texts of its cells.

    A column without proof follows the rest of the file. Where the file proves nothing
    "1.234" is read as a thousand, unproven; where columns disagree such a column stays
    without mark, and only cells that prove their own are read.
    """
    if given:
        return [Marks(given, True)] * len(texts)
    own = [_proven_marks(column) for column in texts]
    of_file = {mark for marks in own if len(marks) == 1 for mark in marks}
    return [
        _column_marks(marks, column, of_file)
        for marks, column in zip(own, texts, strict=True)
    ]


def _proven_marks(texts: Iterable[str]) -> set[str]:
    return {mark for text in texts if (mark := decide_decimal_mark([text]))}


def _column_marks(own: set[str], texts: list[str], of_file: set[str]) -> Marks:
    if len(own) == 1:
        return Marks(next(iter(own)), True)
    unsure = {text for text in texts if is_ambiguous_number(text)}
    if own or (unsure and len(of_file) > 1):
        return Marks("", False)
    if len(of_file) == 1:
        return Marks(next(iter(of_file)), True)
    thousands = "." if any("." in text for text in unsure) else ","
    return Marks("," if thousands == "." else ".", not unsure)


def number_text(value: CellValue) -> str:
    """The text of a cell that may hold a number: currency and spaces dropped."""
    return _CURRENCY.sub("", value.strip()) if isinstance(value, str) else ""


def read_cell(
    value: CellValue, marks: Marks, is_percent_format: bool
) -> PrintedNumber | None:
    """The number of a cell; None for texts, blanks and everything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _read_stored(value, is_percent_format)
    text = number_text(value)
    mark = marks.decimal_mark or decide_decimal_mark([text])
    if not mark and not is_ambiguous_number(text):
        mark = "."
    number = read_percent(text, mark) if text and mark else None
    if number is None:
        return None
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return PrintedNumber(number, decimals, text, text.endswith("%"))


def is_number_like(value: CellValue) -> bool:
    """Whether a cell holds a number, whichever the decimal mark."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int | float):
        return True
    text = number_text(value)
    return bool(text) and any(read_percent(text, m) is not None for m in ".,")


def is_blank(value: CellValue) -> bool:
    """Whether nothing is printed in a cell, or a dash for nothing."""
    return header_text(value) in _DASHES


def error_text(value: CellValue) -> str:
    """The error that a formula left in a cell, "" when there is none."""
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, str) and _ERROR_TEXT.fullmatch(value.strip()):
        return value.strip()
    return ""


def _read_stored(value: int | float, is_percent: bool) -> PrintedNumber | None:
    """A number of a workbook; noise behind the twelfth digit is dropped."""
    number = Decimal(repr(value))
    if not number.is_finite():
        return None
    if is_percent:
        number *= 100
    short = number
    if len(number.as_tuple().digits) > _MOST_DIGITS and number:
        places = _MOST_DIGITS - 1 - number.adjusted()
        short = number.quantize(Decimal(1).scaleb(-max(places, 0)))
    plain = short.normalize()
    exponent = plain.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    is_unrounded = len(plain.as_tuple().digits) >= _MOST_DIGITS - 1 and decimals > 0
    text = f"{plain:f}" + ("%" if is_percent else "")
    return PrintedNumber(
        Decimal(f"{plain:f}"), decimals, text, is_percent, is_unrounded
    )
