"""Where people of an invented city live and which health centre serves them.

Kecamatan, villages and health centres are real; how many people a village has and which
health centre serves it is invented.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from derajat.city.settings import CitySettings
from derajat.model.areas import Area, AreaLevel, AreaRegistry, Catchment
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Floats


Places16 = npt.NDArray[np.int16]

EVENNESS = 6.0
"""Of the Dirichlet draw of village sizes: the largest have about four times the
smallest."""
MOVED_VILLAGE_YEAR, MOVED_VILLAGE_MONTH = 2025, 7
"""From this month on one village is served by the next health centre."""


@dataclass(frozen=True)
class Places:
    """Villages with their share of the people, kecamatan and health centres.

    Arrays go by village: `share` sums to 1, `subdistrict` and `health_centre` are
    places in the tuples; `moved_from_day` is the day from which the village
    `moved_village` belongs to `moved_to` instead (0: never).
    """

    city: Area
    villages: tuple[Area, ...]
    subdistricts: tuple[Area, ...]
    health_centres: tuple[Area, ...]
    share: Floats
    subdistrict: Places16
    health_centre: Places16
    moved_village: int
    moved_to: int
    moved_from_day: int

    def health_centre_on(self, village: npt.ArrayLike, day: npt.ArrayLike) -> Places16:
        """Which health centre serves a village on a day, broadcast together."""
        villages, days = np.broadcast_arrays(np.asarray(village), np.asarray(day))
        has_moved = (villages == self.moved_village) & (days >= self.moved_from_day)
        if not self.moved_from_day:
            has_moved = np.zeros_like(has_moved)
        return np.where(
            has_moved, np.int16(self.moved_to), self.health_centre[villages]
        )


def build_places(registry: AreaRegistry, city: str, settings: CitySettings) -> Places:
    """The places of a city, with invented sizes and catchments."""
    inside = [registry.by_code[code] for code in registry.within(city)]
    villages = _at(inside, AreaLevel.VILLAGE)
    subdistricts = _at(inside, AreaLevel.SUBDISTRICT)
    centres = _at(inside, AreaLevel.HEALTH_CENTRE)
    draws = settings.draws("places")
    share = draws.dirichlet(np.full(len(villages), EVENNESS))
    served = _spread(share, len(centres))
    moved = _last_of(served, 0) if len(centres) > 1 else 0
    places = {area.code: place for place, area in enumerate(subdistricts)}
    return Places(
        registry.by_code[city],
        villages,
        subdistricts,
        centres,
        share,
        np.array([places[area.parent] for area in villages], dtype=np.int16),
        served,
        moved,
        min(1, len(centres) - 1),
        _moving_day(settings) if len(centres) > 1 else 0,
    )


def _at(areas: list[Area], level: AreaLevel) -> tuple[Area, ...]:
    return tuple(sorted((a for a in areas if a.level is level), key=lambda a: a.code))


def _spread(share: Floats, centres: int) -> Places16:
    """Neighbours by code to the same health centre, about as many people each."""
    before = np.concatenate([[0.0], np.cumsum(share)[:-1]]) + share / 2
    served = np.minimum((before * centres).astype(np.int16), centres - 1)
    # Every health centre has at least one village.
    for place in range(min(centres, len(share))):
        if not (served == place).any():
            served[place * len(share) // centres] = place
    return np.asarray(np.sort(served), dtype=np.int16)


def _last_of(served: Places16, centre: int) -> int:
    return int(np.flatnonzero(served == centre)[-1])


def _moving_day(settings: CitySettings) -> int:
    return (
        day_number(MOVED_VILLAGE_YEAR, MOVED_VILLAGE_MONTH, 1)
        if (MOVED_VILLAGE_YEAR in settings.years)
        else 0
    )


def build_catchments(places: Places) -> tuple[Catchment, ...]:
    """Who serves whom, with dates; all assumed."""
    found = []
    for place, village in enumerate(places.villages):
        code = places.health_centres[places.health_centre[place]].code
        catchment = Catchment(code, village.code, assumed=True)
        if places.moved_from_day and place == places.moved_village:
            new = places.health_centres[places.moved_to].code
            found.append(replace(catchment, valid_until=places.moved_from_day - 1))
            catchment = Catchment(
                new, village.code, valid_from=places.moved_from_day, assumed=True
            )
        found.append(catchment)
    return tuple(found)
