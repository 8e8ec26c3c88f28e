"""The staff list of the health centres at the end of each quarter."""

from dataclasses import dataclass

import numpy as np

from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.model.calendar import day_number, first_day_of_month
from derajat.statistics.arrays import Flags


JOBS: dict[str, float] = {
    "dokter": 3.0,
    "dokter-gigi": 1.2,
    "terapis-gigi": 1.0,
    "perawat": 9.0,
    "bidan": 10.0,
    "promkes": 1.3,
    "kesling": 1.5,
    "gizi": 1.6,
    "farmasi": 2.1,
    "atlm": 1.5,
    "rekam-medik": 1.3,
    "keuangan-tu": 3.0,
}
"""Kinds of staff, with how many posts of each a health centre has on average."""
KINDS = ("non-rawat-inap", "rawat-inap-kota", "rawat-inap-desa")
LEARNING = ("sma", "d3", "d4-s1", "profesi", "s2")
STATES = ("aktif", "keluar")
OFFICE_JOB = "keuangan-tu"
"""The one kind of staff that is no health profession."""

_LEAVING, _ARRIVING = 0.017, 0.30
"""Of those in post, and of the empty posts, in a quarter."""
_FIVE_YEARS = 1826
_LIFELONG_FROM = day_number(2023, 8, 8)
"""Law 17/2023: from then on a registration is for life when it is renewed."""
_LEARNING_SHARES = (0.03, 0.47, 0.30, 0.17, 0.03)


def build_registers(world: World) -> tuple[Register, ...]:
    """The register `tenaga-puskesmas`: one row a person and quarter's last month."""
    posts = _build_posts(world)
    ends = np.array([month for month in world.settings.months if month % 3 == 2])
    post, quarter, person, leaves = _work(world, posts, len(ends))
    order = np.lexsort((person, quarter))
    rows = _Rows(post[order], ends[quarter[order]], person[order], leaves[order])
    return (_build_register(world, posts, rows),)


@dataclass(frozen=True)
class _Posts:
    """Posts by place: their health centre and kind of work."""

    centre: Numbers
    job: Numbers


@dataclass(frozen=True)
class _Rows:
    """Who held which post at the end of a quarter, or left it."""

    post: Numbers
    month: Numbers
    person: Numbers
    leaves: Flags


def _build_posts(world: World) -> _Posts:
    draws = world.settings.draws("posts")
    centres = len(world.places.health_centres)
    means = np.array(list(JOBS.values()))
    count = 1 + draws.poisson(np.maximum(means - 1, 0.02), (centres, len(means)))
    centre, job = np.divmod(np.repeat(np.arange(count.size), count.ravel()), len(means))
    return _Posts(centre, job)


def _work(
    world: World, posts: _Posts, quarters: int
) -> tuple[Numbers, Numbers, Numbers, Flags]:
    """Post, quarter, person and leaving of everybody, quarter after quarter."""
    draws = world.settings.draws("work")
    size = len(posts.job)
    # Some kinds of work are hard to fill anywhere.
    is_held = draws.random(size) < np.where(posts.job % 4 == 1, 0.78, 0.95)
    person = np.arange(size)
    known, found = size, []
    for quarter in range(quarters):
        leaves = is_held & (draws.random(size) < _LEAVING)
        found.append((np.flatnonzero(is_held), quarter, person.copy(), leaves))
        arrives = ~is_held & (draws.random(size) < _ARRIVING)
        person[arrives] = known + np.arange(int(arrives.sum()))
        known += int(arrives.sum())
        is_held = (is_held & ~leaves) | arrives
    post = np.concatenate([held for held, *_ in found] or [person[:0]])
    quarter_of = np.concatenate(
        [np.full(len(held), quarter) for held, quarter, *_ in found] or [person[:0]]
    )
    who = np.concatenate([people[held] for held, _, people, _ in found] or [post])
    going = [leaves[held] for held, _, _, leaves in found]
    return post, quarter_of, who, np.concatenate(going or [np.zeros(0, dtype=bool)])


def _build_register(world: World, posts: _Posts, rows: _Rows) -> Register:
    draws = world.settings.draws("staff")
    people = int(rows.person.max(initial=0)) + 1
    centres = len(world.places.health_centres)
    learning = draws.choice(len(LEARNING), people, p=_LEARNING_SHARES)
    hours = draws.gamma(2.4, 3.1, people)
    kind = draws.choice(len(KINDS), centres, p=(0.7, 0.3, 0.0))
    last_day = _last_days(rows.month)
    is_lifelong, registered = _registration(world, rows, last_day, people)
    job, centre = posts.job[rows.post], posts.centre[rows.post]
    is_health = job != list(JOBS).index(OFFICE_JOB)
    quarter_of_year = rows.month % 12 // 3 + 1
    columns = {
        "pegawai": numbered("T", rows.person + 1),
        "bulan": plain(rows.month),
        "puskesmas": worded(centre, world.health_centre_codes),
        "tipe": worded(kind[centre], KINDS),
        "jenis": worded(job, tuple(JOBS)),
        "status": worded(rows.leaves, STATES),
        "pendidikan": worded(learning[rows.person], LEARNING),
        "str_seumur_hidup": plain(is_lifelong & is_health),
        "str_sampai": plain(registered, known=is_health & ~is_lifelong),
        "sip_sampai": plain(_licence(world, rows, last_day, people), known=is_health),
        "jpl": plain(np.floor(hours[rows.person] * quarter_of_year)),
    }
    return Register("tenaga-puskesmas", columns)


def _last_days(months: Numbers) -> Numbers:
    different, back = np.unique(months, return_inverse=True)
    days = [first_day_of_month(int(month) + 1) - 1 for month in different]
    return np.asarray(np.array(days, dtype=np.int64)[back.ravel()])


def _registration(
    world: World, rows: _Rows, last_day: Numbers, people: int
) -> tuple[Flags, Numbers]:
    """Whether each row's registration is for life, else its last day."""
    draws = world.settings.draws("registration")
    ends = world.settings.first_day + draws.integers(-500, 1826, people)
    renews = draws.random(people) < 0.94
    end, is_renewed = ends[rows.person], renews[rows.person]
    is_over = end < last_day
    is_lifelong = is_over & is_renewed & (end >= _LIFELONG_FROM)
    again = is_over & is_renewed & (end < _LIFELONG_FROM)
    end = np.where(again, end + _FIVE_YEARS, end)
    # What was renewed for five years before the law is for life at its next renewal.
    return is_lifelong | (again & (end < last_day)), end


def _licence(world: World, rows: _Rows, last_day: Numbers, people: int) -> Numbers:
    """The last day of the licence to practise, renewed by most every five years."""
    draws = world.settings.draws("licences")
    ends = world.settings.first_day + draws.integers(-300, 1826, people)
    renews = draws.random(people) < 0.9
    end = ends[rows.person]
    periods = np.maximum(-(-(last_day - end) // _FIVE_YEARS), 0)
    return np.where(renews[rows.person], end + periods * _FIVE_YEARS, end)
