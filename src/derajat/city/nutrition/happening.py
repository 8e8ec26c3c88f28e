"""Weighings one by one, monthly tables, yearly cohort of children under five."""

import numpy as np

from derajat.city.children import UNDER_FIVE_DAYS
from derajat.city.households import MALE
from derajat.city.immunisation.doses import Doses, build_doses
from derajat.city.nutrition.tables import (
    build_iron_tablets,
    build_services,
    build_skdn,
)
from derajat.city.nutrition.weighing import Weighings, build_weighings
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, RegisterColumn, plain, worded
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags


SEXES = ("L", "P")
POSITIONS = ("terlentang", "berdiri")
_EXPORTED_YOUNG_DAYS = 731
_EXPORTED_MONTHS = (2, 5, 8)
"""Of children from two years on the export holds these months only."""
_WEIGHED_ELSEWHERE, _SOUGHT_FOR_VITAMIN = 0.55, 0.8
"""Of those who did not come to the Posyandu: reached at home, at a kindergarten or in
the clinic; only the yearly cohort knows of it."""
_VITAMIN_MONTHS, _VITAMIN_FROM_DAYS = (2, 8), 183


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers of the nutrition programme."""
    weighings = build_weighings(world)
    capsule = _capsules(world, weighings)
    return (
        _build_measurements(world, weighings, capsule),
        build_skdn(world, weighings),
        build_services(world, weighings),
        build_iron_tablets(world),
        _build_cohort(world, weighings, capsule),
    )


def _capsules(world: World, weighings: Weighings) -> Flags:
    """Which rows got vitamin A: in February or August, from six months on."""
    rows = weighings.rows
    due = np.isin(rows.month_of_year, _VITAMIN_MONTHS)
    due &= rows.age_days >= _VITAMIN_FROM_DAYS
    draws = world.settings.draws("vitamin A")
    found = weighings.is_weighed & due & (draws.random(len(rows)) < 0.955)
    return np.asarray(found)


def _build_measurements(world: World, weighings: Weighings, capsule: Flags) -> Register:
    """One row a child and weighing, as e-PPGBM exports them."""
    rows = weighings.rows
    is_sent = weighings.is_weighed & (
        (rows.age_days < _EXPORTED_YOUNG_DAYS)
        | np.isin(rows.month_of_year, _EXPORTED_MONTHS)
    )
    chosen = np.flatnonzero(is_sent)
    chosen = chosen[np.argsort(rows.day[chosen], kind="stable")]
    child, tenths = rows.child[chosen], weighings.tenths[chosen]
    is_due = np.isin(rows.month_of_year[chosen], _VITAMIN_MONTHS)
    is_due &= rows.age_days[chosen] >= _VITAMIN_FROM_DAYS
    columns = {
        "nik": world.nik_of(child),
        "tanggal": plain(rows.day[chosen]),
        "kelurahan": world.village_of(child),
        "jk": worded(weighings.girls[chosen], SEXES),
        "umur_hari": plain(rows.age_days[chosen]),
        "berat_kg": plain(weighings.grams[chosen]),
        "tinggi_cm": plain(tenths * 10, known=tenths > 0),
        "cara_ukur": worded(~weighings.is_lying[chosen], POSITIONS, tenths > 0),
        "vitamin_a": plain(capsule[chosen], known=is_due),
    }
    return Register("pengukuran-balita", columns)


def _build_cohort(world: World, weighings: Weighings, capsule: Flags) -> Register:
    """One row a child and year: what the child got in that year."""
    doses = build_doses(world)
    parts = [
        _cohort_of(world, weighings, capsule, doses, year)
        for year in world.settings.years
        if day_number(year, 1, 1) <= world.settings.reported_until
    ]
    names = parts[0].keys()
    columns = {name: _joined([part[name] for part in parts]) for name in names}
    return Register("kohort-balita", columns)


def _joined(parts: list[RegisterColumn]) -> RegisterColumn:
    values = np.concatenate([part.values for part in parts])
    known = np.concatenate([part.is_known for part in parts])
    return RegisterColumn(values, parts[0].words, parts[0].prefix, known)


def _cohort_of(
    world: World, weighings: Weighings, capsule: Flags, all_doses: Doses, year: int
) -> dict[str, RegisterColumn]:
    """The children who are below five and live here at the end of the year, or at
    the last reported day."""
    people = world.population.people
    day = min(day_number(year, 12, 31), world.settings.reported_until)
    young = (people.born <= day) & (people.born + UNDER_FIVE_DAYS > day)
    child = np.flatnonzero(young & people.lives_here_on(day))
    draws = world.settings.draws(f"cohort {year}")
    rows = weighings.rows
    in_year = rows.month // 12 == year

    def count(flags: Flags) -> Numbers:
        chosen = rows.child[in_year & flags]
        return np.bincount(chosen, minlength=len(people))[child]

    away = count(~weighings.is_weighed)
    seen = count(weighings.is_weighed) + draws.binomial(away, _WEIGHED_ELSEWHERE)
    due = np.isin(rows.month_of_year, _VITAMIN_MONTHS)
    due &= rows.age_days >= _VITAMIN_FROM_DAYS
    sought = draws.binomial(count(due & ~capsule), _SOUGHT_FOR_VITAMIN)
    ill = draws.random(len(child)) < 0.31
    doses = all_doses.at(np.searchsorted(all_doses.child, child))
    return {
        "nik": world.nik_of(child),
        "tahun": plain(np.full(len(child), year)),
        "tanggal_lahir": plain(people.born[child]),
        "jk": worded(people.sex[child] != MALE, SEXES),
        "kelurahan": world.village_of(child),
        "timbang": plain(seen),
        "ukur": plain(np.minimum(count(weighings.tenths > 0) + 1, seen)),
        "kembang": plain(np.minimum(draws.binomial(4, 0.86, len(child)), seen)),
        "vitamin_a": plain(count(capsule) + sought),
        "imunisasi_dasar": plain(doses.complete <= day),
        "imunisasi_lanjutan": plain(doses.latest("dpt4", "mr2") <= day),
        "sakit": plain(ill),
        "mtbs": plain(draws.random(len(child)) < 0.93, known=ill),
    }
