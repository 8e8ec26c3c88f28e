"""What is wrong with a cell, before it is known in which row it stands."""

import datetime
from dataclasses import dataclass

from derajat.model.columns import Column, PersonalData, StoredValue
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.scalars import show_scalar
from derajat.sheets import CellError, CellValue
from derajat.sheets.nik import find_nik, mask_niks


LONGEST_SHOWN = 40
HIDDEN = "•••"
"""Stands for the content of a column with personal data."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A coded fault with the fields of its message, without place and column."""

    code: str
    fields: tuple[tuple[str, str], ...] = ()


NO_DATA = Fault("REC-060")
"""Not a fault: the cell holds a mark for "no data", such as `-`."""

SETS_ASIDE = frozenset({"REC-029", "REC-030", "REC-036"})
"""Faults that set the fact aside even where the column may be missing: the number is
there but impossible."""


def fault(code: str, /, **fields: object) -> Fault:
    """A fault with its fields as text, a Label in each language.

    A NIK in any of them is masked, wherever it stood.
    """
    texts: list[tuple[str, str]] = []
    for name, value in fields.items():
        if isinstance(value, Label) and value.id != value.en:
            texts += [(f"{name}_id", value.id), (f"{name}_en", value.en)]
        else:
            texts.append((name, value.id if isinstance(value, Label) else str(value)))
    return Fault(code, tuple((name, mask_niks(text)) for name, text in texts))


def show_number(text: str, suffix: str = "") -> Label:
    """A number with a decimal point, with the marks of each language."""
    return Label(*(f"{render_number(text, each)}{suffix}" for each in ("id", "en")))


def show_value(value: StoredValue, column: Column) -> str | Label:
    """A stored value, or a limit, as people write it."""
    text = show_scalar(value, column)
    return show_number(text) if column.type.is_number else text


def show_percent(share: float, column: Column) -> str | Label:
    """A share as a cell in per cent format shows it, hidden as in `show_cell`."""
    if column.personal is not PersonalData.NONE:
        return HIDDEN
    return show_number(f"{share * 100:.15g}", " %")


def show_cell(cell: CellValue, column: Column | None = None) -> str | Label:
    """The content of a cell for a message; hidden when the column is personal."""
    if column is not None and column.personal is not PersonalData.NONE:
        return HIDDEN
    if isinstance(cell, int | float) and find_nik(cell):
        return HIDDEN
    if isinstance(cell, str):
        return f"“{_shorten(cell)}”"
    if isinstance(cell, CellError):
        return cell.text
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "minutes")
    return show_number(f"{cell:.15g}") if isinstance(cell, float) else str(cell)


def _shorten(text: str) -> str:
    plain = "".join(char if char.isprintable() else " " for char in text).strip()
    if len(plain) <= LONGEST_SHOWN:
        return plain
    return plain[: LONGEST_SHOWN - 1] + "…"
