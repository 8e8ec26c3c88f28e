"""The satisfaction index: bands and their gaps, weights, intervals, the office."""

import csv
import math
from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.statistics.reasons import Reason
from derajat.statistics.sampling import (
    BANDS,
    ELEMENTS,
    BandReading,
    ElementWeight,
    UnitsCount,
    office_index,
    printed,
    satisfaction_band,
    satisfaction_indices,
    weight_on,
)


CASES = Path(__file__).parent / "cases"
DAY = date(2025, 1, 1)
TWO = ElementWeight(2, DAY, "Kepala dinas")
THREE = ElementWeight(3, DAY, "Kepala dinas")


def one_index(answers, **options):
    (found,) = satisfaction_indices(answers, ["Loket"] * len(answers), **options)
    return found


def answers_that_sum_to(total, persons):
    """Answers of 3 and 4 by `persons` respondents to nine elements."""
    fours = total - 3 * 9 * persons
    flat = [4] * fours + [3] * (9 * persons - fours)
    return np.array(flat).reshape(9, persons).T


def test_the_weight_decides_between_two_bands_for_the_same_answers():
    answers = answers_that_sum_to(3205, 100)
    exact = one_index(answers)
    short = one_index(answers, weight=TWO)
    assert printed(exact.converted, 2) == Decimal("89.03")
    assert printed(short.converted, 2) == Decimal("88.14")
    assert exact.band.band.code == "A"
    assert short.band.band.code == "B"
    assert (exact.weight, short.weight) == (Fraction(1, 9), Fraction(11, 100))
    middle = one_index(answers, weight=THREE)
    assert middle.weight == Fraction(111, 1000)
    assert printed(middle.converted, 2) == Decimal("88.94")
    assert middle.weight_rule is THREE


def test_the_weight_is_that_of_the_day():
    later = ElementWeight(3, date(2026, 1, 1), "Kepala dinas")
    assert weight_on([later, TWO], date(2025, 12, 31)) is TWO
    assert weight_on([later, TWO], date(2026, 1, 1)) is later
    assert weight_on([later, TWO], date(2024, 12, 31)) is None


def test_the_index_from_best_and_worst_answers():
    assert one_index([[4] * 9]).converted == 100
    assert one_index([[1] * 9]).converted == 25
    assert one_index([[4] * 9], weight=TWO).converted == 99
    worst = one_index([[1] * 9], weight=TWO)
    assert worst.converted == Fraction("24.75")
    assert (worst.band.band.code, worst.band.gap) == ("D", ("", "D"))


PRINTED = [
    ("25.00", "D"),
    ("64.99", "D"),
    ("65.00", "C"),
    ("76.60", "C"),
    ("76.61", "B"),
    ("88.30", "B"),
    ("88.31", "A"),
    ("100.00", "A"),
]


@pytest.mark.parametrize(("index", "code"), PRINTED)
def test_each_printed_limit_is_in_its_band_and_in_no_gap(index, code):
    found = satisfaction_band(Fraction(index) / 25)
    assert (found.band.code, found.gap) == (code, None)
    raw = satisfaction_band(Fraction(index) / 25, BandReading.RAW)
    assert (raw.band.code, raw.gap) == (code, None)


@pytest.mark.parametrize(
    ("index", "code", "gap"),
    [
        ("64.994", "D", ("D", "C")),
        ("64.995", "C", ("D", "C")),
        ("76.6049", "C", ("C", "B")),
        ("76.605", "B", ("C", "B")),
        ("88.305", "A", ("B", "A")),
        ("88.3001", "B", ("B", "A")),
    ],
)
def test_a_value_between_two_printed_bands_is_told(index, code, gap):
    found = satisfaction_band(Fraction(index) / 25)
    assert (found.band.code, found.gap) == (code, gap)


@pytest.mark.parametrize("raw", ["2.5998", "3.0642", "3.5322"])
def test_the_raw_reading_has_no_band_in_a_gap(raw):
    found = satisfaction_band(Fraction(raw), BandReading.RAW)
    assert found.band is None
    assert found.gap is not None
    assert satisfaction_band(Fraction(raw)).band is not None


def test_the_raw_reading_rounds_to_the_four_printed_decimals():
    inside = satisfaction_band(Fraction("3.06404"), BandReading.RAW)
    assert (inside.band.code, inside.gap) == ("C", ("C", "B"))


def test_an_index_above_the_scale_has_no_band():
    for reading in BandReading:
        assert satisfaction_band(Fraction(5), reading).band is None


