"""Codes that a spreadsheet damaged by taking them for numbers or dates.

They are told, never repaired: what was cut off cannot be known.
"""

import datetime
import re
from enum import Enum

from derajat.model.labels import Label
from derajat.sheets.cells import CellValue


_LOST_ZERO = re.compile(r"[0-9]{1,2}\.[0-9]")
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?[Ee]\+?[0-9]{1,3}")
_MOST_EXACT_DIGITS = 15


class CodeDamage(Enum):
    """How a code was damaged."""

    LOST_ZERO = "lost-zero"
    SCIENTIFIC = "scientific"
    ROUNDED = "rounded"
    DATE = "date"

    @property
    def reason(self) -> Label:
        """What happened, in words."""
        return _REASONS[self]


_REASONS = {
    CodeDamage.LOST_ZERO: Label(
        "angka nol di akhir kode dihapus oleh spreadsheet (19.70 menjadi 19.7)",
        "the spreadsheet cut the zero at the end of the code (19.70 became 19.7)",
    ),
    CodeDamage.SCIENTIFIC: Label(
        "kode panjang diubah menjadi notasi ilmiah (1,67E+15), angkanya hilang",
        "the long code became scientific notation (1.67E+15), its digits are lost",
    ),
    CodeDamage.ROUNDED: Label(
        "kode disimpan sebagai bilangan; spreadsheet hanya menyimpan 15 angka",
        "the code was stored as a number; a spreadsheet keeps only 15 digits",
    ),
    CodeDamage.DATE: Label(
        "kode diubah menjadi tanggal atau jam oleh spreadsheet",
        "the spreadsheet turned the code into a date or time",
    ),
}


def looks_like_damaged_code(value: CellValue) -> CodeDamage | None:
    """How the code in a cell was damaged, or None when nothing shows.

    For columns of codes only: 19.7 is a sound number but not a sound area code.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return CodeDamage.DATE
    if isinstance(value, int | float):
        return _damage_of_number(value)
    if isinstance(value, str):
        return _damage_of_text(value.strip())
    return None


def _damage_of_number(value: int | float) -> CodeDamage | None:
    if abs(value) >= 10**_MOST_EXACT_DIGITS:
        return CodeDamage.ROUNDED
    return _damage_of_text(str(value))


def _damage_of_text(text: str) -> CodeDamage | None:
    if _LOST_ZERO.fullmatch(text.replace(",", ".")):
        return CodeDamage.LOST_ZERO
    return CodeDamage.SCIENTIFIC if _SCIENTIFIC.fullmatch(text) else None
