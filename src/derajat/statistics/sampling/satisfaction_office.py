"""The satisfaction index of an office from those of its units."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from derajat.statistics.reasons import Reason
from derajat.statistics.sampling.satisfaction import (
    ElementMean,
    UnitIndex,
    weakest_elements,
)
from derajat.statistics.sampling.satisfaction_bands import (
    CONVERSION,
    BandReading,
    BandResult,
    ElementWeight,
    satisfaction_band,
)


class UnitsCount(StrEnum):
    """What a unit counts for in the index of the office."""

    USERS = "users"
    RESPONDENTS = "respondents"


@dataclass(frozen=True)
class OfficeIndex:
    """The index of an office; print the first two fields first.

    short_units: units with fewer respondents than the sample table asks for.
    left_out: units that are not in the index: no index of their own, or, counted by
        users, no known number of users.
    counted_by: what a unit counts for. weight_rule: the weight of the elements.
    raw, converted, band: of the office, exact; None without any unit.
    lowest_units: units of the lowest index, all that tie.
    elements: means of the office, units counted in the same way; answers and total are
        plain sums. weakest: keys of the lowest mean.
    """

    short_units: tuple[str, ...]
    left_out: tuple[str, ...]
    counted_by: UnitsCount
    weight_rule: ElementWeight | None
    raw: Fraction | None
    converted: Fraction | None
    band: BandResult | None
    lowest_units: tuple[str, ...]
    elements: tuple[ElementMean, ...]
    weakest: tuple[str, ...]
    reason: Reason


def office_index(
    units: Sequence[UnitIndex],
    counted_by: UnitsCount = UnitsCount.USERS,
    reading: BandReading = BandReading.CONVERTED,
) -> OfficeIndex:
    """The index of an office, its lowest unit and its weakest element.

    The exact indices of the units are averaged, not the printed ones. An average hides
    a weak unit: show the lowest unit beside it.

    Formula: raw = sum(k x raw of the unit) / sum(k), k = users or respondents.
    Source: stratified mean, Cochran 1977, Sampling Techniques, 3rd edition, 5.2; the
        elements and bands of PermenPANRB 14/2017.
    Units: raw index 1 to 4, converted 25 to 100.
    Shapes: one result for any number of units.
    Missing: reason MISSING, and no index, where every unit is left out. ValueError
        where units were computed with different weights or different elements.

    >>> from derajat.statistics.sampling import office_index, satisfaction_indices
    >>> answers = [[3] * 9, [4] * 9, [2] * 9]
    >>> users = {"Puskesmas A": 300, "Puskesmas B": 100}
    >>> names = ["Puskesmas A", "Puskesmas A", "Puskesmas B"]
    >>> found = office_index(satisfaction_indices(answers, names, users))
    >>> found.converted, found.band.band.code, found.lowest_units
    (Fraction(625, 8), 'B', ('Puskesmas B',))
    >>> found.short_units
    ('Puskesmas A', 'Puskesmas B')
    """
    counted_by, reading = UnitsCount(counted_by), BandReading(reading)
    _check_alike(units)
    used = [unit for unit in units if unit.raw is not None and _count(unit, counted_by)]
    counts = [_count(unit, counted_by) for unit in used]
    names = {unit.unit for unit in used}
    raw = _mean([unit.raw for unit in used], counts)
    elements = _element_means(used, counts)
    lowest = min((unit.raw for unit in used if unit.raw is not None), default=None)
    return OfficeIndex(
        short_units=tuple(u.unit for u in units if u.sample.is_enough is False),
        left_out=tuple(u.unit for u in units if u.unit not in names),
        counted_by=counted_by,
        weight_rule=units[0].weight_rule if units else None,
        raw=raw,
        converted=None if raw is None else raw * CONVERSION,
        band=None if raw is None else satisfaction_band(raw, reading),
        lowest_units=tuple(u.unit for u in used if u.raw == lowest),
        elements=elements,
        weakest=weakest_elements(elements),
        reason=Reason.MISSING if raw is None else Reason.GIVEN,
    )


def _check_alike(units: Sequence[UnitIndex]) -> None:
    weights = {(unit.weight_rule, unit.weight) for unit in units}
    asked = {tuple(element.key for element in unit.elements) for unit in units}
    if len(weights) > 1 or len(asked) > 1:
        raise ValueError("units must have the same elements and the same weight")


def _count(unit: UnitIndex, counted_by: UnitsCount) -> int:
    if counted_by is UnitsCount.RESPONDENTS:
        return unit.sample.respondents
    return unit.sample.users or 0


def _mean(values: Sequence[Fraction | None], counts: Sequence[int]) -> Fraction | None:
    known = [
        (value, count)
        for value, count in zip(values, counts, strict=True)
        if value is not None
    ]
    whole = sum(count for _, count in known)
    if not whole:
        return None
    return sum((value * count for value, count in known), Fraction(0)) / whole


def _element_means(
    units: Sequence[UnitIndex], counts: Sequence[int]
) -> tuple[ElementMean, ...]:
    columns = zip(*(unit.elements for unit in units), strict=True)
    return tuple(
        ElementMean(
            key=column[0].key,
            answers=sum(element.answers for element in column),
            total=sum(element.total for element in column),
            mean=_mean([element.mean for element in column], counts),
        )
        for column in columns
    )
