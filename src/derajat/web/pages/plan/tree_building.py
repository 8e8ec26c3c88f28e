"""What the tree of a plan shows, worked out from the plan and its scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from derajat.model.labels import Label
from derajat.model.plans import PlanNode
from derajat.plan.doctor import Severity
from derajat.steering.score_lines import ScoreLine
from derajat.steering.score_texts import render_aim
from derajat.web.pages.plan.asking import AskedPlan
from derajat.web.pages.plan.marks import (
    StateMark,
    build_mark,
    count_states,
    is_problem,
    is_unmeasured,
    render_reason,
)
from derajat.web.pages.plan.money import render_year_money
from derajat.web.pages.plan.opening import (
    MOST_SHOWN,
    Shown,
    open_first,
    open_found,
    open_paths,
)
from derajat.web.parts.values import build_value_block
from derajat.web.plans.in_force import findings_of, structure_of


@dataclass(frozen=True)
class TreeQuestion:
    """What the address asks of the tree."""

    search: str = ""
    only_problems: bool = False
    opened: tuple[str, ...] = ()

    @property
    def words(self) -> dict[str, str | list[str]]:
        """The question as words of an address."""
        found: dict[str, str | list[str]] = {}
        if self.search:
            found["cari"] = self.search
        if self.only_problems:
            found["masalah"] = "1"
        return found


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator below its node."""

    code: str
    statement: str
    url: str
    value: str
    """Value, counts, period and completeness; empty when there is none."""
    target: str
    mark: StateMark
    note: str


@dataclass(frozen=True)
class Branch:
    """A node of the tree with what is shown below it."""

    code: str
    kind: str
    statement: str
    url: str
    owner: str
    counts: tuple[StateMark, ...]
    """Of every indicator of the node and below it."""
    indicators: tuple[IndicatorLine, ...]
    money: str
    notes: tuple[str, ...]
    is_open: bool
    open_url: str
    fragment_url: str
    below: str
    """`3 simpul`, empty at a leaf."""
    left_out: int
    """Nodes and indicators below it that would make the page heavy."""
    children: tuple["Branch", ...]


@dataclass(frozen=True)
class PlanTree:
    """The whole tree, as far as it is open."""

    year: int
    counts: tuple[StateMark, ...]
    branches: tuple[Branch, ...]
    left_out: int
    nodes: int
    unmeasured: int
    unlinked: int


def build_tree(question: AskedPlan, tree: TreeQuestion) -> PlanTree:
    """The tree of the plan for the area and period asked."""
    builder = _Builder(question, tree)
    plan, lines = question.found.plan, question.card.lines
    branches = builder.branches("")
    return PlanTree(
        year=question.card.setting.year,
        counts=count_states(lines, question.asked.language),
        branches=branches,
        left_out=builder.shown.left_out + builder.cut_at_top,
        nodes=len(plan.nodes),
        unmeasured=sum(map(is_unmeasured, lines)),
        unlinked=sum(map(builder.lacks_indicator, plan.nodes)),
    )


def build_branch(question: AskedPlan, tree: TreeQuestion, code: str) -> Branch:
    """One branch alone, open. Raises KeyError for a code the plan lacks."""
    return _Builder(question, tree).branch(question.found.plan.by_code[code])


