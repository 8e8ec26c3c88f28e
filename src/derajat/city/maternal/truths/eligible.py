"""The eligible that services stand against, as the ministry estimates them."""

from collections.abc import Callable
from fractions import Fraction

from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, sums_of
from derajat.city.truth import Truth, divided
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation


def eligible(group: str) -> Callable[[Registers], Side]:
    """The yearly numbers of a group by the ministry's estimate."""

    def side(registers: Registers) -> Side:
        numbers = registers["sasaran"]
        chosen = numbers.holds("kelompok", group) & numbers.holds("sumber", "pusdatin")
        return sums_of(
            numbers.at(chosen),
            "kelurahan",
            "tahun",
            "jumlah",
            ColumnType.YEAR,
            PeriodKind.YEAR,
        )

    return side


PREGNANT, DELIVERING = eligible("ibu-hamil"), eligible("ibu-bersalin")
NEWBORNS, INFANTS = eligible("bayi-baru-lahir"), eligible("bayi")


def coverage(
    numerator: SideOf, denominator: SideOf, share: Fraction = Fraction(1)
) -> Truth:
    """Per cent of a share of the eligible, from January on."""
    return divided(numerator, denominator, 100, Accumulation.WITHIN_YEAR, share)


def part(numerator: SideOf, denominator: SideOf, times: int = 100) -> Truth:
    """A part of a whole, from January on."""
    return divided(numerator, denominator, times, Accumulation.WITHIN_YEAR)
