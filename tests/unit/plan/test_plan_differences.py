"""Two texts of a plan side by side, and a plan put together from its nodes."""

from dataclasses import replace

import pytest

from derajat.content import find_content
from derajat.errors import DerajatError
from derajat.opening.offices import open_catalogue
from derajat.opening.plans import open_structure
from derajat.plan.differences import NodeChange, compare_nodes, compare_plans
from derajat.plan.loading import read_plan_file, read_plan_text
from derajat.plan.plan_text import (
    join_plan_yaml,
    render_head_yaml,
    render_node_yaml,
    render_plan_yaml,
)
from derajat.plan.rearranging import (
    NodeText,
    codes_above,
    codes_below,
    kinds_below,
    merge_node_texts,
    parents_for,
)


PLANS = sorted(find_content("offices").glob("*/plan/*.yaml"))


def _read(path):
    return read_plan_file(path, open_structure(), open_catalogue())


@pytest.fixture(scope="module")
def plan():
    """A plan of several levels."""
    return _read(next(p for p in PLANS if p.match("prabumulih/plan/renstra.yaml")))


def _kinds(plan):
    return open_structure().with_kinds(plan.own_kinds)


@pytest.mark.parametrize("path", PLANS, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_the_text_of_a_plan_is_read_as_the_same_plan(path):
    plan = _read(path)
    text = render_plan_yaml(plan, plan.name)
    again = read_plan_text(text, plan.name, open_structure(), open_catalogue())
    assert compare_plans(plan, again) == ()
    nodes = [render_node_yaml(again, node) for node in again.nodes]
    assert join_plan_yaml(render_head_yaml(again, plan.name), nodes) == text


def test_a_text_with_problems_tells_all_of_them(plan):
    text = render_plan_yaml(plan, plan.name)
    wrong = text.replace(f"kind: {plan.nodes[0].kind}", "kind: tiada")
    wrong = wrong.replace("plan: ", "plan: x", 1)
    with pytest.raises(DerajatError) as refused:
        read_plan_text(wrong, plan.name, open_structure(), open_catalogue())
    assert {"PLN-001", "PLN-009"} <= {p.code for p in refused.value.problems}


def test_what_changed_is_told_before_and_after(plan):
    node = next(node for node in plan.nodes if node.indicators)
    item = node.indicators[0]
    items = (replace(item, unit="x"), *node.indicators[1:])
    other = replace(node, statement="Lain", indicators=items)
    found = compare_nodes(node, other)
    assert found is not None and found.change is NodeChange.CHANGED
    told = {(f.of, f.name.en): (f.before, f.after) for f in found.facts}
    assert told == {
        ("", "Statement"): (node.statement, "Lain"),
        (item.code, "Unit"): (item.unit, "x"),
    }


def test_added_and_removed_nodes_are_told(plan):
    last = plan.nodes[-1]
    new = replace(last, code="BARU")
    after = replace(plan, nodes=(*plan.nodes[:-1], new))
    found = {d.code: d.change for d in compare_plans(plan, after)}
    assert found == {"BARU": NodeChange.ADDED, last.code: NodeChange.REMOVED}
    assert compare_nodes(None, None) is None
    assert compare_plans(plan, plan) == ()


BASE = tuple(
    NodeText(code, parent, code)
    for code, parent in (("T", ""), ("A", "T"), ("A1", "A"), ("B", "T"), ("U", ""))
)


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        ([], "T A A1 B U"),
        ([("A", NodeText("A", "T", "A'"))], "T A' A1 B U"),
        ([("A1", None)], "T A B U"),
        ([("N", NodeText("N", "A", "N"))], "T A A1 N B U"),
        ([("N", NodeText("N", "T", "N"))], "T A A1 B N U"),
        ([("N", NodeText("N", "", "N"))], "T A A1 B U N"),
        (
            [("N", NodeText("N", "A", "N")), ("M", NodeText("M", "N", "M"))],
            "T A A1 N M B U",
        ),
        ([("N", None)], "T A A1 B U"),
        ([("N", NodeText("N", "tiada", "N"))], "T A A1 B U N"),
    ],
)
def test_nodes_are_put_where_they_belong(edited, expected):
    assert " ".join(n.text for n in merge_node_texts(BASE, edited)) == expected


def test_above_and_below_agree_with_the_parents(plan):
    for node in plan.nodes:
        above = codes_above(plan, node.code)
        assert above[-1:] == ((node.parent,) if node.parent else ())
        assert all(node.code in codes_below(plan, code) for code in above)


def test_a_node_is_offered_only_parents_it_may_have(plan):
    structure = _kinds(plan)
    for node in plan.nodes:
        fitting = parents_for(plan, structure, node)
        below = codes_below(plan, node.code)
        assert not {parent.code for parent in fitting} & set(below)
        assert all(structure.may_stand(node.kind, p.kind) for p in fitting)
        if node.parent:
            assert node.parent in {parent.code for parent in fitting}


def test_kinds_below_are_those_that_may_stand_there(plan):
    structure = _kinds(plan)
    names = {kind.name for kind in kinds_below(structure, "goal")}
    assert "objective" in names and "vision" not in names
