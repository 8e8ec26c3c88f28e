"""The kinds of node of plans, from `definitions/plan-structure.yaml`."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from derajat.catalogue.files import PLAN_STRUCTURE_FILE, read_file
from derajat.catalogue.grammar.nodes import Node, TextNode, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, read_names
from derajat.catalogue.grammar.values import read_name
from derajat.catalogue.loading import check_grammar
from derajat.errors import ProblemLog
from derajat.model.plans import ANY_KIND, NodeKind, PlanStructure, ResultLevel


_REQUIRED = ("label", "order")
_OPTIONAL = (
    "below",
    "above",
    "may_be_top",
    "is_single",
    "needs_indicator",
    "results",
    "carries_money",
    "words",
)


def load_structure(definitions_folder: Path) -> PlanStructure:
    """The structure that the definitions give to all plans.

    Raises DerajatError with all problems of its file.
    """
    log = ProblemLog()
    name = f"{definitions_folder.resolve().name}/{PLAN_STRUCTURE_FILE}"
    page = Page(name, log)
    kinds: dict[str, NodeKind] = {}
    with suppress(Skipped):
        kinds = _read_structure(page, definitions_folder / PLAN_STRUCTURE_FILE)
    log.raise_if_any()
    return PlanStructure(kinds)


def _read_structure(page: Page, path: Path) -> dict[str, NodeKind]:
    node = read_nodes(page, read_file(page, path))
    check_grammar(page, node)
    section = Section(page, node, path.name, ("grammar", "kinds"))
    return build_kinds(section, {})


def build_kinds(section: Section, national: dict[str, NodeKind]) -> dict[str, NodeKind]:
    """The kinds under the key `kinds`, beside the national ones that are known.

    Reports kinds that exist nationally and names of kinds that do not exist. Raises
    Skipped when there is no mapping.
    """
    page = section.page
    entries = section.entries("kinds")
    known = {*national, *(name.text for name, _ in entries)}
    kinds: dict[str, NodeKind] = {}
    for name, node in entries:
        if name.text in national:
            page.report("PLN-011", name.line, name=name.text)
        with suppress(Skipped):
            kinds[name.text] = _build_kind(page, name, node, known)
    return kinds


def _build_kind(
    page: Page, name: TextNode, node: Node, known: Iterable[str]
) -> NodeKind:
    read_name(page, name, "kinds", "kebab")
    section = Section(page, node, name.text, _REQUIRED, _OPTIONAL)
    below = _read_kinds(section, "below", (*known, ANY_KIND))
    if not below:
        section.refuse_useless("may_be_top", why="below: -")
    return NodeKind(
        name=name.text,
        label=section.label("label"),
        order=section.whole("order", 1, 99),
        below=below,
        needs_indicator=section.yes_no("needs_indicator"),
        results=section.words("results", ResultLevel) if "results" in section else (),
        carries_money=section.yes_no("carries_money"),
        words=section.names("words") if "words" in section else (),
        may_be_top=section.yes_no("may_be_top"),
        is_single=section.yes_no("is_single"),
        above=_read_kinds(section, "above", known),
    )


def _read_kinds(section: Section, key: str, known: Iterable[str]) -> tuple[str, ...]:
    """Names of kinds; unknown ones are reported."""
    if key not in section:
        return ()
    names = read_names(section.page, section.node(key), key)
    for name, node in zip(names, section.items(key), strict=True):
        if name not in known:
            section.page.report_unknown("DEF-005", node.line, name, known, kind="kinds")
    return names
