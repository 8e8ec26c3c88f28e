"""What the page of a node shows: what it says, what it reached, what it costs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.urls import reverse

from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_rupiah
from derajat.model.plans import BudgetLine, PlanIndicator, PlanNode
from derajat.plan.doctor import Finding
from derajat.plan.rearranging import codes_above
from derajat.steering.score_lines import ScoreLine
from derajat.steering.score_texts import render_missing, render_pace
from derajat.steering.scorecard import Scorecard
from derajat.steering.scores import Score
from derajat.web.pages.plan.asking import AskedPlan
from derajat.web.pages.plan.history import NodeHistory, build_history
from derajat.web.pages.plan.linked_statements import LinkedStatement, statements_of
from derajat.web.pages.plan.marks import (
    StateMark,
    build_mark,
    count_states,
    render_reason,
)
from derajat.web.pages.plan.money import render_year_money
from derajat.web.pages.plan.scoring import score_years
from derajat.web.pages.plan.tree_building import render_line_value
from derajat.web.plans.in_force import findings_of, structure_of


@dataclass(frozen=True)
class NodeLink:
    """Another node."""

    code: str
    kind: str
    statement: str
    url: str
    counts: tuple[StateMark, ...] = ()


@dataclass(frozen=True)
class YearRow:
    """What an indicator promised for a year and what came of it."""

    year: int
    target: str
    basis: str
    value: str
    attainment: str
    mark: StateMark | None
    reason: str
    missing: str
    pace: str


@dataclass(frozen=True)
class IndicatorBlock:
    """An indicator of the node with its years."""

    code: str
    statement: str
    measured_by: str
    url: str
    wanted: str
    unit: str
    baseline: str
    formula: str
    rows: tuple[YearRow, ...]


@dataclass(frozen=True)
class MoneyRow:
    """A budget line in a year."""

    code: str
    statement: str
    year: str
    ceiling: str
    realised: str


@dataclass(frozen=True)
class FoundLine:
    """A finding of the doctor, as people read it."""

    code: str
    severity: str
    says: str
    repair: str


@dataclass(frozen=True)
class NodePage:
    """Everything on the page, in the order of the page."""

    code: str
    kind: str
    statement: str
    owner: str
    above: tuple[NodeLink, ...]
    tags: tuple[str, ...]
    sentence: str
    sentence_from: str
    aligned: tuple[str, ...]
    indicators: tuple[IndicatorBlock, ...]
    lacks_indicator: bool
    money_of_year: str
    money: tuple[MoneyRow, ...]
    children: tuple[NodeLink, ...]
    findings: tuple[FoundLine, ...]
    statements: tuple[LinkedStatement, ...]
    history: tuple[NodeHistory, ...]
    tree_url: str


def build_node_page(question: AskedPlan, node: PlanNode) -> NodePage:
    """The page of a node for the area and period asked."""
    language, plan = question.asked.language, question.found.plan
    kind = structure_of(plan).kinds[node.kind]
    year = question.card.setting.year
    tree = question.link(reverse("plan"), buka=node.code)
    found = findings_of(question.found.text, plan.name, question.in_force)
    return NodePage(
        code=node.code,
        kind=kind.label.render(language),
        statement=node.statement,
        owner=node.owner,
        above=tuple(
            _link(question, plan.by_code[code]) for code in codes_above(plan, node.code)
        ),
        tags=_name_tags(question, node),
        sentence=node.quote.sentence if node.quote else "",
        sentence_from=_name_source(node, language),
        aligned=tuple(_name_alignments(question, node)),
        indicators=_build_indicators(question, node),
        lacks_indicator=kind.needs_indicator and not node.indicators,
        money_of_year=render_year_money(node.budget, year, language),
        money=tuple(row for line in node.budget for row in _money(line, language)),
        children=_build_children(question, node),
        findings=render_findings(_of_node(found, node.code), language),
        statements=statements_of(question.asked.reading, node, language),
        history=build_history(question, node.code),
        tree_url=tree,
    )


def _of_node(found: tuple[Finding, ...], code: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in found if finding.node == code)


SEVERITY_WORDS = {
    "error": Label("Salah", "Error"),
    "warning": Label("Perlu diperiksa", "To be checked"),
    "notice": Label("Catatan", "Notice"),
}


def render_findings(found: tuple[Finding, ...], language: str) -> tuple[FoundLine, ...]:
    """Findings in a language; the place in a file says nothing here and is left out."""
    return tuple(
        FoundLine(
            finding.problem.code,
            SEVERITY_WORDS[finding.severity.value].render(language),
            finding.problem.says(language),
            finding.problem.repair(language),
        )
        for finding in found
    )


def _link(
    question: AskedPlan, node: PlanNode, counts: tuple[StateMark, ...] = ()
) -> NodeLink:
    kinds = structure_of(question.found.plan).kinds
    url = question.link(reverse("plan_node", args=[node.code]))
    kind = kinds[node.kind].label.render(question.asked.language)
    return NodeLink(node.code, kind, node.statement, url, counts)


def _build_children(question: AskedPlan, node: PlanNode) -> tuple[NodeLink, ...]:
    children = question.found.plan.children.get(node.code, ())
    lines = question.card.lines
    return tuple(
        _link(
            question,
            child,
            count_states(
                [line for line in lines if line.node.code == child.code],
                question.asked.language,
            ),
        )
        for child in children
    )


def _name_tags(question: AskedPlan, node: PlanNode) -> tuple[str, ...]:
    language = question.asked.language
    named = {
        f"{group.name}/{word}": f"{group.label.render(language)}: "
        f"{label.render(language)}"
        for group in question.found.plan.tag_groups
        for word, label in group.words
    }
    return tuple(named.get(tag, tag) for tag in node.tags)


def _name_source(node: PlanNode, language: str) -> str:
    if node.quote is None:
        return ""
    page = Label("halaman", "page").render(language)
    return f"{node.quote.document}, {page} {node.quote.page}".removesuffix(f", {page} ")


def _name_alignments(question: AskedPlan, node: PlanNode) -> list[str]:
    plans = {found.plan.name: found.plan for found in question.in_force}
    found = []
    for item in node.aligned_to:
        other = plans.get(item.plan)
        if other is None:
            found.append(f"{item.document}: {item.statement}".strip(": "))
            continue
        label = other.label.render(question.asked.language)
        served = other.by_code.get(item.node)
        statement = served.statement if served else item.statement
        found.append(f"{label}, {item.node}: {statement}".strip(": "))
    return found


def _build_indicators(
    question: AskedPlan, node: PlanNode
) -> tuple[IndicatorBlock, ...]:
    if not node.indicators:
        return ()
    part = replace(question.found.plan, nodes=(node,))
    years = _years_of(question, node)
    day = question.card.setting.today
    asked = question.asked
    scored = score_years(asked.reading, part, asked.area.code, years, day)
    return tuple(
        _block(
            question, item, years, {y: _find(rows, item) for y, rows in scored.items()}
        )
        for item in node.indicators
    )


def _years_of(question: AskedPlan, node: PlanNode) -> tuple[int, ...]:
    """The years of the plan and of every target, in order; at least the one judged."""
    targets = (t.year for item in node.indicators for t in item.targets)
    year = question.card.setting.year
    return tuple(sorted({*question.found.plan.years, *targets, year}))


def _find(lines: tuple[ScoreLine, ...], item: PlanIndicator) -> ScoreLine:
    return next(line for line in lines if line.item.code == item.code)


def _block(
    question: AskedPlan,
    item: PlanIndicator,
    years: tuple[int, ...],
    lines: Mapping[int, ScoreLine],
) -> IndicatorBlock:
    code = item.measured_by
    base = item.baseline
    at = f" ({base.year})" if base and base.year else ""
    url = question.asked.link(reverse("indicator", args=[code])) if code else ""
    return IndicatorBlock(
        code=item.code,
        statement=item.statement,
        measured_by=code,
        url=url,
        wanted=item.wanted,
        unit=item.unit,
        baseline=f"{base.target.printed}{at}" if base else "",
        formula=item.formula,
        rows=tuple(_row(question, item, year, lines.get(year)) for year in years),
    )


def _row(
    question: AskedPlan, item: PlanIndicator, year: int, line: ScoreLine | None
) -> YearRow:
    target = item.target_of(year)
    printed = target.target.printed if target else "–"
    basis = target.basis if target else ""
    if line is None:
        return YearRow(year, printed, basis, "", "", None, "", "", "")
    language, score = question.asked.language, line.score
    return YearRow(
        year=year,
        target=printed,
        basis=basis,
        value=render_line_value(question, line) or "–",
        attainment=_render_attainment(score, language),
        mark=build_mark(line, language),
        reason=render_reason(line, language),
        missing=_missing(question.card, line, language),
        pace=render_pace(score.pace, language) if score.pace else "",
    )


def _render_attainment(score: Score, language: str) -> str:
    """`75,17% Sedang`; empty where none can be said."""
    if score.attainment is None or score.attainment.shown is None:
        return ""
    said = f"{render_number(str(score.attainment.shown), language)}%"
    if score.predicate is None:
        return said
    said += f" {score.predicate.band.label.render(language)}"
    if not score.predicate.in_gap:
        return said
    between = Label("di celah dua rentang", "between two bands").render(language)
    return f"{said} ({between})"


def _missing(card: Scorecard, line: ScoreLine, language: str) -> str:
    return render_missing(card, line, line.score, language).removesuffix("-")


def _money(line: BudgetLine, language: str) -> list[MoneyRow]:
    rows = [
        MoneyRow(
            line.code,
            line.statement,
            str(money.year),
            _amount(money.ceiling, language),
            _amount(money.realisation, language),
        )
        for money in line.years
    ]
    if line.end is not None:
        word = Label("akhir periode", "end of the period").render(language)
        end = _amount(line.end, language)
        rows.append(MoneyRow(line.code, line.statement, word, end, "–"))
    return rows


def _amount(amount: Decimal | None, language: str) -> str:
    return "–" if amount is None else render_rupiah(amount, language)
