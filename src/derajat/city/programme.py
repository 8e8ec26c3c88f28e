"""One programme of an invented city: what happens, what is true, what is sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from derajat.city.faults import FaultPlan
from derajat.city.forms.form import Form
from derajat.city.identities import build_names, build_niks
from derajat.city.places import Places
from derajat.city.population import Population
from derajat.city.registers import Numbers, Register, RegisterColumn, plain, worded
from derajat.city.settings import CitySettings
from derajat.city.truth import Truth


_DIFFERENT_NAMES = 3_000


@dataclass(frozen=True)
class World:
    """Where everything of an invented city happens, and to whom."""

    settings: CitySettings
    places: Places
    population: Population

    @cached_property
    def village_codes(self) -> tuple[str, ...]:
        """Codes of the villages, in their order."""
        return tuple(area.code for area in self.places.villages)

    @cached_property
    def health_centre_codes(self) -> tuple[str, ...]:
        """Codes of the health centres, in their order."""
        return tuple(area.code for area in self.places.health_centres)

    @cached_property
    def _niks(self) -> Numbers:
        population = self.population
        niks = build_niks(population.people, self.places, population.village)
        return niks.astype(np.int64)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        draws = self.settings.draws("names")
        return tuple(build_names(_DIFFERENT_NAMES, draws).tolist())

    def nik_of(self, people: Numbers) -> RegisterColumn:
        """A column of the invented NIK of some people, given by place."""
        return plain(self._niks[people])

    def name_of(self, people: Numbers) -> RegisterColumn:
        """A column of the invented names of some people; many share one."""
        return worded((people.astype(np.int64) * 7919) % _DIFFERENT_NAMES, self._names)

    def village_of(self, people: Numbers) -> RegisterColumn:
        """A column of the codes of the villages in which some people live."""
        return worded(self.population.village[people], self.village_codes)


@dataclass(frozen=True)
class Programme:
    """What one programme adds to the city.

    `build` makes its registers, up to `settings.reported_until`; `forms` are how they
    are sent; `truths` are the true values by indicator, reckoned from the registers
    alone; `faults` is what is planted in the registers.
    """

    name: str
    build: Callable[[World], tuple[Register, ...]]
    forms: tuple[Form, ...]
    truths: Mapping[str, Truth]
    faults: tuple[FaultPlan, ...] = ()
