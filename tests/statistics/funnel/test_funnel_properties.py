"""What must hold for every funnel, and what bad input gives."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.statistics.funnel import (
    Adjustment,
    Place,
    RateKind,
    Scale,
    Trim,
    adjusted_limits,
    adjusted_significance,
    binomial_limits,
    poisson_limits,
    proportion_dispersion,
    proportion_limits,
    proportion_lines,
    proportion_significance,
    rate_limits,
    rate_lines,
    rate_points,
    rate_significance,
    ratio_dispersion,
    ratio_limits,
    ratio_lines,
    ratio_significance,
)
from derajat.statistics.reasons import Reason


NUMBERS = st.floats(allow_nan=True, allow_infinity=True)
COUNTS = st.one_of(NUMBERS, st.integers(-3, 300).map(float))
PAIRS = st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=1, max_size=8)


def _is_coherent(limits):
    given_ = limits.reason == Reason.GIVEN
    assert all(np.isfinite(line).tolist() == given_.tolist() for line in limits.lines)
    for low, high in zip(limits.lines[:-1], limits.lines[1:], strict=True):
        assert (low <= high + 1e-9 * np.abs(high))[given_].all()


@given(PAIRS)
def test_no_input_gives_a_warning_or_a_limit_without_meaning(rows):
    a, b, c = np.array(rows).T
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _is_coherent(proportion_limits(a, b))
        _is_coherent(binomial_limits(a, np.minimum(b, 1e6)))
        _is_coherent(poisson_limits(np.minimum(a, 1e6)))
        _is_coherent(ratio_limits(np.minimum(a, 1e6)).limits)
        _is_coherent(rate_limits(np.minimum(a, 1e6), b).limits)
        for kind in RateKind:
            rate_significance(a, b, kind, 1000, c)
            rate_points(a, b, kind, 1000, 3, c)
            rate_lines(a, b, kind, 1000, 3, c)
        proportion_lines(a, b)
        ratio_lines(a, b)
        ratio_significance(a, b)
        proportion_significance(a, b)


@given(PAIRS)
def test_over_dispersion_takes_any_input(rows):
    a, b, _ = np.array(rows).T
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for trim in Trim:
            for found in (
                proportion_dispersion(a, b, Scale.ARCSINE, trim),
                proportion_dispersion(a, b, Scale.PLAIN, trim),
                ratio_dispersion(a, b, Scale.LOG, trim),
                ratio_dispersion(a, b, Scale.SQUARE_ROOT, trim),
            ):
                for adjustment in Adjustment:
                    placed = adjusted_significance(found, adjustment)
                    judged = placed.reason == Reason.GIVEN
                    assert ((placed.place == Place.NOT_JUDGED) == ~judged).all()
                    adjusted_limits(found, np.abs(b), adjustment)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), min_size=2))
def test_the_order_of_areas_does_not_matter(rows):
    extra, part = np.array(rows).T
    whole = part + extra
    forward = proportion_significance(part, whole)
    backward = proportion_significance(part[::-1], whole[::-1])
    assert np.allclose(forward.average, backward.average, equal_nan=True)
    assert np.array_equal(forward.place, backward.place[::-1])
    found = proportion_dispersion(part, whole).phi
    turned = proportion_dispersion(part[::-1], whole[::-1]).phi
    assert np.allclose(found, turned, equal_nan=True)


@given(st.floats(0.01, 0.99), st.integers(1, 10**6))
def test_limits_narrow_as_areas_grow(average, size):
    small, large = (
        proportion_limits(average, size),
        proportion_limits(average, 4 * size),
    )
    assert large.upper_998 <= small.upper_998
    assert large.lower_998 >= small.lower_998


def test_an_area_with_more_events_never_lies_lower():
    places = ratio_significance(np.arange(0, 60), np.full(60, 20.0)).place
    assert (np.diff(places) >= 0).all()
    assert places[0] == Place.LOW_998 and places[-1] == Place.HIGH_998


def test_funnels_in_one_call_are_those_of_single_calls():
    random = np.random.default_rng(6)
    whole = random.integers(1, 400, (5, 9)).astype(float)
    part = np.floor(whole * random.uniform(0, 1, (5, 9)))
    together, lines = (
        proportion_significance(part, whole),
        proportion_lines(part, whole),
    )
    spread = proportion_dispersion(part, whole)
    for row in range(5):
        alone = proportion_significance(part[row], whole[row])
        assert np.array_equal(alone.place, together.place[row])
        drawn = proportion_lines(part[row], whole[row])
        assert np.array_equal(drawn.size, lines.size[row])
        assert np.array_equal(drawn.limits.upper_95, lines.limits.upper_95[row])
        single = proportion_dispersion(part[row], whole[row])
        assert single.tau_squared == spread.tau_squared[row]


def test_a_proportion_is_capped_at_100_whatever_the_multiplier():
    for multiplier in (1.0, 100.0, 1000.0):
        found = proportion_limits(0.5, 2, multiplier)
        expected = min(100.0, multiplier * (0.5 + 3.0902323 / 8**0.5))
        assert np.isclose(found.upper_998, expected)


def test_where_everyone_is_reached_the_lines_lie_at_100():
    found = proportion_limits(1.0, [6, 105, 30_000])
    assert all((line == 100).all() for line in found.lines)
    assert (proportion_significance([7, 13], [7, 13]).place == Place.WITHIN).all()


@pytest.mark.parametrize(
    ("part", "whole", "reason"),
    [
        (np.nan, 5, Reason.MISSING),
        (2, np.inf, Reason.NOT_FINITE),
        (-1, 5, Reason.NEGATIVE_COUNT),
        (2, 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (6, 5, Reason.NUMERATOR_ABOVE_DENOMINATOR),
    ],
)
def test_an_impossible_area_is_not_judged_and_leaves_the_average_alone(
    part, whole, reason
):
    found = proportion_significance([part, 30, 40], [whole, 100, 100])
    assert found.reason.tolist() == [reason, Reason.GIVEN, Reason.GIVEN]
    assert found.place[0] == Place.NOT_JUDGED
    assert found.average == 0.35


def test_reasons_of_rates():
    events, rate = [0, 0, 5, 12, 12], [0, 0, 10, 0, np.nan]
    crude = rate_significance(
        events, rate, RateKind.CRUDE, 1000, [np.nan, 50, 500, 10, 10]
    )
    assert crude.reason.tolist() == [
        Reason.MISSING,
        Reason.GIVEN,
        Reason.GIVEN,
        Reason.DENOMINATOR_NOT_POSITIVE,
        Reason.MISSING,
    ]
    standardised = rate_significance(events, rate, RateKind.DSR, 1000)
    assert standardised.reason[2] == Reason.TOO_FEW_EVENTS


def test_one_area_has_no_over_dispersion():
    found = proportion_dispersion([5], [10])
    assert np.isnan(found.phi) and not found.is_clear
    assert adjusted_significance(found).reason.tolist() == [Reason.TOO_FEW_POINTS]
    assert adjusted_limits(found, [10]).reason.tolist() == [Reason.TOO_FEW_POINTS]


def test_wrong_options_are_refused_with_a_sentence():
    with pytest.raises(
        ValueError, match="multiplier must be a finite number above zero"
    ):
        proportion_limits(0.5, 10, 0)
    with pytest.raises(ValueError, match="the scale must be one of plain, arcsine"):
        proportion_dispersion([1], [2], Scale.LOG)
    with pytest.raises(ValueError, match="trimmed_share must lie between 0 and 0.5"):
        proportion_dispersion([1, 1], [2, 2], trimmed_share=0.5)
