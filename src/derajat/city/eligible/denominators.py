"""The yearly numbers of eligible people as denominators of true values."""

from fractions import Fraction
from functools import cache

from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, sums_of
from derajat.city.truth import Truth, divided
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation


DEFAULT_SOURCE = "pusdatin"
"""The ministry's estimate: what counts unless an office says otherwise."""


@cache
def eligible_people(group: str, source: str = DEFAULT_SOURCE) -> SideOf:
    """The people of a group by one source, held for the year."""

    def side(registers: Registers) -> Side:
        numbers = registers["sasaran"]
        own = numbers.holds("kelompok", group) & numbers.holds("sumber", source)
        return sums_of(
            numbers.at(own),
            "kelurahan",
            "tahun",
            "jumlah",
            ColumnType.YEAR,
            PeriodKind.YEAR,
        )

    return side


def covered(
    numerator: SideOf,
    group: str,
    times: int = 100,
    accumulate: Accumulation = Accumulation.WITHIN_YEAR,
    share: Fraction = Fraction(1),
) -> Truth:
    """Those who were reached among a share of the eligible of the area.

    Every group of them is held against all the eligible: these have no groups.
    """
    return divided(
        numerator,
        eligible_people(group),
        times,
        accumulate,
        share,
        shares_denominator=True,
    )