class _Builder:
    """Builds branches of one plan for one question."""

    def __init__(self, question: AskedPlan, tree: TreeQuestion) -> None:
        self._question = question
        self._tree = tree
        self._plan = question.found.plan
        self._language = question.asked.language
        self._card = question.card
        self._kinds = structure_of(self._plan).kinds
        self._lines = _lines_by_node(self._card.lines)
        self._below: dict[str, tuple[ScoreLine, ...]] = {}
        found = findings_of(question.found.text, self._plan.name, question.in_force)
        self._wrong = {f.node for f in found if f.severity is Severity.ERROR}
        self.shown = self._choose_shown()
        self._deepest = self.shown.deepest(self._plan)
        self._room = MOST_SHOWN
        self.cut_at_top = 0

    def lacks_indicator(self, node: PlanNode) -> bool:
        """Whether a node of a kind that needs indicators has none."""
        return self._kinds[node.kind].needs_indicator and not node.indicators

    def branches(self, code: str) -> tuple[Branch, ...]:
        """The children of a node as far as the page stays light."""
        shown = self.shown.children(self._plan, code)
        kept = tuple(child for child in shown if self._has_room(child))
        if not code:
            self.cut_at_top = len(shown) - len(kept)
        return tuple(map(self.branch, kept))

    def _has_room(self, node: PlanNode) -> bool:
        """Whether one more fits; what is open, and so was asked for, always does."""
        self._room -= 1
        return self._room >= 0 or node.code in self.shown.open

    def branch(self, node: PlanNode) -> Branch:
        """A node with those shown below it."""
        question, language = self._question, self._language
        children = self._plan.children.get(node.code, ())
        is_open = node.code in self.shown.open
        lines = self._lines.get(node.code, ())[:MOST_SHOWN] if is_open else ()
        below = self.branches(node.code) if is_open else ()
        wanted = len(self.shown.children(self._plan, node.code)) + len(node.indicators)
        return Branch(
            code=node.code,
            kind=self._kinds[node.kind].label.render(language),
            statement=node.statement,
            url=question.link(reverse("plan_node", args=[node.code])),
            owner=node.owner,
            counts=count_states(self._lines_below(node.code), language),
            indicators=tuple(map(self._line, lines)),
            money=render_year_money(node.budget, self._card.setting.year, language),
            notes=tuple(self._notes(node)),
            is_open=is_open,
            open_url=self._open_url(node.code),
            fragment_url=self._open_url(node.code, cabang=node.code),
            below=_render_below(node, len(children), language),
            left_out=wanted - len(below) - len(lines) if is_open else 0,
            children=below,
        )

    def _choose_shown(self) -> Shown:
        plan, tree = self._plan, self._tree
        if not tree.search and not tree.only_problems:
            if tree.opened:
                return open_paths(plan, tree.opened)
            return open_first(plan)
        words = tree.search.casefold().split()
        return open_found(
            plan,
            lambda node: (
                _holds(node, words)
                and (not tree.only_problems or self._is_problem(node))
            ),
        )

    def _is_problem(self, node: PlanNode) -> bool:
        lines = self._lines.get(node.code, ())
        has_problem = any(map(is_problem, lines)) or node.code in self._wrong
        return has_problem or self.lacks_indicator(node)

    def _lines_below(self, code: str) -> tuple[ScoreLine, ...]:
        """The lines of a node and of all below it; trees of plans are shallow."""
        if code not in self._below:
            found = self._lines.get(code, ())
            for child in self._plan.children.get(code, ()):
                found += self._lines_below(child.code)
            self._below[code] = found
        return self._below[code]

    def _line(self, line: ScoreLine) -> IndicatorLine:
        asked, language = self._question.asked, self._language
        code = line.item.measured_by
        return IndicatorLine(
            code=line.item.code,
            statement=line.item.statement,
            url=asked.link(reverse("indicator", args=[code])) if code else "",
            value=render_line_value(self._question, line),
            target=_render_target(line, language),
            mark=build_mark(line, language),
            note=render_reason(line, language),
        )

    def _notes(self, node: PlanNode) -> list[str]:
        found = []
        if self.lacks_indicator(node):
            found.append(Label("tanpa indikator", "without indicator"))
        if node.code in self._wrong:
            found.append(Label("ada kesalahan rencana", "an error in the plan"))
        return [label.render(self._language) for label in found]

    def _open_url(self, code: str, **more: str) -> str:
        url = self._question.link(reverse("plan"))
        words = {**self._tree.words, "buka": [*self._deepest, code], **more}
        return f"{url}&{urlencode(words, doseq=True)}"


def render_line_value(question: AskedPlan, line: ScoreLine) -> str:
    """`82,6% · 338 dari 409 · triwulan I 2026 · laporan 96,0%`; empty for none."""
    value = line.score.value
    if value is None or value.shown is None or line.question is None:
        return ""
    block = build_value_block(value, question.asked, line.question.indicator)
    word = Label("laporan", "reports").render(question.asked.language)
    reports = f"{word} {block.completeness}" if block.completeness else ""
    said = (block.shown, block.counts, block.period, reports)
    return " · ".join(part for part in said if part)


def _render_target(line: ScoreLine, language: str) -> str:
    """`≥86`, while the year goes on `≥86, sampai kini ≥ 21,5`; empty for none."""
    if line.target is None:
        return ""
    printed, score = line.target.target.printed, line.score
    if score.due is None or score.share in (None, 1):
        return printed
    now = Label("sampai kini", "by now").render(language)
    return f"{printed}, {now} {render_aim(score.due, language)}"


def _lines_by_node(
    lines: tuple[ScoreLine, ...],
) -> Mapping[str, tuple[ScoreLine, ...]]:
    found: dict[str, tuple[ScoreLine, ...]] = {}
    for line in lines:
        found[line.node.code] = (*found.get(line.node.code, ()), line)
    return found


def _holds(node: PlanNode, words: list[str]) -> bool:
    items = " ".join(f"{item.code} {item.statement}" for item in node.indicators)
    text = f"{node.code} {node.statement} {node.owner} {items}".casefold()
    return all(word in text for word in words)


def _render_below(node: PlanNode, children: int, language: str) -> str:
    """What opening the node shows."""
    parts = []
    if children:
        parts.append(Label(f"{children} simpul", f"{children} nodes"))
    if node.indicators:
        count = len(node.indicators)
        parts.append(Label(f"{count} indikator", f"{count} indicators"))
    return ", ".join(part.render(language) for part in parts)
