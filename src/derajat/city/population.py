"""The people of an invented city through the years: born, arriving, leaving, dying."""

from dataclasses import dataclass

import numpy as np

from derajat.city.deaths import draw_deaths, draw_early_deaths
from derajat.city.households import (
    FEMALE,
    MALE,
    MALE_AT_BIRTH,
    MEAN_SIZE,
    Households,
    build_households,
    build_members,
)
from derajat.city.people import FAR, People, Wholes, concatenate
from derajat.city.places import Places
from derajat.city.pregnancies import Pregnancies, build_pregnancies
from derajat.city.settings import CitySettings
from derajat.model.calendar import day_number


MOVES_A_YEAR = 0.012
"""Households that leave, and about as many that arrive, of all."""
CHILDBED_DAYS = 42
LONG_AGO = -(2**20)


@dataclass(frozen=True)
class Population:
    """Everybody who ever lived in the city in its years.

    `first_child` (pregnancies,): the place of the first child born alive, or -1; a twin
    stands behind. Pregnancies that end after the last day are there too, without child.
    """

    people: People
    households: Households
    pregnancies: Pregnancies
    first_child: Wholes

    @property
    def village(self) -> Wholes:
        """The village of each person."""
        return self.households.village[self.people.household]


def build_population(places: Places, settings: CitySettings) -> Population:
    """The people of all years, by the settings alone."""
    draws = settings.draws("population")
    number = round(settings.people * 0.985 / MEAN_SIZE)
    households = build_households(number, places.share, draws)
    start = np.full(number, settings.first_day, dtype=np.int32)
    people = build_members(number, 0, start, draws)
    people = _with_deaths_of_children(people, settings.first_day, draws)
    ended: list[Pregnancies] = []
    children: list[Wholes] = []
    last = _last_births(people)
    for year in (*settings.years, settings.last_year + 1):
        first_day = day_number(year, 1, 1)
        found = build_pregnancies(people, last, first_day, draws)
        found = found.at(found.conceived <= settings.last_day)
        people, first_child = _give_birth(people, found, settings.last_day, draws)
        ended.append(found)
        children.append(first_child)
        if year > settings.last_year:
            break
        last = _last_deliveries(last, found, len(people))
        people = people.with_died(draw_deaths(people, last, first_day, draws))
        stays = people.household[found.mother]
        people, households = _move(people, households, stays, places, first_day, draws)
        last = np.pad(last, (0, len(people) - len(last)), constant_values=LONG_AGO)
    pregnancies = _all(ended)
    return Population(people, households, pregnancies, np.concatenate(children))


def _all(parts: list[Pregnancies]) -> Pregnancies:
    names = Pregnancies.__dataclass_fields__
    return Pregnancies(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in names)
    )


def _with_deaths_of_children(
    people: People, day: int, draws: np.random.Generator
) -> People:
    """Children below five may still die before they are five."""
    died = draw_early_deaths(people.born, draws)
    is_young = (people.age_days(day) < 5 * 365) & (died > day) & (people.born <= day)
    return people.with_died(np.where(is_young, died, people.died).astype(np.int32))


def _give_birth(
    people: People, found: Pregnancies, last_day: int, draws: np.random.Generator
) -> tuple[People, Wholes]:
    """The people with the children born until the last day, and mothers who died."""
    is_born = (found.children > 0) & (found.ended <= last_day)
    number = np.where(is_born, found.children, 0)
    mother = np.repeat(found.mother, number)
    born = np.repeat(found.ended, number)
    is_male = draws.random(len(born)) < MALE_AT_BIRTH
    babies = People(
        born=born,
        sex=np.where(is_male, MALE, FEMALE).astype(np.int8),
        household=people.household[mother],
        mother=mother,
        arrived=born,
        left=people.left[mother],
        died=draw_early_deaths(born, draws),
    )
    before = np.cumsum(number) - number
    first = np.where(is_born, len(people) + before, -1).astype(np.int32)
    return concatenate([_bury_mothers(people, found, draws), babies]), first


def _bury_mothers(
    people: People, found: Pregnancies, draws: np.random.Generator
) -> People:
    """Most deaths of mothers fall on the day of delivery or the days after it."""
    dying = found.at(found.mother_dies)
    after = np.minimum(draws.geometric(0.14, len(dying)) - 1, CHILDBED_DAYS)
    died = people.died.copy()
    died[dying.mother] = np.minimum(died[dying.mother], dying.ended + after)
    return people.with_died(died)


def _move(
    people: People,
    households: Households,
    stays: Wholes,
    places: Places,
    first_day: int,
    draws: np.random.Generator,
) -> tuple[People, Households]:
    """Some households leave within the year, about as many arrive.

    Those in `stays` do not leave: somebody gives birth there.
    """
    number = len(households.village)
    leaves = draws.random(number) < MOVES_A_YEAR
    leaves[stays] = False
    days = first_day + draws.integers(1, 365, number)
    day = np.where(leaves, days, FAR).astype(np.int32)[people.household]
    is_later = day > people.arrived
    left = np.where(is_later, np.minimum(people.left, day), people.left)
    arriving = int(draws.binomial(number, MOVES_A_YEAR * 1.05))
    newcomers = build_households(arriving, places.share, draws)
    arrives = (first_day + draws.integers(1, 365, arriving)).astype(np.int32)
    members = build_members(arriving, number, arrives, draws)
    members = _with_deaths_of_children(members, int(arrives.max(initial=0)), draws)
    members = members.with_mother(
        np.where(members.mother >= 0, members.mother + len(people), -1).astype(np.int32)
    )
    moved = concatenate([people.with_left(left.astype(np.int32)), members])
    return moved, households.and_then(newcomers)


def _last_births(people: People) -> Wholes:
    """The day on which each woman last had a child, far back for the others."""
    last = np.full(len(people), LONG_AGO, dtype=np.int32)
    has_mother = people.mother >= 0
    np.maximum.at(last, people.mother[has_mother], people.born[has_mother])
    return last


def _last_deliveries(last: Wholes, found: Pregnancies, number: int) -> Wholes:
    grown = np.full(number, LONG_AGO, dtype=np.int32)
    grown[: len(last)] = last
    grown[found.mother] = np.maximum(grown[found.mother], found.ended)
    return grown
