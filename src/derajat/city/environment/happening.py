"""Sanitation, drinking water, public places, food places and medical waste."""

import numpy as np

from derajat.city.monthly import (
    by_year_and_village,
    draw_numbers,
    draw_part,
    months_of,
    random_flags,
    residents,
)
from derajat.city.programme import World
from derajat.city.registers import Register, numbered, plain, worded


KINDS = (
    "sekolah",
    "fasyankes",
    "pasar",
    "tempat-ibadah",
    "rumah-makan",
    "jasa-boga",
    "depot-air",
)
IS_FOOD = (0, 0, 0, 0, 1, 1, 1)
GROUPS = ("TFU", "TPP")
"""Public places, places that handle food."""
_FAMILY = 3.6
_PLACES_OF_1000 = 3.0


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers of the environment."""
    return (
        _build_sanitation(world),
        _build_water(world),
        _build_inspections(world),
        _build_waste(world),
    )


def _build_sanitation(world: World) -> Register:
    """The pillars of STBM by village and year; they grow."""
    families = np.round(residents(world) / _FAMILY).astype(np.int64)
    draws = world.settings.draws("stbm")
    village = draws.uniform(0, 1, families.shape[1])
    grown = np.linspace(0, 0.35, families.shape[0])[:, np.newaxis]
    level = village * 0.75 + grown
    columns = by_year_and_village(
        world,
        sbs=(level > 0.35).astype(np.int64),
        lima_pilar=(level > 0.68).astype(np.int64),
        kk=families,
        kk_jamban=draw_part(world, "stbm jamban", families, 0.93, 0.04),
        kk_ctps=draw_part(world, "stbm ctps", families, 0.79),
        kk_sampah=draw_part(world, "stbm sampah", families, 0.58, 0.1),
    )
    return Register("stbm-kelurahan", columns)


def _build_water(world: World) -> Register:
    """Drinking-water supplies: registered, watched, sampled, meeting the standard."""
    shape = (len(world.settings.years), len(world.places.villages))
    registered = draw_numbers(world, "air minum", 6, 40, shape)
    watched = draw_part(world, "air diawasi", registered, 0.72, 0.1)
    sampled = draw_part(world, "air diperiksa", watched, 0.6, 0.1)
    columns = by_year_and_village(
        world,
        sarana=registered,
        diawasi=watched,
        diperiksa=sampled,
        memenuhi=draw_part(world, "air memenuhi", sampled, 0.76, 0.08),
    )
    return Register("sarana-air", columns)


def _build_inspections(world: World) -> Register:
    """One row a place and year: whether it was inspected and meets the standard."""
    draws = world.settings.draws("tfu-tpp")
    number = max(8, round(world.settings.people * _PLACES_OF_1000 / 1000))
    kind = draws.choice(len(KINDS), number, p=(0.22, 0.08, 0.03, 0.25, 0.2, 0.1, 0.12))
    village = draws.choice(len(world.places.villages), number, p=world.places.share)
    years = np.array(world.settings.years)
    row, year = (item.ravel() for item in np.indices((number, len(years))))
    order = np.argsort(year, kind="stable")
    row, year = row[order], year[order]
    size = len(row)
    is_inspected = draws.random(size) < 0.79
    columns = {
        "objek": numbered("O", row + 1),
        "tahun": plain(years[year]),
        "kelurahan": worded(village[row], world.village_codes),
        "jenis": worded(kind[row], KINDS),
        "kelompok": worded(np.array(IS_FOOD)[kind[row]], GROUPS),
        "diperiksa": plain(is_inspected),
        "memenuhi": plain(
            draws.random(size) < 0.7, is_inspected & random_flags(draws, 0.99, size)
        ),
    }
    return Register("tfu-tpp", columns)


def _build_waste(world: World) -> Register:
    """Medical waste of each health centre and month, in tenths of a kilogram."""
    months, centres = months_of(world), len(world.places.health_centres)
    shape = (len(months), centres)
    waste = draw_numbers(world, "limbah medis", 180, 1_400, shape)
    month, centre = np.indices(shape)
    columns = {
        "bulan": plain(months[month.ravel()]),
        "puskesmas": worded(centre.ravel(), world.health_centre_codes),
        "limbah_kg": plain(waste.ravel()),
        "dikelola_kg": plain(draw_part(world, "limbah", waste, 0.9, 0.06).ravel()),
    }
    return Register("limbah-medis", columns)
