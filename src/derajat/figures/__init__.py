"""Figures: one frozen specification each, written as drawing, table and CSV.

Pages and reports use the same specification; nothing here counts or formats a number.
"""

from derajat.figures.boundaries import Outline, Outlines, build_outlines, load_outlines
from derajat.figures.control_parts import build_limits, build_marks
from derajat.figures.delimited import render_csv
from derajat.figures.drawing import NARROW, WIDE
from derajat.figures.figure import render_figure, render_svg
from derajat.figures.kinds import Drawn, Figure
from derajat.figures.map_specification import Choropleth, MapArea
from derajat.figures.map_svg import render_map, render_map_swatches
from derajat.figures.markup import Markup
from derajat.figures.series_specification import (
    Break,
    ControlFigure,
    ControlLimits,
    Point,
    PointState,
    Spark,
    SpecialMark,
    TargetLine,
    TrendFigure,
    constant_line,
)
from derajat.figures.series_svg import render_spark
from derajat.figures.specification import AxisRange, Caption, Judged, ShownNumber
from derajat.figures.style import load_figure_css
from derajat.figures.table_specification import (
    Arrow,
    FunnelStep,
    FunnelSteps,
    Heat,
    HeatCell,
    HeatRow,
    Pws,
    PwsColumn,
    PwsSheet,
    Pyramid,
    PyramidRow,
    Ranked,
    RankedRow,
    Week,
)
from derajat.figures.tables import render_table
from derajat.figures.tokens import find_poor_contrasts, render_css_tokens


__all__ = [
    "NARROW",
    "WIDE",
    "ShownNumber",
    "Arrow",
    "AxisRange",
    "Break",
    "Caption",
    "Choropleth",
    "ControlFigure",
    "Drawn",
    "Figure",
    "FunnelSteps",
    "Heat",
    "HeatCell",
    "HeatRow",
    "Judged",
    "ControlLimits",
    "TargetLine",
    "MapArea",
    "SpecialMark",
    "Markup",
    "Outline",
    "Outlines",
    "Point",
    "PointState",
    "Pws",
    "PwsColumn",
    "PwsSheet",
    "Pyramid",
    "PyramidRow",
    "Ranked",
    "RankedRow",
    "Spark",
    "FunnelStep",
    "TrendFigure",
    "Week",
    "build_limits",
    "build_marks",
    "build_outlines",
    "constant_line",
    "find_poor_contrasts",
    "load_figure_css",
    "load_outlines",
    "render_css_tokens",
    "render_csv",
    "render_figure",
    "render_map",
    "render_map_swatches",
    "render_spark",
    "render_svg",
    "render_table",
]
