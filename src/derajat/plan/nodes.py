"""The nodes of a plan file, one by one; how they stand together is told elsewhere."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section, read_names
from derajat.catalogue.grammar.values import read_name
from derajat.model.plans import Alignment, PlanNode, Quote
from derajat.plan.indicators import read_indicators, read_statement
from derajat.plan.money import read_budget
from derajat.plan.plan_pages import PlanPage


_REQUIRED = ("code", "kind", "statement")
_OPTIONAL = (
    "parent",
    "owner",
    "quote",
    "serves",
    "tags",
    "aligned_to",
    "smart",
    "indicators",
    "budget",
)
_SMART = ("specific", "measurable", "achievable", "relevant", "time_bound")


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node with the lines at which its kind and parent are written."""

    node: PlanNode
    kind_line: int
    parent_line: int


def read_nodes_of(own: PlanPage, section: Section) -> Iterator[PlacedNode]:
    """The nodes in the order of the document; what is wrong is reported."""
    for node in section.optional_items("nodes"):
        try:
            yield _build_node(own, node)
        except Skipped:
            continue


def _build_node(own: PlanPage, node: Node) -> PlacedNode:
    section = Section(own.page, node, "nodes", _REQUIRED, _OPTIONAL)
    code = read_name(own.page, section.node("code"), "code", "code")
    built = PlanNode(
        code=code,
        kind=section.text("kind"),
        statement=read_statement(own, section, code),
        parent=section.optional_text("parent"),
        owner=section.optional_text("owner"),
        quote=_read_quote(own, section),
        serves=_read_texts(section, "serves"),
        tags=_read_tags(own, section),
        indicators=read_indicators(own, section),
        budget=read_budget(own, section),
        aligned_to=_read_alignments(own, section),
        smart=_read_smart(section),
        where=own.where(node.line),
    )
    return PlacedNode(built, section.line_of("kind"), section.line_of("parent"))


def _read_quote(own: PlanPage, section: Section) -> Quote | None:
    """The sentence of the document; its name is that of the plan if not given."""
    if "quote" not in section:
        return None
    with suppress(Skipped):
        part = section.section("quote", ("sentence",), ("document", "page"))
        page = part.optional_text("page")
        return Quote(
            document=part.optional_text("document") or own.title,
            page="" if page == "-" else page,
            sentence=part.text("sentence"),
        )
    return None


def _read_texts(section: Section, key: str) -> tuple[str, ...]:
    if key in section:
        with suppress(Skipped):
            return read_names(section.page, section.node(key), key)
    return ()


def _read_tags(own: PlanPage, section: Section) -> tuple[str, ...]:
    tags = _read_texts(section, "tags")
    for tag in tags:
        if tag not in own.tags:
            own.report_unknown("PLN-019", section.line_of("tags"), tag, own.tags)
    return tags


def _read_alignments(own: PlanPage, section: Section) -> tuple[Alignment, ...]:
    found: list[Alignment] = []
    for node in section.optional_items("aligned_to"):
        with suppress(Skipped):
            found.append(_build_alignment(own, node))
    return tuple(found)


def _build_alignment(own: PlanPage, node: Node) -> Alignment:
    part = Section(
        own.page, node, "aligned_to", (), ("document", "statement", "plan", "node")
    )
    if part.one_of("document", "plan") == "document":
        part.refuse_useless("node", why="document")
    elif "node" not in part:
        own.page.report("DEF-003", part.line, key="node", what="aligned_to")
    return Alignment(
        document=part.optional_text("document"),
        statement=part.optional_text("statement"),
        plan=part.optional_text("plan"),
        node=part.optional_text("node"),
        where=own.where(node.line),
    )


def _read_smart(section: Section) -> tuple[tuple[str, str], ...]:
    if "smart" not in section:
        return ()
    with suppress(Skipped):
        part = section.section("smart", (), _SMART)
        return tuple((key, part.text(key)) for key in _SMART if key in part)
    return ()
