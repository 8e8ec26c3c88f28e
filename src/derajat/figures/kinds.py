"""The kinds of figure that have a caption and a table."""

from derajat.figures.map_specification import Choropleth
from derajat.figures.series_specification import ControlFigure, TrendFigure
from derajat.figures.table_specification import (
    FunnelSteps,
    Heat,
    Pws,
    PwsSheet,
    Pyramid,
    Ranked,
)


Drawn = TrendFigure | ControlFigure | Choropleth | PwsSheet
"""Figures with a drawing beside their table."""

Figure = Drawn | Ranked | Pws | Heat | FunnelSteps | Pyramid
"""All figures; a spark has neither caption nor table."""


def _order_of(spec: Figure) -> str:
    """How the rows are sorted or what they are held against, for the subtitle."""
    match spec:
        case Ranked():
            return spec.order
        case Pws():
            return spec.target_label
        case PwsSheet():
            return spec.pws.target_label
        case _:
            return ""


def subtitle_of(spec: Figure) -> str:
    """The subtitle with the order of the rows."""
    return " · ".join(filter(None, (spec.caption.subtitle, _order_of(spec))))
