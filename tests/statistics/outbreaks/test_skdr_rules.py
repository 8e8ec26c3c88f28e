"""Fixed thresholds of early warning: what each rule says of a week, and why."""

import math
import warnings
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.statistics.outbreaks.alert_cases import draw_nasty_series

from derajat.model.alerts import AlertKind, CaseIdentity, DiseaseRule
from derajat.model.labels import Label
from derajat.statistics.outbreaks import (
    THRESHOLD_SENTENCES,
    AlertWhy,
    threshold_alerts,
    threshold_sentence,
)
from derajat.statistics.reasons import Reason


def _rule(kind, **numbers):
    return DiseaseRule("A", Label("a", "a"), kind, CaseIdentity.OPTIONAL, **numbers)


AT_LEAST_TWO = _rule(AlertKind.AT_LEAST, cases=2)
HALF_MORE = _rule(AlertKind.RATIO, times=Fraction(3, 2), cases_after_zero=3)
NO_LEAST = _rule(AlertKind.RATIO, times=Fraction(3, 2))
TREND = _rule(AlertKind.TREND)
VISITS = _rule(AlertKind.NONE)
ALL = (AT_LEAST_TWO, HALF_MORE, NO_LEAST, TREND, VISITS)


def _answers(rule, weeks):
    found = threshold_alerts([weeks], [rule])
    return [AlertWhy(code) for code in found.why[0]]


def test_a_number_of_cases_is_reached_or_not():
    assert _answers(AT_LEAST_TWO, [0, 1, 2, 3]) == [
        AlertWhy.BELOW,
        AlertWhy.BELOW,
        AlertWhy.ENOUGH_CASES,
        AlertWhy.ENOUGH_CASES,
    ]


def test_a_week_is_compared_with_the_week_before():
    assert _answers(HALF_MORE, [10, 14, 21, 31]) == [
        AlertWhy.CANNOT_TELL,
        AlertWhy.BELOW,
        AlertWhy.ENOUGH_TIMES,
        AlertWhy.BELOW,
    ]


def test_after_a_week_of_none_the_officers_least_number_decides():
    assert _answers(HALF_MORE, [0, 2, 0, 3])[1::2] == [
        AlertWhy.BELOW,
        AlertWhy.ENOUGH_AFTER_ZERO,
    ]
    found = threshold_alerts([[0, 3]], [NO_LEAST])
    assert found.reason[0, 1] == Reason.DENOMINATOR_NOT_POSITIVE


def test_a_unit_that_did_not_report_is_never_zero():
    found = threshold_alerts([[4, None, 9, 1]], [HALF_MORE])
    expected = [AlertWhy.CANNOT_TELL] * 3 + [AlertWhy.BELOW]
    assert found.why[0].tolist() == expected
    assert found.reason[0].tolist() == [
        Reason.TOO_FEW_POINTS,
        Reason.MISSING,
        Reason.MISSING,
        Reason.GIVEN,
    ]
    assert _answers(AT_LEAST_TWO, [None, 4])[1] == AlertWhy.ENOUGH_CASES


def test_diseases_without_a_threshold_are_never_alerts():
    found = threshold_alerts([[1, 10**6], [1, 10**6]], [TREND, VISITS])
    assert not found.alert.any()
    assert np.isnan(found.needed).all()
    expected = [[AlertWhy.TREND_ONLY] * 2, [AlertWhy.NO_THRESHOLD] * 2]
    assert found.why.tolist() == expected


def test_a_multiple_is_a_fraction_and_not_a_rounded_number():
    tenth_more = _rule(AlertKind.RATIO, times=Fraction(11, 10), cases_after_zero=1)
    assert 1.1 * 50 > 55
    found = threshold_alerts([[50, 55]], [tenth_more])
    assert found.alert[0, 1]
    assert found.needed[0, 1] == 55


def test_the_sentence_says_what_was_counted_and_what_was_needed():
    found = threshold_alerts([[14, 22, None]], [HALF_MORE])
    assert threshold_sentence(found, (0, 1)).id == "22 kasus setelah 14, ambang 21"
    assert threshold_sentence(found, (0, 2)).en == "cannot tell: an input is missing"


def test_every_answer_has_a_sentence_in_both_languages():
    assert set(THRESHOLD_SENTENCES) == set(AlertWhy)
    assert all(label.id and label.en for label in THRESHOLD_SENTENCES.values())


def _plain_answer(rule, week, before):
    """The alert and the least count; None where it cannot be told."""
    if not _is_usable(week):
        return None
    if rule.kind is AlertKind.AT_LEAST:
        return week >= rule.cases, rule.cases
    if rule.kind is not AlertKind.RATIO:
        return False, None
    if before is None or not _is_usable(before):
        return None
    if before == 0:
        least = rule.cases_after_zero
        return None if least is None else (week >= least, least)
    multiple = rule.times * Fraction(before)
    return Fraction(week) >= multiple, math.ceil(multiple)


def _is_usable(count):
    return math.isfinite(count) and count >= 0


def test_answers_equal_plain_loops_on_nasty_series(counts):
    rng = np.random.default_rng(12)
    table = draw_nasty_series(rng, counts(25, 2500), 20).reshape(-1, len(ALL), 20)
    found = threshold_alerts(table, ALL)
    for place in np.ndindex(table.shape):
        rule, week = ALL[place[1]], place[2]
        weeks = table[place[:2]].tolist()
        expected = _plain_answer(rule, weeks[week], weeks[week - 1] if week else None)
        assert (found.reason[place] == Reason.GIVEN) == (expected is not None)
        if expected is None:
            assert not found.alert[place]
            assert np.isnan(found.needed[place])
        else:
            assert found.alert[place] == expected[0]
            assert expected[1] is None or found.needed[place] == expected[1]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (np.nan, Reason.MISSING),
        (np.inf, Reason.NOT_FINITE),
        (-np.inf, Reason.NOT_FINITE),
        (-2, Reason.NEGATIVE_COUNT),
    ],
)
def test_a_bad_count_cannot_be_told_nor_the_week_after_it(value, reason):
    found = threshold_alerts([[5, value, 5]] * 2, [HALF_MORE, AT_LEAST_TWO])
    assert found.reason[0].tolist() == [Reason.TOO_FEW_POINTS, reason, reason]
    assert found.reason[1].tolist() == [Reason.GIVEN, reason, Reason.GIVEN]


@pytest.mark.parametrize("shape", [(3,), (2, 3)])
def test_counts_without_one_row_a_rule_are_refused(shape):
    with pytest.raises(ValueError, match="with 1 diseases is needed"):
        threshold_alerts(np.ones(shape), [AT_LEAST_TWO])


@pytest.mark.parametrize("kind", [AlertKind.AT_LEAST, AlertKind.RATIO])
def test_a_rule_without_its_number_is_refused(kind):
    with pytest.raises(ValueError, match="rule A has no number"):
        threshold_alerts([[1, 2]], [_rule(kind)])


def test_no_diseases_and_no_weeks_give_nothing():
    assert threshold_alerts(np.zeros((0, 4)), []).alert.shape == (0, 4)
    assert threshold_alerts(np.zeros((1, 0)), [HALF_MORE]).alert.shape == (1, 0)


@given(st.lists(st.floats(), max_size=12))
def test_no_count_crashes_a_rule_or_warns(weeks):
    table = np.array([weeks] * len(ALL))
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = threshold_alerts(table, ALL)
    assert not found.alert[found.reason != Reason.GIVEN].any()
