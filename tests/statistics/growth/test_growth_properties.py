"""What holds for every child, ordinary or not."""

import math
import warnings
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derajat.statistics.growth import (
    PLAUSIBLE,
    Index,
    Measurements,
    compute_growth,
    sex_codes,
)
from derajat.statistics.growth.lms import rounded
from derajat.statistics.reasons import Reason


ANY = st.floats(allow_nan=True, allow_infinity=True)
CODES = st.sampled_from([0.0, 1.0, 2.0, 3.0, np.nan])
AGES = st.one_of(ANY, st.floats(0, 1830), st.sampled_from([90.5, 730.5, 1826.2]))


def sizes(low, high):
    return st.one_of(ANY, st.floats(low, high))


CHILDREN = st.builds(
    Measurements,
    sex=st.one_of(st.sampled_from([1, 2]), CODES),
    age_days=AGES,
    weight_kg=sizes(0.5, 40),
    length_cm=sizes(40, 125),
    position=CODES,
    head_cm=sizes(25, 60),
    arm_cm=sizes(6, 30),
    oedema=CODES,
)
MEASURED = {
    Index.WEIGHT_FOR_AGE: "weight_kg",
    Index.LENGTH_FOR_AGE: "length_cm",
    Index.WEIGHT_FOR_LENGTH: "weight_kg",
    Index.BMI_FOR_AGE: "weight_kg",
    Index.HEAD_FOR_AGE: "head_cm",
    Index.ARM_FOR_AGE: "arm_cm",
}


@given(CHILDREN, st.booleans())
def test_anything_gives_a_z_or_a_reason_and_never_a_warning(child, in_months):
    if in_months:
        child = replace(child, age_days=None, age_months=child.age_days)
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        growth = compute_growth(child)
    for index in Index:
        score = growth.score(index)
        assert (score.reason == Reason.GIVEN) == np.isfinite(score.z)
        assert not np.isinf(score.z)
        Reason(int(score.reason))
        assert score.is_implausible == PLAUSIBLE[index].excludes(score.z)


@given(CHILDREN, st.sampled_from(list(Index)))
def test_a_missing_measurement_is_a_missing_z(child, index):
    growth = compute_growth(replace(child, **{MEASURED[index]: np.nan}))
    assert np.isnan(growth.score(index).z)


@given(CHILDREN)
def test_a_z_has_two_decimals_at_most(child):
    growth = compute_growth(child)
    for index in Index:
        z = float(growth.score(index).z)
        if abs(z) < 1e9:
            assert z == float(f"{z:.2f}")


@given(CHILDREN)
def test_a_child_alone_equals_the_child_in_a_crowd(child):
    crowd = compute_growth(replace(child, sex=np.full(50, child.sex)))
    alone = compute_growth(child)
    for index in Index:
        z = crowd.score(index).z
        np.testing.assert_array_equal(z, np.full(50, alone.score(index).z))


@pytest.mark.parametrize("index", Index)
@given(sex=st.sampled_from([1, 2]), age=st.floats(91, 1826.24))
def test_a_larger_measurement_never_has_a_lower_z(index, sex, age):
    spans = {"weight_kg": (0.1, 60), "length_cm": (20, 160)}
    low, high = spans.get(MEASURED[index], (1, 80))
    child = Measurements(sex=sex, age_days=age, weight_kg=10, length_cm=80)
    rising = np.linspace(low, high, 500)
    z = compute_growth(replace(child, **{MEASURED[index]: rising})).score(index).z
    assert np.isfinite(z).all()
    assert (np.diff(z) >= 0).all()


@given(weight=st.floats(1, 40), age=st.one_of(st.none(), st.integers(0, 1826)))
def test_among_children_of_one_weight_the_taller_is_the_leaner(weight, age):
    """Plausible z, standing; lying, the row above of anthro breaks it at 103.1 cm."""
    length_cm = np.round(np.arange(66, 109, 0.25), 2)
    child = Measurements(
        sex=2, age_days=age, weight_kg=weight, length_cm=length_cm, position=2
    )
    z = compute_growth(child).weight_for_length.z
    plausible = z[np.abs(z) <= 5]
    assert np.isfinite(z).all()
    assert (np.diff(plausible) <= 0).all()


@given(CHILDREN)
def test_months_of_the_same_days_give_the_same(child):
    age = np.asarray(child.age_days) / 30.4375
    months = replace(child, age_days=None, age_months=age)
    back = replace(child, age_days=age * 30.4375)
    found, expected = (compute_growth(each) for each in (months, back))
    for index in Index:
        np.testing.assert_array_equal(found.score(index).z, expected.score(index).z)


@given(st.text())
def test_any_text_is_a_code_of_sex_or_unknown(text):
    (code,) = sex_codes([text])
    assert np.isnan(code) if not text.strip() else code in (1, 2, 9)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_rounding_is_within_half_a_step_and_keeps_the_sign(z):
    with np.errstate(all="ignore"):
        found, mirrored = (float(rounded(np.array([each]))[0]) for each in (z, -z))
    assert abs(found - z) <= 0.005 * (1 + 1e-9) + abs(z) * 1e-15
    assert math.copysign(1, found) == math.copysign(1, z) or found == 0
    assert mirrored == -found


@pytest.mark.parametrize(
    ("z", "expected"),
    [
        (0.125, 0.12),
        (0.375, 0.38),
        (0.285, 0.28),
        (0.135, 0.14),
        (2.675, 2.67),
        (1.005, 1.0),
        (-0.125, -0.12),
        (0.005, 0.0),
        (0.015, 0.01),
        (123456789012.345, 123456789012.34),
        (1e13 + 0.005, 1e13 + 0.005),
    ],
)
def test_rounding_is_that_of_r(z, expected):
    """Given by round(x, 2) of R 4.2.2."""
    assert float(rounded(np.array([z]))[0]) == expected


def test_a_z_that_rounds_to_nothing_has_no_sign():
    found = rounded(np.array([-0.001, -0.005, 0.001]))
    assert found.tolist() == [0, 0, 0]
    assert not np.signbit(found).any()
