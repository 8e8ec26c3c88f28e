"""Children without a z: each input that cannot be used has its reason."""

from dataclasses import replace

import numpy as np
import pytest

from derajat.statistics.growth import (
    Index,
    Measurements,
    compute_growth,
    oedema_codes,
    position_codes,
    sex_codes,
)
from derajat.statistics.reasons import Reason


CHILD = Measurements(
    sex=1,
    age_days=400,
    weight_kg=9.5,
    length_cm=75,
    position=1,
    head_cm=46,
    arm_cm=14.5,
    oedema=0,
)
WEIGHT = {Index.WEIGHT_FOR_AGE, Index.WEIGHT_FOR_LENGTH, Index.BMI_FOR_AGE}
LENGTH = {Index.LENGTH_FOR_AGE, Index.WEIGHT_FOR_LENGTH, Index.BMI_FOR_AGE}
HEAD, ARM = {Index.HEAD_FOR_AGE}, {Index.ARM_FOR_AGE}
ALL = set(Index)
BY_AGE = ALL - {Index.WEIGHT_FOR_LENGTH}

CASES = [
    ("sex", None, Reason.MISSING, ALL),
    ("sex", 0, Reason.UNKNOWN_CODE, ALL),
    ("sex", 3, Reason.UNKNOWN_CODE, ALL),
    ("sex", 1.5, Reason.UNKNOWN_CODE, ALL),
    ("sex", np.inf, Reason.UNKNOWN_CODE, ALL),
    ("age_days", None, Reason.MISSING, BY_AGE),
    ("age_days", np.nan, Reason.MISSING, BY_AGE),
    ("age_days", np.inf, Reason.NOT_FINITE, ALL),
    ("age_days", -np.inf, Reason.NOT_FINITE, ALL),
    ("age_days", -1, Reason.NEGATIVE_AGE, ALL),
    ("age_days", -0.001, Reason.NEGATIVE_AGE, ALL),
    ("age_days", 1826.25, Reason.AGE_OUTSIDE, ALL),
    ("age_days", 1856, Reason.AGE_OUTSIDE, ALL),
    ("age_days", 1e300, Reason.AGE_OUTSIDE, ALL),
    ("age_days", 90, Reason.AGE_OUTSIDE, ARM),
    ("age_days", 90.49, Reason.AGE_OUTSIDE, ARM),
    ("position", 0, Reason.UNKNOWN_CODE, LENGTH),
    ("position", 3, Reason.UNKNOWN_CODE, LENGTH),
    ("position", np.inf, Reason.UNKNOWN_CODE, LENGTH),
    ("position", None, Reason.GIVEN, set()),
    ("oedema", 3, Reason.UNKNOWN_CODE, WEIGHT),
    ("oedema", -1, Reason.UNKNOWN_CODE, WEIGHT),
    ("oedema", 1, Reason.OEDEMA, WEIGHT),
    ("oedema", True, Reason.OEDEMA, WEIGHT),
    ("oedema", 2, Reason.GIVEN, set()),
    ("oedema", False, Reason.GIVEN, set()),
    ("oedema", None, Reason.GIVEN, set()),
    ("weight_kg", None, Reason.MISSING, WEIGHT),
    ("weight_kg", 0, Reason.MEASURE_NOT_POSITIVE, WEIGHT),
    ("weight_kg", -9.5, Reason.MEASURE_NOT_POSITIVE, WEIGHT),
    ("weight_kg", np.inf, Reason.NOT_FINITE, WEIGHT),
    ("weight_kg", 1e-9, Reason.GIVEN, set()),
    ("weight_kg", 1e9, Reason.GIVEN, set()),
    ("length_cm", None, Reason.MISSING, LENGTH),
    ("length_cm", 0, Reason.MEASURE_NOT_POSITIVE, LENGTH),
    ("length_cm", -75, Reason.MEASURE_NOT_POSITIVE, LENGTH),
    ("length_cm", -np.inf, Reason.NOT_FINITE, LENGTH),
    ("length_cm", 44.99, Reason.SIZE_OUTSIDE, {Index.WEIGHT_FOR_LENGTH}),
    ("length_cm", 110.01, Reason.SIZE_OUTSIDE, {Index.WEIGHT_FOR_LENGTH}),
    ("length_cm", 110, Reason.GIVEN, set()),
    ("head_cm", None, Reason.MISSING, HEAD),
    ("head_cm", 0, Reason.MEASURE_NOT_POSITIVE, HEAD),
    ("head_cm", np.inf, Reason.NOT_FINITE, HEAD),
    ("arm_cm", None, Reason.MISSING, ARM),
    ("arm_cm", -1, Reason.MEASURE_NOT_POSITIVE, ARM),
    ("arm_cm", np.inf, Reason.NOT_FINITE, ARM),
]


@pytest.mark.parametrize(("column", "value", "reason", "indices"), CASES)
def test_an_input_refuses_the_indices_that_need_it(column, value, reason, indices):
    growth = compute_growth(replace(CHILD, **{column: value}))
    for index in Index:
        score = growth.score(index)
        expected = reason if index in indices else Reason.GIVEN
        assert score.reason == expected, index
        assert np.isfinite(score.z) == (expected is Reason.GIVEN), index
        assert not (score.is_implausible and np.isnan(score.z)), index


