"""The rows of Formulir E.81: objectives and what stands below them in the plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from derajat.model.plans import Plan, PlanIndicator, PlanNode
from derajat.reports.performance.chain import walk
from derajat.reports.performance.review import MONEY_KINDS


@dataclass(frozen=True)
class FormLine:
    """A row before it is set: a node with one of its indicators, or none."""

    node: PlanNode
    item: PlanIndicator | None
    depth: int
    number: int
    """Of the goal or objective it stands under, in the order of the plan."""
    is_first: bool
    """Whether it is the first row of its node, which carries the money."""


def list_lines(plan: Plan) -> Iterator[FormLine]:
    """Objectives and what stands below them down to sub activities, in order."""
    number = 0
    for node, _ in walk(plan):
        is_money = node.kind in MONEY_KINDS
        if not (is_money or node.indicators or heads_money(plan, node)):
            continue
        depth = MONEY_KINDS.index(node.kind) + 1 if is_money else 0
        number += not is_money
        if not node.indicators:
            yield FormLine(node, None, depth, number, is_first=True)
        for place, item in enumerate(node.indicators):
            yield FormLine(node, item, depth, number, is_first=place == 0)


def heads_money(plan: Plan, node: PlanNode) -> bool:
    """Whether programmes stand right below a node."""
    children = plan.children.get(node.code, ())
    return any(child.kind in MONEY_KINDS for child in children)


def has_own_money(plan: Plan, node: PlanNode) -> bool:
    """Money stands at programmes and below, and where programmes stand right below."""
    return node.kind in MONEY_KINDS or heads_money(plan, node)
