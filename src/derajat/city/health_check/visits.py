"""Who comes to be checked: when, through which channel, with what result."""

from dataclasses import dataclass, fields

import numpy as np

from derajat.city.health_check.phases import (
    FIRST_PARTNER_DAY,
    FIRST_SCHOOL_DAY,
    open_days,
)
from derajat.city.households import DAYS_OF_YEAR
from derajat.city.people import Rows
from derajat.city.programme import World
from derajat.city.registers import Numbers
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags, Floats


CHANNELS = (
    "puskesmas",
    "posyandu",
    "klinik",
    "rumah-sakit",
    "posbindu",
    "kantor-opd",
    "sekolah",
    "perusahaan",
    "komunitas",
)
FIRST_OUTREACH = 5
"""From this channel on a team goes to where people are."""
_WEEKDAYS = {5: 5, 6: 0, 7: 6, 8: 2}
"""Outreach channels keep to a day of the week, counted from Thursday."""
CHECK, SCREENING = 0, 1
PROGRAMMES = ("ckg", "ptm")
_FIRST_YEAR, _FIRST_SCREENING_YEAR = 2025, 2026
_GROUPS = (1, 7, 18, 60)
"""Ages from which people are small children, of school age, adults, older people."""
_SHARES = {2025: (0.14, 0.42, 0.21, 0.24)}
_LATER_SHARES = (0.28, 0.55, 0.40, 0.46)
_NEWBORN = {2025: 0.52}
_LATER_NEWBORN = 0.70
_OF_CHANNELS = (
    (0.30, 0.55, 0.05, 0.05, 0.0, 0.0, 0.0, 0.0, 0.05),
    (0.10, 0.0, 0.03, 0.02, 0.0, 0.0, 0.80, 0.0, 0.05),
    (0.45, 0.05, 0.07, 0.03, 0.0, 0.12, 0.0, 0.14, 0.14),
    (0.35, 0.35, 0.05, 0.05, 0.0, 0.0, 0.0, 0.0, 0.20),
)
_OF_NEWBORN = (0.5, 0.0, 0.2, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0)
_SCREENED = 0.34
_POOREST, _A_DECILE = 0.78, 0.04
"""The poor are checked less often: of the chance, at decile 0 and more a decile."""
_CAME, _COMPLETE, _AGAIN = 0.92, 0.94, 0.07


@dataclass(frozen=True)
class Visits:
    """Arrays by registration: person, day, programme, channel, came, complete."""

    person: Numbers
    day: Numbers
    programme: Numbers
    channel: Numbers
    came: Flags
    complete: Flags

    def __len__(self) -> int:
        return len(self.person)

    def at(self, chosen: Rows) -> "Visits":
        """The chosen registrations."""
        return Visits(*(getattr(self, f.name)[chosen] for f in fields(self)))


def draw_visits(world: World) -> Visits:
    """All registrations of the reported years, by day."""
    draws = world.settings.draws("health check")
    parts = [_visits(*_nobody(), CHECK, draws)]
    for year in world.settings.years:
        days = open_days(world.settings, year)
        if year >= _FIRST_YEAR and len(days):
            parts.append(_visits(*_checked(world, year, days, draws), CHECK, draws))
            parts.append(_visits(*_newborn(world, year, days, draws), CHECK, draws))
        if year >= _FIRST_SCREENING_YEAR and len(days):
            screened = _screened(world, year, days, draws)
            parts.append(_visits(*screened, SCREENING, draws))
    all_ = _joined(parts)
    all_ = _joined([all_, _coming_again(world, all_, draws)])
    return all_.at(np.argsort(all_.day, kind="stable"))


def _nobody() -> tuple[Numbers, Numbers, Numbers]:
    nothing = np.zeros(0, dtype=np.int64)
    return nothing, nothing, nothing


def _joined(parts: list[Visits]) -> Visits:
    names = [f.name for f in fields(Visits)]
    return Visits(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in names)
    )


def _visits(
    person: Numbers,
    day: Numbers,
    channel: Numbers,
    programme: int,
    draws: np.random.Generator,
) -> Visits:
    """Registrations of some people, and whether they came and went through it all."""
    size = len(person)
    came = draws.random(size) < _CAME
    return Visits(
        person,
        day,
        np.full(size, programme, dtype=np.int64),
        channel,
        came,
        came & (draws.random(size) < _COMPLETE),
    )


