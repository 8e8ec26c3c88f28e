"""Community health posts, other efforts, partners, leaders and organisations."""

import numpy as np

from derajat.city.occasions import (
    day_if_reported,
    draw_days,
    draw_levels,
    draw_villages,
    draw_words,
    number_of_events,
)
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded


_PEOPLE_OF_A_POST = 1_500
_EFFORTS = {
    "poskestren": 1.0,
    "saka-bakti-husada": 0.6,
    "pos-ukk": 1.4,
    "poskesdes": 2.0,
    "kelurahan-siaga": 3.0,
}
_PARTNERS = {
    "perusahaan": 3.0,
    "organisasi": 3.0,
    "perguruan-tinggi": 1.0,
    "perorangan": 2.0,
}
_LEADERS = {"agama": 4.0, "adat": 1.0, "pemuda": 2.0, "perempuan": 3.0}
_ORGANISATIONS = {"kantor": 3.0, "sekolah": 4.0, "perusahaan": 3.0, "ibadah": 3.0}
_YEAR = 365


def _villages_of_posts(world: World) -> Numbers:
    """The village of each post: at least one in each."""
    people = world.places.share * world.settings.people
    numbers = np.maximum(1, np.round(people / _PEOPLE_OF_A_POST)).astype(np.int64)
    return np.arange(len(numbers)).repeat(numbers)


def build_openings(world: World) -> Register:
    """The register `posyandu-bulan`: whether a post opened in a month."""
    draws = world.settings.draws("opening of posts")
    villages = _villages_of_posts(world)
    months = np.array(world.settings.months)
    month, post = (p.ravel() for p in np.indices((len(months), len(villages))))
    level = draw_levels(draws, len(villages), 0.86, 0.14)
    is_open = draws.random(len(post)) < level[post]
    columns = {
        "posyandu": numbered("PY", post + 1),
        "bulan": plain(months[month]),
        "kelurahan": worded(villages[post], world.village_codes),
        "buka": plain(is_open),
        "kader_hadir": plain(draws.integers(2, 9, len(post)), is_open),
    }
    return Register("posyandu-bulan", columns)


def build_posts(world: World) -> Register:
    """The register `register-posyandu`: each post in each year."""
    draws = world.settings.draws("register of posts")
    villages = _villages_of_posts(world)
    years = np.array(world.settings.years)
    year, post = (p.ravel() for p in np.indices((len(years), len(villages))))
    count = len(post)
    helpers = draws.integers(3, 9, len(villages))[post]
    coverage = draws.normal(68, 16, len(villages))[post] + 2 * year
    fund = draws.normal(38, 18, len(villages))[post] + 3 * year
    columns = {
        "posyandu": numbered("PY", post + 1),
        "tahun": plain(years[year]),
        "kelurahan": worded(villages[post], world.village_codes),
        "kader": plain(helpers),
        "kader_terlatih": plain(draws.binomial(helpers, 0.64)),
        "cakupan": plain(np.round(coverage).clip(5, 100)),
        "dana_sehat": plain(np.round(fund).clip(0, 100), draws.random(count) > 0.02),
        "alat_lengkap": plain(draws.random(count) < 0.83),
        "siklus_hidup": plain(draws.random(count) < 0.35 + 0.12 * year),
        "posbindu": plain(draws.random(count) < 0.58),
    }
    return Register("register-posyandu", columns)


def build_efforts(world: World) -> Register:
    """The register `register-ukbm`: other efforts in each year."""
    draws = world.settings.draws("community efforts")
    number = max(10, round(world.settings.people / 2_400))
    village = draw_villages(world, draws, number)
    kind = draw_words(draws, _EFFORTS, number)
    years = np.array(world.settings.years)
    year, effort = (p.ravel() for p in np.indices((len(years), number)))
    columns = {
        "ukbm": numbered("UK", effort + 1),
        "tahun": plain(years[year]),
        "kelurahan": worded(village[effort], world.village_codes),
        "jenis": kind.at(effort),
        "aktif": plain(draws.random(len(effort)) < 0.66),
    }
    return Register("register-ukbm", columns)


def build_support(world: World) -> Register:
    """The register `register-mitra`: what partners give."""
    draws = world.settings.draws("partners")
    count = number_of_events(world, world.settings.people / 2_000, least=30)
    amount = np.round(draws.lognormal(np.log(4_000), 1, count)).astype(np.int64)
    columns = {
        "dukungan": numbered("DM", np.arange(1, count + 1)),
        "tanggal": plain(draw_days(world.settings, draws, count)),
        "mitra": draw_words(draws, _PARTNERS, count),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "nilai": plain(amount * 1_000),
        "terwujud": plain(draws.random(count) < 0.82),
    }
    return Register("register-mitra", columns)


def build_leaders(world: World) -> Register:
    """The register `daftar-pemimpin-informal`: from listing until they leave."""
    draws = world.settings.draws("informal leaders")
    count = max(40, round(world.settings.people / 900))
    settings = world.settings
    listed = draws.integers(
        settings.first_day - 3 * _YEAR, settings.reported_until - 30, count
    )
    trained = listed + draws.integers(30, 5 * _YEAR, count)
    left = trained + draws.integers(30, 8 * _YEAR, count)
    columns = {
        "pemimpin": numbered("PI", np.arange(1, count + 1)),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "unsur": draw_words(draws, _LEADERS, count),
        "terdaftar": plain(listed),
        "dilatih": day_if_reported(world, trained, draws.random(count) < 0.8),
        "berhenti": day_if_reported(world, left, draws.random(count) < 0.3),
    }
    return Register("daftar-pemimpin-informal", columns)


def build_organisations(world: World) -> Register:
    """The register `aturan-organisasi`: organisations, with or without a rule."""
    draws = world.settings.draws("organisations")
    count = max(40, round(world.settings.people / 700))
    settings = world.settings
    earliest = settings.first_day - 3 * _YEAR
    listed = draws.integers(earliest, settings.reported_until - 30, count)
    begins = listed + draws.integers(1, 5 * _YEAR, count)
    ends = begins + draws.integers(_YEAR, 6 * _YEAR, count)
    gone = listed + draws.integers(_YEAR, 10 * _YEAR, count)
    has_rule = draws.random(count) < 0.7
    begun = day_if_reported(world, begins, has_rule)
    columns = {
        "organisasi": numbered("O", np.arange(1, count + 1)),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "jenis": draw_words(draws, _ORGANISATIONS, count),
        "terdaftar": plain(listed),
        "aturan_mulai": begun,
        "aturan_sampai": plain(ends, begun.is_known & (draws.random(count) < 0.6)),
        "bubar": day_if_reported(world, gone, draws.random(count) < 0.1),
    }
    return Register("aturan-organisasi", columns)