def test_the_bands_follow_each_other_without_overlap():
    for lower, upper in zip(BANDS, BANDS[1:], strict=False):
        assert lower.high + Decimal("0.01") == upper.low
        assert lower.raw_high < upper.raw_low


@given(st.fractions(0, 120), st.integers(0, 5))
def test_printing_rounds_a_half_up(exact, decimals):
    found = printed(exact, decimals)
    assert abs(Fraction(found) - exact) <= Fraction(1, 2 * 10**decimals)
    assert found == Decimal(str(found)).quantize(
        Decimal(1).scaleb(-decimals), ROUND_HALF_UP
    )
    tie = Fraction(2 * int(exact) + 1, 2 * 10**decimals)
    assert Fraction(printed(tie, decimals)) > tie


def plain_index(rows, decimals):
    """The converted index as the regulation tells it, by hand."""
    weight = Fraction(1, 9)
    if decimals is not None:
        text = (Decimal(1) / 9).quantize(Decimal(1).scaleb(-decimals))
        weight = Fraction(text)
    raw = Fraction(0)
    for element in range(9):
        valid = [row[element] for row in rows if row[element] in (1, 2, 3, 4)]
        if not valid:
            return None
        raw += Fraction(int(sum(valid)), len(valid)) * weight
    return raw * 25


answer = st.sampled_from([1, 2, 3, 4, 4, 3, float("nan"), 0, 5, 2.5, -1, float("inf")])
respondent = st.tuples(
    st.lists(answer, min_size=9, max_size=9), st.sampled_from(["a", "b", "c"])
)


@settings(max_examples=150, deadline=None)
@given(st.lists(respondent, max_size=15), st.sampled_from([None, 2, 3]))
def test_indices_equal_those_by_hand(respondents, decimals):
    weight = ElementWeight(decimals, DAY, "Kepala dinas")
    answers = np.array([row for row, _ in respondents]).reshape(-1, 9)
    found = satisfaction_indices(
        answers, [unit for _, unit in respondents], weight=weight
    )
    assert [unit.unit for unit in found] == sorted({unit for _, unit in respondents})
    for unit in found:
        rows = [row for row, name in respondents if name == unit.unit]
        assert unit.converted == plain_index(rows, decimals)
        flat = [value for row in rows for value in row]
        missing = sum(value != value for value in flat)
        assert unit.missing_answers == missing
        valid = sum(value in (1, 2, 3, 4) for value in flat)
        assert unit.refused_answers == len(flat) - valid - missing
        assert (unit.reason is Reason.GIVEN) == (unit.converted is not None)
        has_interval = unit.interval.reason is Reason.GIVEN
        assert has_interval == math.isfinite(unit.interval.lower)
        if has_interval:
            index = float(unit.converted)
            assert unit.interval.lower <= index + 1e-9
            assert unit.interval.upper >= index - 1e-9


def test_order_of_respondents_does_not_matter():
    random = np.random.default_rng(6)
    answers = random.integers(1, 5, (40, 9)).astype(float)
    answers[random.random(answers.shape) < 0.1] = np.nan
    units = random.choice(["a", "b"], 40)
    order = random.permutation(40)
    before = satisfaction_indices(answers, units, {"a": 90})
    after = satisfaction_indices(answers[order], units[order], {"a": 90})
    assert [unit.raw for unit in before] == [unit.raw for unit in after]
    assert before[0].interval.lower == pytest.approx(after[0].interval.lower)


def read_cases(name):
    with (CASES / name).open(newline="") as file:
        return list(csv.DictReader(file))


def test_intervals_equal_those_of_survey():
    asked = defaultdict(list)
    for row in read_cases("answers.csv"):
        asked[row["case"]].append(row)
    compared = 0
    for expected in read_cases("intervals.csv"):
        rows = asked[expected["case"]]
        answers = [
            [int(row[f"u{element}"]) for element in range(1, 10)] for row in rows
        ]
        found = one_index(answers, users={"Loket": int(rows[0]["users"])})
        assert float(found.converted) == pytest.approx(float(expected["index"]))
        if float(expected["se"]) == 0 or found.interval.reason is not Reason.GIVEN:
            continue
        error = float(expected["se"])
        assert found.interval.standard_error == pytest.approx(error, rel=1e-9)
        lower = max(float(expected["lower"]), 25)
        assert found.interval.lower == pytest.approx(lower, rel=1e-9)
        upper = min(float(expected["upper"]), 100)
        assert found.interval.upper == pytest.approx(upper, rel=1e-9)
        compared += 1
    assert compared > 70