def test_the_first_of_several_reasons_is_told():
    nothing = Measurements(sex=9, age_days=-1, weight_kg=0, length_cm=0, oedema=1)
    codes = [Reason.UNKNOWN_CODE, Reason.NEGATIVE_AGE, Reason.MEASURE_NOT_POSITIVE]
    mended = [nothing, replace(nothing, sex=1), replace(nothing, sex=1, age_days=9)]
    found = [int(compute_growth(child).bmi_for_age.reason) for child in mended]
    assert found == codes


def test_a_length_that_conversion_makes_zero_is_not_above_zero():
    growth = compute_growth(replace(CHILD, age_days=800, length_cm=0.5))
    assert growth.length_for_age.reason == Reason.MEASURE_NOT_POSITIVE
    assert growth.bmi_for_age.reason == Reason.MEASURE_NOT_POSITIVE


def test_numbers_too_large_for_a_double_are_refused():
    growth = compute_growth(
        replace(CHILD, age_days=0, weight_kg=1.7e308, length_cm=1e-5)
    )
    assert growth.weight_for_age.reason == Reason.NOT_FINITE
    assert growth.bmi_for_age.reason == Reason.NOT_FINITE
    assert growth.length_for_age.reason == Reason.GIVEN


def test_a_child_with_oedema_has_no_index_from_weight_but_the_others():
    growth = compute_growth(replace(CHILD, oedema=[0, 1]))
    assert np.isnan(growth.weight_for_length.z).tolist() == [False, True]
    assert np.isfinite(growth.length_for_age.z).all()
    assert np.isfinite(growth.arm_for_age.z).all()


def test_a_child_without_age_still_has_weight_for_length():
    """By position, and without it by 87 cm."""
    lengths, positions = [86.9, 87, 86.9, 87], [None, None, 2, 1]
    child = Measurements(sex=1, weight_kg=12, length_cm=lengths, position=positions)
    with_age = Measurements(
        sex=1, age_days=[700, 800, 800, 700], weight_kg=12, length_cm=lengths
    )
    found, expected = (compute_growth(each) for each in (child, with_age))
    assert (found.weight_for_length.reason == Reason.GIVEN).all()
    np.testing.assert_array_equal(
        found.weight_for_length.z, expected.weight_for_length.z
    )
    assert (found.length_for_age.reason == Reason.MISSING).all()


def test_standing_below_nine_months_is_marked_and_not_converted():
    growth = compute_growth(
        replace(CHILD, age_days=[273.9, 273.9375, 274, 730.4, 731], position=2)
    )
    assert growth.is_position_doubtful.tolist() == [True, *[False] * 4]
    np.testing.assert_allclose(growth.length_cm, [75, 75.7, 75.7, 75.7, 75])


def test_lying_from_day_731_on_is_shortened():
    growth = compute_growth(replace(CHILD, age_days=[730.49, 730.5], length_cm=85))
    np.testing.assert_allclose(growth.length_cm, [85, 84.3])
    assert growth.age_days.tolist() == [730, 731]


def test_the_row_above_is_that_of_the_reference_program():
    """103.1 lying is 102.39999999999999 standing; anthro 1.1 gives -0.06, not -0.04."""
    lying = Measurements(sex=1, age_days=800, weight_kg=16, length_cm=103.1, position=1)
    standing = replace(lying, length_cm=102.4, position=2)
    z = [float(compute_growth(it).weight_for_length.z) for it in (lying, standing)]
    assert z == [-0.06, -0.04]


def test_an_empty_table_gives_empty_results():
    growth = compute_growth(replace(CHILD, sex=[]))
    assert growth.weight_for_age.z.shape == (0,)


def test_columns_of_any_shape_broadcast():
    growth = compute_growth(replace(CHILD, sex=[[1], [2]], age_days=[100, 200, 300]))
    assert growth.arm_for_age.z.shape == (2, 3)
    assert growth.arm_for_age.reason.shape == (2, 3)
    assert compute_growth(CHILD).arm_for_age.z.shape == ()


def test_age_in_both_units_is_an_error():
    with pytest.raises(ValueError, match="in days or in months, not in both"):
        replace(CHILD, age_months=13)


def test_texts_and_shapes_that_do_not_fit_are_an_error():
    for wrong in (
        replace(CHILD, sex=["L"]),
        replace(CHILD, sex=[1, 1], arm_cm=[1] * 3),
    ):
        with pytest.raises(ValueError, match="texts become codes by sex_codes"):
            compute_growth(wrong)


def test_written_forms_become_codes():
    assert sex_codes(
        ["L", "P", "Laki-laki", " PEREMPUAN ", "m", "F", "1", "2"]
    ).tolist()
    np.testing.assert_array_equal(sex_codes(["L", "P", "m", "F"]), [1, 2, 1, 2])
    np.testing.assert_array_equal(sex_codes(["x", "", None]), [9, np.nan, np.nan])
    np.testing.assert_array_equal(position_codes(["L", "H", "Berdiri"]), [1, 2, 2])
    np.testing.assert_array_equal(oedema_codes(["Y", "n", "2", "?"]), [1, 0, 0, 9])
