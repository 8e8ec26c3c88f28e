"""The control chart on the page of an indicator."""

from types import SimpleNamespace

import pytest


VALUES = [4, 6, 3, 4, 9, 7, 10, 16, 8, 4, 4, 6, 5]


@pytest.fixture
def asked(site):
    from derajat.web.reading.office import open_reading

    return SimpleNamespace(reading=open_reading(), language="id")


def _control(asked, chart, *, is_of_growth=False):
    from derajat.figures import Caption, Point, ShownNumber, TrendFigure
    from derajat.model.labels import Label
    from derajat.statistics.charts import Change, Reach
    from derajat.web.pages.indicators.changing import Answers
    from derajat.web.pages.indicators.control import build_control

    indicator = asked.reading.catalogue.indicators["DBD-MGG"]
    points = tuple(
        Point(f"M{n}", f"M{n}", ShownNumber(str(value), value))
        for n, value in enumerate(VALUES)
    )
    trend = TrendFigure(Caption("tren", "x", "y", "kasus", 0, "s", "a"), points)
    answers = Answers(
        Change.NO_CHANGE_SEEN,
        Reach.CANNOT_TELL,
        Label("bagan kendali XmR", "control chart XmR"),
        chart,
        is_of_growth,
    )
    return build_control(trend, SimpleNamespace(indicator=indicator), answers, asked)


def test_limits_are_the_mean_and_what_moving_ranges_allow(asked):
    from derajat.statistics.charts import xmr_chart

    figure = _control(asked, xmr_chart([VALUES]))
    ranges = [abs(b - a) for a, b in zip(VALUES, VALUES[1:], strict=False)]
    mean, span = sum(VALUES) / len(VALUES), 2.66 * sum(ranges) / len(ranges)
    limits = figure.limits[0]
    assert limits.centre.drawn == pytest.approx(mean, abs=0.001)
    assert limits.upper.drawn == pytest.approx(mean + span, abs=0.01)
    assert mean - span < 0
    assert limits.lower is None, "no count lies below zero"


def test_a_point_over_the_limit_is_marked_and_told(asked):
    from derajat.statistics.charts import xmr_chart

    figure = _control(asked, xmr_chart([VALUES]))
    assert [mark.place for mark in figure.marks] == [7]
    assert figure.caption.title.endswith("tidak terlihat perubahan")
    assert "bukan target" in figure.caption.subtitle


def test_without_a_chart_or_of_growth_nothing_is_drawn(asked):
    from derajat.statistics.charts import xmr_chart

    assert _control(asked, None) is None
    assert _control(asked, xmr_chart([VALUES]), is_of_growth=True) is None
