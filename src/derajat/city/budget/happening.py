"""The yearly budget by sub activity and source, and what is spent of it by month."""

from dataclasses import dataclass

import numpy as np

from derajat.city.budget.nomenclature import (
    CORES,
    NATURES,
    NO_OBJECTIVE,
    NUTRITION,
    PILLARS,
    SERVICES,
    SOURCES,
    SUB_ACTIVITIES,
)
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, RegisterColumn, plain, worded
from derajat.statistics.arrays import Floats


_RHYTHM = (2, 4, 6, 8, 8, 9, 8, 9, 10, 10, 11, 15)
"""Hundredths of a year's budget that are planned for each month."""
GROWTH = 1.06
"""How much more money each year brings."""
SMALLEST = 10_000_000
"""Rupiah; no line is smaller, so that small cities have whole numbers too."""


@dataclass(frozen=True)
class _Lines:
    """Lines of the budget of all years: one a sub activity, source and year."""

    year: Numbers
    activity: Numbers
    source: Numbers
    budget: Numbers
    target: Numbers

    @property
    def serial(self) -> Numbers:
        """A number for each line of a year."""
        return self.activity * len(SOURCES) + self.source


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `anggaran` and `realisasi-anggaran`."""
    lines = _build_lines(world)
    return _build_budget(world, lines), _build_spending(world, lines)


def _build_lines(world: World) -> _Lines:
    draws = world.settings.draws("budget")
    pairs = [
        (place, SOURCES.index(source), 1 / len(activity.sources))
        for place, activity in enumerate(SUB_ACTIVITIES)
        for source in activity.sources
    ]
    years = np.array(world.settings.years)
    year, line = np.divmod(np.arange(len(years) * len(pairs)), len(pairs))
    activity = np.array([place for place, _, _ in pairs])[line]
    source = np.array([source for _, source, _ in pairs])[line]
    part = np.array([share for _, _, share in pairs])[line]
    people = world.settings.people
    each = np.array([item.rupiah for item in SUB_ACTIVITIES])[activity]
    money = each * part * people * GROWTH**year * draws.lognormal(0, 0.15, len(line))
    budget = np.maximum(np.round(money / 1e6).astype(np.int64) * 1_000_000, SMALLEST)
    output = np.array([item.output for item in SUB_ACTIVITIES])[activity]
    target = np.maximum(np.round(output * part * people / 1000), 2).astype(np.int64)
    return _Lines(
        years[year], activity, source, _forget(budget, activity, year), target
    )


def _forget(budget: Numbers, activity: Numbers, year: Numbers) -> Numbers:
    """In every second year the smallest service is given nothing."""
    small = [place for place, a in enumerate(SUB_ACTIVITIES) if a.service == "spm-10"]
    return np.where((activity == small[0]) & (year % 2 == 1), 0, budget)


def _build_budget(world: World, lines: _Lines) -> Register:
    draws = world.settings.draws("budget locations")
    tags = SUB_ACTIVITIES
    objectives = (*sorted({item.objective for item in tags} - {NO_OBJECTIVE}),)
    of = lines.activity
    objective = np.array(
        [objectives.index(a.objective) if a.objective else -1 for a in tags]
    )[of]
    columns = {
        "tahun": plain(lines.year),
        "kota": worded(np.zeros(len(of)), (world.places.city.code,)),
        "sub_kegiatan": worded(of, tuple(item.code for item in tags)),
        "uraian": worded(of, tuple(item.name for item in tags)),
        "sumber": worded(lines.source, SOURCES),
        "layanan": worded([SERVICES.index(tags[a].service) for a in of], SERVICES),
        "stunting": worded([NUTRITION.index(tags[a].stunting) for a in of], NUTRITION),
        "porsi": plain([tags[a].percent for a in of]),
        "sifat": worded([NATURES.index(tags[a].nature) for a in of], NATURES),
        "pilar": worded([PILLARS.index(tags[a].pillar) for a in of], PILLARS),
        "urusan": worded([CORES.index(tags[a].core) for a in of], CORES),
        "sasaran": worded(np.maximum(objective, 0), objectives, known=objective >= 0),
        "strategi": _strategies(world, of),
        "lokasi_jelas": plain(draws.random(len(of)) < 0.9),
        "target_keluaran": plain(lines.target),
        "pagu": plain(lines.budget),
    }
    return Register("anggaran", columns)


def _strategies(world: World, activity: Numbers) -> RegisterColumn:
    """Which of six strategies each line serves; a fifth of the activities none."""
    draws = world.settings.draws("budget strategies")
    is_tagged = draws.random(len(SUB_ACTIVITIES)) < 0.8
    words = tuple(f"strategi-{number}" for number in range(1, 7))
    return worded(activity % len(words), words, known=is_tagged[activity])


def _build_spending(world: World, lines: _Lines) -> Register:
    months = np.array(world.settings.months)
    row, month = np.nonzero(lines.year[:, None] == (months // 12)[None, :])
    draws = world.settings.draws("spending")
    count = len(lines.year)
    spent_share = np.minimum(draws.beta(14, 1.6, count) + 0.02, 1.0)
    reached = np.clip(draws.beta(9, 1.7, count) * 1.1, 0, 1.2)
    # Now and then the money is spent and hardly anything comes of it.
    reached = np.where(draws.random(count) < 0.06, 0.4, reached)
    place = months[month] % 12
    planned = _portion(lines.budget[row], place)
    uneven = draws.gamma(8, 1 / 8, len(row))
    spent = np.minimum(planned * spent_share[row] * uneven, planned * 1.3)
    made = _portion(lines.target[row], place) * reached[row]
    order = np.lexsort((lines.serial[row], month))
    columns = {
        "bulan": plain(months[month]),
        "kota": worded(np.zeros(len(row)), (world.places.city.code,)),
        "sub_kegiatan": worded(
            lines.activity[row], tuple(item.code for item in SUB_ACTIVITIES)
        ),
        "sumber": worded(lines.source[row], SOURCES),
        "anggaran_kas": plain(planned),
        "realisasi": plain(_thousands(spent)),
        "keluaran": plain(np.round(made)),
    }
    return Register("realisasi-anggaran", columns).at(order)


def _portion(amount: Numbers, month: Numbers) -> Numbers:
    """What falls on a month of the year, so that twelve months make the amount."""
    ends = np.cumsum(_RHYTHM)
    begins = ends - np.array(_RHYTHM)
    return np.asarray(amount * ends[month] // 100 - amount * begins[month] // 100)


def _thousands(amounts: Floats) -> Numbers:
    return np.asarray(np.round(amounts / 1000).astype(np.int64) * 1000)
