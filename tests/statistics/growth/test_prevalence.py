"""Prevalence from z-scores against WHO's anthro, a plain loop and the rules."""

import csv
import math
import warnings
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.statistics.growth.prevalence import (
    INDICES,
    OUTCOMES,
    age_groups,
    build_child_survey,
    growth_prevalence,
)
from derajat.statistics.reasons import Reason


CASES = Path(__file__).parents[1] / "surveys" / "cases"
MEANS = [index.code for index in INDICES]
DESIGN_COLUMNS = {"w": "sw", "c": "cluster", "s": "strata"}


def by_case(name):
    cases = defaultdict(list)
    with (CASES / name).open(newline="") as file:
        for row in csv.DictReader(file):
            cases[row["case"]].append(row)
    return cases


def numbers(rows, column):
    return np.array([float(row[column]) if row[column] else np.nan for row in rows])


def prevalence_of(rows, groups=None):
    given = {
        letter: numbers(rows, column) if letter in rows[0]["design"] else None
        for letter, column in DESIGN_COLUMNS.items()
    }
    design = build_child_survey(
        len(rows), numbers(rows, "age"), given["w"], given["c"], given["s"]
    )
    return growth_prevalence(
        design=design,
        length_for_age=numbers(rows, "zlen"),
        weight_for_age=numbers(rows, "zwei"),
        bmi_for_age=numbers(rows, "zbmi"),
        weight_for_length=numbers(rows, "zwfl"),
        has_oedema=[row["oedema"] == "y" for row in rows],
        groups=groups,
    )


def assert_same(found, expected, tolerance, where):
    if not expected:
        assert math.isnan(found), where
    else:
        near = pytest.approx(float(expected), rel=tolerance, abs=1e-9)
        assert found == near, where


def assert_error(found, row):
    if math.isnan(found) and row["n"] == "1":
        # anthro prints 0 for a survey that is one row in one stratum.
        return
    assert_same(found, row["se"], 1e-9, row)


def assert_share(found, place, row):
    assert found.rows[place] == int(row["n"])
    assert_same(found.weighted_rows[place], row["pop"], 1e-9, row)
    assert_same(found.estimate[place] * 100, row["r"], 1e-9, row)
    assert_error(found.standard_error[place] * 100, row)
    if row["ul"] == "" or float(row["r"]) in (1, 100):
        # In clusters or strata anthro prints limits of 1 and 1 for a share of exactly
        # 1 %, and none where the survey has one degree of freedom.
        return
    # anthro's limits come from an iteration that stops near 1e-8.
    assert_same(found.lower[place] * 100, row["ll"], 1e-6, row)
    assert_same(found.upper[place] * 100, row["ul"], 1e-6, row)


def assert_mean(found, place, row):
    assert_same(found.estimate[place], row["r"], 1e-9, row)
    assert_error(found.standard_error[place], row)
    assert_same(found.lower[place], row["ll"], 1e-9, row)
    assert_same(found.upper[place], row["ul"], 1e-9, row)
    if row["stdev"] not in ("0", "Inf"):
        # anthro prints 0 or Inf for the spread of a single row.
        assert_same(found.standard_deviation[place], row["stdev"], 1e-9, row)


def test_prevalence_equals_that_of_anthro():
    children = by_case("children.csv")
    compared = 0
    for case, expected in by_case("prevalence.csv").items():
        rows = children[case]
        whole = prevalence_of(rows)
        parts = prevalence_of(rows, np.array([row["group"] or None for row in rows]))
        for row in expected:
            found = whole if row["group"] == "All" else parts
            label = "all" if row["group"] == "All" else row["group"]
            if label not in found.groups:
                assert row["n"] == "0"
                continue
            place = found.groups.tolist().index(label)
            if row["code"] in MEANS:
                assert_mean(found.mean(row["code"]), place, row)
            else:
                assert_share(found.share(row["code"]), place, row)
            compared += 1
    assert compared > 2000


def plain_share(z, oedema, cut_off, with_oedema):
    """Share and standard error of a simple sample, child by child."""
    flags, rows = [], len(z)
    for value, swollen in zip(z, oedema, strict=True):
        if with_oedema and swollen:
            value = -3.1
        if value != value:
            continue
        flags.append(value < cut_off if cut_off < 0 else value > cut_off)
    if not flags:
        return math.nan, math.nan
    share = sum(flags) / len(flags)
    if rows < 2:
        return share, math.nan
    spread = sum((flag - share) ** 2 for flag in flags)
    return share, math.sqrt(rows / (rows - 1) * spread) / len(flags)


def test_the_plain_loop_gives_the_same_shares(counts):
    random = np.random.default_rng(9)
    codes = [outcome.code for outcome in OUTCOMES]
    for _ in range(counts(25, 400)):
        rows = int(random.integers(1, 30))
        z = random.normal(-1, 1.5, rows).round(2).clip(-5, 5)
        z[random.random(rows) < 0.2] = np.nan
        oedema = random.random(rows) < 0.2
        found = growth_prevalence(
            design=build_child_survey(rows),
            length_for_age=z,
            weight_for_length=z,
            has_oedema=oedema,
        )
        for code, cut_off in (("HA_2", -2), ("HA3", 3), ("WH_3", -3), ("WH2", 2)):
            share, error = plain_share(z, oedema, cut_off, code.startswith("WH"))
            place = codes.index(code)
            ours = (
                found.shares.estimate[place, 0],
                found.shares.standard_error[place, 0],
            )
            assert ours[0] == pytest.approx(share, abs=1e-12, nan_ok=True)
            assert ours[1] == pytest.approx(error, abs=1e-12, nan_ok=True)


