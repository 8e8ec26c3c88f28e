"""Invented families: who lives together, how old, how poor.

A household is built around a woman of 20 to 85; her age decides how many children she
has had and which of them still live at home. The shape of ages that comes out is near
that of an Indonesian city of the 2020s; it is not a projection.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from derajat.city.people import FAR, People, Wholes, concatenate
from derajat.statistics.arrays import Flags, Floats


DAYS_OF_YEAR = 365.25
MEAN_SIZE = 3.49
"""People of a household as built below; decides how many are built."""
_HAS_HUSBAND, _HAS_ELDER, _HAS_LODGER, _LIVES_ALONE = 0.93, 0.12, 0.32, 0.04
_OF_LODGERS_MALE, _OF_ELDERS_MALE = 0.78, 0.42
_CHILDREN_BORN = 2.3
_MEAN_AGE_AT_BIRTH, _SPREAD_AT_BIRTH = 27.0, 5.5
_YOUNGEST_MOTHER, _OLDEST_MOTHER = 17.0, 44.0
_LEAVES_HOME = 24.0
MALE, FEMALE = 1, 2
MALE_AT_BIRTH = 0.512


@dataclass(frozen=True)
class Households:
    """Arrays by household: village, decile of wealth 1 (poorest) to 10."""

    village: Wholes
    decile: Wholes

    def and_then(self, later: "Households") -> "Households":
        """These households, then the later ones."""
        return Households(
            np.concatenate([self.village, later.village]),
            np.concatenate([self.decile, later.decile]),
        )


def build_households(
    number: int, share: Floats, draws: np.random.Generator
) -> Households:
    """So many households, in villages by their share of the people."""
    village = draws.choice(len(share), number, p=share)
    # Villages differ: some are poorer than others by a decile or two.
    shift = draws.normal(0, 1.2, len(share))[village]
    rank = np.argsort(np.argsort(draws.normal(0, 2.2, number) + shift))
    decile = 1 + rank * 10 // max(number, 1)
    return Households(village.astype(np.int32), decile.astype(np.int32))


def build_members(
    number: int, first: int, day: Wholes, draws: np.random.Generator
) -> People:
    """The people of so many households that live in the city from a day on.

    `first` is the number of the first household; `day` (number,) when each arrives.
    """
    alone = draws.random(number) < _LIVES_ALONE
    age = _ages_of_women(number, draws)
    born = day - (age * DAYS_OF_YEAR).astype(np.int32)
    home = np.arange(first, first + number, dtype=np.int32)
    women = _people(born, FEMALE, home, day)
    with_husband = (draws.random(number) < _HAS_HUSBAND * (age < 75)) & ~alone
    gap = draws.normal(3.5, 4.0, number) * DAYS_OF_YEAR
    husbands = _people(born - gap.astype(np.int32), MALE, home, day).at(with_husband)
    elders = _elders(age, home, day, draws).at(
        (draws.random(number) < _HAS_ELDER) & (age < 58) & ~alone
    )
    lodgers = _lodgers(home, day, draws).at(draws.random(number) < _HAS_LODGER)
    children = _children(age, born, home, day, ~alone, draws)
    return concatenate([women, husbands, elders, lodgers, children])


def _ages_of_women(number: int, draws: np.random.Generator) -> Floats:
    """From 20 on, most of 30 to 50, few above 75."""
    return np.clip(20 + draws.gamma(2.4, 11.0, number), 20, 92)


def _people(born: Wholes, sex: int, household: Wholes, day: Wholes) -> People:
    size = len(born)
    return People(
        born=born.astype(np.int32),
        sex=np.full(size, sex, dtype=np.int8),
        household=household.astype(np.int32),
        mother=np.full(size, -1, dtype=np.int32),
        arrived=day.astype(np.int32),
        left=np.full(size, FAR, dtype=np.int32),
        died=np.full(size, FAR, dtype=np.int32),
    )


def _elders(
    age: Floats, home: Wholes, day: Wholes, draws: np.random.Generator
) -> People:
    """Parents of the woman who live with her, more mothers than fathers."""
    years = age + draws.uniform(20, 34, len(age))
    people = _people(day - (years * DAYS_OF_YEAR).astype(np.int32), FEMALE, home, day)
    return people.with_sex(_sexes(len(age), _OF_ELDERS_MALE, draws))


def _lodgers(home: Wholes, day: Wholes, draws: np.random.Generator) -> People:
    """Young grown-ups who work or study in the city."""
    years = draws.uniform(17, 36, len(home))
    people = _people(day - (years * DAYS_OF_YEAR).astype(np.int32), FEMALE, home, day)
    return people.with_sex(_sexes(len(home), _OF_LODGERS_MALE, draws))


def _sexes(
    number: int, share_male: float, draws: np.random.Generator
) -> npt.NDArray[np.int8]:
    is_male = draws.random(number) < share_male
    return np.where(is_male, MALE, FEMALE).astype(np.int8)


def _children(
    age: Floats,
    born: Wholes,
    home: Wholes,
    day: Wholes,
    may_have: Flags,
    draws: np.random.Generator,
) -> People:
    """Children born so far that still live at home; `mother` is her place."""
    number = draws.poisson(_CHILDREN_BORN, len(age)) * may_have
    mother = np.repeat(np.arange(len(age)), number)
    years = draws.normal(_MEAN_AGE_AT_BIRTH, _SPREAD_AT_BIRTH, len(mother))
    years = np.clip(years, _YOUNGEST_MOTHER, _OLDEST_MOTHER)
    child_age = age[mother] - years
    leaves = draws.normal(_LEAVES_HOME, 4.0, len(mother))
    is_home = (child_age > 0) & (child_age < leaves)
    mother, years = mother[is_home], years[is_home]
    births = born[mother] + (years * DAYS_OF_YEAR).astype(np.int32)
    people = _people(births, MALE, home[mother], day[mother])
    sex = _sexes(len(mother), MALE_AT_BIRTH, draws)
    return people.with_sex(sex).with_mother(mother.astype(np.int32))
