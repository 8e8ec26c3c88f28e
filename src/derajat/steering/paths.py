"""The target within the year: what is due when a part of the year has passed."""

from collections.abc import Sequence
from fractions import Fraction

from derajat.model.calendar import Period, PeriodKind, first_day_of_month, month_of_day
from derajat.model.indicators import (
    Accumulation,
    Count,
    Coverage,
    EligibleSide,
    Indicator,
    Kind,
    Rate,
)


_MONTHS = 12


def is_work_of_the_year(kind: Kind) -> bool:
    """Whether the count grows over the year against a base that stays.

    Coverages, counts and rates over eligible people do; proportions, means and
    indexes are levels and are held against the annual target all year.
    """
    if isinstance(kind, Rate):
        return isinstance(kind.denominator, EligibleSide)
    return isinstance(kind, Coverage | Count)


def share_of_year(
    indicator: Indicator,
    kind: Kind,
    period: Period,
    today: int,
    shares: Sequence[Fraction] | None = None,
) -> Fraction | None:
    """The share of the annual target that is due at the end of a period.

    0 before the year begins; 1 for levels and for years that are over. `shares` are
    those by month of past years (cumulative, the twelfth is 1); without them each
    month brings a twelfth.
    None for a month's work on its own, of which the annual target says nothing.
    """
    if today < first_day_of_year(period.year):
        return Fraction(0)
    if not is_work_of_the_year(kind):
        return Fraction(1)
    if period.kind is PeriodKind.YEAR:
        return _due(months_passed(period.year, today), shares)
    if indicator.accumulate is not Accumulation.WITHIN_YEAR:
        return None
    return _due(min(period.last_month % _MONTHS + 1, _MONTHS), shares)


def _due(months: int, shares: Sequence[Fraction] | None) -> Fraction:
    if months == 0 or shares is None:
        return Fraction(months, _MONTHS)
    return shares[months - 1]


def months_passed(year: int, today: int) -> int:
    """Whole months of a year that are over at the end of a day."""
    tomorrow = month_of_day(today + 1)
    return min(max(tomorrow - year * _MONTHS, 0), _MONTHS)


def shares_by_month(years: Sequence[Sequence[int]]) -> tuple[Fraction, ...] | None:
    """The usual cumulative share of each month, from the monthly counts of past years.

    Years are added before they are divided, so a small year weighs little. None when
    a year has not twelve months or nothing was counted.
    """
    total = sum(sum(counts) for counts in years)
    if total <= 0 or any(len(counts) != _MONTHS for counts in years):
        return None
    so_far, shares = 0, []
    for month in range(_MONTHS):
        so_far += sum(counts[month] for counts in years)
        shares.append(Fraction(so_far, total))
    return tuple(shares)


def first_day_of_year(year: int) -> int:
    return first_day_of_month(year * _MONTHS)


def last_day_of_year(year: int) -> int:
    return first_day_of_month((year + 1) * _MONTHS) - 1
