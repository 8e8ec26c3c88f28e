"""Meetings, actions, routine reports, integration, assessments, documents."""

import numpy as np

from derajat.city.governance.happening.duties import SECTORS
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
from derajat.model.calendar import first_day_of_month


REPORTS = ("kia", "gizi", "imunisasi", "penyakit", "lplpo", "keuangan")
PRINCIPLES = (
    "partisipasi",
    "supremasi-hukum",
    "transparansi",
    "kesetaraan",
    "daya-tanggap",
    "visi",
    "akuntabilitas",
    "pengawasan",
    "efektivitas",
    "profesionalisme",
)
_DOCUMENTS = {
    "lkjip": 1.0,
    "rencana-kerja": 1.0,
    "evaluasi-triwulan": 4.0,
    "profil": 1.0,
    "perjanjian-kinerja": 1.0,
}
_FACILITIES = {"klinik": 3.0, "rumah-sakit": 0.4, "praktik-mandiri": 5.0}


def build_meetings(world: World) -> Register:
    """The register `rapat-koordinasi`: planned, held, who came."""
    draws = world.settings.draws("meetings")
    centres = len(world.places.health_centres)
    count = number_of_events(world, centres * 4, least=24)
    planned = draw_days(world.settings, draws, count)
    held = day_if_reported(
        world, planned + draw_waits(draws, count, 4), draws.random(count) < 0.88
    )
    invited = draws.integers(8, 25, count)
    columns = {
        "rapat": numbered("RP", np.arange(1, count + 1)),
        "puskesmas": worded(
            draw_centres(world, draws, count), world.health_centre_codes
        ),
        "rencana": plain(planned),
        "terlaksana": held,
        "diundang": plain(invited, held.is_known),
        "hadir": plain(draws.binomial(invited, 0.71), held.is_known),
    }
    return Register("rapat-koordinasi", columns)


def build_actions(world: World) -> Register:
    """The register `daftar-tindakan`: decisions and commitments of meetings."""
    draws = world.settings.draws("actions")
    centres = len(world.places.health_centres)
    count = number_of_events(world, centres * 16, least=60)
    met = draw_days(world.settings, draws, count)
    sector = draw_words(draws, SECTORS, count)
    allowed = draws.choice((14, 30, 60, 90), count)
    slowness = draws.uniform(0.4, 1.1, len(SECTORS))[sector.values]
    needed = np.round(allowed * slowness * draws.gamma(3, 1 / 3, count))
    columns = {
        "tindakan": numbered("TD", np.arange(1, count + 1)),
        "puskesmas": worded(
            draw_centres(world, draws, count), world.health_centre_codes
        ),
        "tanggal": plain(met),
        "tenggat": plain(met + allowed),
        "selesai": day_if_reported(
            world, met + needed.astype(np.int64), draws.random(count) < 0.88
        ),
        "sifat": draw_words(draws, {"keputusan": 3.0, "komitmen": 2.0}, count),
        "sektor": sector,
        "tingkat": draw_words(
            draws, {"kebijakan": 1.0, "pengawasan": 1.0, "pelaksanaan": 3.0}, count
        ),
    }
    return Register("daftar-tindakan", columns)


def build_report_log(world: World) -> Register:
    """The register `daftar-laporan`: each report due, and when it came."""
    draws = world.settings.draws("report log")
    months = np.array(world.settings.months)
    centres = len(world.places.health_centres)
    shape = (len(months), centres, len(REPORTS))
    month, centre, report = (part.ravel() for part in np.indices(shape))
    count = len(month)
    due_days = np.array([first_day_of_month(int(m) + 1) + 4 for m in months])
    due = due_days[month]
    is_in_time = draws.random(count) < draw_levels(draws, centres, 0.85, 0.1)[centre]
    came = due + np.where(is_in_time, -draws.integers(0, 5, count), 0)
    came += np.where(is_in_time, 0, 1 + draw_waits(draws, count, 9))
    received = day_if_reported(world, came, draws.random(count) < 0.97)
    is_checked = received.is_known & (draws.random(count) > 0.02)
    columns = {
        "puskesmas": worded(centre, world.health_centre_codes),
        "laporan": worded(report, REPORTS),
        "bulan": plain(months[month]),
        "tenggat": plain(due),
        "diterima": received,
        "konsisten": plain(draws.random(count) < 0.9, is_checked),
        "bukti": plain(draws.random(count) < 0.8, received.is_known),
    }
    return Register("daftar-laporan", columns)


