"""Eligible numbers of a decree divided over smaller areas."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from derajat.measures.coded import Coded, CodedParts
from derajat.measures.parameters import find_parameter
from derajat.measures.plan import Figure, PlannedNumber, PlannedShare
from derajat.measures.run import Run
from derajat.measures.spans import years_of_weeks
from derajat.model.areas import AreaLevel, AreaRegistry
from derajat.model.calendar import Period, PeriodKind


Weights = Mapping[tuple[str, int], Fraction]
"""The number of an area in a unit of time, which tells its share."""


def share_parts(
    run: Run, number: PlannedNumber, held_for: PeriodKind
) -> tuple[CodedParts, PlannedNumber]:
    """The parts of a number by the areas it is divided over; as they are if it is not.

    The shares of a decree's number add up to it. It is not divided where one of the
    areas has no number to tell its share, or where all are 0: that would be a guess.
    """
    parts = run.parts[number.tally]
    if number.share is None:
        return parts, number
    rows = list(_Sharing(run, number, number.share, held_for).rows(parts))
    level = number.share.number.place_level
    return _build_parts(parts, rows), replace(number, place_level=level)


def divide_whole(total: int, weights: Mapping[str, Fraction]) -> dict[str, int]:
    """Whole shares of a total by largest remainder, of equal ones the first code.

    Raises ValueError where the weights are all 0.
    """
    whole = sum(weights.values(), Fraction(0))
    if not whole:
        raise ValueError("nothing to share by")
    exact = {code: total * weight / whole for code, weight in weights.items()}
    shares = {code: part.__floor__() for code, part in exact.items()}
    left = total - sum(shares.values())
    by_rest = sorted(exact, key=lambda code: (shares[code] - exact[code], code))
    for code in by_rest[:left]:
        shares[code] += 1
    return shares


@dataclass(frozen=True)
class _Row:
    """A row of a part table; `source` is the row whose part and groups it has."""

    place: str | None
    source: int
    amount: int


@dataclass(frozen=True)
class _Sharing:
    run: Run
    number: PlannedNumber
    share: PlannedShare
    held_for: PeriodKind

    def rows(self, parts: CodedParts) -> Iterator[_Row]:
        """The rows of the decree, each in the place of the areas it is divided over.

        Areas of which no row speaks and that nobody measures have a share of 0.
        """
        weights = self._weights()
        kept = {reading.part for reading in self.number.readings}
        known = Figure.KNOWN
        marks = {r.part for r in self.number.readings if r.figure is known}
        held = hold_units(parts.period, self.number.unit, self.held_for)
        for row, amount in enumerate(parts.amount.tolist()):
            place = parts.place.texts[parts.place.codes[row]]
            kind = parts.part.texts[parts.part.codes[row]]
            own = self._weights_within(place, int(held[row]), weights)
            if not own or kind not in kept:
                yield _Row(place, row, amount)
            else:
                each = dict.fromkeys(own, 1)
                shares = each if kind in marks else divide_whole(amount, own)
                yield from (
                    _Row(area, row, share)
                    for area, share in shares.items()
                    if area in self.run.places.ids
                )

    def _weights(self) -> Weights:
        base, number = share_parts(self.run, self.share.number, self.held_for)
        figures = base.figures(number.readings)
        held = hold_units(base.period, number.unit, self.held_for)
        found: dict[tuple[str, int], Fraction] = defaultdict(Fraction)
        for figure in (Figure.KNOWN, Figure.DENOMINATOR):
            if figure in figures:
                for row, amount in zip(*figures[figure], strict=True):
                    place = base.place.texts[base.place.codes[row]]
                    counts = figure is Figure.DENOMINATOR
                    weight = int(amount) * self.share.factor if counts else Fraction(0)
                    found[place or "", int(held[row])] += weight
        if not self.share.parameters:
            return found
        return {
            key: weight * factor
            for key, weight in found.items()
            if (factor := self._factor(*key)) is not None
        }

    def _factor(self, place: str, unit: int) -> Fraction | None:
        day = Period(self.held_for, unit).first_day
        product = Fraction(1)
        for name in self.share.parameters:
            parameter = self.run.catalogue.parameters[name]
            found = find_parameter(parameter, self.run.office, place, day)
            if found is None:
                return None
            product *= found.value
        return product

    def _weights_within(
        self, place: str | None, unit: int, weights: Weights
    ) -> dict[str, Fraction]:
        """The areas below a place with their numbers; none where one is not known."""
        level = self.share.number.place_level
        if place is None or level is None:
            return {}
        day = Period(self.held_for, unit).first_day
        inside = areas_below(self.run.office.areas, place, level, day)
        zero = Fraction(0) if self.share.number.zero_is_known else None
        found = {code: weights.get((code, unit), zero) for code in inside}
        known = {code: weight for code, weight in found.items() if weight is not None}
        return known if len(known) == len(found) and any(known.values()) else {}


def areas_below(
    registry: AreaRegistry, place: str, level: AreaLevel, day: int
) -> list[str]:
    """Codes of the areas of a level that a place holds or serves on a day."""
    area = registry.by_code.get(place)
    if area is None:
        return []
    if area.level is AreaLevel.HEALTH_CENTRE:
        inside = {
            c.village
            for c in registry.catchments
            if c.health_centre == place
            and (c.valid_from is None or c.valid_from <= day)
            and (c.valid_until is None or c.valid_until >= day)
        }
    else:
        inside = set(registry.within(place))
    return sorted(
        code
        for code in inside
        if registry.by_code[code].level is level and registry.is_valid(code, day, day)
    )


def hold_units(
    numbers: np.ndarray, unit: PeriodKind, held_for: PeriodKind
) -> np.ndarray:
    """The units for which numbers of smaller or equal units are held."""
    if unit is held_for:
        return numbers
    if unit is PeriodKind.WEEK:
        return years_of_weeks(numbers)
    moved: np.ndarray = numbers * unit.months // held_for.months
    return moved


def _build_parts(parts: CodedParts, rows: list[_Row]) -> CodedParts:
    texts = tuple(dict.fromkeys(row.place for row in rows if row.place is not None))
    position = {text: code for code, text in enumerate(texts)}
    source = np.array([row.source for row in rows], dtype=np.int64)
    places = [position.get(row.place or "", len(texts)) for row in rows]
    return CodedParts(
        place=Coded(np.array(places, dtype=np.int64), (*texts, None)),
        period=parts.period[source],
        part=Coded(parts.part.codes[source], parts.part.texts),
        amount=np.array([row.amount for row in rows], dtype=np.int64),
        groups={
            name: Coded(group.codes[source], group.texts)
            for name, group in parts.groups.items()
        },
    )
