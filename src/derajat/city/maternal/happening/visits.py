"""Antenatal visits, one by one."""

import numpy as np

from derajat.city.maternal.happening.care import Care
from derajat.city.people import FAR
from derajat.city.programme import World
from derajat.city.registers import Register, numbered, plain, worded


STAFF = ("dokter-spesialis", "dokter", "bidan", "perawat", "kader")
_STAFF_SHARES = (0.13, 0.12, 0.70, 0.03, 0.02)
_MOST_VISITS = 12
_GAP, _GAP_LATE = 28.0, 18.0
"""Days from one visit to the next, before and from 28 weeks on."""
_LATE_DAYS = 28 * 7
_STAYS_AWAY = 0.008
"""After a visit, for the rest of the pregnancy."""


def build_visits(world: World, care: Care) -> Register:
    """The register `kunjungan-anc`, by date; the last days of care are not behind
    the end of the pregnancy."""
    draws = world.settings.draws("antenatal visits")
    pregnancies = care.pregnancies
    day = care.contact.astype(np.int64)
    last = np.minimum(pregnancies.ended - 1, care.until)
    who, days = [], []
    for _ in range(_MOST_VISITS):
        going = np.flatnonzero((day <= last) & (day != FAR))
        if not len(going):
            break
        who.append(going)
        days.append(day[going])
        is_late = day - pregnancies.conceived >= _LATE_DAYS
        factor = np.exp(draws.normal(0.02 - 0.14 * care.score, 0.25))
        day = day + np.round(np.where(is_late, _GAP_LATE, _GAP) * factor).astype(int)
        day = np.where(draws.random(len(day)) < _STAYS_AWAY, FAR, day)
    place = np.concatenate([np.zeros(0, dtype=np.int64), *who])
    when = np.concatenate([np.zeros(0, dtype=np.int64), *days])
    order = np.argsort(when, kind="stable")
    place, when = place[order], when[order]
    weeks = (when - pregnancies.conceived[place]) // 7
    columns = {
        "kunjungan": numbered("V", np.arange(1, len(when) + 1)),
        "kehamilan": numbered("K", place + 1),
        "tanggal": plain(when),
        "kelurahan": world.village_of(pregnancies.mother[place]),
        "umur_minggu": plain(weeks),
        "tenaga": worded(draws.choice(len(STAFF), len(when), p=_STAFF_SHARES), STAFF),
    }
    return Register("kunjungan-anc", columns)
