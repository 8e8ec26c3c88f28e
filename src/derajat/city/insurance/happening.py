"""The registers of insurance: monthly sums, lists of members and of the poor."""

from collections.abc import Sequence

import numpy as np

from derajat.city.insurance.membership import (
    LOCAL,
    SEGMENTS,
    SELF,
    Members,
    build_members,
    days_of_month,
)
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, plain, worded
from derajat.model.calendar import month_number
from derajat.statistics.arrays import Flags


FIRST_LIST_YEAR = 2025
POOREST_LISTED = 5
"""Deciles 1 to 5 are on the list of the poor."""
CONTRIBUTION = 37_800
"""Rupiah a month that the city pays for a member of its segment."""
OWED_MONTHS = 4
_UNPAID = np.array([2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
"""Months of contribution the city owes at the end of January to December.

The bill of December waits for the budget of the next year, which opens in March.
"""
_PAID = np.array([0, 0, 4, 1, 1, 1, 1, 1, 1, 1, 1, 0])
"""Months of contribution it pays in January to December."""
_LISTED_POOR = 0.96


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers of membership by month and by person, newborns and the poor."""
    members = build_members(world)
    return (
        _build_monthly(world, members),
        _build_newborns(world, members),
        _build_moves(world, members),
        _build_list(world, members),
        _build_poor(world),
    )


def list_months(world: World) -> list[int]:
    """The months at whose end lists of persons are drawn: the last of each year."""
    last = world.settings.months[-1]
    years = [y for y in world.settings.years if y >= FIRST_LIST_YEAR]
    return [min(month_number(year, 12), last) for year in years]


def _build_monthly(world: World, members: Members) -> Register:
    """Members by month, village and segment, as the insurer adds them up."""
    months = np.array(world.settings.months, dtype=np.int64)
    shape = (len(months), len(world.places.villages), len(SEGMENTS))
    listed = np.zeros(shape, dtype=np.int64)
    active = np.zeros(shape, dtype=np.int64)
    for row, month in enumerate(months.tolist()):
        listed[row] = _by_place(world, members, month, members.is_listed(month))
        active[row] = _by_place(world, members, month, members.is_active(month))
    month, village, segment = (axis.ravel() for axis in np.indices(shape))
    idle = listed - active
    of_city = active * CONTRIBUTION * (np.arange(len(SEGMENTS)) == LOCAL)
    unpaid, paid = (by[months % 12][:, None, None] for by in (_UNPAID, _PAID))
    owed = np.where(np.arange(len(SEGMENTS)) == SELF, idle * OWED_MONTHS * 35_000, 0)
    owed, paid = owed + of_city * unpaid, of_city * paid
    columns = {
        "bulan": plain(months[month]),
        "kelurahan": worded(village, world.village_codes),
        "segmen": worded(segment, SEGMENTS),
        "terdaftar": plain(listed.ravel()),
        "aktif": plain(active.ravel()),
        "tunggakan": plain(owed.ravel()),
        "iuran_pemda": plain(paid.ravel()),
    }
    return Register("jkn-rekap", columns)


def _by_place(world: World, members: Members, month: int, chosen: Flags) -> Numbers:
    """The chosen people by village and segment."""
    villages, segments = len(world.places.villages), len(SEGMENTS)
    keys = world.population.village * segments + members.segment_in(month)
    found = np.bincount(keys[chosen], minlength=villages * segments)
    return found.reshape(villages, segments)


def _build_newborns(world: World, members: Members) -> Register:
    """Babies born in a month, and those of them with a card by its end or the next."""
    people = world.population.people
    months = np.array(world.settings.months, dtype=np.int64)
    villages = len(world.places.villages)
    shape = (len(months), villages)
    born, carded = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    here = people.arrived == people.born
    for row, month in enumerate(months.tolist()):
        first, last = days_of_month(month)
        babies = here & (people.born >= first) & (people.born <= last)
        village = world.population.village
        born[row] = np.bincount(village[babies], minlength=villages)
        has_card = babies & (members.joined <= month + 1)
        carded[row] = np.bincount(village[has_card], minlength=villages)
    month, place = (axis.ravel() for axis in np.indices(shape))
    columns = {
        "bulan": plain(months[month]),
        "kelurahan": worded(place, world.village_codes),
        "bayi_lahir": plain(born.ravel()),
        "bayi_berkartu": plain(carded.ravel()),
    }
    return Register("jkn-bayi", columns)


def _build_moves(world: World, members: Members) -> Register:
    """Members who changed their segment, by month, village, from and to."""
    first, last = world.settings.months[0], world.settings.months[-1]
    moved = (members.moved > first) & (members.moved <= last)
    moved &= members.is_listed(last) & (members.joined < members.moved)
    rows = np.flatnonzero(moved & (members.moved < members.dropped))
    keys = np.stack(
        [
            members.moved[rows] // 3 * 3 + 2,
            world.population.village[rows],
            members.segment[rows],
            members.new_segment[rows],
        ]
    )
    distinct, number = np.unique(keys, axis=1, return_counts=True)
    kept = distinct[0] <= last
    month, village, before, after = distinct[:, kept]
    columns = {
        "bulan": plain(month),
        "kelurahan": worded(village, world.village_codes),
        "dari": worded(before, SEGMENTS),
        "ke": worded(after, SEGMENTS),
        "orang": plain(number[kept]),
    }
    return Register("jkn-mutasi", columns)


def _build_list(world: World, members: Members) -> Register:
    """Everybody on the insurer's list in the last month of each year."""
    months = list_months(world)
    rows = [np.flatnonzero(members.is_listed(month)) for month in months]
    month = _repeated(months, rows)
    segment = [members.segment_in(m)[r] for m, r in zip(months, rows, strict=True)]
    active = [members.is_active(m)[r] for m, r in zip(months, rows, strict=True)]
    person = np.concatenate([np.zeros(0, np.int64), *rows])
    columns = {
        "nik": world.nik_of(person),
        "bulan": plain(month),
        "kelurahan": world.village_of(person),
        "segmen": worded(np.concatenate([month[:0], *segment]), SEGMENTS),
        "aktif": plain(np.concatenate([month[:0], *active])),
    }
    return Register("jkn-peserta", columns)


def _build_poor(world: World) -> Register:
    """Those of deciles 1 to 5 who live here when the lists are drawn."""
    draws = world.settings.draws("list of the poor")
    people = world.population.people
    decile = world.population.households.decile[people.household]
    known = draws.random(len(world.population.households.decile)) < _LISTED_POOR
    poor = (decile <= POOREST_LISTED) & known[people.household]
    months = list_months(world)
    rows = [
        np.flatnonzero(poor & people.lives_here_on(days_of_month(m)[1])) for m in months
    ]
    person = np.concatenate([np.zeros(0, np.int64), *rows])
    columns = {
        "nik": world.nik_of(person),
        "bulan": plain(_repeated(months, rows)),
        "kelurahan": world.village_of(person),
        "desil": plain(decile[person]),
    }
    return Register("dtsen", columns)


def _repeated(months: Sequence[int], rows: Sequence[Numbers]) -> Numbers:
    """Each month as often as it has rows."""
    return np.repeat(np.array(months, dtype=np.int64), [len(r) for r in rows])
