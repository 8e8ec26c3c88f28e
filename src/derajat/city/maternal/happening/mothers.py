"""The register of pregnancies."""

from collections.abc import Mapping

import numpy as np

from derajat.city.households import DAYS_OF_YEAR
from derajat.city.maternal.happening.care import Care, dated, days_after, draw_yes
from derajat.city.people import FAR
from derajat.city.pregnancies import STILLBIRTH
from derajat.city.programme import World
from derajat.city.registers import (
    Register,
    RegisterColumn,
    numbered,
    plain,
    worded,
)
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags


OUTCOMES = ("lahir-hidup", "lahir-mati", "keguguran")
PLACES = (
    "puskesmas",
    "rumah-sakit",
    "klinik",
    "praktik-bidan",
    "rumah",
    "perjalanan",
)
_HOSPITAL, _HOME, _ON_THE_WAY = 1, 4, 5
_FACILITY_SHARES = (0.22, 0.38, 0.12, 0.28)
HELPERS = ("dokter-spesialis", "dokter", "bidan", "perawat", "dukun", "keluarga")
_IN_HOSPITAL = (0.58, 0.10, 0.32, 0, 0, 0)
_IN_FACILITY = (0, 0.06, 0.92, 0.02, 0, 0)
_ELSEWHERE = (0, 0, 0.52, 0.05, 0.28, 0.15)
REFERRALS = ("tidak", "poned", "ponek")
_REFERRAL_SHARES = (0.35, 0.25, 0.40)
_IN_FACILITY_SHARE, _COMPLICATED, _TREATED = 0.965, 0.17, 0.9
_TWELVE_SINCE = 2025
"""The year from which twelve services are recorded."""


def build_mothers(world: World, care: Care) -> Register:
    """The register `kohort-ibu`, in the order of entry."""
    draws = world.settings.draws("register of pregnancies")
    columns = {
        **_who(world, care, draws),
        **_examined(care, draws),
        **_prepared(care, draws),
        **_complicated(care, draws),
        **_delivered(care, draws),
        **_afterwards(care, draws),
    }
    return Register("kohort-ibu", columns)


Columns = Mapping[str, RegisterColumn]


