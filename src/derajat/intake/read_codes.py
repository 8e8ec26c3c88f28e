"""Cells of id, code, text and yes_no columns."""

import datetime
from collections.abc import Iterable

from derajat.errors import nearest_name
from derajat.intake.faults import NO_DATA, Fault, fault, show_cell
from derajat.intake.read_numbers import Reader
from derajat.model.columns import Column, PersonalData, StoredValue
from derajat.sheets import CellError, CellValue
from derajat.sheets.damaged_codes import looks_like_damaged_code
from derajat.sheets.numbers import is_no_data_word


LONGEST_TEXT = 2_000
"""Characters of a cell that are kept; more is a paste gone wrong."""
LISTED_CODES = 12
_YES = frozenset({"ya", "yes", "true", "1", "y", "iya", "ada", "benar"})
_NO = frozenset({"tidak", "no", "false", "0", "n", "tdk", "bukan", "salah"})


def text_of(cell: CellValue) -> str | Fault | None:
    """A cell as text; None when blank."""
    if isinstance(cell, str):
        return " ".join(cell.split()) or None
    if cell is None:
        return None
    if isinstance(cell, CellError):
        return fault("REC-021", shown=cell.text)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(timespec="minutes")
    return str(cell)


def read_text(cell: CellValue) -> StoredValue | Fault:
    """A cell as text, spaces folded; too long a text is refused."""
    text = text_of(cell)
    return _check_length(text) if isinstance(text, str) else text


def build_id_reader(column: Column) -> Reader:
    """Reads cells into an identifier; one that Excel has cut is refused."""

    def read(cell: CellValue) -> StoredValue | Fault:
        text = text_of(cell)
        if not isinstance(text, str):
            return text
        if is_no_data_word(text):
            return NO_DATA
        if isinstance(cell, datetime.date) or looks_like_damaged_code(cell):
            return fault("REC-027", shown=show_cell(cell, column))
        return _check_length(text)

    return read


def build_code_reader(column: Column) -> Reader:
    """Reads cells into one of the codes; case does not matter where it cannot."""
    folded: dict[str, list[str]] = {}
    for code in column.codes:
        folded.setdefault(code.casefold(), []).append(code)
    known = frozenset(column.codes)

    def read(cell: CellValue) -> StoredValue | Fault:
        text = text_of(cell)
        if not isinstance(text, str) or text in known:
            return text
        alike = folded.get(text.casefold(), [])
        if len(alike) == 1:
            return alike[0]
        if is_no_data_word(text):
            return NO_DATA
        return _unknown_code(cell, text, column)

    return read


def proves_t_is_no(texts: Iterable[str]) -> bool:
    """Whether `T` means `tidak` in a column: it answers with `Y` and `T` alone.

    Beside anything else `T` might be `true` or a slip, and without a `Y` nothing tells.
    """
    known = _YES | _NO | {"t", "f"}
    return {text.strip().casefold() for text in texts} & known == {"y", "t"}


def build_yes_no_reader(column: Column, t_is_no: bool = False) -> Reader:
    """Reads ya and tidak, yes and no, true and false, 1 and 0.

    A `T` is read as `tidak` only with `t_is_no` (see `proves_t_is_no`).
    """

    def read(cell: CellValue) -> StoredValue | Fault:
        text = text_of(cell)
        if not isinstance(text, str):
            return text
        folded = text.casefold()
        if folded in _YES or folded in _NO:
            return int(folded in _YES)
        if folded == "t" and t_is_no:
            return 0
        if is_no_data_word(text):
            return NO_DATA
        return fault("REC-033", shown=show_cell(cell, column))

    return read


def _check_length(text: str) -> str | Fault:
    if len(text) <= LONGEST_TEXT:
        return text
    return fault("REC-035", length=len(text), limit=LONGEST_TEXT)


def _unknown_code(cell: CellValue, text: str, column: Column) -> Fault:
    codes = column.codes
    listed = ", ".join(codes[:LISTED_CODES])
    more = ", …" if len(codes) > LISTED_CODES else ""
    personal = column.personal is not PersonalData.NONE
    nearest = None if personal else nearest_name(text[:LONGEST_TEXT], codes)
    return fault(
        "REC-026",
        shown=show_cell(cell, column),
        codes=listed + more,
        nearest=nearest or "–",
    )
