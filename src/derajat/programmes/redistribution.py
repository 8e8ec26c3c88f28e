"""Who can give how much of one medicine to whom, so that stocks become even.

A proposal for one item on one day. A holder gives only what lies above its own reserve,
and a batch goes only to where it is used up before it expires. Of all such proposals
one is taken that covers the most need; of those one with the least units times metres;
of those one that gives first what expires first.

Source: surplus above the most and shortage below the least months of use, as guides of
the ministry for even distribution (pemerataan) of medicines reckon them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

from derajat.statistics.arrays import Floats


DAYS_OF_MONTH = 30
"""In which a monthly use is used; months of stock are reckoned so."""


@dataclass(frozen=True)
class Batch:
    """Units of an item that expire on the same day, given as day number."""

    name: str
    amount: int
    expires_on: int


@dataclass(frozen=True)
class Holder:
    """A place that holds an item: what it uses in a month and the batches it has."""

    code: str
    monthly_use: int
    batches: tuple[Batch, ...]

    def usable_on(self, day: int) -> int:
        """Units that have not expired before a day."""
        return sum(b.amount for b in self.batches if b.expires_on >= day)


@dataclass(frozen=True)
class StockBand:
    """Months of use between which a stock is safe."""

    least: int = 1
    most: int = 3

    def surplus_of(self, holder: Holder, day: int) -> int:
        """Units above the most that a holder needs."""
        return max(0, holder.usable_on(day) - self.most * holder.monthly_use)

    def shortage_of(self, holder: Holder, day: int) -> int:
        """Units that a holder lacks to the least."""
        return max(0, self.least * holder.monthly_use - holder.usable_on(day))


@dataclass(frozen=True)
class Transfer:
    """Units of a batch that one holder gives to another."""

    giver: str
    batch: str
    taker: str
    amount: int


@dataclass(frozen=True)
class _Way:
    """A batch of a giver that may go to a taker, so many metres away."""

    giver: Holder
    batch: Batch
    taker: Holder
    metres: int


def propose_transfers(
    holders: Sequence[Holder],
    metres: Mapping[tuple[str, str], int],
    day: int,
    band: StockBand | None = None,
) -> tuple[Transfer, ...]:
    """What each holder gives to whom, by giver, taker and batch.

    `metres` tells how far it is from a giver to a taker; between two holders without
    such a number nothing can be sent (no cold chain, no road).
    """
    band = band or StockBand()
    ways = list(_list_ways(holders, metres, day, band))
    if not ways:
        return ()
    limits = [*_limits(ways, day, band)]
    amounts = _solve(ways, limits)
    found = [
        Transfer(way.giver.code, way.batch.name, way.taker.code, amount)
        for way, amount in zip(ways, amounts, strict=True)
        if amount
    ]
    return tuple(sorted(found, key=lambda t: (t.giver, t.taker, t.batch)))


def _list_ways(
    holders: Sequence[Holder],
    metres: Mapping[tuple[str, str], int],
    day: int,
    band: StockBand,
) -> Iterator[_Way]:
    givers = [h for h in holders if band.surplus_of(h, day)]
    takers = [h for h in holders if band.shortage_of(h, day)]
    for giver in givers:
        for batch in giver.batches:
            if batch.expires_on < day or not batch.amount:
                continue
            for taker in takers:
                distance = metres.get((giver.code, taker.code))
                if distance is not None:
                    yield _Way(giver, batch, taker, distance)


_Limit = tuple[list[int], int]
"""The ways, by their places, whose amounts together may not be more."""


def _limits(ways: Sequence[_Way], day: int, band: StockBand) -> Iterator[_Limit]:
    for giver in {way.giver for way in ways}:
        own = [place for place, way in enumerate(ways) if way.giver == giver]
        yield own, band.surplus_of(giver, day)
        for batch in {ways[place].batch for place in own}:
            same = [place for place in own if ways[place].batch == batch]
            yield same, batch.amount
    for taker in {way.taker for way in ways}:
        own = [place for place, way in enumerate(ways) if way.taker == taker]
        yield own, band.shortage_of(taker, day)
        for last in {ways[place].batch.expires_on for place in own}:
            early = [place for place in own if ways[place].batch.expires_on <= last]
            yield early, _room_until(taker, day, last)


def _room_until(taker: Holder, day: int, last: int) -> int:
    """Units that a taker can still use up to a day, beside its own that expire then."""
    own = sum(b.amount for b in taker.batches if day <= b.expires_on <= last)
    return max(0, taker.monthly_use * (last - day) // DAYS_OF_MONTH - own)


def _solve(ways: Sequence[_Way], limits: Sequence[_Limit]) -> list[int]:
    """Whole amounts: most covered, then shortest, then first to expire."""
    order = {day: n for n, day in enumerate(sorted({w.batch.expires_on for w in ways}))}
    goals = (
        [-1 for _ in ways],
        [way.metres for way in ways],
        [order[way.batch.expires_on] for way in ways],
    )
    rows = [_row(places, len(ways)) for places, _ in limits]
    upper = [float(limit) for _, limit in limits]
    lower = [0.0] * len(limits)
    amounts = [0] * len(ways)
    for goal in goals:
        cost = np.array(goal, dtype=np.float64)
        amounts = _best(cost, rows, lower, upper)
        reached = float(sum(c * a for c, a in zip(goal, amounts, strict=True)))
        rows, lower, upper = [*rows, cost], [*lower, reached], [*upper, reached]
    return amounts


def _row(places: Sequence[int], width: int) -> Floats:
    row = np.zeros(width)
    row[list(places)] = 1
    return row


def _best(
    cost: Floats, rows: list[Floats], lower: list[float], upper: list[float]
) -> list[int]:
    """Whole amounts of the least cost within the limits."""
    within = LinearConstraint(csr_array(np.stack(rows)), lower, upper)
    whole = np.ones(len(cost))
    result = milp(
        cost, integrality=whole, constraints=within, options={"mip_rel_gap": 0}
    )
    if result.x is None:
        raise RuntimeError(f"no proposal was found: {result.message}")
    return [int(amount) for amount in np.rint(result.x).tolist()]