def _who(world: World, care: Care, draws: np.random.Generator) -> Columns:
    mother = care.pregnancies.mother
    born = world.population.people.born[mother]
    examined = care.contact != FAR
    return {
        "kehamilan": numbered("K", np.arange(1, len(care) + 1)),
        "nik": world.nik_of(mother),
        "nama": world.name_of(mother),
        "tanggal_catat": plain(care.recorded),
        "kelurahan": world.village_of(mother),
        "hpht": plain(care.pregnancies.conceived, examined),
        "umur_ibu": plain((care.recorded - born) // DAYS_OF_YEAR),
        "gravida": plain(1 + np.minimum(draws.poisson(1.1, len(care)), 8)),
        "tanggal_k1": plain(np.where(examined, care.contact, 0), examined),
    }


def _examined(care: Care, draws: np.random.Generator) -> Columns:
    """What was measured and done in pregnancy."""
    size, examined = len(care), care.contact != FAR
    arm = np.clip(draws.normal(26.6 + 0.5 * care.score, 2.7), 17, 45)
    blood = np.clip(draws.normal(11.8 + 0.15 * care.score, 1.1), 5, 17)
    has_list = examined & (draws.random(size) < 0.97)
    since = care.recorded >= day_number(_TWELVE_SINCE, 1, 1)
    return {
        "lila": plain(np.round(arm * 10), examined & (draws.random(size) < 0.93)),
        "hb": plain(np.round(blood * 10), examined & draw_yes(0.88, care.score, draws)),
        "usg_dokter": plain(draw_yes(0.78, care.score, draws), examined),
        "lengkap_10t": plain(draw_yes(0.84, care.score, draws), has_list),
        "lengkap_12t": plain(draw_yes(0.70, care.score, draws), has_list & since),
        "ttd": _tablets(care, draws),
    }


def _tablets(care: Care, draws: np.random.Generator) -> RegisterColumn:
    """Thirty a month from the first contact on, fewer where care is poor."""
    examined = care.contact != FAR
    end = np.minimum(care.pregnancies.ended, care.until)
    months = np.where(examined, end - care.contact, 0) // 30
    missed = np.where(
        draw_yes(0.7, care.score, draws), 0, draws.integers(1, 4, len(care))
    )
    return plain(np.clip(months - missed, 0, 9) * 30, examined)


def _prepared(care: Care, draws: np.random.Generator) -> Columns:
    examined = care.contact != FAR

    def said(level: float) -> RegisterColumn:
        known = examined & (draws.random(len(care)) < 0.98)
        return plain(draw_yes(level, care.score, draws), known)

    return {
        "risiko_tinggi": plain(draws.random(len(care)) < 0.22, examined),
        "p4k": said(0.82),
        "kelas_ibu": said(0.55),
        "buku_kia": said(0.94),
    }


def _complicated(care: Care, draws: np.random.Generator) -> Columns:
    """Complications, four in ten of them on the day of delivery."""
    size, ended = len(care), care.pregnancies.ended
    start = np.minimum(care.contact, ended)
    day = start + (draws.random(size) * (ended - start)).astype(np.int32)
    day = np.where(draws.random(size) < 0.4, ended, day)
    found = dated(day, draws.random(size) < _COMPLICATED, care.until)
    treated = draw_yes(_TREATED, care.score, draws)
    sent = draws.choice(len(REFERRALS), size, p=_REFERRAL_SHARES)
    return {
        "tanggal_komplikasi": found,
        "komplikasi_ditangani": plain(treated, found.is_known),
        "rujukan": worded(sent, REFERRALS, found.is_known),
    }


def _delivered(care: Care, draws: np.random.Generator) -> Columns:
    known, there = care.has_ended, care.has_delivered
    inside = draw_yes(_IN_FACILITY_SHARE, care.score, draws)
    place = _draw_places(inside, draws)
    helper = _draw_helpers(inside, place == _HOSPITAL, draws)
    outcome = care.pregnancies.outcome.astype(np.int64)
    in_team = np.where(inside, draws.random(len(care)) < 0.9, False)
    followed = inside & draw_yes(0.88, care.score, draws)
    return {
        "tanggal_akhir": plain(np.where(known, care.pregnancies.ended, 0), known),
        "hasil": worded(outcome - 1, OUTCOMES, known),
        "tempat": worded(place, PLACES, there & (draws.random(len(care)) < 0.99)),
        "penolong": worded(helper, HELPERS, there),
        "tim": plain(in_team, there),
        "partograf": plain(followed, there),
    }


def _draw_places(inside: Flags, draws: np.random.Generator) -> np.ndarray:
    size = len(inside)
    facility = draws.choice(len(_FACILITY_SHARES), size, p=_FACILITY_SHARES)
    outside = np.where(draws.random(size) < 0.93, _HOME, _ON_THE_WAY)
    return np.where(inside, facility, outside)


def _draw_helpers(
    inside: Flags, hospital: Flags, draws: np.random.Generator
) -> np.ndarray:
    size = len(inside)
    drawn = [
        draws.choice(len(HELPERS), size, p=shares)
        for shares in (_IN_HOSPITAL, _IN_FACILITY, _ELSEWHERE)
    ]
    return np.where(hospital, drawn[0], np.where(inside, drawn[1], drawn[2]))


def _afterwards(care: Care, draws: np.random.Generator) -> Columns:
    """Postnatal visits, each to fewer than the one before, and family planning."""
    ended, there = care.pregnancies.ended, care.has_delivered
    visits = {
        "kf1": (0.975, (0, 2), 2),
        "kf2": (0.96, (3, 7), 3),
        "kf3": (0.95, (8, 28), 5),
        "kf4": (0.90, (29, 42), 10),
    }
    found = {}
    for name, (level, window, most) in visits.items():
        given = there & draw_yes(level, care.score, draws)
        late = (0.025, most)
        found[name] = days_after(ended, given, care.until, window, late, draws)
    plans = (
        there
        & draw_yes(0.55, care.score, draws)
        & (care.pregnancies.outcome != STILLBIRTH)
    )
    found["tanggal_kb"] = days_after(
        ended, plans, care.until, (0, 42), (0.2, 30), draws
    )
    return found
