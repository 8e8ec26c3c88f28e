"""When a pregnancy has had all the antenatal contacts that a rule asks for."""

from dataclasses import dataclass

import numpy as np

from derajat.city.registers import Numbers, Register


COMPETENT = ("dokter-spesialis", "dokter", "bidan")
_FIRST_ENDS, _SECOND_ENDS = 12, 24
"""Last completed week of the first and of the second trimester."""
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Reached:
    """Arrays by pregnancy with a visit: its number, and the days on which contacts
    1-1-2 (`k4`) and 1-2-3 (`k6`) were complete, NEVER where they are not."""

    pregnancy: Numbers
    k4: Numbers
    k6: Numbers


def find_reached(visits: Register) -> Reached:
    """The days, from visits to competent staff; two on one day are one."""
    chosen = np.zeros(len(visits), dtype=bool)
    for word in COMPETENT:
        chosen |= visits.holds("tenaga", word)
    kept = visits.at(chosen)
    pregnancy, place = np.unique(kept["kehamilan"], return_inverse=True)
    days = {
        trimester: _ordered_days(kept, place, trimester, len(pregnancy))
        for trimester in (1, 2, 3)
    }
    first = days[1][:, 0]
    k4 = np.maximum(np.maximum(first, days[2][:, 0]), days[3][:, 1])
    k6 = np.maximum(np.maximum(first, days[2][:, 1]), days[3][:, 2])
    return Reached(pregnancy, k4, k6)


def _ordered_days(
    visits: Register, place: Numbers, trimester: int, count: int
) -> Numbers:
    """The first three different days of contact in a trimester, (pregnancies, 3)."""
    weeks = visits["umur_minggu"]
    own = 1 + (weeks > _FIRST_ENDS) + (weeks > _SECOND_ENDS)
    chosen = (own == trimester) & visits.is_known("umur_minggu")
    pairs = np.unique(np.stack([place[chosen], visits["tanggal"][chosen]]), axis=1)
    found = np.full((count, 3), NEVER, dtype=np.int64)
    start = np.searchsorted(pairs[0], pairs[0])
    rank = np.arange(pairs.shape[1]) - start
    few = rank < 3
    found[pairs[0][few], rank[few]] = pairs[1][few]
    return found
