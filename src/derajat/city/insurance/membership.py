"""Who is a member of the national health insurance, in which segment, and active."""

from dataclasses import dataclass

import numpy as np

from derajat.city.people import FAR
from derajat.city.programme import World
from derajat.city.registers import Numbers
from derajat.model.calendar import first_day_of_month, month_number
from derajat.statistics.arrays import Flags, Floats


SEGMENTS = ("pbi-jk", "pbpu-pemda", "ppu-pn", "ppu-bu", "pbpu-mandiri", "bp")
PBI, LOCAL, STATE, COMPANY, SELF, OTHER = range(6)
_BY_DECILE = (
    (0.66, 0.22, 0.00, 0.06, 0.06, 0.00),
    (0.42, 0.26, 0.02, 0.17, 0.12, 0.01),
    (0.12, 0.20, 0.10, 0.33, 0.22, 0.03),
    (0.02, 0.07, 0.22, 0.41, 0.22, 0.06),
)
"""Shares of the segments among deciles 1-2, 3-5, 6-8 and 9-10."""
_DECILES = (3, 6, 9)
_NEVER, _LATE = 0.012, 0.05
"""Never registered; registered some time within the years."""
_IN_ARREARS = {SELF: 0.42, COMPANY: 0.08, LOCAL: 0.03, PBI: 0.05, STATE: 0.01}
_MOVES = 0.035
"""Members who pay themselves or get nothing, and whom the city or the state takes."""
_STILL_LISTED, _LISTED_MONTHS = 0.7, 14
_NEWBORN_LAG = 45
"""Days, in the mean, from birth to registration."""
FAR_MONTH = 2**20


@dataclass(frozen=True)
class Members:
    """Arrays by person; months are month numbers, FAR_MONTH never comes.

    Listed from `joined` up to before `dropped`; `segment` until `moved`, then
    `new_segment`; not active from `stopped` up to before `resumed`.
    """

    joined: Numbers
    dropped: Numbers
    segment: Numbers
    new_segment: Numbers
    moved: Numbers
    stopped: Numbers
    resumed: Numbers
    last_month: Numbers
    """The last month at whose end the person lives here."""

    def is_listed(self, month: int) -> Flags:
        """Who is on the list at the end of a month, the dead and gone among them."""
        return np.asarray((self.joined <= month) & (month < self.dropped))

    def is_active(self, month: int) -> Flags:
        """Whose card works at the end of a month."""
        stopped = (self.stopped <= month) & (month < self.resumed)
        return np.asarray(self.is_listed(month) & ~stopped)

    def segment_in(self, month: int) -> Numbers:
        """The segment of everybody at the end of a month."""
        return np.where(self.moved <= month, self.new_segment, self.segment)


def build_members(world: World) -> Members:
    """The membership of everybody who ever lived in the city."""
    draws = world.settings.draws("insurance")
    people = world.population.people
    size = len(people)
    first, last = world.settings.months[0], world.settings.months[-1]
    decile = world.population.households.decile[people.household]
    segment = _segments(decile, draws)
    moves = np.isin(segment, (SELF, COMPANY)) & (draws.random(size) < 2 * _MOVES)
    moves &= decile <= 5
    moved = np.where(moves, draws.integers(first, last + 2, size), FAR_MONTH)
    taken_by = np.where(draws.random(size) < 0.6, LOCAL, PBI)
    stopped, resumed = _arrears(segment, first, last, draws)
    # Whom the city or the state pays for owes nothing any more.
    resumed = np.where(moved < resumed, np.minimum(resumed, moved), resumed)
    last_here = _months_of(np.minimum(people.died, people.left).astype(np.int64) - 1)
    return Members(
        _joined(world, first, last, draws),
        _dropped(world, last_here, draws),
        segment,
        np.where(moves, taken_by, segment),
        moved,
        stopped,
        resumed,
        last_here,
    )


def _segments(decile: Numbers, draws: np.random.Generator) -> Numbers:
    """One a person; members of a family are drawn apart."""
    ends = np.cumsum(np.array(_BY_DECILE), axis=1)
    own = ends[np.searchsorted(_DECILES, decile, side="right")]
    drawn = draws.random(len(decile))[:, np.newaxis]
    return np.asarray(np.minimum((drawn >= own).sum(axis=1), OTHER))


def _joined(world: World, first: int, last: int, draws: np.random.Generator) -> Numbers:
    people = world.population.people
    size = len(people)
    chance = draws.random(size)
    later = draws.integers(first, last + 6, size)
    joined = np.where(chance < _LATE, later, first)
    born_here = people.arrived == people.born
    is_new = born_here & (people.born >= world.settings.first_day)
    card = people.born.astype(np.int64) + draws.geometric(1 / _NEWBORN_LAG, size)
    joined = np.where(is_new, _months_of(card), joined)
    comes_later = ~is_new & (people.arrived > world.settings.first_day)
    after = _months_of(people.arrived.astype(np.int64)) + 1
    joined = np.where(comes_later, np.maximum(joined, after), joined)
    never = (chance >= _LATE) & (chance < _LATE + _shut_out(world)[_villages(world)])
    return np.where(never, FAR_MONTH, joined)


def _villages(world: World) -> Numbers:
    return np.asarray(world.population.village)


def _shut_out(world: World) -> Floats:
    """By village: the share that is never registered."""
    draws = world.settings.draws("insurance villages")
    return draws.gamma(1.5, _NEVER / 1.5, len(world.places.villages))


def _dropped(world: World, last_here: Numbers, draws: np.random.Generator) -> Numbers:
    """Most of those who die or leave stay on the list for some months."""
    size = len(last_here)
    stays = draws.random(size) < _STILL_LISTED
    more = 1 + np.where(stays, draws.integers(1, _LISTED_MONTHS, size), 0)
    people = world.population.people
    goes = np.minimum(people.died, people.left) != FAR
    return np.where(goes, last_here + more, FAR_MONTH)


def _arrears(
    segment: Numbers, first: int, last: int, draws: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """From which month a card does not work, and from which it does again."""
    size = len(segment)
    shares = np.array([_IN_ARREARS.get(number, 0.02) for number in range(6)])
    owes = draws.random(size) < shares[segment]
    # Half of them owed before the years began.
    span = last - first + 1
    stopped = first + np.maximum(draws.integers(-span, span, size), 0)
    long = draws.random(size) < 0.55
    resumed = np.where(long, FAR_MONTH, stopped + draws.integers(1, 16, size))
    nothing = np.full(size, FAR_MONTH)
    return np.where(owes, stopped, nothing), np.where(owes, resumed, nothing)


def _months_of(days: Numbers) -> Numbers:
    """Month numbers; of a day that never comes FAR_MONTH."""
    near = np.minimum(days, 2**17)
    months = near.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.where(days > 2**17, FAR_MONTH, months + month_number(1970, 1))


def days_of_month(month: int) -> tuple[int, int]:
    """The first and the last day of a month."""
    return first_day_of_month(month), first_day_of_month(month + 1) - 1
