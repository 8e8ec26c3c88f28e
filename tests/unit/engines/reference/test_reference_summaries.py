"""Summaries against plain second formulations."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.engines.reference.summaries import compute_summary
from derajat.model.conditions import Compare, Relation
from derajat.model.expressions import Statistic, Summary


values = st.lists(st.none() | st.integers(-2, 2), min_size=1, max_size=6)
POSITIVE = Compare("x", Relation.ABOVE, 0)


def summarise(statistic, drawn, **keys):
    rows = [{"x": value} for value in drawn]
    return compute_summary(Summary("s", statistic, **keys), rows)


@settings(max_examples=200, deadline=None)
@given(values)
def test_sums_counts_and_ends_of_known_values(drawn):
    known = [value for value in drawn if value is not None]
    positive = [value for value in known if value > 0]
    assert summarise(Statistic.COUNT, drawn) == len(drawn)
    assert summarise(Statistic.COUNT, drawn, where=POSITIVE) == len(positive)
    if not known:
        for statistic in (Statistic.SUM, Statistic.MIN, Statistic.MAX):
            assert summarise(statistic, drawn, column="x") is None
        return
    total = 0
    for value in known:
        total += value
    assert summarise(Statistic.SUM, drawn, column="x") == total
    low = summarise(Statistic.MIN, drawn, column="x")
    high = summarise(Statistic.MAX, drawn, column="x")
    assert low in known and all(low <= value for value in known)
    assert high in known and all(high >= value for value in known)


@settings(max_examples=200, deadline=None)
@given(values, st.integers(1, 4))
def test_the_nth_value_has_n_minus_1_different_ones_below(drawn, n):
    found = summarise(Statistic.NTH, drawn, column="x", nth=n)
    known = {value for value in drawn if value is not None}
    if found is None:
        assert len(known) < n
    else:
        assert found in known
        assert len({value for value in known if value < found}) == n - 1


@settings(max_examples=200, deadline=None)
@given(values)
def test_distinct_is_how_many_of_the_possible_values_occur(drawn):
    occurring = sum(1 for value in range(-2, 3) if value in drawn)
    assert summarise(Statistic.DISTINCT, drawn, column="x") == occurring


@settings(max_examples=200, deadline=None)
@given(values)
def test_any_and_every_hold_where_all_fillings_of_the_missing_agree(drawn):
    fillings = list(product(*([0, 1] if v is None else [int(v > 0)] for v in drawn)))
    for statistic, combine in ((Statistic.ANY, any), (Statistic.EVERY, all)):
        truths = {combine(filling) for filling in fillings}
        expected = int(truths.pop()) if len(truths) == 1 else None
        assert summarise(statistic, drawn, condition=POSITIVE) == expected


def test_a_truth_without_condition_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no condition"):
        summarise(Statistic.ANY, [1])
