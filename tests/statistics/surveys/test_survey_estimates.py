"""Survey estimates against published figures, R's survey, and a plain loop."""

import csv
import math
import warnings
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from derajat.statistics.reasons import Reason
from derajat.statistics.surveys import (
    LonelyCluster,
    build_survey_design,
    survey_mean,
    survey_proportion,
    survey_ratio,
)


CASES = Path(__file__).parent / "cases"


def read_cases(name):
    with (CASES / name).open(newline="") as file:
        return list(csv.DictReader(file))


def numbers(rows, column):
    return np.array([float(row[column]) if row[column] else np.nan for row in rows])


def api_design(rows, clusters, strata):
    return build_survey_design(
        len(rows),
        weights=numbers(rows, "pw"),
        clusters=numbers(rows, "dnum") if clusters else None,
        strata=[row["stype"] for row in rows] if strata else None,
        clusters_in_stratum=numbers(rows, "fpc"),
    )


def test_the_published_cluster_sample_of_schools_is_reproduced():
    # Lumley 2004, Journal of Statistical Software 9(8), and the manual of survey.
    rows = read_cases("apiclus1.csv")
    design = api_design(rows, clusters=True, strata=False)
    mean = survey_mean(numbers(rows, "api00"), design)
    assert mean.estimate[0] == pytest.approx(644.17, abs=0.005)
    assert mean.standard_error[0] == pytest.approx(23.542, abs=0.0005)
    ratio = survey_ratio(numbers(rows, "api.stu"), numbers(rows, "enroll"), design)
    assert ratio.estimate[0] == pytest.approx(0.8497087, abs=5e-8)
    assert ratio.standard_error[0] == pytest.approx(0.008386297, abs=5e-10)


def test_the_published_domains_of_a_cluster_sample_are_reproduced():
    rows = read_cases("apiclus1.csv")
    design = api_design(rows, clusters=True, strata=False)
    kinds = [row["stype"] for row in rows]
    mean = survey_mean(numbers(rows, "api00"), design, kinds)
    assert mean.groups.tolist() == ["E", "H", "M"]
    assert mean.estimate == pytest.approx([648.8681, 618.5714, 631.4400], abs=5e-5)
    errors = [22.36241, 38.02025, 31.60947]
    assert mean.standard_error == pytest.approx(errors, abs=5e-6)


def test_the_published_stratified_sample_of_schools_is_reproduced():
    rows = read_cases("apistrat.csv")
    design = api_design(rows, clusters=False, strata=True)
    mean = survey_mean(numbers(rows, "api00"), design)
    assert mean.estimate[0] == pytest.approx(662.29, abs=0.005)
    assert mean.standard_error[0] == pytest.approx(9.4089, abs=0.00005)


def by_case(name):
    cases = defaultdict(list)
    for row in read_cases(name):
        cases[row["case"]].append(row)
    return cases


def lonely_rule(name):
    return LonelyCluster("certainty" if name == "remove" else name)


def same(found, expected, scale=1.0):
    return abs(found - expected) <= 1e-9 * abs(expected) + 1e-12 * scale


def test_estimates_equal_those_of_survey():
    compared = 0
    reference = by_case("estimates.csv")
    for case, rows in by_case("rows.csv").items():
        known = rows[0]["population"] != "Inf"
        design = build_survey_design(
            len(rows),
            numbers(rows, "weight"),
            numbers(rows, "cluster"),
            numbers(rows, "stratum"),
            clusters_in_stratum=numbers(rows, "population") if known else None,
        )
        options = {
            "groups": [row["group"] for row in rows],
            "lonely": lonely_rule(rows[0]["lonely"]),
        }
        mean = survey_mean(numbers(rows, "value"), design, **options)
        share = survey_proportion(numbers(rows, "flag"), design, **options)
        ratio = survey_ratio(
            numbers(rows, "value"), numbers(rows, "size"), design, **options
        )
        ours = {
            "mean": mean.estimate,
            "mean_se": mean.standard_error,
            "variance": mean.standard_deviation**2,
            "deff": mean.design_effect,
            "share": share.estimate,
            "share_se": share.standard_error,
            "lower": share.lower,
            "upper": share.upper,
            "ratio": ratio.estimate,
            "ratio_se": ratio.standard_error,
        }
        for row in reference[case]:
            place = mean.groups.tolist().index(row["group"])
            assert design.degrees_of_freedom == int(row["degrees"])
            for column, values in ours.items():
                expected = float(row[column] or "nan")
                if math.isfinite(values[place]) and math.isfinite(expected):
                    assert same(values[place], expected, 100), (case, column, row)
                    compared += 1
                elif column in ("mean", "ratio"):
                    # survey gives 0 for a group without a value.
                    assert mean.rows[place] == 0 or row[column] == ""
    assert compared > 1800


