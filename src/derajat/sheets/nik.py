"""The NIK as people write it: 16 digits that tell a region, a birth date, a number.

Six digits of the region, six of day, month and year of birth (40 is added to a woman's
day), four of a running number (PP 37/2007 article 37, not checked against the text).
The region is not checked: regions were split, and invented cities begin with 99.
"""

import datetime
import re
from dataclasses import dataclass
from enum import Enum

from derajat.sheets.cells import CellValue
from derajat.sheets.damaged_codes import CodeDamage, looks_like_damaged_code


NIK_DIGITS = 16
_SHOWN_DIGITS = 4
_DOT = "•"
_MARKS = re.compile("[\\s.'`´‘’‐-―−\u200b-\u200f\u2060\ufeff-]+")
_PLAIN = re.compile(r"[0-9]{16}")
_RUN = re.compile(r"(?<![0-9])[0-9]{15,18}(?![0-9])")
_IN_GROUPS = re.compile(r"(?<![0-9])(?:[0-9][\s.,'-]{0,3}){15}[0-9](?![0-9])")
_WOMAN = 40
"""Added to the day of birth of a woman."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class NikFault(Enum):
    """Why a text is no NIK."""

    DAMAGED = "damaged"
    LENGTH = "length"
    LETTERS = "letters"
    ZEROS = "zeros"
    DATE = "date"


@dataclass(frozen=True)
class WrongNik:
    """A cell that holds no NIK; `digits` are those it has, if it has only such."""

    fault: NikFault
    digits: str = ""


def read_nik(cell: CellValue) -> str | WrongNik:
    """The 16 digits, without spaces, dots, dashes and apostrophes, or what is wrong.

    A number is never repaired: a spreadsheet keeps only its first 15 digits.
    """
    if not isinstance(cell, str):
        return WrongNik(NikFault.DAMAGED)
    digits = cell if _PLAIN.fullmatch(cell) else _MARKS.sub("", cell)
    if not (digits.isascii() and digits.isdecimal()):
        is_damaged = looks_like_damaged_code(cell) is CodeDamage.SCIENTIFIC
        return WrongNik(NikFault.DAMAGED if is_damaged else NikFault.LETTERS)
    if not digits.strip("0"):
        return WrongNik(NikFault.ZEROS)
    if len(digits) != NIK_DIGITS:
        return WrongNik(NikFault.LENGTH, digits)
    return digits if _has_birth_date(digits) else WrongNik(NikFault.DATE, digits)


def mask_nik(digits: str) -> str:
    """All dots but the last four digits; no digit at all of a short number."""
    if len(digits) < 3 * _SHOWN_DIGITS:
        return _DOT * 3
    return _DOT * (len(digits) - _SHOWN_DIGITS) + digits[-_SHOWN_DIGITS:]


def mask_niks(text: str) -> str:
    """A text for a message, whatever looks like a NIK in it masked.

    15 to 18 digits in a row are, and 16 in groups that tell a date of birth.
    """
    return mask_valid_niks(_RUN.sub(lambda found: mask_nik(found[0]), text))


def mask_valid_niks(text: str) -> str:
    """A text with those 16 digits masked that can be a NIK, in groups or not."""
    return _IN_GROUPS.sub(_mask_group, text)


def _mask_group(found: re.Match[str]) -> str:
    digits = _digits(found[0])
    return mask_nik(digits) if _has_birth_date(digits) else found[0]


def tells_birth(digits: str, born: datetime.date) -> bool:
    """Whether a NIK tells a date of birth; it has two digits of the year."""
    day = int(digits[6:8]) % _WOMAN
    month, year = int(digits[8:10]), int(digits[10:12])
    return (day, month, year) == (born.day, born.month, born.year % 100)


def tells_woman(digits: str) -> bool:
    """Whether a NIK is that of a woman."""
    return int(digits[6:8]) > _WOMAN


def find_nik(cell: CellValue) -> str | None:
    """The NIK in a cell where none is expected, or None.

    A number of 16 digits counts as well: most digits of it are those of the NIK.
    """
    if isinstance(cell, int | float) and 1e15 <= cell < 1e16:
        cell = str(int(cell))
    if not isinstance(cell, str) or len(cell) < NIK_DIGITS:
        return None
    digits = cell if _PLAIN.fullmatch(cell) else _find_group(cell)
    return digits if digits and _has_birth_date(digits) else None


def _find_group(text: str) -> str:
    found = _IN_GROUPS.search(text)
    return _digits(found[0]) if found else ""


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _has_birth_date(digits: str) -> bool:
    """Whether digits 7 to 12 are a date; 29 February needs a leap year."""
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day -= _WOMAN if day > _WOMAN else 0
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    return (day, month) != (29, 2) or year % 4 == 0
