"""Words, numbers and values in one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from derajat.measures.explaining.condition_words import render_column
from derajat.model.calendar import parse_period
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import Dataset
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number, render_period
from derajat.model.scalars import show_scalar


_YES_NO = (Label("tidak", "no"), Label("ya", "yes"))
_MISSING = Label("kosong", "missing")
_PERIODS = frozenset({ColumnType.MONTH, ColumnType.WEEK})


@dataclass(frozen=True)
class Telling:
    """Tells things of a catalogue in Indonesian (`id`) or English (`en`)."""

    catalogue: Catalogue
    language: str

    def say(self, indonesian: str, english: str) -> str:
        """One of two wordings."""
        return indonesian if self.language == "id" else english

    def label(self, label: Label) -> str:
        return label.render(self.language)

    def column(self, dataset: Dataset, name: str) -> str:
        """The label of a column, or its name in backticks."""
        return render_column(dataset, name, self.language)

    def columns(self, dataset: Dataset, names: Iterable[str]) -> str:
        return ", ".join(self.column(dataset, name) for name in names)

    def number(self, number: int | Fraction) -> str:
        """An exact number with the marks of the language; `1/3` where it never ends."""
        exact = Fraction(number)
        places = _places_of(exact)
        if places is None:
            return f"{exact.numerator}/{exact.denominator}"
        scaled = exact * 10**places
        digits = f"{abs(scaled.numerator):0{places + 1}d}"
        sign = "-" if exact < 0 else ""
        whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
        return render_number(
            sign + whole + (f".{part}" if places else ""), self.language
        )

    def day(self, day: int) -> str:
        return render_day(day, self.language)

    def value(self, value: StoredValue, column: Column) -> str:
        """A stored value as people write it."""
        if value is None:
            return self.label(_MISSING)
        if column.type is ColumnType.DATE and isinstance(value, int):
            return self.day(value)
        if column.type is ColumnType.YES_NO:
            return self.label(_YES_NO[bool(value)])
        shown = show_scalar(value, column)
        if column.type in _PERIODS and (period := parse_period(shown)):
            return render_period(period, self.language)
        return render_number(shown, self.language) if column.type.is_number else shown


def _places_of(number: Fraction) -> int | None:
    """Decimal places that write a number exactly, or None."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
