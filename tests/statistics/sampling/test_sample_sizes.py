"""Sample sizes: the published table, Cochran's examples, a plain loop, faults."""

import math
import warnings
from fractions import Fraction
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.statistics.reasons import Reason
from derajat.statistics.sampling import (
    cluster_sample_size,
    krejcie_morgan,
    sample_size_for_proportion,
)


TABLE = """
10 10 15 14 20 19 25 24 30 28 35 32 40 36 45 40 50 44 55 48 60 52 65 56 70 59 75 63
80 66 85 70 90 73 95 76 100 80 110 86 120 92 130 97 140 103 150 108 160 113 170 118
180 123 190 127 200 132 210 136 220 140 230 144 240 148 250 152 260 155 270 159
280 162 290 165 300 169 320 175 340 181 360 186 380 191 400 196 420 201 440 205
460 210 480 214 500 217 550 226 600 234 650 242 700 248 750 254 800 260 850 265
900 269 950 274 1000 278 1100 285 1200 291 1300 297 1400 302 1500 306 1600 310
1700 313 1800 317 1900 320 2000 322 2200 327 2400 331 2600 335 2800 338 3000 341
3500 346 4000 351 4500 354 5000 357 6000 361 7000 364 8000 367 9000 368 10000 370
15000 375 20000 377 30000 379 40000 380 50000 381 75000 382 1000000 384
"""
"""Krejcie and Morgan 1970, table 1: population and sample in turn. Some reprints show
181 for 380, which is lower than for 360; the formula gives 191."""

AT_TWO_SD = NormalDist().cdf(2) * 2 - 1
"""Cochran rounds 1.96 to 2."""


def test_the_whole_published_table_is_reproduced():
    pairs = np.array(TABLE.split(), dtype=float).reshape(-1, 2)
    assert len(pairs) == 90
    assert krejcie_morgan(pairs[:, 0]).size.tolist() == pairs[:, 1].tolist()


def test_the_formula_in_fractions_gives_the_same_sample(counts):
    random = np.random.default_rng(1)
    people = np.unique(random.integers(1, 10**6, counts(2000, 100_000)))
    found = krejcie_morgan(people).size
    chi, half, margin = Fraction("3.841"), Fraction(1, 2), Fraction("0.05")
    for number, size in zip(people.tolist(), found.tolist(), strict=True):
        exact = chi * number * half * half
        exact /= margin**2 * (number - 1) + chi * half * half
        assert size == math.floor(exact + half)


@given(st.integers(1, 10**15))
def test_the_sample_grows_with_the_population_and_never_exceeds_it(people):
    small, large = krejcie_morgan([people, people + 1]).size
    assert small <= large
    assert 1 <= small <= min(people, 384)


def test_a_population_that_cannot_be_has_no_sample():
    nan, inf = float("nan"), float("inf")
    found = krejcie_morgan([nan, inf, -1, 0, 2.5, 7])
    assert found.reason.tolist() == [
        Reason.MISSING,
        Reason.NOT_FINITE,
        Reason.NEGATIVE_COUNT,
        Reason.POPULATION_TOO_SMALL,
        Reason.OUTSIDE_SCALE,
        Reason.GIVEN,
    ]
    assert np.isnan(found.size).tolist() == [True] * 5 + [False]


def test_the_published_example_of_the_island_is_reproduced():
    # Cochran 1977, 4.1 and 4.4: blood group, 5 points, 3200 people: 400, then 356.
    found = sample_size_for_proportion([np.inf, 3200], level=AT_TWO_SD)
    assert found.answers.tolist() == [400, 356]


def test_the_textbook_number_is_385():
    found = sample_size_for_proportion()
    assert float(found.answers) == 385


def test_design_effect_and_response_enlarge_the_sample():
    plain = sample_size_for_proportion(share=0.3)
    larger = sample_size_for_proportion(share=0.3, design_effect=2)
    assert float(larger.answers) in (2 * plain.answers - 1, 2 * plain.answers)
    invited = sample_size_for_proportion(share=0.3, design_effect=2, response=0.8)
    assert float(invited.invited) == math.ceil(float(larger.answers) / 0.8)


def test_no_more_than_everybody_is_asked():
    found = sample_size_for_proportion(20, margin=0.01, design_effect=3, response=0.5)
    assert float(found.answers) == float(found.invited) == 20


def test_clusters_follow_kish():
    found = cluster_sample_size(take=[1, 7, 30], intracluster_correlation=0.1)
    assert found.design_effect == pytest.approx([1, 1.6, 3.9])
    assert found.clusters.tolist() == [385, 88, 50]
    assert found.persons.tolist() == [385, 616, 1500]


def test_wishes_that_cannot_be_have_a_reason():
    nan = float("nan")
    found = sample_size_for_proportion(
        [nan, -1, 0, 9, 9, 9, 9, 9],
        share=[0.5, 0.5, 0.5, 0, 1.5, 0.5, 0.5, 0.5],
        margin=[0.1, 0.1, 0.1, 0.1, 0.1, 0, 0.1, 0.1],
        response=[1, 1, 1, 1, 1, 1, 0, 1],
        design_effect=[1, 1, 1, 1, 1, 1, 1, -2],
    )
    assert found.reason.tolist() == [
        Reason.MISSING,
        Reason.NEGATIVE_COUNT,
        Reason.POPULATION_TOO_SMALL,
        *[Reason.OUTSIDE_SCALE] * 5,
    ]
    clusters = cluster_sample_size(take=[0, 5], intracluster_correlation=[0.1, 2])
    assert clusters.reason.tolist() == [Reason.OUTSIDE_SCALE] * 2
    with pytest.raises(ValueError, match="level must be between 0 and 1, not 1"):
        sample_size_for_proportion(level=1)


@given(st.lists(st.floats(), min_size=6, max_size=6))
def test_any_float_gives_a_size_or_a_reason_without_a_warning(drawn):
    people, share, margin, effect, response, take = drawn
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        table = krejcie_morgan(people)
        sized = sample_size_for_proportion(
            people,
            share=share,
            margin=margin,
            design_effect=effect,
            response=response,
        )
        clusters = cluster_sample_size(
            people, take=take, intracluster_correlation=share, response=response
        )
    for value, reason in (
        (table.size, table.reason),
        (sized.answers, sized.reason),
        (sized.invited, sized.reason),
        (clusters.clusters, clusters.reason),
        (clusters.persons, clusters.reason),
    ):
        assert bool(np.isfinite(value)) == (reason == Reason.GIVEN)