def build_integration(world: World) -> Register:
    """The register `integrasi-fasyankes`: each facility in each month."""
    draws = world.settings.draws("integration")
    number = max(8, round(world.settings.people / 5_000))
    village = draw_villages(world, draws, number)
    kind = draw_words(draws, _FACILITIES, number)
    months = np.array(world.settings.months)
    month, facility = (p.ravel() for p in np.indices((len(months), number)))
    uses = (month >= draws.integers(-30, 50, number)[facility]).astype(np.int64)
    linked = uses * (month >= draws.integers(-12, 70, number)[facility])
    columns = {
        "fasilitas": numbered("F", facility + 1),
        "bulan": plain(months[month]),
        "kelurahan": worded(village[facility], world.village_codes),
        "jenis": kind.at(facility),
        "rme": yes_or_nothing(uses, draws, 0.02),
        "sikn": yes_or_nothing(linked, draws, 0.02),
    }
    return Register("integrasi-fasyankes", columns)


def build_assessments(world: World) -> Register:
    """The register `penilaian-tata-kelola`: ten scores of each unit and year."""
    draws = world.settings.draws("assessments")
    years = np.array(world.settings.years)
    centres = len(world.places.health_centres)
    shape = (len(years), centres, len(PRINCIPLES))
    year, centre, principle = (part.ravel() for part in np.indices(shape))
    level = draws.normal(70, 8, (centres, len(PRINCIPLES)))[centre, principle]
    scores = np.round(level + 2 * year + draws.normal(0, 3, len(year))).clip(20, 100)
    columns = {
        "puskesmas": worded(centre, world.health_centre_codes),
        "tahun": plain(years[year]),
        "prinsip": worded(principle, PRINCIPLES),
        "nilai": yes_or_nothing(scores.astype(np.int64), draws, 0.01),
        "berbukti": plain(draws.random(len(year)) < 0.78),
    }
    return Register("penilaian-tata-kelola", columns)


def build_documents(world: World) -> Register:
    """The register `dokumen-kinerja`: due, and handed in or not."""
    draws = world.settings.draws("documents")
    count = number_of_events(world, len(world.places.health_centres) * 8, least=40)
    due = draw_days(world.settings, draws, count)
    handed_in = due - 9 + draw_waits(draws, count, 8)
    columns = {
        "dokumen": numbered("DOK", np.arange(1, count + 1)),
        "jenis": draw_words(draws, _DOCUMENTS, count),
        "puskesmas": worded(
            draw_centres(world, draws, count), world.health_centre_codes
        ),
        "tenggat": plain(due),
        "diserahkan": day_if_reported(world, handed_in, draws.random(count) < 0.96),
    }
    return Register("dokumen-kinerja", columns)


def build_agreements(world: World) -> Register:
    """The register `register-kesepakatan`: agreements with other sectors."""
    draws = world.settings.draws("agreements")
    settings = world.settings
    count = max(20, len(world.places.health_centres) * 5)
    earliest = settings.first_day - 2 * 365
    begins = draws.integers(earliest, settings.reported_until - 30, count)
    ends = begins + 365 * draws.integers(1, 6, count)
    columns = {
        "kesepakatan": numbered("KS", np.arange(1, count + 1)),
        "puskesmas": worded(
            draw_centres(world, draws, count), world.health_centre_codes
        ),
        "sektor": draw_words(draws, SECTORS, count),
        "mulai": plain(begins),
        "sampai": plain(ends, draws.random(count) < 0.8),
    }
    return Register("register-kesepakatan", columns)


def build_evaluations(world: World) -> Register:
    """The register `penilaian-puskesmas`: yearly scores with two decimals."""
    draws = world.settings.draws("evaluations")
    years = np.array(world.settings.years)
    shape = (len(years), len(world.places.health_centres), 2)
    year, centre, kind = (part.ravel() for part in np.indices(shape))
    level = draws.normal((7_400, 8_900), 500, shape[1:])[centre, kind]
    scores = np.round(level + 60 * year + draws.normal(0, 150, len(year)))
    columns = {
        "puskesmas": worded(centre, world.health_centre_codes),
        "tahun": plain(years[year]),
        "jenis": worded(kind, ("sakip", "pkp")),
        "nilai": plain(scores.clip(3_000, 10_000), draws.random(len(year)) > 0.03),
    }
    return Register("penilaian-puskesmas", columns)
