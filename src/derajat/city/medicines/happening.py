"""Stocks of medicines and vaccines by month, and the temperature of refrigerators."""

from dataclasses import dataclass

import numpy as np

from derajat.city.medicines.lists import MEDICINES, VACCINES
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, plain, worded
from derajat.model.calendar import first_day_of_month
from derajat.statistics.arrays import Flags, Floats


TIMES_OF_DAY = ("pagi", "sore")
_WANTED_MONTHS = 2.6
"""Months of use that a health centre asks to have in stock."""
_SHORT_SUPPLY = 0.07
"""Chance that an item hardly comes in a quarter, anywhere in the city."""


@dataclass(frozen=True)
class _Supply:
    """What decides a stock: use by (centre, item), and how much of it is lost."""

    subject: str
    mean_use: Floats
    lost_share: float


@dataclass(frozen=True)
class _Flow:
    """By (month, centre, item): what stood, came, was used and lost, and days empty."""

    opening: Numbers
    received: Numbers
    used: Numbers
    lost: Numbers
    empty_days: Numbers

    @property
    def closing(self) -> Numbers:
        """What is left at the end of each month."""
        return np.asarray(self.opening + self.received - self.used - self.lost)


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `stok-obat`, `stok-vaksin` and `suhu-vaksin`."""
    return _build_medicines(world), _build_vaccines(world), _build_temperatures(world)


def _build_medicines(world: World) -> Register:
    use = np.array([amount for amount, _ in MEDICINES.values()])
    prices = np.array([price for _, price in MEDICINES.values()])
    flow = _run(world, _Supply("medicines", _sizes(world)[:, None] * use, 0.004))
    month, centre, item = _places(world, flow)
    columns = {
        "bulan": plain(month),
        "puskesmas": worded(centre, world.health_centre_codes),
        "obat": worded(item, tuple(MEDICINES)),
        "stok_awal": plain(flow.opening.ravel()),
        "penerimaan": plain(flow.received.ravel()),
        "pemakaian": plain(flow.used.ravel()),
        "rusak_ed": plain(flow.lost.ravel()),
        "sisa": plain(flow.closing.ravel()),
        "hari_kosong": plain(flow.empty_days.ravel()),
        "harga": plain(prices[item]),
    }
    return Register("stok-obat", columns)


def _build_vaccines(world: World) -> Register:
    use = np.array(list(VACCINES.values()))
    flow = _run(world, _Supply("vaccines", _sizes(world)[:, None] * use, 0.06))
    month, centre, item = _places(world, flow)
    columns = {
        "bulan": plain(month),
        "puskesmas": worded(centre, world.health_centre_codes),
        "vaksin": worded(item, tuple(VACCINES)),
        "stok_awal": plain(flow.opening.ravel()),
        "terima": plain(flow.received.ravel()),
        "pakai": plain(flow.used.ravel()),
        "rusak": plain(flow.lost.ravel()),
        "sisa": plain(flow.closing.ravel()),
    }
    return Register("stok-vaksin", columns)


def _sizes(world: World) -> Floats:
    """How large each health centre is beside one that serves 27,000 people."""
    places = world.places
    centres = len(places.health_centres)
    served = np.bincount(places.health_centre, weights=places.share, minlength=centres)
    return np.asarray(np.maximum(served * world.settings.people / 27_000, 0.05))


def _places(world: World, flow: _Flow) -> tuple[Numbers, Numbers, Numbers]:
    month, centre, item = (axis.ravel() for axis in np.indices(flow.opening.shape))
    return np.array(world.settings.months)[month], centre, item


def _run(world: World, supply: _Supply) -> _Flow:
    """The stock of each item month after month: asked for, sent, used, lost."""
    draws = world.settings.draws(supply.subject)
    months = np.array(world.settings.months)
    mean = supply.mean_use * draws.lognormal(0, 0.25, supply.mean_use.shape)
    habit = draws.normal(1, 0.25, len(mean))[:, None]
    stock = np.round(mean * draws.gamma(4, 0.5, mean.shape)).astype(np.int64)
    found: list[tuple[Numbers, ...]] = []
    is_short: Flags = np.zeros(mean.shape[1], dtype=bool)
    for month in months.tolist():
        if month % 3 == 0:
            is_short = np.asarray(draws.random(mean.shape[1]) < _SHORT_SUPPLY)
        wanted = np.maximum(_WANTED_MONTHS * habit * mean - stock, 0)
        sent = np.where(is_short, 0.1, draws.beta(9, 1, mean.shape))
        received = np.round(wanted * sent).astype(np.int64)
        demand = draws.poisson(mean)
        used = np.minimum(demand, stock + received)
        lost = draws.binomial(stock + received - used, supply.lost_share)
        days = _days(month)
        missed = 1 - used / np.maximum(demand, 1)
        empty = np.where(used < demand, np.ceil(days * missed), 0).astype(np.int64)
        found.append((stock, received, used, lost, empty))
        stock = stock + received - used - lost
    return _Flow(*(np.stack(columns) for columns in zip(*found, strict=True)))


def _days(month: int) -> int:
    return first_day_of_month(month + 1) - first_day_of_month(month)


def _build_temperatures(world: World) -> Register:
    """Two readings a day of the vaccine refrigerator, in tenths of a degree."""
    draws = world.settings.draws("temperatures")
    first, last = world.settings.first_day, world.settings.reported_until
    centres = len(world.places.health_centres)
    shape = (last - first + 1, centres, len(TIMES_OF_DAY))
    day, centre, time = (axis.ravel() for axis in np.indices(shape))
    level = draws.normal(48, 5, centres)
    degrees = np.round(level[centre] + draws.normal(0, 12, len(day)))
    # Now and then the power fails for a day.
    fails = draws.random(shape[:2]) < 0.004
    degrees = degrees + np.where(fails[day, centre], 60, 0)
    columns = {
        "tanggal": plain(first + day),
        "puskesmas": worded(centre, world.health_centre_codes),
        "waktu": worded(time, TIMES_OF_DAY),
        "suhu": plain(np.clip(degrees, -150, 350)),
    }
    return Register("suhu-vaksin", columns)
