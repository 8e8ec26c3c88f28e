"""When and where the events of an office's own work happen, drawn at random."""

import numpy as np

from derajat.city.programme import World
from derajat.city.registers import Numbers, RegisterColumn, plain, worded
from derajat.city.settings import CitySettings
from derajat.statistics.arrays import Flags, Floats


def number_of_events(world: World, each_year: float, least: int = 12) -> int:
    """How many events the reported months hold, when so many fall in a year."""
    return max(least, round(each_year * len(world.settings.months) / 12))


def draw_days(
    settings: CitySettings, draws: np.random.Generator, count: int
) -> Numbers:
    """Days of the reported months, any as likely as the other, in order."""
    days = draws.integers(settings.first_day, settings.reported_until + 1, count)
    return np.asarray(np.sort(days))


def draw_levels(
    draws: np.random.Generator, count: int, mean: float, spread: float
) -> Floats:
    """How well each of some places does: a chance around a mean, never 0 nor 1."""
    return np.asarray(np.clip(draws.normal(mean, spread, count), 0.03, 0.97))


def draw_villages(world: World, draws: np.random.Generator, count: int) -> Numbers:
    """Villages of events, by how many people live there."""
    return draws.choice(len(world.places.villages), count, p=world.places.share)


def draw_centres(world: World, draws: np.random.Generator, count: int) -> Numbers:
    """Health centres of events, any as likely as the other."""
    return draws.integers(0, len(world.places.health_centres), count)


def draw_words(
    draws: np.random.Generator, words: dict[str, float], count: int
) -> RegisterColumn:
    """A column of words, each as often as its weight tells."""
    weights = np.array(list(words.values()))
    drawn = draws.choice(len(words), count, p=weights / weights.sum())
    return worded(drawn, tuple(words))


def draw_waits(draws: np.random.Generator, count: int, mean: float) -> Numbers:
    """Whole days of waiting, 0 and more, few of them long."""
    return draws.geometric(1 / (mean + 1), count) - 1


def day_if_reported(
    world: World, days: Numbers, happens: Flags | None = None
) -> RegisterColumn:
    """A column of days, known where it happens and the files can speak of it."""
    known = np.asarray(days <= world.settings.reported_until)
    return plain(days, known if happens is None else known & happens)


def yes_or_nothing(
    answers: Numbers, draws: np.random.Generator, empty: float
) -> RegisterColumn:
    """A column of yes and no in which a share of the cells is empty."""
    return plain(answers, draws.random(len(answers)) >= empty)
