"""Sentences on values carry how firm they are, and never more than is known."""

from dataclasses import replace
from functools import cache

import pytest

from derajat.model.values import Value
from derajat.opening.offices import open_catalogue
from derajat.reports.grades import Grade, explain_grades, grade_value, name_grade
from derajat.reports.outline import plain
from derajat.reports.statements import is_small, tell_value


@cache
def _catalogue():
    return open_catalogue()


VALUE = Value(
    indicator="KIA-K6",
    version="2025-01-01",
    area="19.71",
    area_level="district",
    period_kind="year",
    period="2025",
    group="",
    numerator=2852,
    denominator="4395",
    unknown=0,
    value=0.6489,
    shown="64.9",
    lower=63.468,
    upper=66.289,
    method="wilson",
    completeness=None,
    flags="unconfirmed",
    data_version=1,
    run="r",
)
DEATHS = replace(
    VALUE,
    indicator="IKU-AKI",
    numerator=8,
    denominator="4037",
    shown="198.2",
    lower=85.5544,
    upper=390.4679,
    method="poisson-exact",
)


@pytest.mark.parametrize(
    ("change", "grade"),
    [
        ({}, Grade.MEASURED),
        ({"flags": "unconfirmed;estimated"}, Grade.ESTIMATED),
        ({"flags": "inherited"}, Grade.ESTIMATED),
        ({"flags": "assumed-area"}, Grade.ESTIMATED),
        ({"denominator": "1009.32"}, Grade.ESTIMATED),
        ({"denominator": "1009.0"}, Grade.MEASURED),
        ({"indicator": "TK-PRIN"}, Grade.SELF_REPORTED),
        ({"indicator": "TK-NILAI"}, Grade.SELF_REPORTED),
        ({"indicator": "GM-KNOW", "flags": "estimated"}, Grade.SELF_REPORTED),
        ({"shown": None, "value": None}, Grade.NOT_MEASURABLE),
    ],
)
def test_the_grade_follows_from_flags_and_datasets(change, grade):
    assert grade_value(replace(VALUE, **change), _catalogue()) is grade


def test_without_a_value_nothing_is_measurable():
    assert grade_value(None, _catalogue()) is Grade.NOT_MEASURABLE
    assert plain(tell_value(None, _catalogue())) == "belum ada data"
    assert plain(tell_value(None, _catalogue(), "en")) == "no data yet"


def test_a_coverage_is_told_with_its_counts():
    assert plain(tell_value(VALUE, _catalogue())) == "64,9% (2.852 dari 4.395)"
    assert plain(tell_value(VALUE, _catalogue(), "en")) == "64.9% (2,852 of 4,395)"


def test_few_events_stand_before_their_rate():
    assert is_small(DEATHS, _catalogue())
    told = plain(tell_value(DEATHS, _catalogue()))
    assert told.startswith("8 ")
    assert "198,2" in told
    assert "85,6–390,5" in told
    many = replace(DEATHS, numerator=20)
    assert not is_small(many, _catalogue())
    assert plain(tell_value(many, _catalogue())).startswith("198,2")


def test_a_small_share_is_no_rate_of_few_events():
    assert not is_small(replace(VALUE, numerator=3), _catalogue())


def test_the_words_of_the_grades_are_explained():
    for language in ("id", "en"):
        told = explain_grades(language)
        assert all(name_grade(grade, language) in told for grade in Grade)
