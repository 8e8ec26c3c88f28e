"""Proposals, activities, standards, regulations, findings, information."""

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
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.city.satisfaction.happening import SERVICES
from derajat.model.calendar import day_number


SECTORS = {
    "kesehatan": 3.0,
    "pendidikan": 2.0,
    "sosial": 1.5,
    "tenaga-kerja": 1.0,
    "lingkungan-hidup": 1.5,
    "pemerintahan": 2.0,
}
_ACTIVITIES = {
    "forum-konsultasi": 1.0,
    "pembinaan": 5.0,
    "evaluasi-internal": 2.0,
    "sosialisasi-kinerja": 1.0,
}
_SOURCES = {
    "inspektorat": 3.0,
    "bpk": 1.0,
    "evaluasi-kinerja": 2.0,
    "audit-internal": 3.0,
}


def build_proposals(world: World) -> Register:
    """The register `usulan-musrenbang`."""
    draws = world.settings.draws("proposals")
    count = number_of_events(world, len(world.places.villages) * 3, least=40)
    accepted = (draws.random(count) < 0.46).astype(np.int64)
    columns = {
        "usulan": numbered("USL", np.arange(1, count + 1)),
        "tanggal": plain(draw_days(world.settings, draws, count)),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "diterima": yes_or_nothing(accepted, draws, 0.05),
    }
    return Register("usulan-musrenbang", columns)


def build_activities(world: World) -> Register:
    """The register `agenda-kegiatan`: planned, and done or not."""
    draws = world.settings.draws("activities")
    centres = len(world.places.health_centres)
    count = number_of_events(world, centres * 9, least=60)
    planned = draw_days(world.settings, draws, count)
    centre = draw_centres(world, draws, count)
    level = draw_levels(draws, centres, 0.8, 0.1)
    done = planned + draw_waits(draws, count, 5)
    columns = {
        "kegiatan": numbered("AG", np.arange(1, count + 1)),
        "jenis": draw_words(draws, _ACTIVITIES, count),
        "puskesmas": worded(centre, world.health_centre_codes),
        "rencana": plain(planned),
        "terlaksana": day_if_reported(world, done, draws.random(count) < level[centre]),
    }
    return Register("agenda-kegiatan", columns)


def build_standards(world: World) -> Register:
    """The register `standar-pelayanan`: each service of each centre in each year."""
    draws = world.settings.draws("service standards")
    years = np.array(world.settings.years)
    shape = (len(years), len(world.places.health_centres), len(SERVICES))
    year, centre, service = (part.ravel() for part in np.indices(shape))
    ends = np.array([day_number(int(y), 12, 31) for y in years])[year]
    valid_until = ends + draws.integers(-400, 900, len(year))
    columns = {
        "puskesmas": worded(centre, world.health_centre_codes),
        "layanan": worded(service, SERVICES),
        "tahun": plain(years[year]),
        "sop_sampai": plain(valid_until, draws.random(len(year)) > 0.08),
        "syarat": plain(draws.random(len(year)) < 0.9),
        "tarif": plain(draws.random(len(year)) < 0.84),
        "waktu": plain(draws.random(len(year)) < 0.76),
    }
    return Register("standar-pelayanan", columns)


def build_regulations(world: World) -> Register:
    """The register `register-peraturan`: planned, issued, applied."""
    draws = world.settings.draws("regulations")
    count = number_of_events(world, len(world.places.villages) / 2, least=24)
    planned = draw_days(world.settings, draws, count)
    issued = day_if_reported(
        world,
        planned + draw_waits(draws, count, 40),
        draws.random(count) < 0.7,
    )
    is_told = issued.is_known & (draws.random(count) < 0.9)
    columns = {
        "peraturan": numbered("PR", np.arange(1, count + 1)),
        "sektor": draw_words(draws, SECTORS, count),
        "kelurahan": worded(draw_villages(world, draws, count), world.village_codes),
        "rencana": plain(planned),
        "terbit": issued,
        "diterapkan": plain(draws.random(count) < 0.75, is_told),
    }
    return Register("register-peraturan", columns)


def build_findings(world: World) -> Register:
    """The register `hasil-pemeriksaan`: with the day each is due and closed."""
    draws = world.settings.draws("audit findings")
    centres = len(world.places.health_centres)
    count = number_of_events(world, centres * 5, least=40)
    found = draw_days(world.settings, draws, count)
    due = found + 60
    closed = found + 10 + draw_waits(draws, count, 35)
    columns = {
        "temuan": numbered("TM", np.arange(1, count + 1)),
        "sumber": draw_words(draws, _SOURCES, count),
        "puskesmas": worded(
            draw_centres(world, draws, count), world.health_centre_codes
        ),
        "tanggal": plain(found),
        "tenggat": plain(due),
        "selesai": day_if_reported(world, closed, draws.random(count) < 0.9),
    }
    return Register("hasil-pemeriksaan", columns)


def build_information(world: World) -> Register:
    """The register `daftar-informasi-publik`: due, and published or not."""
    draws = world.settings.draws("public information")
    count = number_of_events(world, len(world.places.health_centres) * 8, least=60)
    due = draw_days(world.settings, draws, count)
    published = due - 12 + draw_waits(draws, count, 11)
    columns = {
        "informasi": numbered("DIP", np.arange(1, count + 1)),
        "jenis": draw_words(draws, {"berkala": 3.0, "setiap-saat": 2.0}, count),
        "puskesmas": worded(
            draw_centres(world, draws, count), world.health_centre_codes
        ),
        "tenggat": plain(due),
        "terbit": day_if_reported(world, published, draws.random(count) < 0.93),
    }
    return Register("daftar-informasi-publik", columns)


def build_requests(world: World) -> Register:
    """The register `permohonan-informasi`: asked, extended, answered."""
    draws = world.settings.draws("information requests")
    count = number_of_events(world, world.settings.people / 3_000, least=40)
    asked = draw_days(world.settings, draws, count)
    is_longer = draws.random(count) < 0.2
    wait: Numbers = draw_waits(draws, count, 9) + is_longer * 8
    columns = {
        "permohonan": numbered("PPID", np.arange(1, count + 1)),
        "puskesmas": worded(
            draw_centres(world, draws, count), world.health_centre_codes
        ),
        "masuk": plain(asked),
        "dijawab": day_if_reported(world, asked + wait, draws.random(count) < 0.95),
        "diperpanjang": plain(is_longer),
    }
    return Register("permohonan-informasi", columns)
