"""Which nodes of the tree are shown, and which of them are open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from derajat.model.plans import Plan, PlanNode
from derajat.plan.rearranging import codes_above


MOST_SHOWN = 120
"""Nodes and indicators shown together; more would make the page heavy."""
MOST_OPEN = 40
"""Codes kept in an address."""


@dataclass(frozen=True)
class Shown:
    """Codes whose children are shown; `only` None shows every child of those."""

    open: frozenset[str]
    only: frozenset[str] | None = None
    left_out: int = 0
    """Nodes that fit a search beyond those shown."""

    def children(self, plan: Plan, code: str) -> tuple[PlanNode, ...]:
        """The children that are shown below a node that is open."""
        children = plan.children.get(code, ())
        if self.only is None:
            return children
        return tuple(child for child in children if child.code in self.only)

    def deepest(self, plan: Plan) -> tuple[str, ...]:
        """The open codes that imply all others, in the order of the plan."""
        implied = {above for code in self.open for above in codes_above(plan, code)}
        own = [n.code for n in plan.nodes if n.code in self.open - implied]
        return tuple(own[:MOST_OPEN])


def open_first(plan: Plan) -> Shown:
    """The upper levels, as far as the page stays light."""
    opened: set[str] = set()
    level = list(plan.children.get("", ()))
    weight = sum(map(_weight, level))
    while level:
        below = [c for node in level for c in plan.children.get(node.code, ())]
        weight += sum(map(_weight, below))
        if weight > MOST_SHOWN:
            break
        opened.update(node.code for node in level)
        level = below
    return Shown(frozenset(opened))


def open_paths(plan: Plan, codes: Iterable[str]) -> Shown:
    """The nodes asked for and everything above them."""
    known = [code for code in codes if code in plan.by_code][:MOST_OPEN]
    above = (up for code in known for up in codes_above(plan, code))
    return Shown(frozenset((*known, *above)))


def open_found(plan: Plan, fits: Callable[[PlanNode], bool]) -> Shown:
    """The nodes that fit, and those above them; a long list is cut and told."""
    found = [node for node in plan.nodes if fits(node)]
    kept: set[str] = set()
    weight, taken = 0, 0
    for node in found:
        new = {node.code, *codes_above(plan, node.code)} - kept
        weight += sum(_weight(plan.by_code[code]) for code in new)
        if weight > MOST_SHOWN and taken:
            break
        kept |= new
        taken += 1
    only = frozenset(kept)
    return Shown(only, only, len(found) - taken)


def _weight(node: PlanNode) -> int:
    return 1 + len(node.indicators)