def plain_mean(values, weights, clusters, strata, groups, group, lonely):
    """Mean and standard error of one group from the formula, row by row."""
    rows = [
        index
        for index, value in enumerate(values)
        if groups[index] == group and value == value
    ]
    whole = sum(weights[i] for i in rows)
    if not whole:
        return math.nan, math.nan
    mean = sum(weights[i] * values[i] for i in rows) / whole
    drawn = defaultdict(set)
    for stratum, cluster in zip(strata, clusters, strict=True):
        drawn[stratum].add(cluster)
    if sum(len(found) for found in drawn.values()) < 2:
        return mean, math.nan
    variance = 0.0
    for stratum, members in drawn.items():
        totals = [
            sum(
                weights[i] * (values[i] - mean) / whole
                for i in rows
                if strata[i] == stratum and clusters[i] == cluster
            )
            for cluster in members
        ]
        number = len(members)
        if number == 1:
            variance += totals[0] ** 2 if lonely == "adjust" else 0.0
            continue
        middle = sum(totals) / number
        spread = sum((total - middle) ** 2 for total in totals)
        variance += number / (number - 1) * spread
    return mean, math.sqrt(variance)


def test_the_plain_loop_gives_the_same_mean_and_error(counts):
    random = np.random.default_rng(4)
    for _ in range(counts(60, 1500)):
        rows = int(random.integers(2, 40))
        values = random.normal(size=rows) * 10.0 ** random.integers(-3, 4)
        values[random.random(rows) < 0.15] = np.nan
        weights = random.uniform(0, 5, rows) * (random.random(rows) > 0.1)
        clusters = random.integers(0, random.integers(1, 9), rows)
        strata = random.integers(0, random.integers(1, 5), rows)
        groups = random.integers(0, 3, rows)
        lonely = random.choice(["adjust", "certainty"])
        design = build_survey_design(rows, weights, clusters, strata)
        found = survey_mean(values, design, groups, lonely=LonelyCluster(lonely))
        scale = np.nanmax(np.abs(values), initial=1e-300)
        for place, group in enumerate(found.groups):
            mean, error = plain_mean(
                values, weights, clusters, strata, groups, group, lonely
            )
            for ours, theirs in (
                (found.estimate[place], mean),
                (found.standard_error[place], error),
            ):
                assert math.isnan(ours) == math.isnan(theirs)
                assert math.isnan(ours) or abs(ours - theirs) <= 1e-10 * scale


def test_limits_of_a_share_follow_the_logit_formula():
    flags = [1, 0, 0, 1, 0, 0, 0, 1, 0, 0]
    found = survey_proportion(flags, build_survey_design(10))
    share, error = 0.3, math.sqrt(10 / 9 / 100 * 2.1)
    reach = stats.t.ppf(0.975, 9) * error / (share * (1 - share))
    logit = math.log(share / (1 - share))
    assert found.standard_error[0] == pytest.approx(error, rel=1e-12)
    assert found.lower[0] == pytest.approx(1 / (1 + math.exp(reach - logit)), rel=1e-10)
    assert found.upper[0] == pytest.approx(
        1 / (1 + math.exp(-reach - logit)), rel=1e-10
    )


