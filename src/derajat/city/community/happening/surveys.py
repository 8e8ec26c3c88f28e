"""Campaigns, and what surveys find about how people and households live."""

import numpy as np

from derajat.city.occasions import (
    draw_days,
    draw_levels,
    draw_villages,
    draw_waits,
    draw_words,
    number_of_events,
    yes_or_nothing,
)
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded


TOPICS = {
    "aktivitas-fisik": 1.0,
    "gizi-seimbang": 1.4,
    "tanpa-rokok": 1.0,
    "cek-kesehatan": 1.5,
    "kesehatan-ibu-anak": 1.6,
    "lingkungan-bersih": 1.2,
}
_CHANNELS = {
    "tatap-muka": 5.0,
    "radio": 0.5,
    "media-sosial": 1.0,
    "sekolah": 2.0,
    "tempat-kerja": 1.0,
}
ITEMS = {
    "linakes": (0.97, 0.85),
    "asi": (0.72, 0.8),
    "timbang": (0.8, 0.6),
    "air": (0.93, 0.0),
    "ctps": (0.88, 0.0),
    "jamban": (0.92, 0.0),
    "jentik": (0.85, 0.0),
    "sayur": (0.8, 0.0),
    "gerak": (0.83, 0.0),
    "rokok": (0.62, 0.0),
}
"""Items of the household survey: how often they are met, and do not apply."""
OF_SOME = ("linakes", "asi", "timbang")
"""Items of households with a birth, a baby or a child; the others are of all."""
_PLACES = {"sekolah": 3.0, "fasyankes": 2.0, "ibadah": 2.0, "kantor": 2.0, "umum": 1.0}


def build_campaigns(world: World) -> Register:
    """The register `catatan-kampanye`: events planned, and what came of them."""
    draws = world.settings.draws("campaigns")
    count = number_of_events(world, world.settings.people / 600, least=60)
    is_done = draws.random(count) < 0.87
    aimed = np.round(draws.lognormal(np.log(60), 0.6, count)).astype(np.int64) + 5
    reached = np.round(aimed * draws.normal(0.85, 0.2, count).clip(0.1)).astype(int)
    columns = {
        "kegiatan": numbered("K", np.arange(1, count + 1)),
        "tanggal": plain(draw_days(world.settings, draws, count)),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "topik": draw_words(draws, TOPICS, count),
        "kanal": draw_words(draws, _CHANNELS, count),
        "terlaksana": plain(is_done),
        "sasaran": plain(aimed),
        "hadir": plain(reached, is_done),
        "biaya": plain(draws.integers(4, 60, count) * 50_000, is_done),
    }
    return Register("catatan-kampanye", columns)


def build_behaviour(world: World) -> Register:
    """The register `survei-perilaku`: persons from five years on."""
    draws = world.settings.draws("behaviour survey")
    count = number_of_events(world, world.settings.people / 120, least=300)
    village = draw_villages(world, draws, count)
    sex = draw_words(draws, {"L": 0.49, "P": 0.51}, count)
    age = draws.integers(5, 76, count)
    villages = len(world.places.villages)
    active = draws.random(count) < draw_levels(draws, villages, 0.64, 0.08)[village]
    smoking = np.where(age < 10, 0.0, np.where(age < 19, 0.09, 0.32))
    smokes = draws.random(count) < smoking * np.where(sex.values == 0, 1.8, 0.12)
    recalls = draws.random(count) < draw_levels(draws, villages, 0.45, 0.1)[village]
    score = np.round(draws.normal(62, 14, count)).clip(0, 100)
    columns = {
        "responden": numbered("W", np.arange(1, count + 1)),
        "tanggal": plain(draw_days(world.settings, draws, count)),
        "kelurahan": worded(village, world.village_codes),
        "jk": sex,
        "umur": plain(age),
        "aktif": yes_or_nothing(active.astype(np.int64), draws, 0.02),
        "porsi": yes_or_nothing(draws.poisson(2.9, count), draws, 0.02),
        "merokok": yes_or_nothing(smokes.astype(np.int64), draws, 0.02),
        "ingat": yes_or_nothing(recalls.astype(np.int64), draws, 0.02),
        "literasi": yes_or_nothing(score, draws, 0.1),
    }
    return Register("survei-perilaku", columns)


def build_tests(world: World) -> Register:
    """The register `tes-pengetahuan`: scores before and after an event."""
    draws = world.settings.draws("knowledge tests")
    count = number_of_events(world, world.settings.people / 150, least=120)
    before = np.round(draws.normal(52, 14, count)).clip(0, 100)
    after = np.round(before + draws.normal(17, 11, count)).clip(0, 100)
    columns = {
        "peserta": numbered("T", np.arange(1, count + 1)),
        "tanggal": plain(draw_days(world.settings, draws, count)),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "topik": draw_words(draws, TOPICS, count),
        "awal": yes_or_nothing(before, draws, 0.01),
        "akhir": yes_or_nothing(after, draws, 0.06),
    }
    return Register("tes-pengetahuan", columns)


def build_households(world: World) -> Register:
    """The register `survei-phbs`: ten items of surveyed households."""
    draws = world.settings.draws("household survey")
    count = number_of_events(world, world.settings.people / 60, least=300)
    village = draw_villages(world, draws, count)
    kind = draws.normal(0, 0.05, len(world.places.villages))[village]
    columns = {
        "survei": numbered("H", np.arange(1, count + 1)),
        "tanggal": plain(draw_days(world.settings, draws, count)),
        "kelurahan": worded(village, world.village_codes),
    }
    for name, (level, not_due) in ITEMS.items():
        met: Numbers = (draws.random(count) < level + kind).astype(np.int64)
        columns[name] = yes_or_nothing(met, draws, not_due)
    return Register("survei-phbs", columns)


def build_smoke_free(world: World) -> Register:
    """The register `pemeriksaan-ktr`: visits to places that must be smoke-free."""
    draws = world.settings.draws("smoke-free places")
    count = number_of_events(world, world.settings.people / 900, least=40)
    village = draw_villages(world, draws, count)
    level = draw_levels(draws, len(world.places.villages), 0.72, 0.12)
    day = draw_days(world.settings, draws, count) - draw_waits(draws, count, 1)
    columns = {
        "pemeriksaan": numbered("KTR", np.arange(1, count + 1)),
        "tanggal": plain(np.maximum(day, world.settings.first_day)),
        "kelurahan": worded(village, world.village_codes),
        "tempat": draw_words(draws, _PLACES, count),
        "patuh": plain(draws.random(count) < level[village]),
    }
    return Register("pemeriksaan-ktr", columns)
