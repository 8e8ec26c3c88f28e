"""The outbreak criteria: met, not met, or cannot tell and why."""

import math
import warnings
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.statistics.outbreaks.alert_cases import draw_nasty_series

from derajat.statistics.outbreaks import (
    KLB_LABELS,
    KlbCriterion,
    KlbState,
    klb_criteria,
)
from derajat.statistics.reasons import Reason


def _state(criterion, *args, **options):
    found = klb_criteria(*args, **options)
    return KlbState(found.state[..., criterion - 1].item())


def _reason(criterion, *args, **options):
    found = klb_criteria(*args, **options)
    return Reason(found.reason[..., criterion - 1].item())


@pytest.mark.parametrize(
    ("weeks", "state"),
    [
        ([0] * 52 + [1], KlbState.MET),
        ([0] * 51 + [1], KlbState.CANNOT_TELL),
        ([0] * 51 + [None, 1], KlbState.CANNOT_TELL),
        ([0, 1, None, 1], KlbState.NOT_MET),
        ([0] * 52 + [0], KlbState.NOT_MET),
        ([0] * 52 + [None], KlbState.CANNOT_TELL),
    ],
)
def test_a_disease_is_new_after_known_weeks_without_it(weeks, state):
    assert _state(KlbCriterion.NEW_DISEASE, weeks) == state


@pytest.mark.parametrize(
    ("weeks", "state"),
    [
        ([1, 2, 3, 4], KlbState.MET),
        ([9, 1, 2, 3, 4], KlbState.MET),
        ([2, 2, 3, 4], KlbState.NOT_MET),
        ([2, 3, 4, 4], KlbState.NOT_MET),
        ([2, 3, 4], KlbState.CANNOT_TELL),
        ([None, 2, 3, 4], KlbState.CANNOT_TELL),
        ([None, 2, 4, 3], KlbState.NOT_MET),
        ([3, 2, 1, None], KlbState.CANNOT_TELL),
        ([4, 3], KlbState.NOT_MET),
    ],
)
def test_three_rises_in_a_row_are_rising_and_one_fall_settles_it(weeks, state):
    assert _state(KlbCriterion.RISING_THREE_PERIODS, weeks) == state


@pytest.mark.parametrize(
    ("weeks", "state"),
    [
        ([3, 6], KlbState.MET),
        ([3, 5], KlbState.NOT_MET),
        ([0, 5], KlbState.CANNOT_TELL),
        ([0, 0], KlbState.NOT_MET),
        ([5], KlbState.CANNOT_TELL),
        ([None, 5], KlbState.CANNOT_TELL),
    ],
)
def test_a_period_is_doubled_from_two_times_and_never_from_zero(weeks, state):
    assert _state(KlbCriterion.DOUBLED_PERIOD, weeks) == state


def test_a_month_is_set_against_the_monthly_mean_of_last_year():
    last_year = [1, 0, 2, 1, 1, 1, 0, 2, 1, 1, 1, 1]
    options = {"months_of_last_year": last_year}
    month = KlbCriterion.DOUBLED_MONTH
    assert _state(month, [1], months=[0, 2], **options) == KlbState.MET
    assert _state(month, [1], months=[9, 1], **options) == KlbState.NOT_MET
    assert _state(month, [1], months=[9, 1]) == KlbState.CANNOT_TELL


def test_a_year_is_judged_when_its_twelve_months_are_there():
    year, last_year = KlbCriterion.DOUBLED_YEAR, [1] * 12
    options = {"months_of_last_year": last_year}
    assert _state(year, [1], months=[2] * 12, **options) == KlbState.MET
    assert _state(year, [1], months=[2] * 11 + [1], **options) == KlbState.NOT_MET
    assert _reason(year, [1], months=[9] * 11, **options) == Reason.TOO_FEW_POINTS
    with_gap = [9] * 11 + [None]
    assert _reason(year, [1], months=with_gap, **options) == Reason.MISSING


@pytest.mark.parametrize(
    ("deaths", "state", "reason"),
    [
        ([2, 3], KlbState.MET, Reason.GIVEN),
        ([3, 4], KlbState.NOT_MET, Reason.GIVEN),
        ([0, 1], KlbState.CANNOT_TELL, Reason.DENOMINATOR_NOT_POSITIVE),
        ([0, 0], KlbState.NOT_MET, Reason.GIVEN),
        ([11, 1], KlbState.CANNOT_TELL, Reason.NUMERATOR_ABOVE_DENOMINATOR),
        ([None, 1], KlbState.CANNOT_TELL, Reason.MISSING),
    ],
)
def test_fatality_rises_from_one_and_a_half_times(deaths, state, reason):
    assert _state(KlbCriterion.FATALITY, [10, 10], deaths=deaths) == state
    assert _reason(KlbCriterion.FATALITY, [10, 10], deaths=deaths) == reason


