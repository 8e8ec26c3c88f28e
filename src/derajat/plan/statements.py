"""Statements of source texts: what a document asks, and what answers it so far."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from derajat.catalogue.files import read_file
from derajat.catalogue.grammar.nodes import Node, TextNode, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name
from derajat.catalogue.loading import check_grammar
from derajat.errors import Location, Problem, ProblemLog
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.model.plans import Plan, PlanNode


STATEMENTS_FILE = "statements.yaml"
_ID = re.compile(r"[A-Z]{3}-[A-Z0-9]+[a-z]?")
_REQUIRED = ("phrase", "says", "capability")
_OPTIONAL = ("node", "indicators", "datasets")


class Link(Enum):
    """What a statement can be linked to."""

    NODE = "node"
    INDICATOR = "indicator"
    DATASET = "dataset"


@dataclass(frozen=True)
class Needs:
    """Names that a statement needs, parted by whether the catalogue has them."""

    linked: tuple[str, ...]
    wanted: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """A sentence of a source text that asks for something, with its links.

    Everything but the words is computed: the node must exist and serve the
    statement, a name is linked when the catalogue has it.
    """

    id: str
    office: str
    phrase: str
    """Words of the source text; `...` stands for words left out."""
    says: Label
    """What it asks, in one sentence."""
    capability: Label
    """What makes it steerable."""
    plan: str
    node: PlanNode | None
    indicators: Needs
    measures: tuple[str, ...]
    """Measures that its node describes without a code of the catalogue."""
    datasets: Needs
    where: Location

    @property
    def linked_to(self) -> tuple[Link, ...]:
        """The kinds of thing that answer it now."""
        there = {
            Link.NODE: self.node is not None,
            Link.INDICATOR: bool(self.indicators.linked),
            Link.DATASET: bool(self.datasets.linked),
        }
        return tuple(link for link in Link if there[link])

    @property
    def still_open(self) -> tuple[Link, ...]:
        """The kinds of thing that it lacks."""
        return tuple(link for link in Link if link not in self.linked_to)


def check_statements(
    office_folder: Path, plans: Sequence[Plan], catalogue: Catalogue
) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """The statements of an office with their links, and every problem.

    `plans` are all plans of the office. Without `statements.yaml` there are no
    statements, and a node that serves one is a problem.
    """
    folder = office_folder.resolve()
    page = Page(f"{folder.parent.name}/{folder.name}/{STATEMENTS_FILE}", ProblemLog())
    reader = _Reader(page, folder.name, {plan.name: plan for plan in plans}, catalogue)
    statements: tuple[Statement, ...] = ()
    with suppress(Skipped):
        entries = _open_statements(page, folder / STATEMENTS_FILE)
        statements = tuple(reader.read(entries))
        _report_unknown_served(page, plans, {name.text for name, _ in entries})
    problems = page.log.problems
    ordered = sorted(problems, key=lambda problem: (problem.where, problem.code))
    return statements, tuple(dict.fromkeys(ordered))


def check_ids(statements: Iterable[Statement]) -> tuple[Problem, ...]:
    """A problem for each id that stands in two offices."""
    first: dict[str, Statement] = {}
    log = ProblemLog()
    for statement in statements:
        known = first.setdefault(statement.id, statement)
        if known is not statement:
            other = known.where.render()
            log.report("PLN-250", statement.where, id=statement.id, other=other)
    return tuple(log.problems)


Entries = tuple[tuple[TextNode, Node], ...]


def _open_statements(page: Page, path: Path) -> Entries:
    """The entries of the file, none without it. Raises Skipped."""
    if not path.is_file():
        return ()
    node = read_nodes(page, read_file(page, path))
    check_grammar(page, node)
    section = Section(page, node, path.name, ("grammar", "statements"))
    return section.entries("statements")


def _report_unknown_served(
    page: Page, plans: Iterable[Plan], known: Collection[str]
) -> None:
    for plan in plans:
        own = Page(plan.file, page.log)
        for node in plan.nodes:
            for name in node.serves:
                if name not in known:
                    shown = f"{plan.name}/{node.code}"
                    own.report_unknown(
                        "PLN-254",
                        node.where.line,
                        name,
                        known,
                        node=shown,
                        file=page.file,
                    )


@dataclass
class _Reader:
    """Reads the statements of one office against its plans and the catalogue."""

    page: Page
    office: str
    plans: Mapping[str, Plan]
    catalogue: Catalogue

    def read(self, entries: Entries) -> Iterator[Statement]:
        for name, node in entries:
            with suppress(Skipped):
                yield self._statement(name, node)

    def _statement(self, name: TextNode, node: Node) -> Statement:
        if not _ID.fullmatch(name.text):
            self.page.report("PLN-256", name.line, id=name.text)
        section = Section(self.page, node, name.text, _REQUIRED, _OPTIONAL)
        plan, served_by = self._node_of(section, name)
        return Statement(
            id=name.text,
            office=self.office,
            phrase=section.text("phrase"),
            says=section.label("says"),
            capability=section.label("capability"),
            plan=plan.name if plan else "",
            node=served_by,
            indicators=self._needs(
                section, "indicators", "indicator", self.catalogue.indicators
            ),
            measures=_described_measures(served_by),
            datasets=self._needs(section, "datasets", "kebab", self.catalogue.datasets),
            where=Location(self.page.file, name.line),
        )

    def _node_of(
        self, section: Section, name: TextNode
    ) -> tuple[Plan | None, PlanNode | None]:
        """The plan and node that a statement points to; nothing when it is open."""
        if "node" not in section:
            self._report_served(name)
            return None, None
        with suppress(Skipped):
            return self._find_node(section, name)
        return None, None

    def _find_node(self, section: Section, name: TextNode) -> tuple[Plan, PlanNode]:
        """The plan and node under the key `node`. Raises Skipped."""
        line, text = section.line_of("node"), section.needed_text("node")
        plan_name, slash, code = text.partition("/")
        if not (plan_name and slash and code):
            raise self.page.skip("PLN-257", line, id=name.text, node=text)
        if plan_name not in self.plans:
            raise self.page.unknown(
                "PLN-251", line, plan_name, self.plans, id=name.text
            )
        plan = self.plans[plan_name]
        if code not in plan.by_code:
            raise self.page.unknown(
                "PLN-252", line, code, plan.by_code, id=name.text, plan=plan_name
            )
        node = plan.by_code[code]
        if name.text not in node.serves:
            place = node.where.render()
            self.page.report("PLN-253", line, id=name.text, node=text, place=place)
        return plan, node

    def _report_served(self, name: TextNode) -> None:
        """Report the nodes that serve a statement which points to none."""
        for plan in self.plans.values():
            for node in plan.nodes:
                if name.text in node.serves:
                    self.page.report(
                        "PLN-255",
                        name.line,
                        id=name.text,
                        node=f"{plan.name}/{node.code}",
                        place=node.where.render(),
                    )

    def _needs(
        self, section: Section, key: str, form: str, known: Collection[str]
    ) -> Needs:
        """The names of a list, parted by whether the catalogue has them."""
        if key not in section:
            return Needs((), ())
        with suppress(Skipped):
            names = section.names(key)
            for node in section.items(key):
                with suppress(Skipped):
                    read_name(self.page, node, key, form)
            return Needs(
                tuple(name for name in names if name in known),
                tuple(name for name in names if name not in known),
            )
        return Needs((), ())


def _described_measures(node: PlanNode | None) -> tuple[str, ...]:
    indicators = node.indicators if node else ()
    return tuple(
        item.statement
        for item in indicators
        if not item.measured_by and not item.wanted
    )
