"""Outbreaks (KLB) and crises: the logs that the office keeps of them."""

import numpy as np

from derajat.city.infections.happening.dengue import planted_outbreaks
from derajat.city.monthly import draw_part
from derajat.city.programme import World
from derajat.city.registers import (
    Numbers,
    Register,
    RegisterColumn,
    numbered,
    plain,
    worded,
)
from derajat.city.surveillance.weekly import MINUTES_OF_DAY


OUTBREAKS = ("dbd", "keracunan-pangan", "campak", "diare", "difteri", "pertusis")
CRISES = ("banjir", "kebakaran", "angin-kencang", "tanah-longsor")
_A_YEAR = 7.0
_CRISES_A_YEAR = 11.0


def build_outbreaks(world: World) -> Register:
    """The register `catatan-klb`: the planted outbreaks of dengue and others."""
    draws = world.settings.draws("catatan-klb")
    planted = planted_outbreaks(world)
    number = int(draws.poisson(_A_YEAR * len(world.settings.years)))
    days = draws.integers(
        world.settings.first_day, world.settings.reported_until - 40, number
    )
    first = np.concatenate([[o.first_day for o in planted], days]).astype(np.int64)
    disease = np.concatenate(
        [np.zeros(len(planted)), draws.integers(1, len(OUTBREAKS), number)]
    ).astype(np.int64)
    villages = draws.integers(0, len(world.places.villages), number)
    village = np.concatenate([[o.village for o in planted], villages]).astype(np.int64)
    order = np.argsort(first, kind="stable")
    size = len(order)
    columns = {
        "klb": numbered("KLB", np.arange(1, size + 1)),
        "penyakit": worded(disease[order], OUTBREAKS),
        "kelurahan": worded(village[order], world.village_codes),
    }
    columns |= _clocks(world, first[order], disease[order] == 1)
    return Register("catatan-klb", columns | _numbers(world, size))


def _clocks(
    world: World, first: Numbers, is_food: Numbers
) -> dict[str, RegisterColumn]:
    """First case, detection, report, response and end of each outbreak."""
    draws = world.settings.draws("catatan-klb clocks")
    size = len(first)
    wait = np.where(is_food, 0, draws.integers(1, 11, size))
    detected = (first + wait) * MINUTES_OF_DAY + draws.integers(420, 1200, size)
    reported = detected + _hours(draws, 0.82, size)
    handled = reported + _hours(draws, 0.85, size)
    lasts = np.where(is_food, draws.integers(1, 4, size), draws.integers(9, 33, size))
    until = world.settings.reported_until
    return {
        "kasus_pertama": plain(first),
        "terdeteksi": plain(detected),
        "dilaporkan": plain(reported),
        "ditangani": plain(
            handled,
            (draws.random(size) < 0.97) & (handled < (until + 1) * MINUTES_OF_DAY),
        ),
        "selesai": plain(first + lasts, first + lasts <= until),
    }


def _hours(draws: np.random.Generator, in_time: float, size: int) -> Numbers:
    """Minutes, most of them below a day."""
    hours = np.where(
        draws.random(size) < in_time,
        draws.uniform(0.5, 24, size),
        draws.uniform(24, 90, size),
    )
    return np.asarray((hours * 60).astype(np.int64))


def _numbers(world: World, size: int) -> dict[str, RegisterColumn]:
    """Exposed, ill, dead and served people, and samples."""
    draws = world.settings.draws("catatan-klb numbers")
    exposed = draws.integers(40, 900, size)
    ill = np.maximum(draws.binomial(exposed, draws.uniform(0.03, 0.3, size)), 1)
    return {
        "terpapar": plain(exposed),
        "kasus": plain(ill),
        "meninggal": plain(draws.binomial(ill, 0.008)),
        "dilayani": plain(draws.binomial(exposed, draws.uniform(0.85, 1, size))),
        "sampel": plain(draws.integers(0, 12, size)),
    }


def build_crises(world: World) -> Register:
    """The register `krisis-kesehatan`: floods, fires and the like."""
    draws = world.settings.draws("krisis-kesehatan")
    size = int(draws.poisson(_CRISES_A_YEAR * len(world.settings.years)))
    days = np.sort(
        draws.integers(
            world.settings.first_day, world.settings.reported_until + 1, size
        )
    )
    affected = draws.integers(12, 600, size)
    columns = {
        "krisis": numbered("KR", np.arange(1, size + 1)),
        "tanggal": plain(days),
        "jenis": worded(draws.integers(0, len(CRISES), size), CRISES),
        "kelurahan": worded(
            draws.integers(0, len(world.places.villages), size), world.village_codes
        ),
        "terdampak": plain(affected),
        "dilayani": plain(draw_part(world, "krisis served", affected, 0.93, 0.05)),
    }
    return Register("krisis-kesehatan", columns)


def build_capacities(world: World) -> Register:
    """The register `kapasitas-klb`: what the city says of itself once a year."""
    draws = world.settings.draws("kapasitas-klb")
    years = np.array(world.settings.years)
    columns: dict[str, RegisterColumn] = {
        "tahun": plain(years),
        "kota": worded(np.zeros(len(years)), (world.places.city.code,)),
    }
    chances = {"peta_risiko": 0.6, "kapasitas": 0.55, "vektor": 0.9, "labkesmas": 0.6}
    for name, chance in chances.items():
        columns[name] = plain(draws.random(len(years)) < chance)
    return Register("kapasitas-klb", columns)
