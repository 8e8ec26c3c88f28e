"""Which pregnancies the health centres know of, and how well each is looked after."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from derajat.city.people import FAR, Wholes
from derajat.city.pregnancies import MISCARRIAGE, Pregnancies
from derajat.city.programme import World
from derajat.city.registers import RegisterColumn, plain
from derajat.statistics.arrays import Flags, Floats


_REGISTERED, _EVER_EXAMINED = 0.98, 0.99
_EARLY, _OF_LATE_IN_SECOND = 0.88, 0.75
_VILLAGES_DIFFER, _A_DECILE, _A_YEAR = 0.55, 0.10, 0.10
"""Of the score: spread between villages, more for each decile and later year."""


@dataclass(frozen=True)
class Care:
    """Arrays by recorded pregnancy, in the order of their entry.

    `score` is 0 where care is as usual and higher where it is better; `recorded` the
    day of entry; `contact` that of the first examination, FAR without one; `until` the
    last day anything is known of the mother.
    """

    pregnancies: Pregnancies
    score: Floats
    recorded: Wholes
    contact: Wholes
    until: Wholes

    def __len__(self) -> int:
        return len(self.recorded)

    @property
    def has_ended(self) -> Flags:
        """Whose end is known."""
        return np.asarray(self.pregnancies.ended <= self.until)

    @property
    def has_delivered(self) -> Flags:
        """Whose delivery is known."""
        delivered = self.pregnancies.outcome != MISCARRIAGE
        return np.asarray(self.has_ended & delivered)


def find_care(world: World) -> Care:
    """The pregnancies that end in the city's years or are known at their end.

    Those first examined before the years begin are entered on the first day: the book
    is carried over.
    """
    settings = world.settings
    draws = settings.draws("care in pregnancy")
    found = world.population.pregnancies
    found = found.at(found.ended >= settings.first_day)
    found = found.at(draws.random(len(found)) < _REGISTERED)
    score = scores_of(world, found.mother, found.ended, draws)
    until = last_days(world, found.mother)
    contact = _first_contacts(found, score, draws)
    contact = np.where((contact < found.ended) & (contact <= until), contact, FAR)
    by_end = np.where(found.outcome == MISCARRIAGE, FAR, found.ended)
    recorded = np.maximum(np.minimum(contact, by_end), settings.first_day)
    order = np.argsort(recorded, kind="stable")
    order = order[(recorded <= until)[order]]
    return Care(
        found.at(order),
        score[order],
        recorded[order].astype(np.int32),
        contact[order].astype(np.int32),
        until[order],
    )


def scores_of(
    world: World, mother: Wholes, day: Wholes, draws: np.random.Generator
) -> Floats:
    """How much better than usual mothers are cared for, around 0."""
    villages = world.settings.draws("care by village")
    by_village = villages.normal(0, _VILLAGES_DIFFER, len(world.places.villages))
    households = world.population.households
    decile = households.decile[world.population.people.household[mother]]
    years = (day - world.settings.first_day) / 365
    score = by_village[world.population.village[mother]]
    score = score + _A_DECILE * (decile - 5.5) + _A_YEAR * (years - 2)
    return np.asarray(score + draws.normal(0, 0.5, len(mother)))


def last_days(world: World, people: Wholes) -> Wholes:
    """The last day on which each can be seen here: alive, not gone, reported."""
    who = world.population.people.at(people)
    last = np.minimum(np.minimum(who.died, who.left), world.settings.reported_until + 1)
    return np.asarray(last - 1, dtype=np.int32)


def _first_contacts(
    found: Pregnancies, score: Floats, draws: np.random.Generator
) -> Wholes:
    """The day of the first examination; FAR for those never examined."""
    size = len(found)
    weeks = draws.uniform(5, 13, size)
    later = np.where(
        draws.random(size) < _OF_LATE_IN_SECOND,
        draws.uniform(13, 25, size),
        draws.uniform(25, 37, size),
    )
    weeks = np.where(draw_yes(_EARLY, score, draws), weeks, later)
    day = found.conceived + (weeks * 7).astype(np.int32)
    is_examined = draw_yes(_EVER_EXAMINED, score, draws)
    return np.where(is_examined, day, FAR).astype(np.int32)


def draw_yes(
    level: float, score: Floats, draws: np.random.Generator, weight: float = 0.7
) -> Flags:
    """Yes with the chance `level` at score 0, more often where it is higher."""
    odds = np.log(level / (1 - level)) + weight * score
    return np.asarray(draws.random(len(score)) < 1 / (1 + np.exp(-odds)))


def days_after(
    start: Wholes,
    given: Flags,
    until: Wholes,
    window: tuple[int, int],
    late: tuple[float, int],
    draws: np.random.Generator,
) -> RegisterColumn:
    """A column of days of a service within a window after the start.

    `late` is the share that comes later, and by how many days at most. What would lie
    behind `until` is not known.
    """
    first, last = window
    share, most = late
    after = draws.integers(first, last + 1, len(start))
    is_late = draws.random(len(start)) < share
    after = np.where(is_late, last + draws.integers(1, most + 1, len(start)), after)
    return dated(start + after, given, until)


def dated(day: npt.NDArray[np.int32], given: Flags, until: Wholes) -> RegisterColumn:
    """A column of days, known where given and not behind the last known day."""
    known = given & (day <= until)
    return plain(np.where(known, day, 0), known)
