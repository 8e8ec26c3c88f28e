"""Who comes to the Posyandu each month, and what is written down there."""

from dataclasses import dataclass

import numpy as np

from derajat.city.children import ChildMonths, build_child_months, level_by_village
from derajat.city.households import MALE
from derajat.city.nutrition.growth import Growth, build_growth, weight_for_age_at
from derajat.city.programme import World
from derajat.city.registers import Numbers
from derajat.statistics.arrays import Flags, Floats


LEAST_GAIN_G = (0, 800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300)
"""Grams that a child of 0, 1, ... months must have gained in a month (card KMS);
200 from 12 months on."""
_LEAST_GAIN_LATER_G = 200
_HEIGHT_FROM_DAY = 731
_WEIGHING_MONTHS = (2, 8)
"""February and August: every child is called, weighed and measured."""
_MONTH = 30.4375
_HAS_CARD = 0.93


@dataclass(frozen=True)
class Weighings:
    """Arrays by child and month, as the rows; those not weighed have size 0 and no
    sign.

    `grams`, `tenths` (of a centimetre, 0 when not measured) and `is_lying` as written
    down; `gain` is one of the words of GAINS; `is_red` below the red line.
    """

    rows: ChildMonths
    growth: Growth
    girls: Numbers
    has_card: Flags
    is_weighed: Flags
    grams: Numbers
    tenths: Numbers
    is_lying: Flags
    gain: Numbers
    is_red: Flags
    is_twice_without_gain: Flags


GAINS = ("N", "T", "O", "B")
"""Gained enough, did not, not weighed last month, weighed for the first time."""
GAINED, NOT_GAINED, UNSEEN, FIRST = range(len(GAINS))


def build_weighings(world: World) -> Weighings:
    """All weighings of children under five in the reported months."""
    rows = build_child_months(world)
    people, households = world.population.people, world.population.households
    draws = world.settings.draws("weighing")
    girls = (people.sex[rows.child] != MALE).astype(np.int64)
    decile = households.decile[people.household[rows.child]]
    growth = build_growth(rows, girls, 1 - (decile - 1) / 9, draws)
    is_weighed = _attends(world, rows, draws)
    grams = _written_grams(growth.weight_kg, draws) * is_weighed
    tenths, is_lying = _written_lengths(rows, growth.length_cm, is_weighed, draws)
    gain = _gains(rows, is_weighed, grams)
    is_red = is_weighed & (grams < 1000 * weight_for_age_at(-3, rows.age_days, girls))
    not_gained = is_weighed & (gain == NOT_GAINED)
    twice = not_gained & rows.is_after_own & np.roll(not_gained, 1)
    has_card = draws.random(int(rows.number.max(initial=-1)) + 1) < _HAS_CARD
    return Weighings(
        rows,
        growth,
        girls,
        has_card[rows.number] | is_weighed,
        is_weighed,
        grams,
        tenths,
        is_lying,
        gain,
        is_red,
        twice,
    )


def _attends(world: World, rows: ChildMonths, draws: np.random.Generator) -> Flags:
    """More come when young and in the weighing months; families differ for good."""
    level = level_by_village(world, "posyandu attendance", 0.6, 0.45)[rows.village]
    children = int(rows.number.max(initial=-1)) + 1
    own = draws.normal(0, 0.9, children)[rows.number]
    months = rows.age_days / _MONTH
    odds = np.log(level / (1 - level)) + own + 1.1 * np.exp(-months / 14) - 0.2
    odds += 1.0 * np.isin(rows.month_of_year, _WEIGHING_MONTHS)
    odds += 0.02 * ((rows.month - world.settings.months.start) / 12)
    return np.asarray(draws.random(len(rows)) < 1 / (1 + np.exp(-odds)))


def _written_grams(weight_kg: Floats, draws: np.random.Generator) -> Numbers:
    """Scales show tenths of a kilogram; some read only halves."""
    shown = weight_kg + draws.normal(0, 0.06, len(weight_kg))
    fine = np.rint(shown * 10) * 100
    coarse = np.rint(shown * 2) * 500
    is_coarse = draws.random(len(shown)) < 0.12
    return np.maximum(np.where(is_coarse, coarse, fine), 1500).astype(np.int64)


def _written_lengths(
    rows: ChildMonths,
    length_cm: Floats,
    is_weighed: Flags,
    draws: np.random.Generator,
) -> tuple[Numbers, Flags]:
    """Tenths of a centimetre, 0 when not measured, and whether the child lay.

    Some are measured in the other position, some read to whole or half centimetres,
    a few written down 20 cm wrong.
    """
    number = len(rows)
    should_lie = rows.age_days < _HEIGHT_FROM_DAY
    is_other = (draws.random(number) < 0.04) & (rows.age_days > 300)
    is_lying = should_lie ^ is_other
    shown = length_cm + draws.normal(0, 0.35, number)
    shown = shown + np.where(is_other, np.where(should_lie, -0.7, 0.7), 0)
    slip = np.where(draws.random(number) < 0.5, 20.0, -20.0)
    shown = shown + slip * (draws.random(number) < 0.004)
    fine = np.rint(shown * 10)
    coarse = np.rint(shown * 2) * 5
    tenths = np.where(draws.random(number) < 0.3, coarse, fine)
    chance = np.where(should_lie, 0.45, 0.25)
    chance = np.where(np.isin(rows.month_of_year, _WEIGHING_MONTHS), 0.985, chance)
    is_measured = is_weighed & (draws.random(number) < chance)
    return (np.maximum(tenths, 200) * is_measured).astype(np.int64), is_lying


def _gains(rows: ChildMonths, is_weighed: Flags, grams: Numbers) -> Numbers:
    """The place in GAINS of each weighing; -1 for those not weighed."""
    weighed_before = rows.is_after_own & np.roll(is_weighed, 1)
    earlier = _weighings_before(rows, is_weighed)
    months = (rows.age_days / _MONTH).astype(np.int64)
    table = np.array([*LEAST_GAIN_G, *[_LEAST_GAIN_LATER_G] * 49])
    gained = grams - np.roll(grams, 1) >= table[np.minimum(months, len(table) - 1)]
    found = np.where(weighed_before, np.where(gained, GAINED, NOT_GAINED), UNSEEN)
    # Who was under one month or newly arrived is weighed for the first time.
    found = np.where((earlier == 0) & (rows.age_days < 6 * _MONTH), FIRST, found)
    return np.where(is_weighed, found, -1)


def _weighings_before(rows: ChildMonths, is_weighed: Flags) -> Numbers:
    total: Numbers = np.cumsum(is_weighed) - is_weighed
    is_first = np.ones(len(rows), dtype=bool)
    is_first[1:] = rows.child[1:] != rows.child[:-1]
    return np.asarray(total - total[is_first][np.cumsum(is_first) - 1])
