"""The eligible that services stand against, as the ministry estimates them."""

from fractions import Fraction

from derajat.city.eligible.denominators import eligible_people
from derajat.city.sides import SideOf
from derajat.city.truth import Truth, divided
from derajat.model.indicators import Accumulation


PREGNANT = eligible_people("ibu-hamil")
DELIVERING = eligible_people("ibu-bersalin")
NEWBORNS = eligible_people("bayi-baru-lahir")
INFANTS = eligible_people("bayi")


def coverage(
    numerator: SideOf, denominator: SideOf, share: Fraction = Fraction(1)
) -> Truth:
    """Per cent of a share of the eligible, from January on."""
    return divided(numerator, denominator, 100, Accumulation.WITHIN_YEAR, share)


def part(numerator: SideOf, denominator: SideOf, times: int = 100) -> Truth:
    """A part of a whole, from January on."""
    return divided(numerator, denominator, times, Accumulation.WITHIN_YEAR)
