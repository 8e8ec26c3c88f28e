"""What a scorecard may say on a day: nothing of what has not happened yet."""

from dataclasses import replace

import pytest
from steering_world import (
    COVERAGE,
    make_asked,
    make_catalogue,
    make_indicator,
    make_item,
    make_plan,
    make_setting,
    make_value,
)

from derajat.model.indicators import Accumulation, Direction
from derajat.model.judgement import Reason, State
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.steering.score_lines import build_score_lines
from derajat.steering.scorecard import build_scorecard
from derajat.steering.value_book import ValueBook
from derajat.steering.words import name_cause, name_state


K4 = make_indicator("K4", COVERAGE, Accumulation.WITHIN_YEAR)
LOW = make_indicator("LOW")
CATALOGUE = make_catalogue(K4, LOW)


def _line(values, item, today, year=2026):
    (line,) = build_score_lines(
        [make_plan(item)],
        ValueBook(values),
        make_asked(CATALOGUE),
        make_setting(year=year, today=today),
    )
    return line


@pytest.mark.parametrize("code", ["K4", "LOW"])
def test_of_a_year_that_has_not_begun_nothing_is_seen_or_judged(code):
    value = make_value(code, "2026", 80, 100)
    line = _line([value], make_item(code, {2026: "90"}), (2025, 12, 31))
    assert line.score.value is None
    assert line.score.verdict.reason is Reason.NOTHING_DUE
    assert line.score.gap is None and line.score.pace is None


@pytest.mark.parametrize("better", [Direction.HIGHER, Direction.LOWER])
def test_before_a_month_is_over_no_work_is_due_and_none_is_too_much(better):
    value = make_value("K4", "2026", 3, 100)
    item = make_item("K4", {2026: "90"}, better=better)
    line = _line([value], item, (2026, 1, 30))
    assert line.score.verdict.state is None
    assert line.score.verdict.reason is Reason.NOTHING_DUE
    assert line.score.attainment is None
    line = _line([value], item, (2026, 1, 31))
    assert line.score.verdict.state is not None


def test_a_level_is_judged_from_the_first_day():
    value = make_value("LOW", "2026", 95, 100)
    line = _line([value], make_item("LOW", {2026: "90"}), (2026, 1, 1))
    assert line.score.verdict.state is State.REACHED


def test_reached_on_the_path_is_reached_so_far():
    value = make_value("K4", "2026", 80, 100)
    item = make_item("K4", {2026: "90"})
    within, over = (
        _line([value], item, today) for today in ((2026, 6, 30), (2026, 12, 31))
    )
    assert name_state(within.score).id == "tercapai (sejauh ini)"
    assert name_state(over.score).id == "belum tercapai"


def test_a_level_measured_twice_a_year_is_compared_with_the_time_before():
    rows = [
        make_value("LOW", "2025-08", 60, 100),
        make_value("LOW", "2026-02", 70, 100),
        make_value("LOW", "2026-05", None, None, flags="no-data"),
        make_value("LOW", "2026-08", 80, 100),
    ]
    line = _line(rows, make_item("LOW", {2026: "90"}), (2026, 9, 1))
    assert line.score.value.period == "2026-08"
    assert line.score.change.before.period == "2026-02"
    assert line.score.change.difference == 10


@pytest.mark.parametrize("shares", [(0.5, None), (None, 0.5)])
def test_half_of_the_reports_show_no_change(shares):
    now, then = shares
    rows = [
        make_value("LOW", "2025", 90, 100, completeness=then),
        make_value("LOW", "2026", 50, 100, completeness=now),
    ]
    line = _line(rows, make_item("LOW", {2026: "40"}), (2027, 2, 1))
    assert line.score.change is None


def test_poor_data_say_what_is_wrong_with_them():
    line = _line([], make_item("LOW", {2026: "40"}), (2027, 2, 1))
    card = _card([make_plan(line.item)], [])
    (found,) = card.attention
    words = name_cause(found.causes[0], found.line.score)
    assert words == Label(
        "data belum memadai (belum ada data)", "data too poor (no data yet)"
    )


def _card(plans, values):
    return build_scorecard(
        _OFFICE, plans, ValueBook(values), make_asked(CATALOGUE), make_setting()
    )


_OFFICE: Office | None = None
"""A card only keeps the office."""


def test_made_up_targets_neither_push_out_nor_weigh_beside_real_ones():
    rows = [make_value("LOW", "2026", 80, 100), make_value("K4", "2026", 30, 100)]
    example = make_plan(make_item("K4", {2026: "90"}))
    real = replace(
        make_plan(make_item("LOW", {2026: "100"})), name="renstra", is_example=False
    )
    both, only = _card([example, real], rows), _card([example], rows)
    assert len(both.lines) == 2
    assert [item.line.plan.name for item in both.attention] == ["renstra"]
    assert (both.mean.mean, both.mean.counted) == (80, 1)
    assert [item.line.plan.name for item in only.attention] == ["renja"]
