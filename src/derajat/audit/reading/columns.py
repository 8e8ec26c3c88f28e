"""Columns of numbers: the decimals they are shown with, and names told apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from derajat.audit.header_words import is_percent_name
from derajat.audit.tables import Column, PrintedNumber
from derajat.sheets import cell_name, fold_header


_USUAL_SHARE = 0.2
_DROPPED_SHARE = 0.3


def build_column(
    number: int, name: str, numbers: Sequence[PrintedNumber], is_label: bool
) -> Column:
    """A column with the decimals of its numbers."""
    decimals = _usual_decimals(numbers)
    own = _has_own_decimals(numbers, decimals)
    return Column(number, name, decimals, own, is_label)


def _has_own_decimals(numbers: Sequence[PrintedNumber], decimals: int) -> bool:
    """Whether zeros at the end are printed, or too many numbers have fewer decimals."""
    if any(
        number.decimals == decimals > 0 and number.text.rstrip("% ").endswith("0")
        for number in numbers
    ):
        return True
    telling = [number for number in numbers if number.value not in (0, 100)]
    fewer = [number for number in telling if number.decimals < decimals]
    return len(fewer) > _DROPPED_SHARE * len(telling)


def _usual_decimals(numbers: Sequence[PrintedNumber]) -> int:
    """The most decimals that at least a fifth of the numbers reach."""
    counted = Counter(number.decimals for number in numbers)
    reached = 0
    for decimals in sorted(counted, reverse=True):
        reached += counted[decimals]
        if reached >= _USUAL_SHARE * len(numbers):
            return decimals
    return 0


def tell_apart(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns; a header that several carry is followed by the count it belongs to.

    "%" beside "Ditimbang L" becomes "% (Ditimbang L)". Where no count stands to the
    left, or that is not enough, the letter of the column stands between the brackets.
    """
    counted = Counter(fold_header(c.name) for c in columns if not c.is_label)
    told: dict[int, Column] = {}
    anchor, beside = "", ""
    for column in columns:
        if column.is_label or not column.name:
            continue
        name = column.name
        is_alone, is_percent = counted[fold_header(name)] == 1, is_percent_name(name)
        own = "" if is_alone else (beside if is_percent else anchor)
        own = own or ("" if is_alone else _letters(column))
        told[column.number] = replace(column, name=f"{name} ({own})" if own else name)
        if not is_percent:
            anchor = name if is_alone else anchor
            beside = f"{name}, {own}" if own else name
    again = Counter(fold_header(column.name) for column in told.values())
    return tuple(
        _with_letters(told[c.number], again) if c.number in told else c for c in columns
    )


def _with_letters(column: Column, again: Counter[str]) -> Column:
    if again[fold_header(column.name)] == 1:
        return column
    return replace(column, name=f"{column.name} ({_letters(column)})")


def _letters(column: Column) -> str:
    return cell_name(1, column.number).rstrip("1")
