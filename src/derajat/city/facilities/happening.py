"""Registers of service units, equipment, certificates, quality and finance."""

import numpy as np

from derajat.city.facilities.equipment import build_equipment
from derajat.city.facilities.performance import (
    build_capitation,
    build_finance,
    build_quality,
)
from derajat.city.programme import World
from derajat.city.registers import Register, numbered, plain, worded


UNITS = ("pustu", "posyandu")
GRADES = ("dasar", "madya", "utama", "paripurna")
_PEOPLE_OF_A_POSYANDU = 1_500
_HAS_BRANCH = 0.8
"""Villages with a branch of the health centre (Pustu)."""
_GRADE_SHARES = (0.15, 0.35, 0.3, 0.2)
_FIVE_YEARS = 1825


def build_registers(world: World) -> tuple[Register, ...]:
    """Units, profiles, equipment, certificates, quality, finance and capitation."""
    return (
        _build_units(world),
        _build_profiles(world),
        build_equipment(world),
        _build_certificates(world),
        build_quality(world),
        build_finance(world),
        build_capitation(world),
    )


def _build_units(world: World) -> Register:
    """Each Pustu and Posyandu of each village in each year."""
    draws = world.settings.draws("service units")
    places, years = world.places, np.array(world.settings.years)
    posyandu = np.maximum(
        1, np.round(places.share * world.settings.people / _PEOPLE_OF_A_POSYANDU)
    ).astype(np.int64)
    branches = draws.random(len(posyandu)) < _HAS_BRANCH
    village = np.concatenate(
        [np.flatnonzero(branches), np.repeat(np.arange(len(posyandu)), posyandu)]
    )
    size = len(village)
    is_posyandu = np.arange(size) >= int(branches.sum())
    quality = draws.beta(6, 2.5, size)
    year, unit = np.divmod(np.arange(size * len(years)), size)
    better = np.minimum(quality[unit] + 0.03 * year, 1.0)
    is_branch = ~is_posyandu[unit]
    columns = {
        "unit": numbered("U", unit + 1),
        "tahun": plain(years[year]),
        "kelurahan": worded(village[unit], world.village_codes),
        "jenis": worded(is_posyandu[unit], UNITS),
        **{
            name: plain(draws.random(len(unit)) < better)
            for name in ("gedung_standar", "alat_standar", "obat_standar")
        },
        "perawat": plain(draws.binomial(2, 0.85 * better), known=is_branch),
        "bidan": plain(draws.binomial(2, 0.9 * better), known=is_branch),
        "kader": plain(1 + draws.binomial(5, better)),
        "siklus_hidup": plain(draws.random(len(unit)) < better, known=~is_branch),
    }
    return Register("unit-layanan", columns)


def _build_profiles(world: World) -> Register:
    """What each health centre has in place, year by year; once begun it stays."""
    draws = world.settings.draws("profiles")
    years, centres = np.array(world.settings.years), len(world.places.health_centres)
    year, centre = np.divmod(np.arange(len(years) * centres), centres)
    columns = {
        "tahun": plain(years[year]),
        "puskesmas": worded(centre, world.health_centre_codes),
    }
    for name, share in (
        ("klaster", 0.75),
        ("pws", 0.65),
        ("pustu_ilp", 0.8),
        ("posyandu_ilp", 0.7),
        ("blud", 0.6),
        ("pelayanan_24_jam", 0.35),
    ):
        chance = draws.random(centres)
        columns[name] = plain(chance[centre] < share + 0.05 * year)
    return Register("profil-puskesmas", columns)


def _build_certificates(world: World) -> Register:
    """The certificate each health centre holds, and the next one where it has come."""
    draws = world.settings.draws("accreditation")
    centres = np.arange(len(world.places.health_centres))
    first = world.settings.first_day
    begins = first - draws.integers(300, 1700, len(centres))
    grade = draws.choice(4, len(centres), p=_GRADE_SHARES)
    ends = begins + _FIVE_YEARS
    # Some are late with the next survey, and without a certificate until then.
    again = ends + 1 + np.where(draws.random(len(centres)) < 0.5, 0, 240)
    renewed = (again <= world.settings.reported_until) & (
        draws.random(len(centres)) < 0.85
    )
    better = np.minimum(grade + draws.integers(0, 3, len(centres)), 3)
    begin = np.concatenate([begins, again[renewed]])
    columns = {
        "sertifikat": numbered("A", np.arange(1, len(begin) + 1)),
        "puskesmas": worded(
            np.concatenate([centres, centres[renewed]]), world.health_centre_codes
        ),
        "tingkat": worded(np.concatenate([grade, better[renewed]]), GRADES),
        "berlaku_mulai": plain(begin),
        "berlaku_sampai": plain(begin + _FIVE_YEARS),
    }
    return Register("akreditasi", columns)
