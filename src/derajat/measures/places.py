"""Places of records brought to the areas that values are about."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from derajat.measures.arrays import Bools, Ints
from derajat.model.areas import UNKNOWN_PLACE, Area, AreaLevel, Catchment
from derajat.model.calendar import Period, PeriodKind
from derajat.model.offices import Office


OUTSIDE = -1
"""Target of a place that lies outside the office: it is not counted."""
_DATED = -2
"""Target that depends on the day: the health centre of a village."""

_LONG_AGO, _FAR_AHEAD = -(2**40), 2**40
_OFFICIAL_CODE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?")
_ABOVE = {
    AreaLevel.NATION: (AreaLevel.NATION,),
    AreaLevel.PROVINCE: (AreaLevel.PROVINCE, AreaLevel.NATION),
    AreaLevel.DISTRICT: (AreaLevel.DISTRICT, AreaLevel.PROVINCE, AreaLevel.NATION),
}
_REACHED = {
    **_ABOVE,
    AreaLevel.SUBDISTRICT: (AreaLevel.SUBDISTRICT, *_ABOVE[AreaLevel.DISTRICT]),
    AreaLevel.HEALTH_CENTRE: (AreaLevel.HEALTH_CENTRE, *_ABOVE[AreaLevel.DISTRICT]),
    AreaLevel.VILLAGE: tuple(AreaLevel),
}


def levels_above(level: AreaLevel | None) -> tuple[AreaLevel, ...]:
    """The levels to which places of a level can be added up, itself included.

    A health centre and a subdistrict do not lie in each other. Of a place column
    without a level every level is tried.
    """
    return tuple(AreaLevel) if level is None else _REACHED[level]


@dataclass(frozen=True)
class AreaAxis:
    """The areas that can have values, sorted by code and level.

    Those whose code begins with `?` gather what is known to lie in the area that
    follows, and no further.
    """

    codes: tuple[str, ...]
    levels: tuple[AreaLevel, ...]
    is_unknown: Bools
    is_assumed: Bools
    serves_by_assumption: Bools
    """Health centres of which a village is only assumed to be theirs."""
    valid_from: Ints
    valid_until: Ints

    def rows_at(self, levels: Collection[AreaLevel]) -> Ints:
        """Positions of the areas of some levels."""
        found = [row for row, level in enumerate(self.levels) if level in levels]
        return np.array(found, dtype=np.int64)


@dataclass(frozen=True)
class Spell:
    """A target for a span of days."""

    first_day: int
    last_day: int
    target: int


@dataclass(frozen=True)
class PlaceBook:
    """Every place of the data with its area at each level."""

    axis: AreaAxis
    ids: dict[str | None, int]
    fixed: dict[AreaLevel, Ints]
    dated: dict[int, tuple[Spell, ...]]

    def targets(
        self, level: AreaLevel, places: Ints, unit: PeriodKind, numbers: Ints
    ) -> Ints:
        """Positions on the axis, or OUTSIDE, of places in units of time.

        A village belongs to the health centre that serves it on the first day of the
        smallest counted period, so that months add up to the year.
        """
        found = self.fixed[level][places]
        waiting = np.flatnonzero(found == _DATED)
        if len(waiting):
            found = found.copy()
            pairs = np.stack([places[waiting], numbers[waiting]])
            distinct, back = np.unique(pairs, axis=1, return_inverse=True)
            targets = [
                self._on_day(int(place), Period(unit, int(number)).first_day)
                for place, number in distinct.T
            ]
            found[waiting] = np.array(targets, dtype=np.int64)[back.ravel()]
        return found

    def _on_day(self, place: int, day: int) -> int:
        for spell in self.dated[place]:
            if spell.first_day <= day <= spell.last_day:
                return spell.target
        raise AssertionError("the last spell covers all days")


def build_places(
    office: Office, levels: Collection[AreaLevel], places: Iterable[str | None]
) -> PlaceBook:
    """The book of some places for an office's areas at some levels."""
    return _Builder(office, levels).build(
        sorted(set(places), key=lambda place: place or "")
    )


@dataclass(frozen=True)
class _Named:
    """A target before it has a position: code of an area for a span of days."""

    code: str | None
    first_day: int = _LONG_AGO
    last_day: int = _FAR_AHEAD