def one_child(**z):
    return growth_prevalence(design=build_child_survey(1), **z)


def test_a_child_with_oedema_is_severely_wasted_and_underweight_but_not_stunted():
    found = growth_prevalence(
        design=build_child_survey(2),
        length_for_age=[0.0, 0.0],
        weight_for_age=[1.0, 0.0],
        weight_for_length=[float("nan"), 0.0],
        has_oedema=[True, False],
    )
    assert found.share("WH_3").estimate[0] == 0.5
    assert found.share("WA_3").estimate[0] == 0.5
    assert found.share("HA_2").estimate[0] == 0
    assert found.mean("WA").rows[0] == 1
    assert found.share("WA_3").rows[0] == 2


def test_implausible_scores_leave_the_denominator():
    found = growth_prevalence(
        design=build_child_survey(4),
        length_for_age=[-6, -6.01, 6, 6.01],
        weight_for_age=[-6, -6.01, 5, 5.01],
        bmi_for_age=[-5, -5.01, 5, 5.01],
        weight_for_length=[-5, -5.01, 5, 5.01],
    )
    assert found.means.rows[:, 0].tolist() == [2, 2, 2, 2]


def test_scores_are_rounded_before_they_meet_a_cut_off():
    assert one_child(length_for_age=[-2.0049]).share("HA_2").estimate[0] == 0
    assert one_child(length_for_age=[-2.0051]).share("HA_2").estimate[0] == 1
    assert one_child(length_for_age=[-6.0049]).mean("HA").estimate[0] == -6


def test_a_child_without_one_of_two_scores_is_not_counted_as_both():
    found = one_child(length_for_age=[-3.0])
    assert found.share("HA_2_WH_2").reason[0] == Reason.MISSING
    both = one_child(length_for_age=[-3.0], weight_for_length=[2.5])
    assert both.share("HA_2_WH2").estimate[0] == 1
    assert both.share("HA_2_WH_2").estimate[0] == 0


def test_children_above_1826_days_leave_the_survey_and_unknown_ages_stay():
    nan = float("nan")
    design = build_child_survey(4, [1826.4, 1826.5, nan, 0])
    assert design.is_in.tolist() == [True, False, True, True]


def test_a_survey_of_one_cluster_is_one_without_clusters():
    z = [-3.0, -1.0, 0.5, -2.5]
    one = growth_prevalence(
        design=build_child_survey(4, clusters=[8] * 4), length_for_age=z
    )
    none = growth_prevalence(design=build_child_survey(4), length_for_age=z)
    assert np.array_equal(one.shares.standard_error[0], none.shares.standard_error[0])


def test_age_groups_begin_at_their_month():
    nan = float("nan")
    months = [-0.1, 0, 5.999, 6, 12, 24, 36, 48, 59.999, 60, nan]
    assert age_groups(months).tolist() == [
        "",
        "00-05",
        "00-05",
        "06-11",
        "12-23",
        "24-35",
        "36-47",
        "48-59",
        "48-59",
        "",
        "",
    ]


def test_a_lower_score_never_lowers_the_share_below_a_cut_off():
    random = np.random.default_rng(5)
    z = random.normal(-1, 1, 100).clip(-4, 4)
    design = build_child_survey(100, weights=random.uniform(1, 5, 100))
    before = growth_prevalence(design=design, length_for_age=z)
    after = growth_prevalence(design=design, length_for_age=z - 0.5)
    for code in ("HA_3", "HA_2", "HA_1"):
        assert after.share(code).estimate[0] >= before.share(code).estimate[0]
    shares = before.shares.estimate[:3, 0]
    assert (np.diff(shares) >= 0).all()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(), st.floats(), st.floats(), st.sampled_from(["a", None])),
        min_size=1,
        max_size=9,
    )
)
def test_any_float_gives_a_number_or_a_reason_without_a_warning(children):
    rows = len(children)
    length, weight, age, group = zip(*children, strict=True)
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = growth_prevalence(
            design=build_child_survey(rows, age, weights=weight),
            length_for_age=length,
            weight_for_length=weight,
            has_oedema=age,
            groups=group,
        )
        age_groups(age)
    for estimate in (found.shares, found.means):
        assert np.array_equal(
            estimate.reason == Reason.GIVEN, np.isfinite(estimate.estimate)
        )
        assert np.array_equal(
            estimate.interval_reason == Reason.GIVEN, np.isfinite(estimate.upper)
        )


def test_wrong_shapes_and_codes_are_told():
    with pytest.raises(ValueError, match=r"z-scores must have shape \(2,\)"):
        growth_prevalence(design=build_child_survey(2), length_for_age=[1.0, 2, 3])
    with pytest.raises(ValueError, match="HA_9 is not one of HA_3, HA_2"):
        one_child(length_for_age=[0.0]).share("HA_9")
