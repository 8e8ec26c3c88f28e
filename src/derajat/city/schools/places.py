"""Invented schools: where they stand, who goes to them, how they take part."""

from dataclasses import dataclass

import numpy as np

from derajat.city.programme import World
from derajat.city.registers import Numbers
from derajat.statistics.arrays import Floats


STAGES = ("SD", "SMP", "SMA")
_PEOPLE_A_SCHOOL = (2_600, 7_500, 11_000)
_LAST_GRADES = (6, 9)


@dataclass(frozen=True)
class Schools:
    """Arrays by school: stage, village, health centre, chance to be visited."""

    stage: Numbers
    village: Numbers
    centre: Numbers
    eagerness: Floats

    @property
    def number(self) -> int:
        """How many schools there are."""
        return len(self.stage)

    def of(self, world: World, person: Numbers, grade: Numbers) -> Numbers:
        """The school of each pupil: one of the stage, near home where there is one."""
        stage = np.searchsorted(_LAST_GRADES, grade, side="left")
        home = world.places.health_centre[world.population.village[person]]
        found = np.zeros(len(person), dtype=np.int64)
        for number in range(len(STAGES)):
            for centre in range(len(world.places.health_centres)):
                own = (stage == number) & (home == centre)
                offered = self._offered(number, centre)
                found[own] = offered[person[own] % len(offered)]
        return found

    def _offered(self, stage: int, centre: int) -> Numbers:
        there = np.flatnonzero((self.stage == stage) & (self.centre == centre))
        return there if len(there) else np.flatnonzero(self.stage == stage)


def build_schools(world: World) -> Schools:
    """The schools of a city, the same through its years."""
    draws = world.settings.draws("schools")
    people = world.settings.people
    numbers = [max(1, people // size) for size in _PEOPLE_A_SCHOOL]
    stage = np.repeat(np.arange(len(STAGES)), numbers)
    share = world.places.share
    village = draws.choice(len(share), len(stage), p=share)
    return Schools(
        stage,
        village,
        world.places.health_centre[village].astype(np.int64),
        draws.uniform(0.8, 1.0, len(stage)),
    )
