"""Figures with nothing, one thing or strange numbers in them are still figures."""

import dataclasses
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.figures.specimens import FIGURES, caption, choropleth, pws, shown

from derajat.figures import (
    NARROW,
    WIDE,
    ControlFigure,
    ControlLimits,
    Point,
    PointState,
    PwsSheet,
    ShownNumber,
    Spark,
    TargetLine,
    TrendFigure,
    build_outlines,
    render_csv,
    render_figure,
    render_spark,
    render_svg,
)


SVG = "{http://www.w3.org/2000/svg}"
EMPTY = {
    "trend": {"points": (), "target": None, "breaks": ()},
    "ranked": {"rows": ()},
    "pws": {"columns": ()},
    "heat": {"rows": ()},
    "choropleth": {"areas": ()},
    "funnel": {"steps": ()},
    "pyramid": {"rows": ()},
}
NUMBERS = st.none() | st.floats(-1e7, 1e9, allow_nan=False) | st.just(0.0)


def test_a_sheet_without_areas_is_drawn():
    sheet = FIGURES["pws-sheet"]()
    empty = dataclasses.replace(sheet, pws=dataclasses.replace(sheet.pws, columns=()))
    for width in (NARROW, WIDE):
        ElementTree.fromstring(render_svg(empty, width))


@pytest.mark.parametrize("areas", [1, 42, 45, 46, 267])
def test_columns_go_on_in_further_rows_and_keep_their_rank(areas):

    sheet = PwsSheet(pws(areas - 1), first_rank=43)
    tree = ElementTree.fromstring(render_svg(sheet, WIDE))
    words = [node.text for node in tree.iter(f"{SVG}text")]
    ranks = [int(word.split()[0]) for word in words if re.match(r"\d+ \D", word)]
    assert ranks == list(range(43, 43 + areas))
    lines = [p for p in tree.iter(f"{SVG}path") if p.get("stroke-dasharray")]
    assert len(lines) == -(-areas // 45)


@pytest.mark.parametrize("name", EMPTY)
def test_a_figure_without_rows_is_written(name):
    spec = dataclasses.replace(FIGURES[name](), **EMPTY[name])
    ElementTree.fromstring(render_figure(spec))
    assert render_csv(spec).count("\r\n") == 1


def test_a_map_without_any_outline_lists_all_its_areas():
    spec = dataclasses.replace(choropleth(), outlines=build_outlines([]))
    text = render_figure(spec)
    ElementTree.fromstring(text)
    assert "Gabek Satu, Bukit Besar, Taman Bunga" in text


def _series(values):
    """A trend of invented values; those of None have not come."""
    points = tuple(
        Point(f"P{i}", f"P{i}", None if v is None else shown(float(v)))
        for i, v in enumerate(values)
    )
    return TrendFigure(caption("acak", "acak"), points)


def _control(values, level):
    limits = ControlLimits(shown(level), shown(level - 1), shown(level + 1))
    return ControlFigure(_series(values), (limits,) * len(values))


@settings(max_examples=60, deadline=None)
@given(st.lists(NUMBERS, max_size=40), st.floats(-1e6, 1e6))
def test_any_numbers_are_drawn_inside_the_field(values, level):
    for spec in (_series(values), _control(values, level)):
        for width in (NARROW, WIDE):
            tree = ElementTree.fromstring(render_svg(spec, width))
            tall = float(tree.get("height"))
            spots = [
                (float(node.get("cx")), float(node.get("cy")))
                for node in tree.iter(f"{SVG}circle")
            ]
            assert all(0 <= x <= width and 0 <= y <= tall for x, y in spots)
            known = sum(value is not None for value in values)
            assert len(spots) == known


@settings(max_examples=60, deadline=None)
@given(st.lists(NUMBERS, max_size=20), NUMBERS)
def test_any_spark_stays_in_its_frame(values, target):
    text = render_spark(Spark(tuple(values), target))
    ElementTree.fromstring(text)
    for path in re.findall(r' d="([^"]*)"', text):
        assert all(0 <= float(n) <= 80 for n in re.findall(r"-?[\d.]+", path))


def test_one_point_alone_is_a_mark_without_a_line():
    spec = dataclasses.replace(
        _series([82.6]),
        target=TargetLine("Target 90", (shown(90.0),)),
        path=TargetLine("Jalur 80", (shown(80.0),)),
    )
    text = render_svg(spec, WIDE)
    assert text.count("<circle") == 1 and "ch-value" not in text


def test_a_point_without_a_value_is_never_drawn_as_final():
    point = Point("Jan 2026", "Jan", None, state=PointState.FINAL)
    text = render_svg(TrendFigure(caption("x", "x"), (point,)), WIDE)
    assert "Jan 2026: tidak ada data" in text and "<circle" not in text


def test_targets_that_change_make_a_step():
    amounts = tuple(ShownNumber(str(v), v) for v in (80.0, 80.0, 85.0, 90.0))
    spec = dataclasses.replace(
        _series([70.0, 72.0, 74.0, 75.0]), target=TargetLine("Target 90", amounts)
    )
    path = re.search(r'class="ch-target[^>]* d="([^"]*)"', render_svg(spec, WIDE))[1]
    assert path.count("V") == 2 and path.count("H") == 3


def test_pws_without_a_target_draws_bars_without_its_line():
    with_line = render_figure(FIGURES["pws"]())
    without = render_figure(dataclasses.replace(FIGURES["pws"](), target=None))
    assert 'stroke-dasharray="6 4"' in with_line
    assert 'stroke-dasharray="6 4"' not in without
    assert without.count("<rect") == with_line.count("<rect")


def test_pws_of_a_level_has_no_row_of_its_own_for_the_cumulative():
    level = dataclasses.replace(FIGURES["pws"](), is_level=True)
    assert "Kumulatif %" in render_figure(FIGURES["pws"]())
    assert "Kumulatif %" not in render_figure(level)
    assert "Kumulatif %" not in render_csv(level)
