"""Transfers of a medicine: reserves are kept, nothing expires, the shortest way."""

from itertools import product
from random import Random

import pytest

from derajat.programmes.redistribution import (
    Batch,
    Holder,
    StockBand,
    Transfer,
    propose_transfers,
)


TODAY = 20_000
FAR = TODAY + 900


def holder(code, use, *batches):
    return Holder(
        code, use, tuple(Batch(f"{code}{n}", *batch) for n, batch in enumerate(batches))
    )


def everywhere(holders, metres=1000):
    return {(a.code, b.code): metres for a in holders for b in holders if a != b}


def test_only_what_lies_above_three_months_is_given_and_only_one_month_filled():
    rich = holder("A", 10, (50, FAR))
    poor = holder("B", 30, (5, FAR))
    found = propose_transfers([rich, poor], {("A", "B"): 700}, TODAY)
    assert found == (Transfer("A", "A0", "B", 20),)
    richer = holder("A", 10, (90, FAR))
    found = propose_transfers([richer, poor], {("A", "B"): 700}, TODAY)
    assert found == (Transfer("A", "A0", "B", 25),)


def test_nothing_is_proposed_where_nobody_lacks_or_nobody_has_too_much():
    enough = [holder("A", 10, (30, FAR)), holder("B", 10, (10, FAR))]
    assert propose_transfers(enough, everywhere(enough), TODAY) == ()
    poor = [holder("A", 10, (30, FAR)), holder("B", 10)]
    assert propose_transfers(poor, everywhere(poor), TODAY) == ()


def test_nothing_goes_where_there_is_no_way():
    both = [holder("A", 1, (90, FAR)), holder("B", 10)]
    assert propose_transfers(both, {("B", "A"): 5}, TODAY) == ()


def test_the_batch_that_expires_first_goes_first():
    rich = holder("A", 10, (40, FAR), (20, TODAY + 200))
    poor = holder("B", 25)
    found = propose_transfers([rich, poor], {("A", "B"): 1}, TODAY)
    assert found == (Transfer("A", "A0", "B", 5), Transfer("A", "A1", "B", 20))


def test_a_batch_that_would_expire_before_it_is_used_stays():
    rich = holder("A", 0, (100, TODAY + 15), (100, TODAY - 1))
    poor = holder("B", 30)
    found = propose_transfers([rich, poor], {("A", "B"): 1}, TODAY)
    assert found == (Transfer("A", "A0", "B", 15),)
    own = holder("B", 30, (9, TODAY + 10))
    found = propose_transfers([rich, own], {("A", "B"): 1}, TODAY)
    assert found == (Transfer("A", "A0", "B", 6),)


def test_what_has_expired_is_no_stock():
    rich = holder("A", 10, (35, FAR), (50, TODAY - 1))
    poor = holder("B", 10, (10, TODAY - 1))
    found = propose_transfers([rich, poor], {("A", "B"): 1}, TODAY)
    assert found == (Transfer("A", "A0", "B", 5),)


def test_the_nearest_gives_but_not_at_the_cost_of_another_need():
    holders = [
        holder("A", 0, (10, FAR)),
        holder("B", 0, (10, FAR)),
        holder("C", 10),
        holder("D", 10),
    ]
    metres = {("A", "C"): 100, ("B", "C"): 200, ("A", "D"): 900}
    found = propose_transfers(holders, metres, TODAY)
    assert found == (Transfer("A", "A0", "D", 10), Transfer("B", "B0", "C", 10))
    metres = everywhere(holders, 500) | {("A", "D"): 100, ("B", "C"): 100}
    found = propose_transfers(holders, metres, TODAY)
    assert found == (Transfer("A", "A0", "D", 10), Transfer("B", "B0", "C", 10))


def test_the_band_is_a_setting():
    both = [holder("A", 10, (50, FAR)), holder("B", 10, (15, FAR))]
    found = propose_transfers(both, everywhere(both), TODAY, StockBand(2, 4))
    assert found == (Transfer("A", "A0", "B", 5),)


def random_case(seed):
    draws = Random(seed)
    holders = [
        holder(
            code,
            draws.randint(0, 3),
            *(
                (draws.randint(0, 6), TODAY + draws.choice([-1, 20, 45, 400]))
                for _ in range(draws.randint(0, 2))
            ),
        )
        for code in "ABCD"
    ]
    metres = {
        (a.code, b.code): draws.randint(1, 9)
        for a in holders
        for b in holders
        if a != b and draws.random() < 0.8
    }
    return holders, metres


def is_allowed(holders, moved):
    """A second, plain statement of the rules; `moved` by (giver, batch, taker)."""
    by_code = {h.code: h for h in holders}
    for one in holders:
        given = sum(n for (g, _, _), n in moved.items() if g == one.code)
        taken = sum(n for (_, _, t), n in moved.items() if t == one.code)
        stock = sum(b.amount for b in one.batches if b.expires_on >= TODAY)
        if given and stock - given < 3 * one.monthly_use:
            return False
        if taken and stock + taken > one.monthly_use:
            return False
        received = [
            (batch.expires_on, n)
            for (g, name, t), n in moved.items()
            if t == one.code
            for batch in by_code[g].batches
            if batch.name == name
        ]
        own = [(b.expires_on, b.amount) for b in one.batches if b.expires_on >= TODAY]
        for last, amount in received:
            until = sum(n for day, n in (*received, *own) if day <= last)
            if amount and until > one.monthly_use * (last - TODAY) // 30:
                return False
    for one in holders:
        for batch in one.batches:
            gone = sum(n for (_, name, _), n in moved.items() if name == batch.name)
            if gone > batch.amount or (gone and batch.expires_on < TODAY):
                return False
    return True


def best_by_trying(holders, metres):
    """The most that can be covered and its shortest way, by trying everything."""
    ways = [
        (g, batch, t)
        for g in holders
        for batch in g.batches
        for t in holders
        if (g.code, t.code) in metres
        and g.usable_on(TODAY) > 3 * g.monthly_use
        and t.usable_on(TODAY) < t.monthly_use
        and batch.expires_on >= TODAY
    ]
    most = [range(min(b.amount, t.monthly_use) + 1) for _, b, t in ways]
    size = 1
    for numbers in most:
        size *= len(numbers)
    if size > 3_000:
        return None
    best = (0, 0)
    for amounts in product(*most):
        named = zip(ways, amounts, strict=True)
        moved = {(g.code, b.name, t.code): n for (g, b, t), n in named}
        if is_allowed(holders, moved):
            far = sum(n * metres[g, t] for (g, _, t), n in moved.items())
            best = max(best, (sum(amounts), -far))
    return best


@pytest.mark.parametrize("seed", range(150))
def test_no_allowed_proposal_covers_more_or_is_shorter(seed):
    holders, metres = random_case(seed)
    found = propose_transfers(holders, metres, TODAY)
    moved = {(t.giver, t.batch, t.taker): t.amount for t in found}
    assert is_allowed(holders, moved)
    best = best_by_trying(holders, metres)
    if best is not None:
        far = sum(t.amount * metres[t.giver, t.taker] for t in found)
        assert (sum(t.amount for t in found), -far) == best


def test_the_random_cases_are_not_empty():
    moved = [propose_transfers(*random_case(seed), TODAY) for seed in range(150)]
    assert sum(map(bool, moved)) > 40
