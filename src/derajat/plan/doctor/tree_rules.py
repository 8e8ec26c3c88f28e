"""Rules about the cascade: what stands above, below and beside what."""

from collections.abc import Iterator

from derajat.model.labels import Label
from derajat.model.plans import PlanNode
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.naming import NODES, gather, node_case, tell


UPPER = ("vision", "mission", "goal")
CASCADE = frozenset(
    (*UPPER, "objective", "strategy", "policy", "programme", "activity", "sub-activity")
)
"""The levels that Permendagri 86/2017 joins from top to bottom; other kinds are free.
"""
ANSWERED_FOR = CASCADE - {"vision", "mission"}
OBJECTIVES = frozenset(("objective", "goal"))
WORK = frozenset(("programme", "activity", "sub-activity"))


def look_for_childless(examination: Examination) -> Iterator[Symptom]:
    """Nodes that carry nothing, where others of their kind do."""
    plan = examination.plan
    carrying = {
        plan.by_code[code].kind for code in plan.children if code in plan.by_code
    }
    carrying.update(kind for kind in UPPER if _has_kind_below(examination, kind))
    cases = [
        node_case(examination, node)
        for node in plan.nodes
        if node.kind in carrying & CASCADE and node.code not in plan.children
    ]
    return gather(cases, len(plan.nodes), NODES)


def _has_kind_below(examination: Examination, name: str) -> bool:
    """Whether the plan has nodes that could stand under this kind."""
    kinds = (examination.kinds.get(used) for used in examination.kinds_used)
    return any(name in kind.below for kind in kinds if kind)


def look_for_parentless(examination: Examination) -> Iterator[Symptom]:
    """Nodes at the top though the plan has nodes of a kind that is above them."""
    cases = [
        node_case(examination, node)
        for node in examination.plan.nodes
        if not node.parent and _has_kind_above(examination, node)
    ]
    return gather(cases, len(examination.plan.nodes), NODES)


def _has_kind_above(examination: Examination, node: PlanNode) -> bool:
    kind = examination.kinds.get(node.kind)
    above = CASCADE & set(kind.below) if kind else CASCADE
    return node.kind in CASCADE and bool(examination.kinds_used & above)


def look_for_unlinked_work(examination: Examination) -> Iterator[Symptom]:
    """Work under nodes that lead to no objective, in a plan with objectives."""
    if not OBJECTIVES & examination.kinds_used:
        return iter(())
    leads = _leading_to_objectives(examination)
    cases = [
        node_case(examination, node)
        for node in examination.plan.nodes
        if node.kind in WORK and node.parent and not leads[node.code]
    ]
    return gather(cases, len(examination.plan.nodes), NODES)


def _leading_to_objectives(examination: Examination) -> dict[str, bool]:
    """By code, whether an objective or goal stands above; a circle leads nowhere."""
    by_code = examination.plan.by_code
    known: dict[str, bool] = {}
    for node in examination.plan.nodes:
        path: list[str] = []
        above: PlanNode | None = node
        while above and above.code not in known:
            known[above.code] = above.kind in OBJECTIVES
            path.append(above.code)
            above = None if known[above.code] else by_code.get(above.parent)
        leads = known[path[-1]] if path else False
        leads = leads or bool(above and known[above.code])
        known.update(dict.fromkeys(path, leads))
    return known


def look_for_ownerless(examination: Examination) -> Iterator[Symptom]:
    """Goals, objectives and what stands below them for which nobody answers.

    A vision is everybody's, and a premise or a quoted principle is nobody's task.
    """
    asked = [n for n in examination.written_nodes if n.kind in ANSWERED_FOR]
    cases = [node_case(examination, node) for node in asked if not node.owner]
    return gather(cases, len(asked), NODES)


def look_for_same_statement(examination: Examination) -> Iterator[Symptom]:
    """Nodes of one kind under one parent that say the same."""
    seen: dict[tuple[str, str, str], PlanNode] = {}
    for node, folded in examination.folded_nodes:
        first = seen.setdefault((node.kind, node.parent, folded), node)
        if first is not node:
            case = node_case(examination, node)
            yield tell(case, first=_place(first))


def _place(node: PlanNode) -> Label:
    return Label(
        f"{node.code} ({node.where.render('id')})",
        f"{node.code} ({node.where.render('en')})",
    )


def look_for_aims_without_indicator(examination: Examination) -> Iterator[Symptom]:
    """Goals and objectives that nothing measures."""
    return _without_indicator(examination, is_work=False)


def look_for_work_without_indicator(examination: Examination) -> Iterator[Symptom]:
    """Programmes and activities that nothing measures."""
    return _without_indicator(examination, is_work=True)


def _without_indicator(examination: Examination, is_work: bool) -> Iterator[Symptom]:
    if _is_table_of_money(examination):
        return iter(())
    asked = [
        node
        for node in examination.plan.nodes
        if _needs_indicator(examination, node) and (node.kind in WORK) == is_work
    ]
    cases = [node_case(examination, node) for node in asked if not node.indicators]
    return gather(cases, len(asked), NODES)


def _needs_indicator(examination: Examination, node: PlanNode) -> bool:
    kind = examination.kinds.get(node.kind)
    return bool(kind and kind.needs_indicator)


def _is_table_of_money(examination: Examination) -> bool:
    """Whether the document is about ceilings only; its indicators stand elsewhere."""
    has_money = any(node.budget for node in examination.plan.nodes)
    return has_money and not examination.indicators
