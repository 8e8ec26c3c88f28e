"""Every public function of the statistics meets the numbers that real files hold.

A new function needs a maker of arguments in `nasty/<subject>.py`: a function that
draws valid shapes and options, filled with nasty numbers. Without one the first test
fails.
"""

import copy
import importlib
import inspect
import traceback
import warnings
import zlib
from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from tests.statistics.nasty.numbers import NASTY, Some, is_same

from derajat.statistics import funnel, rates, smallarea, surveys
from derajat.statistics.funnel import Place
from derajat.statistics.reasons import Reason


SUBJECTS = (
    "charts",
    "funnel",
    "growth",
    "landing",
    "outbreaks",
    "rates",
    "sampling",
    "smallarea",
    "surveys",
)
MAKERS = {
    subject: importlib.import_module(f"tests.statistics.nasty.{subject}").MAKERS
    for subject in SUBJECTS
}
CALLS = [(subject, name) for subject in MAKERS for name in MAKERS[subject]]

JUDGED_BY = {
    ("Chart", "lower"): "limit_reason",
    ("Chart", "upper"): "limit_reason",
    ("XmrChart", "lower"): "limit_reason",
    ("XmrChart", "upper"): "limit_reason",
    ("MapTest", "variance"): "test_reason",
    ("MapTest", "z"): "test_reason",
    ("MapTest", "p"): "test_reason",
    ("LocalMoran", "variance"): "test_reason",
    ("LocalMoran", "z"): "test_reason",
    ("LocalMoran", "p"): "test_reason",
    ("SurveyEstimate", "lower"): "interval_reason",
    ("SurveyEstimate", "upper"): "interval_reason",
}
"""Fields that another field than `reason` speaks for."""

MAY_LACK_LIMITS = ("mean", "mean_of_sums", "proportion_ratio", "slope_of_inequality")
"""Functions that say in words when a value of theirs has no limits."""

MAY_BE_MISSING = {
    *(("PickedThresholds", name) for name in ("rises", "rises_missed")),
    ("Cusum", "bound"),
    ("KlbCriteria", "ratio"),
    ("Landing", "chance"),
    ("LikelihoodCusum", "bound"),
    ("PlanLanding", "chance"),
    ("ThresholdAlerts", "needed"),
}
"""Fields that, by their docstring, can be nan where the reason is GIVEN."""

OF_CHARTS = ("centre", "score", "baseline_points", "spread_ratio")
OWN_RULES = {
    *(("Chart", name) for name in OF_CHARTS),
    *(("XmrChart", name) for name in OF_CHARTS),
    *(("XmrChart", name) for name in ("moving_range", "range_centre", "range_upper")),
    *(("Ears", name) for name in ("expected", "deviation", "bound", "score")),
    *(("LifeExpectancy", name) for name in ("lower", "upper", "standard_error")),
    *(("Landing", name) for name in ("so_far", "pace", "pace_needed")),
    *(("StandardisedRatio", name) for name in ("observed", "expected")),
    *(("SurveyEstimate", name) for name in ("standard_deviation", "design_effect")),
    *(("SurveyEstimate", name) for name in ("standard_error", "weighted_rows")),
    ("SurveyEstimate", "groups"),
    *(("ThresholdAlerts", name) for name in ("cases", "previous")),
    ("FarringtonResult", "slope"),
    ("PlanLanding", "change_needed"),
    ("PlanLanding", "lasting"),
    ("Smoothed", "raw"),
    ("StandardisedRate", "events"),
}
"""Fields that have a number, or none, whatever the reason says."""

MAY_BE_INFINITE = {
    ("Ears", "score"),
    ("SurveyEstimate", "groups"),
    ("ThresholdAlerts", "cases"),
    ("ThresholdAlerts", "previous"),
}
"""Infinite by their docstring, or because they repeat the input."""

ORDERED = (
    ("lower", "upper"),
    ("lower", "value", "upper"),
    ("lower_95", "lower_80", "upper_80", "upper_95"),
)


def function_of(subject, name):
    return getattr(importlib.import_module(f"derajat.statistics.{subject}"), name)


def seed_of(subject, name, number):
    return zlib.crc32(f"{subject}.{name}".encode()) + number


def is_ours(error):
    frame = traceback.extract_tb(error.__traceback__)[-1]
    raised = (frame.line or "").startswith("raise ")
    return raised and "derajat/statistics" in frame.filename


def call_strictly(function, arguments):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return function(**arguments)


def results_in(found):
    """The dataclasses within a result that have reasons."""
    if isinstance(found, (tuple, list)):
        for part in found:
            yield from results_in(part)
    elif is_dataclass(found):
        if isinstance(getattr(found, "reason", None), np.ndarray):
            yield found
        for field in fields(found):
            yield from results_in(getattr(found, field.name))


def check_result(result, name):
    kind = type(result).__name__
    assert result.reason.dtype == np.uint8, kind
    assert np.isin(result.reason, list(Reason)).all(), kind
    for field in fields(result):
        numbers = getattr(result, field.name)
        if not (isinstance(numbers, np.ndarray) and numbers.dtype.kind == "f"):
            continue
        at = kind, field.name
        assert at in MAY_BE_INFINITE or not np.isinf(numbers).any(), f"{at}: infinite"
        if numbers.shape == result.reason.shape and at not in OWN_RULES:
            given = getattr(result, JUDGED_BY.get(at, "reason")) == Reason.GIVEN
            finite = np.isfinite(numbers)
            assert not (finite & ~given).any(), f"{at}: a number without GIVEN"
            lacks_limits = name in MAY_LACK_LIMITS and kind == "Estimate"
            if at not in MAY_BE_MISSING and not lacks_limits:
                assert not (given & ~finite).any(), f"{at}: GIVEN without a number"
    if isinstance(getattr(result, "place", None), np.ndarray):
        is_judged = result.place != Place.NOT_JUDGED
        assert np.array_equal(is_judged, result.reason == Reason.GIVEN)
    check_order(result)


