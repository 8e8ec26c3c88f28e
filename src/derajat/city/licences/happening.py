"""Licensed premises, their inspections, and what is planned, applied for and tested."""

import numpy as np

from derajat.city.licences.inspecting import build_inspections, build_plan
from derajat.city.occasions import (
    day_if_reported,
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


KINDS = {
    "pbf-cabang": 1.7,
    "ukot": 2.5,
    "umot": 3,
    "apotek": 15,
    "toko-obat": 6,
    "toko-alkes": 3,
    "optikal": 4,
    "pirt": 40,
}
"""Kinds of premises with about how many there are for 100,000 people."""
BY_PROVINCE = ("pbf-cabang", "ukot")
"""Kinds that the province licenses; the city only joins in their supervision."""
RISKS = ("rendah", "menengah-rendah", "menengah-tinggi", "tinggi")
_RISK_OF_KIND = (3, 3, 2, 2, 1, 1, 0, 1)
_YEAR = 365


def build_registers(world: World) -> tuple[Register, ...]:
    """The six registers of licences and their supervision."""
    premises = _build_premises(world)
    inspections = build_inspections(world, premises)
    return (
        premises,
        inspections,
        build_plan(world, premises, inspections),
        _build_applications(world),
        _build_reports(world),
        _build_samples(world),
    )


def _build_premises(world: World) -> Register:
    draws = world.settings.draws("licensed premises")
    people = world.settings.people
    numbers = [max(3, round(rate * people / 100_000)) for rate in KINDS.values()]
    kind = np.arange(len(KINDS)).repeat(numbers)
    count = len(kind)
    settings = world.settings
    earliest = settings.first_day - 6 * _YEAR
    issued = draws.integers(earliest, settings.reported_until - 60, count)
    closed = issued + draws.integers(_YEAR, 15 * _YEAR, count)
    renewed = settings.reported_until + draws.integers(-700, 5 * _YEAR, count)
    is_province = np.isin(np.array(list(KINDS))[kind], BY_PROVINCE)
    columns = {
        "sarana": numbered("S", np.arange(1, count + 1)),
        "jenis": worded(kind, tuple(KINDS)),
        "kewenangan": worded(np.where(is_province, 0, 1), ("provinsi", "kabkota")),
        "risiko": worded(np.array(_RISK_OF_KIND)[kind], RISKS),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "terbit": plain(issued),
        "berlaku_sampai": plain(np.maximum(renewed, issued + 2 * _YEAR)),
        "tutup": day_if_reported(world, closed, draws.random(count) < 0.2),
    }
    return Register("objek-perizinan", columns)


def _draw_kinds(draws: np.random.Generator, count: int) -> Numbers:
    weights = np.array(list(KINDS.values()))
    return draws.choice(len(KINDS), count, p=weights / weights.sum())


def _build_applications(world: World) -> Register:
    draws = world.settings.draws("licence applications")
    count = number_of_events(world, world.settings.people / 3_000, least=40)
    complete = draw_days(world.settings, draws, count)
    issued = complete + draw_waits(draws, count, 8)
    columns = {
        "permohonan": numbered("P", np.arange(1, count + 1)),
        "jenis": worded(_draw_kinds(draws, count), tuple(KINDS)),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "lengkap": plain(complete),
        "terbit": day_if_reported(world, issued, draws.random(count) < 0.95),
    }
    return Register("permohonan-izin", columns)


def _build_reports(world: World) -> Register:
    """Electronic reports of premises by village and month."""
    draws = world.settings.draws("electronic reports")
    months = np.array(world.settings.months)
    villages = len(world.places.villages)
    month, village = np.indices((len(months), villages))
    due_each = 1 + draws.poisson(world.places.share * world.settings.people / 3_000)
    level = draw_levels(draws, villages, 0.86, 0.09)
    due = due_each[village.ravel()]
    columns = {
        "kelurahan": worded(village.ravel(), world.village_codes),
        "bulan": plain(months[month.ravel()]),
        "wajib": plain(due),
        "diterima": plain(draws.binomial(due, level[village.ravel()])),
    }
    return Register("e-laporan-sarana", columns)


def _build_samples(world: World) -> Register:
    draws = world.settings.draws("samples")
    count = number_of_events(world, world.settings.people / 2_000, least=40)
    products = {"obat": 3.0, "obat-tradisional": 2.0, "kosmetik": 1.5, "pangan": 3.5}
    passes = (draws.random(count) < 0.9).astype(np.int64)
    columns = {
        "sampel": numbered("U", np.arange(1, count + 1)),
        "tanggal": plain(draw_days(world.settings, draws, count)),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "produk": draw_words(draws, products, count),
        "memenuhi": yes_or_nothing(passes, draws, 0.05),
    }
    return Register("sampel-produk", columns)
