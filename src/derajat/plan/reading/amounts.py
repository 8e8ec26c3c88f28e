"""Amounts of money in the cells of a plan table, in rupiah, or the reason why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from derajat.model.plans import MoneyUnit
from derajat.model.targets import Amount, Exactly
from derajat.plan.reading.grid import Grid
from derajat.plan.target_texts import fold_target, read_target_cell
from derajat.sheets import decide_decimal_mark, is_ambiguous_number
from derajat.sheets.numbers import other_mark


_EXACT = Context(prec=100)


@dataclass(frozen=True)
class MoneyCells:
    """Reads amounts; `mark` is the decimal mark that the texts of the table prove."""

    grid: Grid
    unit: MoneyUnit
    mark: str | None

    def read(self, row: int, column: int) -> Decimal | None | str:
        """Rupiah; None where nothing is printed; the text where it is no amount."""
        value = self.grid.value(row, column)
        if isinstance(value, str) and self._counts_thousands(value):
            only = "." if "." in value else ","
            target = read_target_cell(value, decimal_mark=other_mark(only))
        else:
            target = read_target_cell(value, decimal_mark=self.mark)
        if target is None:
            return None
        match target.reading:
            case Exactly(Amount(number, 1, "" | "Rp")):
                return _plain(_EXACT.multiply(number, Decimal(self.unit.value)))
        return target.printed

    def _counts_thousands(self, text: str) -> bool:
        """Whether three digits after the only mark are thousands of rupiah.

        Rupiah are never printed with three decimals, unless other amounts of the
        table prove it.
        """
        is_rupiah = self.unit is MoneyUnit.RUPIAH and self.mark is None
        return is_rupiah and is_ambiguous_number(text)


def decide_mark(texts: Iterable[str]) -> str | None:
    """The decimal mark that the texts of a table prove, units and signs left aside."""
    return decide_decimal_mark(
        fold_target(text).removeprefix("Rp").strip(" .").removesuffix(",-")
        for text in texts
    )


def _plain(number: Decimal) -> Decimal:
    """Without zeros behind the point."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize(_EXACT)
