"""The national thresholds of early warning, as the catalogue of 2025 has them."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from derajat.catalogue.alerts import load_alerts
from derajat.content import find_content
from derajat.model.alerts import AlertKind, CaseIdentity
from derajat.model.calendar import day_number
from derajat.statistics.outbreaks import threshold_alerts


CASES = {"B": 1, "C": 2, "E": 1, "G": 1, "J": 1, "K": 1, "L": 1, "M": 1, "N": 1}
CASES |= {"P": 1, "Q": 1, "R": 1, "S": 1, "U": 3, "V": 1, "W": 1, "Z": 1, "AC": 1}
RATIOS = ("A", "D", "F", "H", "AA")


@pytest.fixture(scope="module")
def rules():
    standards = load_alerts(Path(find_content("definitions")))
    return standards.on(day_number(2026, 11, 8))


def test_there_are_24_diseases_and_the_visits(rules):
    kinds = [rule.kind for rule in rules.diseases]
    assert len(kinds) == 25
    assert kinds.count(AlertKind.NONE) == 1
    assert rules.disease("X").kind is AlertKind.NONE
    assert rules.disease("Y").kind is AlertKind.TREND


def test_each_disease_has_its_threshold(rules):
    found = {rule.code: rule.cases for rule in rules.diseases if rule.cases}
    assert found == CASES
    for code in RATIOS:
        assert rules.disease(code).times == Fraction(3, 2)
        assert rules.disease(code).cases_after_zero == 3


def test_diseases_reported_by_number_of_cases_are_reported_by_name(rules):
    for rule in rules.diseases:
        by_name = rule.identity is CaseIdentity.REQUIRED
        assert by_name == (rule.kind is AlertKind.AT_LEAST)


def test_thresholds_and_shares_nobody_confirmed_are_marked(rules):
    assert not rules.confirmed
    marks = [rules.completeness, rules.timeliness, rules.response]
    assert [mark.confirmed for mark in marks] == [False, False, True]
    assert [mark.at_least for mark in marks] == [90, 80, 80]


def test_the_whole_form_is_judged_at_once(rules):
    found = threshold_alerts(np.full((40, 25, 3), [0.0, 1, 2]), rules.diseases)
    codes = [rule.code for rule in rules.diseases]
    alerts = {codes[place] for place in np.flatnonzero(found.alert[0, :, 2])}
    assert alerts == {code for code in CASES if code != "U"} | set(RATIOS)
