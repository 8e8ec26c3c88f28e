"""Funnels and pyramids as tables with bars."""

from derajat.figures.bars import render_bar, render_side
from derajat.figures.grid import (
    Cell,
    Column,
    Grid,
    amount_cell,
    without_empty_columns,
)
from derajat.figures.specification import ShownNumber
from derajat.figures.table_specification import (
    FunnelStep,
    FunnelSteps,
    Pyramid,
    PyramidRow,
)
from derajat.figures.words import BAR, COUNT, DENOMINATOR, SHARE, STEP


def build_funnel_grid(funnel: FunnelSteps, language: str = "id") -> Grid:
    """One row for each step; each share names what it is out of."""
    high = _highest([step.count for step in funnel.steps])
    columns = (
        Column(STEP.render(language), is_heading=True),
        Column(BAR.render(language), is_drawn=True),
        Column(COUNT.render(language), is_number=True),
        Column(SHARE.render(language), is_number=True),
        Column(DENOMINATOR.render(language)),
    )
    rows = tuple(_funnel_row(step, high) for step in funnel.steps)
    return without_empty_columns(Grid(funnel.caption, "ch-funnel", columns, rows))


def _funnel_row(step: FunnelStep, high: float) -> tuple[Cell, ...]:
    return (
        Cell(step.name, href=step.href),
        Cell(picture=render_bar(step.count, "brand", high)),
        amount_cell(step.count, step.reason),
        amount_cell(step.share),
        Cell(step.denominator or "–"),
    )


def build_pyramid_grid(pyramid: Pyramid, language: str = "id") -> Grid:
    """One row for each group, its name in the middle, a bar on either side."""
    sides = [side for row in pyramid.rows for side in (row.left, row.right)]
    high = _highest(sides)
    bar = BAR.render(language)
    columns = (
        Column(pyramid.left_title, is_number=True),
        Column(bar, is_drawn=True, class_="ch-left"),
        Column(pyramid.group_title, is_heading=True),
        Column(bar, is_drawn=True),
        Column(pyramid.right_title, is_number=True),
    )
    rows = tuple(_pyramid_row(row, high) for row in pyramid.rows)
    return Grid(pyramid.caption, "ch-pyramid", columns, rows)


def _pyramid_row(row: PyramidRow, high: float) -> tuple[Cell, ...]:
    return (
        amount_cell(row.left),
        Cell(picture=render_side(row.left, "brand", high, is_left=True)),
        Cell(row.group),
        Cell(picture=render_side(row.right, "unsure-bar", high, is_left=False)),
        amount_cell(row.right),
    )


def _highest(amounts: list[ShownNumber | None]) -> float:
    return max([a.drawn for a in amounts if a is not None], default=0.0) or 1.0
