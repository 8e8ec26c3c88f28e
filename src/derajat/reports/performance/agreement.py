"""Perjanjian Kinerja: what is promised for a year, objective by objective."""

from collections.abc import Sequence

from derajat.model.plans import Plan, PlanIndicator
from derajat.reports.builders import Settings
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Number,
    Quoted,
    Row,
    Table,
    Text,
)
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making


def build_agreed_targets(making: Making, settings: Settings) -> Sequence[Block]:
    """Objectives with indicators and the target of the year, as the plan prints it."""
    plan = choose_plan(making, settings)
    rows = tuple(_rows(plan, making))
    heading = (("No", "Sasaran", "Indikator kinerja", "Satuan", "Target"),)
    return (
        Table(
            key="target",
            caption=f"Sasaran, indikator dan target tahun {making.year}",
            columns=(
                Column(0.6, Align.CENTRE),
                Column(3),
                Column(4),
                Column(1.6),
                Column(1.2, Align.RIGHT),
            ),
            heading=tuple(
                tuple(Cell((word,), is_bold=True) for word in line) for line in heading
            ),
            rows=rows,
        ),
    )


def _rows(plan: Plan, making: Making) -> list[Row]:
    rows = []
    nodes = [node for node in plan.nodes if node.indicators]
    for place, node in enumerate(nodes, 1):
        for number, item in enumerate(node.indicators):
            lead = (
                (
                    Cell((str(place),), down=len(node.indicators)),
                    Cell((Quoted(node.statement),), down=len(node.indicators)),
                )
                if number == 0
                else ()
            )
            cells = (
                *lead,
                Cell((Quoted(item.statement),)),
                Cell((Quoted(item.unit),)),
                Cell(target_text(item, making)),
            )
            rows.append(Row(cells))
    return rows


def target_text(item: PlanIndicator, making: Making, year: int = 0) -> Text:
    """The target of a year as the plan prints it; a dash where there is none."""
    wanted = year or making.year
    target = item.target_of(wanted)
    if target is None:
        return (ABSENT,)
    printed = target.target.printed
    fact = Fact("target", item.code, making.office.area, str(wanted))
    return (Number(printed, printed, fact),)
