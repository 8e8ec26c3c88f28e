"""Monthly and yearly numbers of villages, drawn from rates."""

import numpy as np
import numpy.typing as npt

from derajat.city.cases import EVEN, spread_of_villages
from derajat.city.programme import World
from derajat.city.registers import Numbers, RegisterColumn, plain, worded
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Floats


def months_of(world: World) -> Numbers:
    """The reported months, as month numbers."""
    return np.array(world.settings.months)


def residents(world: World, least: float = 0, below: float = 200) -> Numbers:
    """People of an age on 1 July, (years, villages)."""
    people, village = world.population.people, world.population.village
    found = []
    for year in world.settings.years:
        day = day_number(year, 7, 1)
        age = people.age_days(day) / 365.25
        here = people.lives_here_on(day) & (age >= least) & (age < below)
        found.append(np.bincount(village[here], minlength=len(world.places.villages)))
    return np.stack(found)


def draw_monthly(
    world: World,
    subject: str,
    per_1000: float,
    of: Numbers,
    season: tuple[float, ...] = EVEN,
    spread: float = 0.35,
) -> Numbers:
    """Events by month and village, (months, villages).

    `per_1000` a year of the people in `of` (years, villages).
    """
    draws = world.settings.draws(subject)
    months = months_of(world)
    people = of[months // 12 - world.settings.first_year]
    weights = np.array(season) * 12 / sum(season)
    mean = people * per_1000 / 12_000 * weights[months % 12][:, np.newaxis]
    return draws.poisson(mean * spread_of_villages(world, subject, spread))


def draw_part(
    world: World, subject: str, whole: Numbers, share: float, spread: float = 0.07
) -> Numbers:
    """How many of each number do, villages (the last axis) differing by `spread`."""
    draws = world.settings.draws(subject)
    shares = share + draws.normal(0, spread, whole.shape[-1])
    return draws.binomial(whole, np.clip(shares, 0.02, 0.985))


def draw_numbers(
    world: World, subject: str, low: int, high: int, shape: tuple[int, ...]
) -> Numbers:
    """Whole numbers from `low` to `high`, evenly."""
    return world.settings.draws(subject).integers(low, high + 1, shape)


def by_month_and_village(world: World, **numbers: Numbers) -> dict[str, RegisterColumn]:
    """Columns `bulan`, `kelurahan` and the numbers (months, villages)."""
    months, villages = months_of(world), len(world.places.villages)
    month, village = np.indices((len(months), villages))
    columns = {
        "bulan": plain(months[month.ravel()]),
        "kelurahan": worded(village.ravel(), world.village_codes),
    }
    return columns | {name: plain(item.ravel()) for name, item in numbers.items()}


def by_year_and_village(world: World, **numbers: Numbers) -> dict[str, RegisterColumn]:
    """Columns `tahun`, `kelurahan` and the numbers (years, villages)."""
    years, villages = np.array(world.settings.years), len(world.places.villages)
    year, village = np.indices((len(years), villages))
    columns = {
        "tahun": plain(years[year.ravel()]),
        "kelurahan": worded(village.ravel(), world.village_codes),
    }
    return columns | {name: plain(item.ravel()) for name, item in numbers.items()}


def random_flags(
    draws: np.random.Generator, chance: float | Floats, size: int
) -> npt.NDArray[np.bool_]:
    """Yes with a chance, for so many rows."""
    return np.asarray(draws.random(size) < chance)
