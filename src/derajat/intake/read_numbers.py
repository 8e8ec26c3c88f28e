"""Cells of number columns: exact, never rounded, never guessed."""

import datetime
import math
from collections.abc import Callable
from decimal import Context, Decimal

from derajat.intake.faults import (
    HIDDEN,
    NO_DATA,
    Fault,
    fault,
    show_cell,
    show_value,
)
from derajat.model.columns import Column, ColumnType, PersonalData, StoredValue
from derajat.model.labels import Label
from derajat.sheets import CellError, CellValue
from derajat.sheets.numbers import (
    is_no_data_word,
    other_mark,
    read_number,
    read_percent,
)


_MARK_WORDS = {".": ("titik", "a point"), ",": ("koma", "a comma")}

Reader = Callable[[CellValue], StoredValue | Fault]

LARGEST = 2**63 - 1
_EXACT = Context(prec=100)
"""Keeps every digit of a number of 30 digits, which Python's own 28 would round."""
_ERROR_TEXTS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
)


def build_number_reader(column: Column, decimal_mark: str) -> Reader:
    """Reads cells into the stored number of a whole, decimal or rupiah column."""

    def read(cell: CellValue) -> StoredValue | Fault:
        if type(cell) is int:
            return check_range(_scale_whole(cell, column), column)
        number = read_decimal(cell, decimal_mark, column)
        if not isinstance(number, Decimal):
            return number
        stored = _store_number(number, cell, column)
        if isinstance(stored, Fault) and stored.code in ("REC-022", "REC-023"):
            return _other_mark_fault(cell, decimal_mark, column) or stored
        return stored

    return read


def read_decimal(
    cell: CellValue, decimal_mark: str, column: Column | None = None
) -> Decimal | Fault | None:
    """The number in a cell; None for a blank one.

    Numbers of a workbook count to 15 digits, as Excel does.
    """
    if isinstance(cell, str):
        return _read_text(cell, decimal_mark, column)
    if cell is None:
        return None
    if isinstance(cell, CellError):
        return fault("REC-021", shown=cell.text)
    if isinstance(cell, bool):
        return fault("REC-020", shown=show_cell(cell, column))
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        return fault("REC-032", shown=show_cell(cell, column))
    if not math.isfinite(cell):
        return fault("REC-020", shown=show_cell(cell, column))
    return Decimal(cell) if isinstance(cell, int) else Decimal(f"{cell:.15g}")


def _read_text(
    text: str, decimal_mark: str, column: Column | None
) -> Decimal | Fault | None:
    stripped = text.strip()
    if not stripped:
        return None
    if is_no_data_word(stripped):
        return NO_DATA
    number = read_number(_without_currency(stripped, column), decimal_mark)
    if number is not None:
        return number
    if stripped.upper() in _ERROR_TEXTS:
        return fault("REC-021", shown=stripped)
    marks = (decimal_mark, other_mark(decimal_mark))
    if "%" in stripped and any(read_percent(stripped, m) is not None for m in marks):
        return fault("REC-031", shown=show_cell(text, column))
    mixed = _other_mark_fault(stripped, decimal_mark, column) if column else None
    return mixed or fault("REC-020", shown=show_cell(text, column))


def _other_mark_fault(
    cell: CellValue, decimal_mark: str, column: Column
) -> Fault | None:
    """The fault of a text that is a number only with the other decimal mark."""
    if not isinstance(cell, str) or column.personal is not PersonalData.NONE:
        return None
    number = read_number(cell, other_mark(decimal_mark))
    if number is None:
        return None
    plain = f"{number.normalize(_EXACT):f}".replace(".", decimal_mark)
    words, english = _MARK_WORDS[decimal_mark]
    shown = show_cell(cell, column)
    return fault("REC-037", shown=shown, mark_id=words, mark_en=english, plain=plain)


def _without_currency(text: str, column: Column | None) -> str:
    is_money = column is not None and column.type is ColumnType.RUPIAH
    if is_money and text[:2].casefold() == "rp":
        return text[2:].lstrip(". ")
    return text


def _scale_whole(number: int, column: Column) -> int:
    if column.type is ColumnType.DECIMAL:
        return int(number * 10**column.places)
    return number


def _store_number(
    number: Decimal, cell: CellValue, column: Column
) -> StoredValue | Fault:
    places = column.places if column.type is ColumnType.DECIMAL else 0
    if number.adjusted() > 30:
        return fault("REC-036", shown=show_cell(cell, column))
    scaled = number.scaleb(places, _EXACT)
    if scaled != scaled.to_integral_value():
        return _too_fine(cell, column, places)
    return check_range(int(scaled), column)


def _too_fine(cell: CellValue, column: Column, places: int) -> Fault:
    shown = show_cell(cell, column)
    if places == 0:
        return fault("REC-022", shown=shown)
    return fault("REC-023", shown=shown, places=places)


def check_range(value: int, column: Column) -> int | Fault:
    """The stored number itself when its column allows it, else a fault."""
    low, high = column.low, column.high
    if (low is None or value >= low) and (high is None or value <= high):
        return value if abs(value) <= LARGEST else _too_large(value, column)
    is_personal = column.personal is not PersonalData.NONE
    shown = HIDDEN if is_personal else show_value(value, column)
    if low == 0 and value < 0 and column.type.is_number:
        return fault("REC-030", shown=shown)
    return fault(
        "REC-029", shown=shown, low=_limit(low, column), high=_limit(high, column)
    )


def _too_large(value: int, column: Column) -> Fault:
    return fault("REC-036", shown=show_cell(value, column))


def _limit(limit: int | None, column: Column) -> str | Label:
    return "…" if limit is None else show_value(limit, column)
