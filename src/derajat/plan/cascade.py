"""How the nodes of a plan stand together: codes, parents, circles, kinds."""

from collections.abc import Iterable, Sequence

from derajat.catalogue.grammar.pages import render_names
from derajat.model.plans import ANY_KIND, PlanStructure
from derajat.plan.nodes import PlacedNode
from derajat.plan.plan_pages import PlanPage


def check_cascade(
    own: PlanPage, structure: PlanStructure, nodes: Sequence[PlacedNode]
) -> None:
    """Report everything that keeps the nodes from being one plan."""
    _check_codes(own, nodes)
    _check_indicator_codes(own, nodes)
    by_code = {placed.node.code: placed for placed in reversed(nodes)}
    _check_kind_names(own, structure, nodes)
    _check_single_kinds(own, structure, nodes)
    in_circles = _check_circles(own, by_code)
    for placed in nodes:
        if placed.node.code not in in_circles:
            _check_parent(own, structure, placed, by_code)


def _check_codes(own: PlanPage, nodes: Iterable[PlacedNode]) -> None:
    first: dict[str, int] = {}
    for placed in nodes:
        line = placed.node.where.line
        if first.setdefault(placed.node.code, line) != line:
            own.page.report(
                "PLN-002", line, name=placed.node.code, first=first[placed.node.code]
            )


def _check_indicator_codes(own: PlanPage, nodes: Iterable[PlacedNode]) -> None:
    first: dict[str, int] = {}
    for indicator in (item for placed in nodes for item in placed.node.indicators):
        line = indicator.where.line
        if first.setdefault(indicator.code, line) != line:
            own.page.report(
                "PLN-003", line, name=indicator.code, first=first[indicator.code]
            )


def _check_kind_names(
    own: PlanPage, structure: PlanStructure, nodes: Iterable[PlacedNode]
) -> None:
    for placed in nodes:
        kind = placed.node.kind
        if kind and kind not in structure.kinds:
            own.report_unknown("PLN-009", placed.kind_line, kind, structure.kinds)


def _check_single_kinds(
    own: PlanPage, structure: PlanStructure, nodes: Iterable[PlacedNode]
) -> None:
    first: dict[str, int] = {}
    for placed in nodes:
        kind = structure.kinds.get(placed.node.kind)
        if kind is None or not kind.is_single:
            continue
        line = placed.node.where.line
        if first.setdefault(kind.name, line) != line:
            own.page.report(
                "PLN-006",
                line,
                label_id=kind.label.id.lower(),
                label_en=kind.label.en.lower(),
                first=first[kind.name],
            )


def _check_circles(own: PlanPage, by_code: dict[str, PlacedNode]) -> set[str]:
    """Report every circle once; the codes of all nodes that lie on one."""
    finished: set[str] = set()
    in_circles: set[str] = set()
    for start in by_code:
        path: list[str] = []
        on_path: set[str] = set()
        code = start
        while code in by_code and code not in finished and code not in on_path:
            path.append(code)
            on_path.add(code)
            code = by_code[code].node.parent
        if code in on_path:
            circle = path[path.index(code) :]
            _report_circle(own, circle, by_code)
            in_circles.update(circle)
        finished.update(path)
    return in_circles


def _report_circle(
    own: PlanPage, circle: list[str], by_code: dict[str, PlacedNode]
) -> None:
    """Name the circle from its first node in the document."""
    first = min(circle, key=lambda code: by_code[code].node.where)
    start = circle.index(first)
    told = [*circle[start:], *circle[:start]]
    shown = " -> ".join(told[:16]) + (" -> ..." if len(told) > 16 else f" -> {first}")
    own.page.report("PLN-005", by_code[first].parent_line, circle=shown)


def _check_parent(
    own: PlanPage,
    structure: PlanStructure,
    placed: PlacedNode,
    by_code: dict[str, PlacedNode],
) -> None:
    node = placed.node
    if node.parent and node.parent not in by_code:
        own.report_unknown(
            "PLN-004", placed.parent_line, node.parent, by_code, node=node.code
        )
        return
    above = by_code[node.parent].node.kind if node.parent else ""
    if node.kind not in structure.kinds or (above and above not in structure.kinds):
        return
    if not structure.may_stand(node.kind, above):
        _report_place(own, structure, placed, above)


def _report_place(
    own: PlanPage, structure: PlanStructure, placed: PlacedNode, above: str
) -> None:
    node, kind = placed.node, structure.kinds[placed.node.kind]
    allowed = [name for name in kind.below if name != ANY_KIND]
    allowed += [k.name for k in structure.kinds.values() if kind.name in k.above]
    kind_words = {"kind_id": kind.label.id, "kind_en": kind.label.en.lower()}
    if not above:
        own.page.report(
            "PLN-008",
            node.where.line,
            node=node.code,
            allowed=render_names(allowed),
            **kind_words,
        )
        return
    own.page.report(
        "PLN-007",
        placed.parent_line,
        node=node.code,
        parent=node.parent,
        above_id=structure.kinds[above].label.id.lower(),
        above_en=structure.kinds[above].label.en.lower(),
        allowed=render_names(allowed),
        **kind_words,
    )