class _Builder:
    def __init__(self, office: Office, levels: Collection[AreaLevel]) -> None:
        self.office = office
        self.registry = office.areas
        self.levels = tuple(level for level in AreaLevel if level in levels)
        self.own = set(self.registry.within(office.area))
        self.served: dict[str, list[Catchment]] = {}
        for catchment in self.registry.catchments:
            self.served.setdefault(catchment.village, []).append(catchment)

    def build(self, places: list[str | None]) -> PlaceBook:
        starts = [self._start(place) for place in places]
        named = {
            level: [self._named(start, level) for start in starts]
            for level in self.levels
        }
        axis = self._axis(named)
        positions = {
            key: row
            for row, key in enumerate(zip(axis.levels, axis.codes, strict=True))
        }
        fixed, dated = {}, {}
        for level, spells in named.items():
            targets = np.full(len(places), OUTSIDE, dtype=np.int64)
            for place, choices in enumerate(spells):
                found = tuple(
                    Spell(
                        name.first_day,
                        name.last_day,
                        positions.get((level, name.code or ""), OUTSIDE),
                    )
                    for name in choices
                )
                targets[place] = found[0].target if len(found) == 1 else _DATED
                if len(found) > 1:
                    dated[place] = found
            fixed[level] = targets
        ids = {place: number for number, place in enumerate(places)}
        return PlaceBook(axis, ids, fixed, dated)

    def _start(self, place: str | None) -> str | None:
        """The lowest known area of the office that holds a place; None: outside."""
        known = self.registry.by_code
        if place is None:
            return self.office.area
        if place in self.own:
            return place
        if place in known:
            above = self.registry.ancestors(self.office.area)
            return self.office.area if place in above else None
        holder = place
        while "." in holder:
            holder = holder.rpartition(".")[0]
            if holder in known:
                return holder if holder in self.own else None
        return None if _OFFICIAL_CODE.fullmatch(place) else self.office.area

    def _named(self, start: str | None, level: AreaLevel) -> list[_Named]:
        """Where a place counts at a level: one answer, or several by date."""
        if start is None:
            return [_Named(None)]
        chain = self.registry.ancestors(start)
        for code in chain:
            if self.registry.by_code[code].level is level:
                return [_Named(code)]
        if level is AreaLevel.HEALTH_CENTRE:
            return self._centres(start, chain)
        return [_Named(self._unknown_in(chain, level))]

    def _centres(self, start: str, chain: tuple[str, ...]) -> list[_Named]:
        unknown = _Named(self._unknown_in(chain, AreaLevel.HEALTH_CENTRE))
        spells = [
            _Named(
                catchment.health_centre,
                _LONG_AGO if catchment.valid_from is None else catchment.valid_from,
                _FAR_AHEAD if catchment.valid_until is None else catchment.valid_until,
            )
            for catchment in self.served.get(start, [])
        ]
        if spells and (spells[0].first_day, spells[0].last_day) == (
            _LONG_AGO,
            _FAR_AHEAD,
        ):
            return spells[:1]
        return [*spells, unknown]

    def _unknown_in(self, chain: tuple[str, ...], level: AreaLevel) -> str | None:
        """The area "not known" below the lowest area of the chain above a level."""
        above = set(levels_above(level)) - {level}
        for code in chain:
            if code in self.own and self.registry.by_code[code].level in above:
                return UNKNOWN_PLACE + code
        return None

    def _axis(self, named: dict[AreaLevel, list[list[_Named]]]) -> AreaAxis:
        keys = {
            (area.code, level)
            for level in self.levels
            for area in self.registry.at_level(level)
            if area.code in self.own
        } | set(self._unknown_keys(named))
        ordered = sorted(keys, key=lambda key: (key[0], key[1].value))
        areas = [self.registry.by_code.get(code) for code, _ in ordered]
        serving = {
            catchment.health_centre
            for catchment in self.registry.catchments
            if catchment.assumed
        }
        return AreaAxis(
            codes=tuple(code for code, _ in ordered),
            levels=tuple(level for _, level in ordered),
            is_unknown=np.array([area is None for area in areas], dtype=bool),
            is_assumed=np.array([bool(area and area.assumed) for area in areas], bool),
            serves_by_assumption=np.array([c in serving for c, _ in ordered], bool),
            valid_from=np.array([_first_day(area) for area in areas], dtype=np.int64),
            valid_until=np.array([_last_day(area) for area in areas], dtype=np.int64),
        )

    def _unknown_keys(
        self, named: dict[AreaLevel, list[list[_Named]]]
    ) -> Iterator[tuple[str, AreaLevel]]:
        for level, places in named.items():
            for spells in places:
                for name in spells:
                    if name.code and name.code.startswith(UNKNOWN_PLACE):
                        yield name.code, level


def _first_day(area: Area | None) -> int:
    return _LONG_AGO if area is None or area.valid_from is None else area.valid_from


def _last_day(area: Area | None) -> int:
    return _FAR_AHEAD if area is None or area.valid_until is None else area.valid_until
