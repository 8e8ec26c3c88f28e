"""Emergency calls, readiness of the health centres, and drills."""

import numpy as np

from derajat.city.occasions import (
    day_if_reported,
    draw_centres,
    draw_days,
    draw_levels,
    draw_villages,
    draw_waits,
    draw_words,
    number_of_events,
    yes_or_nothing,
)
from derajat.city.programme import World
from derajat.city.registers import Register, numbered, plain, worded


CATEGORIES = {
    "medis": 0.38,
    "trauma": 0.2,
    "kebidanan": 0.1,
    "rujukan": 0.12,
    "bukan-darurat": 0.2,
}
_CALLS_EACH_PERSON = 0.012
_DRILLS = {"bencana": 3.0, "kebakaran": 2.0, "klb": 2.0, "gawat-darurat": 3.0}


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `panggilan-psc-119`, `kesiapan-darurat` and `catatan-latihan`."""
    return _build_calls(world), _build_readiness(world), _build_drills(world)


def _build_calls(world: World) -> Register:
    draws = world.settings.draws("emergency calls")
    people = world.settings.people
    count = number_of_events(world, people * _CALLS_EACH_PERSON, least=80)
    village = draw_villages(world, draws, count)
    minutes = draws.integers(0, 1440, count)
    called = draw_days(world.settings, draws, count) * 1440 + minutes
    is_answered = draws.random(count) < 0.94
    category = draw_words(draws, CATEGORIES, count)
    is_urgent = category.values != list(CATEGORIES).index("bukan-darurat")
    left = called + 1 + draw_waits(draws, count, 3)
    far = draws.uniform(6, 22, len(world.places.villages))
    travel = draws.lognormal(np.log(far[village]), 0.4)
    arrived = left + np.round(travel).astype(np.int64)
    last_minute = world.settings.reported_until * 1440 + 1439
    goes = is_answered & is_urgent & (draws.random(count) < 0.97)
    columns = {
        "panggilan": numbered("T", np.arange(1, count + 1)),
        "masuk": plain(called),
        "berangkat": plain(left, goes & (left <= last_minute)),
        "tiba": plain(arrived, goes & (arrived <= last_minute)),
        "kelurahan": worded(village, world.village_codes),
        "kategori": category,
        "terjawab": plain(is_answered),
    }
    return Register("panggilan-psc-119", columns)


def _build_readiness(world: World) -> Register:
    draws = world.settings.draws("emergency readiness")
    months = np.array(world.settings.months)
    centres = len(world.places.health_centres)
    month, centre = (part.ravel() for part in np.indices((len(months), centres)))
    owned = draws.integers(1, 4, centres)[centre]
    opened = draws.integers(-24, 60, centres)
    complete = (draws.random(len(month)) < 0.85).astype(np.int64)
    columns = {
        "puskesmas": worded(centre, world.health_centre_codes),
        "bulan": plain(months[month]),
        "ambulans": plain(owned),
        "ambulans_siap": plain(
            draws.binomial(owned, 0.9), draws.random(len(month)) > 0.01
        ),
        "jam_24": plain(month >= opened[centre]),
        "set_lengkap": yes_or_nothing(complete, draws, 0.02),
    }
    return Register("kesiapan-darurat", columns)


def _build_drills(world: World) -> Register:
    draws = world.settings.draws("drills")
    centres = len(world.places.health_centres)
    count = number_of_events(world, centres * 3)
    planned = draw_days(world.settings, draws, count)
    centre = draw_centres(world, draws, count)
    level = draw_levels(draws, centres, 0.75, 0.12)
    done = day_if_reported(
        world,
        planned + draw_waits(draws, count, 4),
        draws.random(count) < level[centre],
    )
    columns = {
        "latihan": numbered("D", np.arange(1, count + 1)),
        "jenis": draw_words(draws, _DRILLS, count),
        "puskesmas": worded(centre, world.health_centre_codes),
        "rencana": plain(planned),
        "terlaksana": done,
        "peserta": plain(draws.integers(12, 80, count), done.is_known),
    }
    return Register("catatan-latihan", columns)
