"""The monthly tables of nutrition by village: SKDN, services, iron tablets."""

import numpy as np

from derajat.city.children import (
    count_by_village_month,
    level_by_village,
    village_months,
)
from derajat.city.households import FEMALE
from derajat.city.nutrition.weighing import GAINS, Weighings
from derajat.city.pregnancies import MISCARRIAGE
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, RegisterColumn, plain, worded
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags


def month_columns(world: World) -> dict[str, RegisterColumn]:
    """The key of a table by month and village."""
    month, village = village_months(world)
    return {
        "bulan": plain(month),
        "kelurahan": worded(village, world.village_codes),
    }


def build_skdn(world: World, weighings: Weighings) -> Register:
    """All children, with card, weighed, gained, not, and so on."""
    rows, gain = weighings.rows, weighings.gain
    chosen = {
        "s": np.ones(len(rows), dtype=bool),
        "k": weighings.has_card,
        "d": weighings.is_weighed,
        **{word.lower(): gain == place for place, word in enumerate(GAINS)},
        "bgm": weighings.is_red,
        "dua_t": weighings.is_twice_without_gain,
    }
    counts = {
        name: plain(count_by_village_month(world, rows.village, rows.month, flags))
        for name, flags in chosen.items()
    }
    return Register("skdn", {**month_columns(world), **counts})


def build_services(world: World, weighings: Weighings) -> Register:
    """Who was found or asked each month and who got what was due."""
    draws = world.settings.draws("nutrition services")
    wholes = {**_children_found(world, weighings), **_mothers_found(world, draws)}
    columns: dict[str, RegisterColumn] = {}
    for (whole, part), (number, mean, spread) in wholes.items():
        level = level_by_village(world, f"service {part}", mean, spread)
        chance = np.tile(level, len(world.settings.months))
        columns[whole] = plain(number)
        columns[part] = plain(draws.binomial(number, chance))
    return Register("layanan-gizi", {**month_columns(world), **columns})


Found = dict[tuple[str, str], tuple[Numbers, float, float]]
"""By whole and part: the whole, the mean share of the part, its spread."""


def _children_found(world: World, weighings: Weighings) -> Found:
    rows, growth = weighings.rows, weighings.growth
    months = rows.age_days / 30.4375
    seen = weighings.tenths > 0

    def count(flags: Flags) -> Numbers:
        return count_by_village_month(world, rows.village, rows.month, flags)

    weighed = weighings.is_weighed
    starved = seen & (growth.weight_z < -3)
    thin = seen & (growth.weight_z < -2) & ~starved
    short = seen & (growth.height_z < -2)
    six = weighed & (months >= 6) & (months < 7)
    return {
        ("bayi_0_5", "asi_eksklusif"): (count(weighed & (months < 6)), 0.71, 0.35),
        ("bayi_6", "lulus_asi"): (count(six), 0.52, 0.4),
        ("anak_6_23", "mpasi"): (
            count(weighed & (months >= 6) & (months < 24)),
            0.68,
            0.35,
        ),
        ("gizi_buruk", "gizi_buruk_dirawat"): (count(starved), 0.9, 0.5),
        ("gizi_kurang", "gizi_kurang_pmt"): (count(thin), 0.78, 0.5),
        ("stunting", "stunting_dirujuk"): (count(short), 0.55, 0.5),
    }


def _mothers_found(world: World, draws: np.random.Generator) -> Found:
    people, pregnancies = world.population.people, world.population.pregnancies
    baby = np.flatnonzero(
        (people.born >= world.settings.first_day)
        & (people.born <= world.settings.reported_until)
        & (people.arrived == people.born)
    )
    born = _by_month(world, people.mother[baby], people.born[baby])
    lasting = pregnancies.outcome != MISCARRIAGE
    ended = lasting & (pregnancies.ended <= world.settings.reported_until)
    mothers = _by_month(world, pregnancies.mother[ended], pregnancies.ended[ended])
    alive = draws.binomial(born, 0.995)
    thin_day = pregnancies.conceived + 84
    thin = lasting & (draws.random(len(pregnancies)) < 0.115)
    found = _by_month(world, pregnancies.mother[thin], thin_day[thin])
    return {
        ("lahir_hidup", "imd"): (born, 0.78, 0.35),
        ("lahir_ditimbang", "bblr"): (alive, 0.062, 0.25),
        ("ibu_nifas", "nifas_vitamin_a"): (mothers, 0.9, 0.4),
        ("bumil_kek", "kek_pmt"): (found, 0.84, 0.4),
    }


def _by_month(world: World, who: Numbers, day: Numbers) -> Numbers:
    months = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    village = world.population.village[who]
    inside = day <= world.settings.reported_until
    return count_by_village_month(world, village, months + 1970 * 12, inside)


def build_iron_tablets(world: World) -> Register:
    """Girls of 12 to 18 at school each month, and those who take a tablet weekly."""
    girls = np.stack([_girls(world, year) for year in world.settings.years])
    months = world.settings.months
    years = np.array(months) // 12 - world.settings.first_year
    number = girls[years].ravel()
    draws = world.settings.draws("iron tablets")
    level = level_by_village(world, "iron tablets of girls", 0.52, 0.4)
    holiday = np.isin(np.array(months) % 12 + 1, (6, 7))
    chance = np.tile(level, (len(months), 1)) * np.where(holiday, 0.6, 1.0)[:, None]
    given = draws.binomial(number, np.clip(chance.ravel() * 1.3, 0, 0.97))
    taken = draws.binomial(given, 0.74)
    columns = {
        "remaja_putri": plain(number),
        "mendapat": plain(given),
        "minum_mingguan": plain(taken),
    }
    return Register("ttd-rematri", {**month_columns(world), **columns})


def _girls(world: World, year: int) -> Numbers:
    population = world.population
    people, day = population.people, day_number(year, 7, 1)
    years = (day - people.born) / 365.25
    chosen = (people.sex == FEMALE) & (years >= 12) & (years < 19)
    village = population.village[chosen & people.lives_here_on(day)]
    return np.bincount(village, minlength=len(world.places.villages))