def test_a_proportion_of_patients_doubles_though_the_cases_do_not():
    found = klb_criteria([[10, 12]], patients=[[1000, 600]])
    assert found.state[0, KlbCriterion.PROPORTION - 1] == KlbState.MET
    assert found.ratio[0, KlbCriterion.PROPORTION - 1] == pytest.approx(2)
    assert found.state[0, KlbCriterion.DOUBLED_PERIOD - 1] == KlbState.NOT_MET


def test_what_is_not_handed_over_is_missing():
    found = klb_criteria([[1, 2, 3, 4]])
    assert (found.reason[0, 3:] == Reason.MISSING).all()
    assert (found.state[0, 3:] == KlbState.CANNOT_TELL).all()


def test_every_criterion_has_words_in_both_languages():
    assert set(KLB_LABELS) == set(KlbCriterion)
    assert all(label.id and label.en for label in KLB_LABELS.values())


def _usable(numbers):
    return all(math.isfinite(number) and number >= 0 for number in numbers)


def _times(latest, before, times):
    if before == 0:
        return None if latest > 0 else False
    return latest >= times * before


def _share(part, whole, times):
    if not _usable([*part, *whole]):
        return None
    if any(p > w or w == 0 for p, w in zip(part, whole, strict=True)):
        return None
    one, other = (Fraction(p) / Fraction(w) for p, w in zip(part, whole, strict=True))
    return _times(other, one, times)


def _plain(cases, deaths, patients, months, last_year):
    """The criteria 3 to 7 of one series in exact fractions."""
    two = cases[-2:]
    whole = sum(map(Fraction, last_year)) if _usable(last_year) else None
    month, year = None, None
    if whole is not None and _usable(months[-1:]):
        month = _times(Fraction(months[-1]) * 12, whole, 2)
    if whole is not None and _usable(months):
        year = _times(sum(map(Fraction, months)), whole, 2)
    return [
        _times(two[1], two[0], 2) if _usable(two) else None,
        month,
        year,
        _share(deaths[-2:], two, Fraction(3, 2)),
        _share(two, patients[-2:], 2),
    ]


def test_criteria_equal_exact_fractions_on_nasty_series(counts):
    rng = np.random.default_rng(13)
    tables = [draw_nasty_series(rng, counts(60, 6000), 12) for _ in range(5)]
    # Deaths and patients that fit, so that shares are judged.
    tables[1] = np.floor(tables[0] * rng.random(tables[0].shape))
    tables[2] = tables[0] + np.floor(rng.random(tables[0].shape) * 20)
    found = klb_criteria(*tables)
    states = [KlbState.NOT_MET, KlbState.MET]
    for row in range(len(tables[0])):
        plain = _plain(*(table[row].tolist() for table in tables))
        for column, met in enumerate(plain, start=2):
            expected = KlbState.CANNOT_TELL if met is None else states[bool(met)]
            assert found.state[row, column] == expected, (row, column)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"months": np.ones(13)}, r"months has the shape \(13,\), not 1 to 12 months"),
        ({"months_of_last_year": [1]}, r"shape \(1,\), not 12 months"),
        ({"deaths": []}, "deaths has no periods"),
        ({"periods_without": 0}, "periods_without is 0, not above 0"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(options, sentence):
    with pytest.raises(ValueError, match=sentence):
        klb_criteria([1, 2], **options)


@pytest.mark.parametrize("shape", [(4,), (3, 4), (2, 3, 4), (0, 4)])
def test_the_seven_criteria_stand_behind_the_series(shape):
    found = klb_criteria(np.ones(shape), deaths=np.zeros(4))
    assert found.state.shape == (*shape[:-1], 7)


@settings(deadline=None)
@given(
    cases=st.lists(st.floats(), min_size=1, max_size=8),
    other=st.lists(st.floats(), min_size=12, max_size=12),
)
def test_no_number_crashes_a_criterion_or_warns(cases, other):
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        found = klb_criteria(cases, other, other, other, other[::-1])
    given_states = found.state != KlbState.CANNOT_TELL
    assert ((found.reason == Reason.GIVEN) == given_states).all()
