"""Teams that go out to check people, and facilities that join the programme."""

from dataclasses import dataclass

import numpy as np

from derajat.city.health_check.visits import (
    CHANNELS,
    CHECK,
    FIRST_OUTREACH,
    Visits,
)
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.model.calendar import month_number
from derajat.statistics.arrays import Flags


OUTREACH = CHANNELS[FIRST_OUTREACH:]
_HOSTS, _VISITED_HOSTS = 10, 8
"""Institutions that a health centre plans to visit, of each kind, and those of them
that it does visit."""
_NOT_HELD = 0.09
_DAILY, _A_PERSON, _A_TRIP = 150_000, 12_500, 400_000
"""Rupiah: of a team member, of what one check uses up, of the journey."""
PARTNER_KINDS = ("klinik", "rumah-sakit")
_FIRST_MONTH = month_number(2025, 1)
_FIRST_JOINING = month_number(2025, 10)


@dataclass(frozen=True)
class Outreach:
    """Events by number, and the event of each registration (-1 for none)."""

    event: Numbers
    centre: Numbers
    channel: Numbers
    day: Numbers


def find_events(visits: Visits, centre: Numbers) -> Outreach:
    """One event for each health centre, channel and day with outreach."""
    goes_out = (visits.channel >= FIRST_OUTREACH) & (visits.programme == CHECK)
    rows = np.flatnonzero(goes_out)
    keys = np.stack([visits.day[rows], centre[rows], visits.channel[rows]])
    distinct, back = np.unique(keys, axis=1, return_inverse=True)
    event = np.full(len(visits), -1, dtype=np.int64)
    event[rows] = back.ravel()
    return Outreach(event, distinct[1], distinct[2], distinct[0])


def build_events(world: World, visits: Visits, outreach: Outreach) -> Register:
    """The log of outreach: held events with their numbers, and those not held."""
    draws = world.settings.draws("outreach")
    held = len(outreach.day)
    more = draws.integers(0, max(held, 1), round(held * _NOT_HELD))
    at = np.concatenate([np.arange(held), more])
    is_held = np.arange(len(at)) < held
    host = _hosts(outreach, at, is_held, draws)
    of_events = outreach.event[outreach.event >= 0]
    registered = np.bincount(of_events, minlength=held)[at]
    came = visits.came[outreach.event >= 0]
    checked = np.bincount(of_events[came], minlength=held)[at]
    team = 2 + checked // 15 + draws.integers(0, 3, len(at))
    cost = _A_TRIP + team * _DAILY + checked * _A_PERSON
    columns = {
        "kegiatan": numbered("E", np.arange(1, len(at) + 1)),
        "tanggal": plain(outreach.day[at]),
        "puskesmas": worded(outreach.centre[at], world.health_centre_codes),
        "jenis": worded(outreach.channel[at] - FIRST_OUTREACH, OUTREACH),
        "institusi": numbered("I", host + 1),
        "terlaksana": plain(is_held),
        "petugas": plain(team, known=is_held),
        "terdaftar": plain(registered, known=is_held),
        "diperiksa": plain(checked, known=is_held),
        "biaya": plain(cost, known=is_held),
    }
    return Register("ckg-kegiatan", columns)


def _hosts(
    outreach: Outreach, at: Numbers, is_held: Flags, draws: np.random.Generator
) -> Numbers:
    """The institution of each event; some are visited often, some never."""
    offered = np.where(is_held, _VISITED_HOSTS, _HOSTS)
    liked = (offered * draws.random(len(at)) ** 1.6).astype(np.int64)
    kind = outreach.channel[at] - FIRST_OUTREACH
    return np.asarray((outreach.centre[at] * len(OUTREACH) + kind) * _HOSTS + liked)


def build_partners(world: World) -> Register:
    """Clinics and hospitals by month, and how many people each of them checked."""
    draws = world.settings.draws("partners")
    wanted = [m for m in world.settings.months if m >= _FIRST_MONTH]
    months = np.array(wanted, dtype=np.int64)
    count = max(6, world.settings.people // 8_000)
    joined = _FIRST_JOINING + draws.integers(0, 20, count)
    facility = np.tile(np.arange(count), len(months))
    month = np.repeat(months, count)
    centre = draws.integers(0, len(world.places.health_centres), count)
    fit = draws.random(count) < 0.85
    busy = draws.uniform(3, 60, count)
    takes_part = (month >= joined[facility]) & fit[facility]
    checked = np.where(takes_part, draws.poisson(busy[facility]), 0)
    columns = {
        "fasilitas": numbered("F", facility + 1),
        "bulan": plain(month),
        "puskesmas": worded(centre[facility], world.health_centre_codes),
        "jenis": worded((facility % 5 == 0).astype(np.int64), PARTNER_KINDS),
        "memenuhi_syarat": plain(fit[facility]),
        "diperiksa": plain(checked),
    }
    return Register("ckg-mitra", columns)