def test_many_outcomes_equal_each_alone():
    random = np.random.default_rng(8)
    values = random.normal(size=(5, 80))
    values[random.random(values.shape) < 0.2] = np.nan
    design = build_survey_design(
        80, random.uniform(1, 3, 80), random.integers(0, 9, 80), np.arange(80) % 3
    )
    groups = random.integers(0, 4, 80)
    together = survey_mean(values, design, groups)
    for outcome, alone in enumerate(values):
        single = survey_mean(alone, design, groups)
        assert np.array_equal(together.standard_error[outcome], single.standard_error)
        assert np.array_equal(together.rows[outcome], single.rows)


surveys = st.integers(3, 25).flatmap(
    lambda rows: st.tuples(
        st.lists(st.floats(-5, 5), min_size=rows, max_size=rows),
        st.lists(st.floats(0.1, 100), min_size=rows, max_size=rows),
        st.lists(st.integers(0, 5), min_size=rows, max_size=rows),
        st.lists(st.integers(0, 2), min_size=rows, max_size=rows),
        st.permutations(range(rows)),
    )
)


@settings(max_examples=60, deadline=None)
@given(surveys)
def test_order_of_rows_and_scale_of_weights_do_not_matter(survey):
    values, weights, clusters, strata, order = (np.asarray(part) for part in survey)
    design = build_survey_design(values.size, weights, clusters, strata)
    found = survey_mean(values, design)
    other = build_survey_design(
        values.size, weights[order] * 8, clusters[order], strata[order]
    )
    again = survey_mean(values[order], other)
    assert again.estimate == pytest.approx(found.estimate, rel=1e-9, abs=1e-9)
    assert again.standard_error == pytest.approx(
        found.standard_error, rel=1e-6, abs=1e-9, nan_ok=True
    )


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.floats(), min_size=1, max_size=12),
    st.lists(st.floats(), min_size=1, max_size=12),
    st.lists(st.one_of(st.none(), st.text(max_size=1)), min_size=1, max_size=12),
)
def test_any_float_gives_a_number_or_a_reason_without_a_warning(
    values, weights, groups
):
    rows = min(len(values), len(weights), len(groups))
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        design = build_survey_design(rows, weights[:rows], strata=np.arange(rows) % 2)
        found = [
            survey_mean(values[:rows], design, groups[:rows]),
            survey_proportion(values[:rows], design, groups[:rows]),
            survey_ratio(values[:rows], weights[:rows], design, groups[:rows]),
        ]
    for estimate in found:
        is_given = estimate.reason == Reason.GIVEN
        assert np.array_equal(is_given, np.isfinite(estimate.estimate))
        has_limits = estimate.interval_reason == Reason.GIVEN
        assert np.array_equal(has_limits, np.isfinite(estimate.lower))
        assert np.array_equal(has_limits, np.isfinite(estimate.upper))


def reason_of(values, **design):
    return Reason(survey_mean(values, build_survey_design(3, **design)).reason[0])


def test_each_fault_has_its_reason():
    nan, inf = float("nan"), float("inf")
    assert reason_of([nan, nan, nan]) is Reason.MISSING
    assert reason_of([1, inf, 2]) is Reason.NOT_FINITE
    assert reason_of([1, 2, 3], weights=[1, -1, 1]) is Reason.WEIGHT_NOT_POSITIVE
    assert reason_of([1, 2, 3], weights=[1, inf, 1]) is Reason.WEIGHT_NOT_POSITIVE
    assert reason_of([1, 2, 3], weights=[0, 0, 0]) is Reason.WEIGHT_NOT_POSITIVE
    assert reason_of([1, 2, 3], weights=[0, nan, 0]) is Reason.WEIGHT_NOT_POSITIVE
    assert reason_of([1, 2, 3], strata=[None] * 3) is Reason.MISSING
    design = build_survey_design(3)
    assert survey_proportion([0, 1, 1.5], design).reason[0] == Reason.OUTSIDE_SCALE
    ratio = survey_ratio([1, 2, 3], [1, -1, 0], design)
    assert ratio.reason[0] == Reason.DENOMINATOR_NOT_POSITIVE


