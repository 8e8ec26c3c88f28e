"""Which premises are inspected, what is found, and what becomes of it."""

import numpy as np

from derajat.city.forms.form import months_of_days
from derajat.city.occasions import day_if_reported, draw_waits, draw_words
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags


FINDINGS = ("tidak-ada", "minor", "mayor", "kritis")
SANCTIONS = (
    "tidak-ada",
    "peringatan-1",
    "peringatan-2",
    "peringatan-3",
    "penghentian",
    "pencabutan",
)
VISITS = ("rutin", "ulang")
_SUBJECTS = {
    "penanggung-jawab": 2.0,
    "penyimpanan": 3.0,
    "pencatatan": 2.5,
    "label": 1.5,
    "higiene": 2.0,
    "sumber-barang": 1.0,
    "bahan-kimia-obat": 0.5,
}
_INSPECTED_BY_RISK = (0.35, 0.55, 0.75, 0.9)
_DAYS_TO_CORRECT = 30


def build_inspections(world: World, premises: Register) -> Register:
    """The register `pemeriksaan-perizinan`: routine visits and those that follow."""
    draws = world.settings.draws("inspections")
    place, day = _routine_visits(world, premises, draws)
    finding = draws.choice(4, len(place), p=(0.42, 0.28, 0.22, 0.08))
    subject = draw_words(draws, _SUBJECTS, len(place)).values
    again = (finding >= 2) & (draws.random(len(place)) < 0.75)
    day_again = day + draws.integers(25, 80, len(place))
    again &= day_again <= world.settings.reported_until
    same = draws.random(len(place)) < 0.5
    is_better = draws.random(len(place)) < 0.7
    mended = np.where(is_better, draws.integers(0, 2, len(place)), finding)
    other = draw_words(draws, _SUBJECTS, len(place)).values
    return _register(
        world,
        premises,
        draws,
        place=np.concatenate([place, place[again]]),
        day=np.concatenate([day, day_again[again]]),
        finding=np.concatenate([finding, mended[again]]),
        subject=np.concatenate([subject, np.where(same, subject, other)[again]]),
        is_again=np.arange(len(place) + int(again.sum())) >= len(place),
    )


def _routine_visits(
    world: World, premises: Register, draws: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Places in the register and days of visits to premises that are open."""
    closed = np.where(premises.is_known("tutup"), premises["tutup"], 2**31)
    chance = np.array(_INSPECTED_BY_RISK)[premises["risiko"]]
    places, days = [], []
    for year in world.settings.years:
        first, last = day_number(year, 1, 1), day_number(year, 12, 31)
        for share in (1.0, 0.15):
            day = draws.integers(first, last + 1, len(premises))
            is_open = (premises["terbit"] <= day) & (day <= closed)
            is_open &= day <= world.settings.reported_until
            chosen = is_open & (draws.random(len(premises)) < chance * share)
            places.append(np.flatnonzero(chosen))
            days.append(day[chosen])
    return np.concatenate(places), np.concatenate(days)


def _register(
    world: World,
    premises: Register,
    draws: np.random.Generator,
    place: Numbers,
    day: Numbers,
    finding: Numbers,
    subject: Numbers,
    is_again: Flags,
) -> Register:
    order = np.argsort(day, kind="stable")
    place, day, finding = place[order], day[order], finding[order]
    count, found = len(order), finding > 0
    reported = day + 1 + draw_waits(draws, count, 7)
    due = day + _DAYS_TO_CORRECT
    corrected = day + 5 + draw_waits(draws, count, 18)
    step = np.where(finding >= 2, draws.choice(6, count, p=_STEPS), 0)
    kind = premises["jenis"][place]
    is_joint = draws.random(count) < np.where(kind < 2, 0.6, 0.08)
    columns = {
        "pemeriksaan": numbered("BAP", np.arange(1, count + 1)),
        "sarana": numbered("S", premises["sarana"][place]),
        "jenis": premises.columns["jenis"].at(place),
        "kelurahan": premises.columns["kelurahan"].at(place),
        "tanggal": plain(day),
        "laporan": day_if_reported(world, reported),
        "tenggat": plain(due, found),
        "selesai": day_if_reported(
            world, corrected, found & (draws.random(count) < 0.85)
        ),
        "kunjungan": worded(is_again[order], VISITS),
        "temuan": worded(finding, FINDINGS),
        "kategori": worded(subject[order], tuple(_SUBJECTS), found),
        "sanksi": worded(step, SANCTIONS),
        "gabungan": plain(is_joint),
    }
    return Register("pemeriksaan-perizinan", columns)


_STEPS = (0.3, 0.38, 0.16, 0.08, 0.05, 0.03)


def build_plan(world: World, premises: Register, inspections: Register) -> Register:
    """The register `rencana-pengawasan`: visits done, and others never made."""
    draws = world.settings.draws("plan of inspections")
    routine = np.flatnonzero(
        inspections.holds("kunjungan", "rutin") & (draws.random(len(inspections)) < 0.9)
    )
    months = np.array(world.settings.months)
    missed = draws.integers(0, len(premises), max(8, len(routine) // 4))
    missed_month = draws.choice(months, len(missed))
    done = inspections["tanggal"][routine]
    month = np.concatenate([months_of_days(done), missed_month])
    order = np.argsort(month, kind="stable")
    day = np.concatenate([done, np.zeros(len(missed), dtype=np.int64)])[order]
    kind = np.concatenate([inspections["jenis"][routine], premises["jenis"][missed]])
    village = np.concatenate(
        [inspections["kelurahan"][routine], premises["kelurahan"][missed]]
    )
    columns = {
        "rencana": numbered("RC", np.arange(1, len(order) + 1)),
        "jenis": worded(kind[order], premises.columns["jenis"].words),
        "kelurahan": worded(village[order], world.village_codes),
        "bulan": plain(month[order]),
        "terlaksana": plain(day, day > 0),
    }
    return Register("rencana-pengawasan", columns)
