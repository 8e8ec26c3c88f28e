"""Samples shared out over strata, and weights."""

import csv
import warnings
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.statistics.reasons import Reason
from derajat.statistics.sampling import (
    post_stratification_weights,
    proportional_allocation,
    sampling_weights,
)


CASES = Path(__file__).parent / "cases"


def plain_largest_remainder(sample, people):
    """The seats of Hamilton's rule, one after the other, in fractions."""
    total = sum(people)
    quotas = [Fraction(sample * number, total) for number in people]
    sizes = [int(quota) for quota in quotas]
    while sum(sizes) < sample:
        gaps = [
            quota - size if size == int(quota) else Fraction(-1)
            for quota, size in zip(quotas, sizes, strict=True)
        ]
        sizes[gaps.index(max(gaps))] += 1
    return sizes


def test_the_published_apportionment_of_1791_is_reproduced():
    # Hamilton's bill of 1792, 120 seats by the census of 1791; Balinski and Young
    # 1982, Fair Representation, chapter 2.
    people = [236841, 55540, 70835, 68705, 278514, 475327, 141822, 179570, 331589]
    people += [353523, 432879, 68446, 206236, 85533, 630560]
    seats = [8, 2, 2, 2, 9, 16, 5, 6, 11, 12, 14, 2, 7, 3, 21]
    sizes = proportional_allocation(120, people).sizes
    assert sizes.tolist() == [float(seat) for seat in seats]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12), st.data())
def test_shares_are_those_of_the_plain_loop_and_sum_exactly(people, data):
    total = sum(people)
    if total == 0:
        return
    sample = data.draw(st.integers(0, total))
    sizes = proportional_allocation(sample, people).sizes
    assert sizes.tolist() == plain_largest_remainder(sample, people)
    assert sizes.sum() == sample
    assert all(size <= number for size, number in zip(sizes, people, strict=True))


def test_a_batch_equals_each_alone():
    random = np.random.default_rng(2)
    people = random.integers(0, 500, (50, 6)) + 1
    samples = random.integers(0, people.sum(axis=1))
    together = proportional_allocation(samples, people).sizes
    for sample, row, sizes in zip(samples, people, together, strict=True):
        alone = proportional_allocation(sample, row).sizes
        assert np.array_equal(alone, sizes)


def test_samples_that_cannot_be_shared_out_have_a_reason():
    nan, inf = float("nan"), float("inf")
    people = [[1, nan], [1, inf], [1, -1], [1, 1.5], [0, 0], [1, 1], [1, 1]]
    found = proportional_allocation([1, 1, 1, 1, 0, 3, 1.5], people)
    assert found.reason.tolist() == [
        Reason.MISSING,
        Reason.NOT_FINITE,
        Reason.NEGATIVE_COUNT,
        Reason.OUTSIDE_SCALE,
        Reason.POPULATION_TOO_SMALL,
        Reason.NUMERATOR_ABOVE_DENOMINATOR,
        Reason.OUTSIDE_SCALE,
    ]
    assert np.isnan(found.sizes).all()


def test_a_weight_is_people_per_sampled_person():
    nan = float("nan")
    found = sampling_weights([100, nan, -1, 5, 5, 0], [8, 1, 1, 0, 6, 0])
    assert found.weights[0] == 12.5
    assert found.reason.tolist() == [
        Reason.GIVEN,
        Reason.MISSING,
        Reason.NEGATIVE_COUNT,
        Reason.DENOMINATOR_NOT_POSITIVE,
        Reason.NUMERATOR_ABOVE_DENOMINATOR,
        Reason.DENOMINATOR_NOT_POSITIVE,
    ]


def test_post_stratified_weights_equal_those_of_survey():
    cases = defaultdict(list)
    with (CASES / "poststratified.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            cases[row["case"]].append(row)
    assert len(cases) == 80
    for rows in cases.values():
        strata = [int(row["stratum"]) for row in rows]
        people = [0.0, 0.0, 0.0]
        for row in rows:
            people[int(row["stratum"])] = float(row["population"])
        weights = [float(row["weight"]) for row in rows]
        found = post_stratification_weights(strata, people, weights).weights
        expected = [float(row["found"]) for row in rows]
        assert found == pytest.approx(expected, rel=1e-12)


def test_post_stratified_weights_sum_to_the_populations():
    random = np.random.default_rng(3)
    strata, weights = random.integers(0, 4, 500), random.uniform(0, 9, 500)
    people = [1000, 20, 300, 7]
    found = post_stratification_weights(strata, people, weights).weights
    sums = np.bincount(strata, weights=found)
    assert sums == pytest.approx(people, rel=1e-12)


def test_rows_that_cannot_be_weighted_have_a_reason():
    nan, inf = float("nan"), float("inf")
    found = post_stratification_weights(
        [0, -1, 9, 0, 0, 0, 1, 2, 3],
        [100, 50, nan, -4, 60],
        [2, 1, 1, nan, inf, -1, 0, 1, 1],
    )
    assert found.weights[0] == 100
    assert found.reason.tolist() == [
        Reason.GIVEN,
        Reason.UNKNOWN_CODE,
        Reason.UNKNOWN_CODE,
        Reason.MISSING,
        Reason.NOT_FINITE,
        Reason.WEIGHT_NOT_POSITIVE,
        Reason.WEIGHT_NOT_POSITIVE,
        Reason.MISSING,
        Reason.NEGATIVE_COUNT,
    ]
    assert found.is_without_rows.tolist() == [False, True, False, False, True]
    with pytest.raises(ValueError, match="strata must be whole numbers"):
        post_stratification_weights([0.5], [1])
    with pytest.raises(ValueError, match="populations must have shape"):
        post_stratification_weights([0], [])


@given(st.lists(st.tuples(st.integers(-2, 4), st.floats(), st.floats()), max_size=9))
def test_any_float_gives_a_weight_or_a_reason_without_a_warning(rows):
    strata = np.array([row[0] for row in rows], dtype=int)
    people = [row[1] for row in rows] or [1.0]
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = post_stratification_weights(strata, people, [row[2] for row in rows])
        plain = sampling_weights(people, people[::-1])
        shared = proportional_allocation(people[0], people)
    for values, reason in (
        (found.weights, found.reason),
        (plain.weights, plain.reason),
        (shared.sizes.sum(), shared.reason),
    ):
        assert np.array_equal(np.isfinite(values), reason == Reason.GIVEN)
