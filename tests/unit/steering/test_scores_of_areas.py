"""What the target of an office says of its parts."""

import pytest
from steering_world import (
    SELECTION,
    make_asked,
    make_catalogue,
    make_indicator,
    make_item,
    make_plan,
    make_setting,
    make_value,
)

from derajat.model.indicators import Count, Direction, Side
from derajat.model.judgement import Reason, State
from derajat.steering.score_lines import build_score_lines
from derajat.steering.value_book import ValueBook


SHARE = make_indicator("SHARE")
CASES = make_indicator("CASES", Count(Side(SELECTION)))


def _line(code, area, target="90", **settings):
    rows = [
        make_value(code, "2026", counted, 100, area=place, lower=None, upper=None)
        for place, counted in (("35.07", 95), ("35.07.01", 40))
    ]
    asked = make_asked(
        make_catalogue(SHARE, CASES), with_areas=("35.07.01",), office_area=area
    )
    item = make_item(code, {2026: target}, unit="", **settings)
    (line,) = build_score_lines(
        [make_plan(item)], ValueBook(rows), asked, make_setting()
    )
    return line


def test_a_share_is_the_target_of_every_part():
    (part,) = _line("SHARE", "35.07").areas
    assert part.verdict.state is State.NOT_REACHED and part.gap.more == 50


@pytest.mark.parametrize("office_area", ["35.07", ""])
def test_a_number_for_the_whole_is_no_target_of_a_part(office_area):
    line = _line("CASES", office_area)
    (part,) = line.areas
    assert part.verdict.reason is Reason.TARGET_OF_THE_WHOLE
    assert part.gap is None and part.attainment is None
    assert line.score.verdict.reason is not Reason.TARGET_OF_THE_WHOLE


def test_none_in_the_whole_is_none_in_every_part():
    line = _line("CASES", "35.07", target="0", better=Direction.LOWER)
    (part,) = line.areas
    assert part.verdict.state is State.NOT_REACHED and part.gap_points == 40


def test_an_area_asked_for_is_a_part_too():
    line = _line("CASES", "35")
    assert line.score.verdict.reason is Reason.TARGET_OF_THE_WHOLE
