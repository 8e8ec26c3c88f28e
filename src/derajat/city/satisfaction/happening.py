"""What people answer in the satisfaction survey, and what they complain about."""

import numpy as np

from derajat.city.occasions import (
    day_if_reported,
    draw_centres,
    draw_days,
    draw_levels,
    draw_waits,
    draw_words,
    number_of_events,
)
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.model.calendar import first_day_of_month
from derajat.statistics.arrays import Floats


SERVICES = (
    "pendaftaran",
    "poli-umum",
    "poli-gigi",
    "kia-kb",
    "laboratorium",
    "farmasi",
    "gawat-darurat",
)
ELEMENTS = tuple(f"u{number}" for number in range(1, 10))
_SERVICE_SHARES = (0.2, 0.3, 0.1, 0.15, 0.08, 0.12, 0.05)
_VISITS_EACH_HALF_YEAR = 0.3
_CHI_SQUARE, _ERROR = 3.841, 0.05
_CHANNELS = {
    "sp4n-lapor": 0.2,
    "kotak-saran": 0.25,
    "pesan-singkat": 0.35,
    "langsung": 0.2,
}
_SUBJECTS = {
    "waktu-tunggu": 0.3,
    "perilaku": 0.15,
    "biaya": 0.1,
    "obat": 0.15,
    "sarana": 0.1,
    "prosedur": 0.12,
    "lain": 0.08,
}


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `survei-kepuasan`, `laporan-skm` and `pengaduan`."""
    waves = _waves(world)
    users = _users(world, len(waves))
    needed = sample_needed(users)
    draws = world.settings.draws("satisfaction respondents")
    asked = np.round(needed * draws.normal(1.03, 0.05, needed.shape)).astype(np.int64)
    asked = np.clip(asked, 1, users)
    return (
        _build_answers(world, waves, asked),
        _build_reports(world, waves, users, asked, needed),
        _build_complaints(world),
    )


def sample_needed(users: Numbers) -> Numbers:
    """Fewest respondents for so many users, by Krejcie and Morgan."""
    half = _CHI_SQUARE * 0.25
    return np.asarray(
        np.round(half * users / (_ERROR**2 * (users - 1) + half)).astype(np.int64)
    )


def _waves(world: World) -> list[tuple[int, int]]:
    """The first and last reported month of each half-year."""
    months = np.array(world.settings.months)
    return [
        (int(months[months // 6 == half].min()), int(months[months // 6 == half].max()))
        for half in np.unique(months // 6)
    ]


def _users(world: World, waves: int) -> Numbers:
    """Users by half-year and health centre."""
    draws = world.settings.draws("satisfaction users")
    centres = len(world.places.health_centres)
    mean = world.settings.people * _VISITS_EACH_HALF_YEAR / centres
    return np.asarray(
        np.maximum(30, draws.normal(mean, mean / 5, (waves, centres)))
    ).astype(np.int64)


def _build_answers(
    world: World, waves: list[tuple[int, int]], asked: Numbers
) -> Register:
    draws = world.settings.draws("satisfaction answers")
    count = int(asked.sum())
    place = np.arange(asked.size).repeat(asked.ravel())
    wave, centre = np.divmod(place, asked.shape[1])
    first = np.array([first_day_of_month(begin) for begin, _ in waves])
    after = np.array([first_day_of_month(end + 1) for _, end in waves])
    day = first[wave] + draws.integers(0, 10_000, count) % (after - first)[wave]
    service = draws.choice(len(SERVICES), count, p=_SERVICE_SHARES)
    scores = _draw_scores(world, draws, centre, service)
    columns = {
        "responden": numbered("R", np.arange(1, count + 1)),
        "tanggal": plain(day),
        "puskesmas": worded(centre, world.health_centre_codes),
        "layanan": worded(service, SERVICES),
        "jk": draw_words(draws, {"L": 0.4, "P": 0.6}, count),
        "umur": plain(draws.integers(17, 75, count), draws.random(count) > 0.02),
        "pendidikan": draw_words(
            draws,
            {"sd": 2, "smp": 2.5, "sma": 4, "diploma": 0.7, "sarjana": 1},
            count,
        ),
    }
    for number, name in enumerate(ELEMENTS):
        columns[name] = plain(scores[:, number], draws.random(count) > 0.01)
    return Register("survei-kepuasan", columns)


def _draw_scores(
    world: World, draws: np.random.Generator, centre: Numbers, service: Numbers
) -> Floats:
    """Scores 1 to 4, (respondents, elements)."""
    elements = len(ELEMENTS)
    own = draws.normal(3.1, 0.24, (len(world.places.health_centres), elements))
    of_service = draws.normal(0, 0.15, (len(SERVICES), 1))
    level = own[centre] + of_service[service]
    answers = level + draws.normal(0, 0.55, level.shape)
    return np.asarray(np.clip(np.round(answers), 1, 4))


def _build_reports(
    world: World,
    waves: list[tuple[int, int]],
    users: Numbers,
    asked: Numbers,
    needed: Numbers,
) -> Register:
    draws = world.settings.draws("satisfaction reports")
    wave, centre = np.indices(users.shape)
    planned = draws.integers(1, 7, users.size)
    month = np.array([end for _, end in waves])[wave.ravel()]
    columns = {
        "puskesmas": worded(centre.ravel(), world.health_centre_codes),
        "bulan": plain(month),
        "pengguna": plain(users.ravel()),
        "responden": plain(asked.ravel()),
        "minimum": plain(needed.ravel()),
        "rtl_rencana": plain(planned),
        "rtl_selesai": plain(draws.binomial(planned, 0.72)),
        "diumumkan": plain(draws.random(users.size) < 0.8),
    }
    return Register("laporan-skm", columns)


def _build_complaints(world: World) -> Register:
    draws = world.settings.draws("complaints")
    count = number_of_events(world, world.settings.people / 500, least=60)
    centre = draw_centres(world, draws, count)
    came = draw_days(world.settings, draws, count)
    slowness = draws.uniform(2, 11, len(world.places.health_centres))
    wait = draw_waits(draws, count, 1) + draw_waits(draws, count, 5) * (
        slowness[centre] / 6
    ).astype(np.int64)
    answered = came + wait
    level = draw_levels(draws, len(world.places.health_centres), 0.93, 0.04)
    is_answered = draws.random(count) < level[centre]
    settled = answered + draw_waits(draws, count, 9)
    columns = {
        "pengaduan": numbered("ADU", np.arange(1, count + 1)),
        "masuk": plain(came),
        "dijawab": day_if_reported(world, answered, is_answered),
        "selesai": day_if_reported(
            world, settled, is_answered & (draws.random(count) < 0.9)
        ),
        "puskesmas": worded(centre, world.health_centre_codes),
        "kanal": draw_words(draws, _CHANNELS, count),
        "topik": draw_words(draws, _SUBJECTS, count),
    }
    return Register("pengaduan", columns)