def check_order(result):
    for names in ORDERED:
        if not all(isinstance(getattr(result, n, None), np.ndarray) for n in names):
            continue
        lines = [getattr(result, name) for name in names]
        for low, high in zip(lines, lines[1:], strict=False):
            with np.errstate(all="ignore"):
                is_wrong = low - high > 1e-9 * np.maximum(low, -high)
            assert not is_wrong.any(), f"{type(result).__name__}: {names}"


@pytest.mark.parametrize("subject", MAKERS)
def test_every_public_function_has_a_maker_of_nasty_arguments(subject):
    module = importlib.import_module(f"derajat.statistics.{subject}")
    public = {name for name in module.__all__ if inspect.isfunction(vars(module)[name])}
    assert public == set(MAKERS[subject])


@pytest.mark.parametrize(("subject", "name"), CALLS)
def test_nasty_numbers_give_numbers_or_reasons(subject, name, counts):
    """No warning, no exception but an own ValueError, nothing changed in place."""
    function, answered = function_of(subject, name), 0
    for number in range(counts(20, 400)):
        seed = seed_of(subject, name, number)
        try:
            arguments = call_strictly(MAKERS[subject][name], {"some": Some(seed)})
            before = copy.deepcopy(arguments)
            found = call_strictly(function, arguments)
        except ValueError as error:
            assert is_ours(error), f"seed {seed}"
            continue
        answered += 1
        assert is_same(before, arguments), f"seed {seed}: an argument was changed"
        for result in results_in(found):
            check_result(result, name)
    assert answered > counts(20, 400) / 2


@pytest.mark.parametrize(("subject", "name"), CALLS)
def test_a_wrong_shape_or_option_is_refused_in_words(subject, name, counts):
    """One argument is spoilt, or all get one shape: an answer, or an own ValueError."""
    function = function_of(subject, name)
    for number in range(counts(20, 400)):
        seed = seed_of(subject, name, number)
        some = Some(seed)
        try:
            arguments = call_strictly(MAKERS[subject][name], {"some": some})
            spoilt = spoil_some(some, arguments)
            for result in results_in(call_strictly(function, spoilt)):
                check_result(result, name)
        except ValueError as error:
            assert is_ours(error), f"seed {seed}"
            assert str(error)


@pytest.mark.parametrize(
    "polygon",
    [5, 1.5, "ring", {"a": 1}, [1, 2], [[1], [2]], [[[0, 0], [1]]], [[0, "x"]]],
)
def test_what_is_no_polygon_is_refused_in_words(polygon):
    with pytest.raises(ValueError, match="points|coordinates"):
        smallarea.rings_of_coordinates(polygon)
    with pytest.raises(ValueError, match="ring"):
        smallarea.contiguity([polygon])


def test_a_population_beyond_all_people_ends_without_exact_limits():
    """scipy's binomial quantile does not come back for 10^20 persons."""
    found = funnel.binomial_limits(0.3, [1e20, 1e12])
    assert found.reason.tolist() == [Reason.NOT_CONVERGED, Reason.GIVEN]
    assert funnel.poisson_limits(1e20).reason == Reason.NOT_CONVERGED


def test_weights_that_add_up_to_infinity_give_no_mean_of_zero():
    design = surveys.build_survey_design(3, weights=[1.7e308, 1.7e308, 1.0])
    found = surveys.survey_mean([0.0, 0.0, 5.0], design)
    assert found.reason.tolist() == [Reason.NOT_FINITE]


@pytest.mark.parametrize("per", [0.0, -100.0, np.nan, np.inf])
def test_a_multiple_that_turns_limits_upside_down_is_refused(per):
    with pytest.raises(ValueError, match="per must be a finite number above zero"):
        rates.proportion(1, 2, per=per)
    with pytest.raises(ValueError, match="per must be a finite number above zero"):
        rates.rate(1, 2, per=per)


def spoil_some(some, arguments):
    """Another number or shape for one argument, or one shape for all arrays."""
    names = [name for name in arguments if is_spoilable(arguments[name])]
    if not names:
        return arguments
    if some.chance(0.3):
        shape = odd_shape(some)
        arrays = [name for name in names if not np.isscalar(arguments[name])]
        return {**arguments, **{name: some.numbers(shape) for name in arrays}}
    name = some.one(*names)
    return {**arguments, name: spoil(some, arguments[name])}


def odd_shape(some):
    return some.one((), (0,), (1,), (3,), (2, 40), (0, 3), (3, 0), (2, 3, 12))


def is_spoilable(given):
    is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
    is_array = isinstance(given, np.ndarray) and given.dtype.kind in "fiu"
    return is_number or is_array


def spoil(some, given):
    if isinstance(given, float):
        return float(some.rng.choice(NASTY))
    if isinstance(given, int):
        return some.one(-1, 0, 1, 2, 3, 40)
    return some.numbers(odd_shape(some))
