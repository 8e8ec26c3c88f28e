"""A plan put together from its nodes, and where a node may be put."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from derajat.model.plans import NodeKind, Plan, PlanNode, PlanStructure


@dataclass(frozen=True)
class NodeText:
    """A node as text, with the code of the node above it."""

    code: str
    parent: str
    text: str


def merge_node_texts(
    base: Sequence[NodeText], edited: Iterable[tuple[str, NodeText | None]]
) -> tuple[NodeText, ...]:
    """The nodes with what became of them; a new one stands last below its parent.

    `edited` has the newest state by code in the order in which codes appeared; None
    is a node that was removed.
    """
    newest = dict(edited)
    known = {node.code for node in base}
    found = [newest.get(node.code, node) for node in base]
    merged = [node for node in found if node is not None]
    for code, node in newest.items():
        if code not in known and node is not None:
            merged.insert(_place_below(merged, node.parent), node)
    return tuple(merged)


def _place_below(nodes: Sequence[NodeText], parent: str) -> int:
    """The place after the last node that stands below `parent`; else the end."""
    inside, place = {parent}, len(nodes) if not parent else None
    for index, node in enumerate(nodes):
        if parent and (node.code == parent or node.parent in inside):
            inside.add(node.code)
            place = index + 1
    return len(nodes) if place is None else place


def codes_below(plan: Plan, code: str) -> tuple[str, ...]:
    """The codes of a node and of everything below it, each before those below."""
    found = [code]
    for known in found:
        found += [child.code for child in plan.children.get(known, ())]
    return tuple(found)


def codes_above(plan: Plan, code: str) -> tuple[str, ...]:
    """The codes above a node, from the top down."""
    found: list[str] = []
    node = plan.by_code.get(code)
    while node is not None and node.parent and node.parent not in found:
        found.append(node.parent)
        node = plan.by_code.get(node.parent)
    return tuple(reversed(found))


def parents_for(
    plan: Plan, structure: PlanStructure, node: PlanNode
) -> tuple[PlanNode, ...]:
    """The nodes that one may be moved under: of a fitting kind and not below it."""
    below = set(codes_below(plan, node.code))
    return tuple(
        other
        for other in plan.nodes
        if other.code not in below
        and node.kind in structure.kinds
        and structure.may_stand(node.kind, other.kind)
    )


def kinds_below(structure: PlanStructure, kind: str) -> tuple[NodeKind, ...]:
    """The kinds of node that may stand under one of a kind, the nearest first."""
    fitting = (
        own for own in structure.kinds.values() if structure.may_stand(own.name, kind)
    )
    return tuple(sorted(fitting, key=lambda own: own.order))
