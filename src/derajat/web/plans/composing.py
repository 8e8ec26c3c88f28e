"""The text of a draft: the version it began from, with what was written since."""

from collections.abc import Iterable
from dataclasses import dataclass

from derajat.model.plans import Plan
from derajat.plan.plan_text import join_plan_yaml, render_head_yaml, render_node_yaml
from derajat.plan.rearranging import NodeText, merge_node_texts
from derajat.web.plans.in_force import read_text
from derajat.web.plans.models import Draft, NodeEdit


@dataclass(frozen=True)
class DraftText:
    """A draft as it stands after some edits."""

    draft: Draft
    plan: Plan
    text: str
    newest: dict[str, NodeEdit]
    """The last edit of each node that has one, removed nodes too."""
    last_edit: int
    """Id of the last edit; 0 before the first."""

    def version_of(self, code: str) -> int:
        """How often a node was written in this draft."""
        edit = self.newest.get(code)
        return edit.version if edit else 0


def read_draft(draft: Draft) -> DraftText:
    """A draft with everything written in it. One query."""
    return build_draft(draft, draft.edits.select_related("by").order_by("id"))


def build_draft(draft: Draft, edits: Iterable[NodeEdit]) -> DraftText:
    """A draft with some edits, oldest first. Raises DerajatError for no plan."""
    newest: dict[str, NodeEdit] = {}
    last = 0
    for edit in edits:
        newest[edit.node] = edit
        last = max(last, edit.pk or 0)
    base = read_text(draft.base_text, draft.plan)
    merged = merge_node_texts(
        node_texts(base), ((code, _text_of(edit)) for code, edit in newest.items())
    )
    head = render_head_yaml(base, draft.plan)
    text = join_plan_yaml(head, (node.text for node in merged))
    return DraftText(draft, read_text(text, draft.plan), text, newest, last)


def node_texts(plan: Plan) -> tuple[NodeText, ...]:
    """Every node of a plan as text."""
    return tuple(
        NodeText(node.code, node.parent, render_node_yaml(plan, node))
        for node in plan.nodes
    )


def _text_of(edit: NodeEdit) -> NodeText | None:
    return NodeText(edit.node, edit.parent, edit.text) if edit.text else None
