"""A change is no comparison where the area is another one than before."""

from dataclasses import replace

import pytest
from steering_world import (
    make_asked,
    make_catalogue,
    make_indicator,
    make_item,
    make_plan,
    make_setting,
    make_value,
)

from derajat.model.calendar import day_number
from derajat.steering.score_lines import build_score_lines
from derajat.steering.value_book import ValueBook


LOW = make_indicator("LOW")
FEBRUARY, AUGUST = "2026-02", "2026-08"


def is_comparable(days=(), now="", before="", area="35.07"):
    """Whether August and February of one area may be compared."""
    values = [
        make_value("LOW", FEBRUARY, 20, 100, flags=before),
        make_value("LOW", AUGUST, 30, 100, flags=now),
    ]
    setting = replace(make_setting(), border_days={area: days})
    (line,) = build_score_lines(
        [make_plan(make_item("LOW", {2026: "90"}))],
        ValueBook(values),
        make_asked(make_catalogue(LOW)),
        setting,
    )
    assert line.score.change.difference == 10
    return line.score.change.is_comparable


@pytest.mark.parametrize(
    ("date", "comparable"),
    [
        ((2026, 2, 1), True),
        ((2026, 2, 2), False),
        ((2026, 6, 1), False),
        ((2026, 8, 31), False),
        ((2026, 9, 1), True),
    ],
)
def test_a_change_of_borders_between_two_values_breaks_the_comparison(date, comparable):
    assert is_comparable([day_number(*date)]) is comparable


def test_borders_of_another_area_do_not_matter():
    assert is_comparable([day_number(2026, 6, 1)], area="35.08")


def test_a_value_over_two_borders_is_never_compared():
    assert not is_comparable(now="area-changed")
    assert not is_comparable(before="incomplete;area-changed")
    assert is_comparable()


@pytest.mark.parametrize(
    ("before", "now", "comparable"),
    [
        ("1970-01-01", "2026-07-01", False),
        ("1970-01-01", "1970-01-01", True),
        ("2026-07-01", "2026-07-01", True),
    ],
)
def test_a_new_rule_that_cannot_be_compared_breaks_the_series(before, now, comparable):
    (first,) = LOW.versions
    later = replace(first, valid_from=day_number(2026, 7, 1), comparable=False)
    indicator = replace(LOW, versions=(first, later))
    values = [
        make_value("LOW", FEBRUARY, 20, 100, version=before),
        make_value("LOW", AUGUST, 30, 100, version=now),
    ]
    (line,) = build_score_lines(
        [make_plan(make_item("LOW", {2026: "90"}))],
        ValueBook(values),
        make_asked(make_catalogue(indicator)),
        make_setting(),
    )
    assert line.score.change.is_comparable is comparable
