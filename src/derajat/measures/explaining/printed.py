"""What received documents print for a number, beside what was computed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from derajat.measures.explaining.explanation import PrintedClaim
from derajat.measures.formula import round_half_up
from derajat.model.batches import Batch, Claim
from derajat.model.units import Unit
from derajat.model.values import Value


def list_claims(
    value: Value, unit: Unit, claims: Iterable[Claim], batches: Mapping[str, Batch]
) -> tuple[PrintedClaim, ...]:
    """The printed percentages about the value's indicator, area, period and group."""
    wanted = ("percent", value.indicator, value.area, value.period, value.group)
    return tuple(
        PrintedClaim(
            claim.printed,
            _follows(claim.printed, value, unit),
            batches[claim.batch].file_name,
            claim.sheet,
            claim.row,
            claim.header,
        )
        for claim in claims
        if (claim.kind, claim.subject, claim.area, claim.period, claim.group) == wanted
    )


def _follows(printed: str, value: Value, unit: Unit) -> bool:
    """Whether one rounding of the exact value gives the printed number.

    A spreadsheet drops the last zero (`89` for `89.0`), so at least the unit's
    decimals are compared.
    """
    if value.numerator is None or not value.denominator:
        return False
    whole = Fraction(value.denominator)
    if whole == 0:
        return False
    number = Decimal(printed)
    decimals = max(unit.decimals, -int(number.as_tuple().exponent))
    exact = Fraction(value.numerator) * unit.scale / whole
    return round_half_up(exact, decimals) == Fraction(number)