def test_too_few_respondents_is_the_first_fact():
    found = one_index([[3] * 9] * 37, users={"Loket": 100})
    assert found.sample.is_enough is False
    assert (found.sample.respondents, found.sample.asked_for) == (37, 80)
    assert found.sample.label.id == "37 responden dari 80 yang diminta"
    assert one_index([[3] * 9] * 80, users={"Loket": 100}).sample.is_enough is True


def test_users_that_are_unknown_or_too_few_leave_the_question_open():
    assert one_index([[3] * 9]).sample.is_enough is None
    assert one_index([[3] * 9], users={"Loket": -4}).sample.users is None
    more = one_index([[3] * 9, [4] * 9, [2] * 9], users={"Loket": 2})
    assert more.sample.is_enough is None
    assert more.interval.reason is Reason.NUMERATOR_ABOVE_DENOMINATOR


def test_a_blank_respondent_is_no_respondent():
    blank = [float("nan")] * 9
    found = one_index([[3] * 9, blank, [9] * 9], users={"Loket": 10})
    assert found.sample.respondents == 1
    assert (found.missing_answers, found.refused_answers) == (9, 9)
    assert found.interval.reason is Reason.TOO_FEW_POINTS


def test_everybody_alike_has_no_interval_unless_everybody_was_asked():
    found = one_index([[3] * 9] * 5, users={"Loket": 50})
    assert found.interval.reason is Reason.NO_VARIATION
    census = one_index([[3] * 9, [4] * 9], users={"Loket": 2})
    assert census.interval.lower == census.interval.upper == float(census.converted)


def test_an_element_not_asked_raises_the_weight_of_the_others():
    asked = [element.key != "biaya" for element in ELEMENTS]
    answers = [[3, 3, 3, float("nan"), 3, 3, 3, 3, 4]] * 3
    found = one_index(answers, was_asked=asked)
    assert found.weight == Fraction(1, 8)
    assert found.raw == Fraction(25, 8)
    assert found.missing_answers == 0
    assert len(found.elements) == 8
    unanswered = one_index(answers)
    assert unanswered.raw is None
    assert unanswered.reason is Reason.MISSING
    assert unanswered.interval.reason is Reason.MISSING


def test_all_weakest_elements_that_tie_are_told():
    found = one_index([[3, 2, 3, 3, 3, 3, 3, 2, 3]])
    assert found.weakest == ("prosedur", "pengaduan")


def office(**options):
    answers = [[4] * 9] * 2 + [[2] * 8 + [1]] * 6 + [[3] * 8 + [float("nan")]]
    units = ["A"] * 2 + ["B"] * 6 + ["C"]
    found = satisfaction_indices(answers, units, {"A": 900, "B": 100, "C": 50})
    return office_index(found, **options)


def test_the_office_counts_users_or_respondents():
    by_users, by_respondents = office(), office(counted_by=UnitsCount.RESPONDENTS)
    low = Fraction(17, 9)
    assert by_users.raw == (4 * 900 + low * 100) / 1000
    assert by_respondents.raw == (4 * 2 + low * 6) / 8
    assert by_users.lowest_units == ("B",)
    assert by_users.left_out == ("C",)
    assert by_users.short_units == ("A", "B", "C")
    assert by_users.weakest == ("sarana",)
    means = [element.mean for element in by_users.elements]
    assert sum(means) / 9 == by_users.raw


def test_an_office_without_any_index_has_a_reason():
    nothing = office_index(())
    assert (nothing.raw, nothing.reason) == (None, Reason.MISSING)
    no_users = office_index([one_index([[3] * 9])])
    assert (no_users.raw, no_users.left_out) == (None, ("Loket",))


def test_units_of_different_weights_are_not_averaged():
    units = [one_index([[3] * 9]), one_index([[3] * 9], weight=TWO)]
    with pytest.raises(ValueError, match="same elements and the same weight"):
        office_index(units)


def test_wrong_shapes_are_told():
    with pytest.raises(ValueError, match=r"answers must have shape \(respondents, 9\)"):
        satisfaction_indices([[1, 2, 3]], ["a"])
    with pytest.raises(ValueError, match="one name for each respondent"):
        satisfaction_indices([[1] * 9], ["a", "b"])
    with pytest.raises(ValueError, match="at least one true"):
        satisfaction_indices([[1] * 9], ["a"], was_asked=[False] * 9)