def test_a_refused_weight_spoils_only_its_own_group():
    design = build_survey_design(4, weights=[1, -1, 1, 2])
    found = survey_mean([1, 2, 3, 4], design, ["a", "a", "b", "b"])
    assert found.reason.tolist() == [Reason.WEIGHT_NOT_POSITIVE, Reason.GIVEN]


def test_one_cluster_has_an_estimate_but_no_interval():
    design = build_survey_design(3, clusters=[7, 7, 7])
    found = survey_mean([1.0, 2.0, 3.0], design)
    assert found.estimate[0] == 2
    assert math.isnan(found.standard_error[0])
    assert found.interval_reason[0] == Reason.ONE_CLUSTER


def test_a_share_of_nothing_has_no_limits_unless_asked_for():
    design = build_survey_design(5)
    found = survey_proportion([0, 0, 0, 0, 0], design)
    assert found.interval_reason[0] == Reason.NO_VARIATION
    assert math.isnan(found.upper[0])
    as_printed = survey_proportion([0] * 5, design, share_as_limits=True)
    assert as_printed.lower[0] == as_printed.upper[0] == 0


def test_a_lonely_cluster_follows_the_rule_that_was_chosen():
    strata, clusters = ["a", "a", "a", "b"], [1, 2, 3, 9]
    design = build_survey_design(4, clusters=clusters, strata=strata)
    errors = {
        rule: survey_mean([1, 2, 4, 9], design, lonely=rule).standard_error[0]
        for rule in LonelyCluster
    }
    assert errors[LonelyCluster.ADJUST] > errors[LonelyCluster.CERTAINTY] > 0
    certain, average = errors[LonelyCluster.CERTAINTY], errors[LonelyCluster.AVERAGE]
    assert average == pytest.approx(certain * math.sqrt(2))
    assert math.isnan(errors[LonelyCluster.FAIL])


def test_rows_without_cluster_leave_and_rows_without_weight_keep_their_cluster():
    nan = float("nan")
    design = build_survey_design(4, [1, 1, nan, 1], clusters=[1, 2, 3, nan])
    assert design.rows == 3
    assert design.clusters_drawn.tolist() == [3]
    assert design.degrees_of_freedom == 1


def test_rows_without_a_label_are_in_no_group():
    nan = float("nan")
    design = build_survey_design(5)
    for labels in (["a", nan, None, "", "b"], [1.0, nan, nan, nan, 2.0]):
        found = survey_mean([1, 2, 3, 4, 5], design, labels)
        assert found.estimate.tolist() == [1, 5]
        assert found.rows.tolist() == [1, 1]
    named = survey_mean([1, 2], build_survey_design(2), ["nan", nan])
    assert named.groups.tolist() == ["nan"]


def test_a_survey_without_rows_has_no_estimate():
    found = survey_mean([], build_survey_design(0))
    assert found.reason.tolist() == [Reason.MISSING]


def test_wrong_shapes_and_options_are_told():
    design = build_survey_design(3)
    with pytest.raises(ValueError, match=r"values must have shape \(3,\)"):
        survey_mean([1, 2], design)
    with pytest.raises(ValueError, match=r"groups must have shape \(3,\)"):
        survey_mean([1, 2, 3], design, [1, 2])
    with pytest.raises(ValueError, match="level must be between 0 and 1, not 95"):
        survey_mean([1, 2, 3], design, level=95)
    with pytest.raises(ValueError, match="must be one number in each stratum"):
        build_survey_design(2, clusters_in_stratum=[5, 6])
    with pytest.raises(ValueError, match="must not be below the clusters drawn"):
        build_survey_design(2, clusters_in_stratum=[1, 1])