def _checked(
    world: World, year: int, days: Numbers, draws: np.random.Generator
) -> tuple[Numbers, Numbers, Numbers]:
    """People from one year of age on, at most once: person, day, channel."""
    people = world.population.people
    age = (day_number(year, 7, 1) - people.born) / DAYS_OF_YEAR
    group = np.searchsorted(_GROUPS, age, side="right") - 1
    shares = np.array([*_SHARES.get(year, _LATER_SHARES), 0.0])
    decile = world.population.households.decile[people.household]
    chance = shares[group] * (_POOREST + _A_DECILE * decile)
    chance = chance * _eagerness(world)[world.population.village]
    # Of a year that has just begun only a part has been checked.
    chance = chance * min(1.0, len(days) / 220)
    chosen = np.flatnonzero((draws.random(len(people)) < chance) & (group >= 0))
    channel = _channels(group[chosen], draws)
    return _on_days(world, chosen, channel, days, draws)


def _eagerness(world: World) -> Floats:
    """By village: how gladly people are checked, about 1."""
    draws = world.settings.draws("eagerness")
    spread = draws.normal(0, 0.22, len(world.places.villages))
    return np.asarray(np.clip(np.exp(spread), 0.5, 1.7))


def _channels(group: Numbers, draws: np.random.Generator) -> Numbers:
    ends = np.cumsum(np.array(_OF_CHANNELS), axis=1)
    drawn = draws.random(len(group))[:, np.newaxis]
    place = (drawn >= ends[group]).sum(axis=1)
    return np.asarray(np.minimum(place, len(CHANNELS) - 1))


def _on_days(
    world: World,
    person: Numbers,
    channel: Numbers,
    days: Numbers,
    draws: np.random.Generator,
) -> tuple[Numbers, Numbers, Numbers]:
    """Those who live here on the day that their channel offers them."""
    drawn = draws.random(len(person))
    day = np.full(len(person), -1, dtype=np.int64)
    for number in range(len(CHANNELS)):
        offered = _days_of(number, days)
        if len(offered):
            own = channel == number
            day[own] = offered[(drawn[own] * len(offered)).astype(np.int64)]
    here = world.population.people.at(person).lives_here_on(day) & (day >= 0)
    return person[here], day[here], channel[here]


def _days_of(channel: int, days: Numbers) -> Numbers:
    """The open days on which a channel works."""
    if channel in _WEEKDAYS:
        days = days[days % 7 == _WEEKDAYS[channel]]
    if CHANNELS[channel] == "sekolah":
        days = days[days >= FIRST_SCHOOL_DAY]
    if CHANNELS[channel] in ("klinik", "rumah-sakit"):
        days = days[days >= FIRST_PARTNER_DAY]
    return days


def _newborn(
    world: World, year: int, days: Numbers, draws: np.random.Generator
) -> tuple[Numbers, Numbers, Numbers]:
    """Babies on their third day of life, where it is an open one."""
    people = world.population.people
    day = people.born.astype(np.int64) + 2
    share = _NEWBORN.get(year, _LATER_NEWBORN)
    may = np.isin(day, days) & people.lives_here_on(day)
    chosen = np.flatnonzero(may & (draws.random(len(people)) < share))
    channel = draws.choice(len(CHANNELS), len(chosen), p=np.array(_OF_NEWBORN))
    return chosen, day[chosen], np.asarray(channel)


def _screened(
    world: World, year: int, days: Numbers, draws: np.random.Generator
) -> tuple[Numbers, Numbers, Numbers]:
    """People from 15 years on, screened outside the free health check."""
    people = world.population.people
    age = (day_number(year, 7, 1) - people.born) / DAYS_OF_YEAR
    chance = _SCREENED * _eagerness(world)[world.population.village]
    chosen = np.flatnonzero((age >= 15) & (draws.random(len(people)) < chance))
    channel = np.where(draws.random(len(chosen)) < 0.6, 4, 0)
    return _on_days(world, chosen, channel, days, draws)


def _coming_again(world: World, first: Visits, draws: np.random.Generator) -> Visits:
    """Some register a second time within the year, a month or more later."""
    again = first.at(draws.random(len(first)) < _AGAIN)
    day = again.day + draws.integers(30, 91, len(again))
    year = day.astype("datetime64[D]").astype("datetime64[Y]")
    same = year == again.day.astype("datetime64[D]").astype("datetime64[Y]")
    years = world.settings.years
    offered = np.concatenate([open_days(world.settings, y) for y in years])
    here = world.population.people.at(again.person).lives_here_on(day)
    chosen = same & here & np.isin(day, offered)
    person, day = again.person[chosen], day[chosen]
    channel = np.zeros(len(person), dtype=np.int64)
    found = _visits(person, day, channel, CHECK, draws)
    return Visits(
        person, day, again.programme[chosen], channel, found.came, found.complete
    )
