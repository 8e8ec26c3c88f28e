"""A plan as people read it: an indented tree, or what a reader proposes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.plans import (
    Plan,
    PlanIndicator,
    PlanNode,
    PlanStructure,
    ResultLevel,
)
from derajat.model.targets import PrintedTarget
from derajat.plan.reading import Draft


_INDENT = "  "
_DEEPEST = 12
"""Nodes further down are not indented further: they stay on the screen."""

_NOT_STATED = Label("tidak dinyatakan", "not stated")
_RESULTS = {
    ResultLevel.IMPACT: Label("dampak", "impact"),
    ResultLevel.OUTCOME: Label("hasil (outcome)", "outcome"),
    ResultLevel.OUTPUT: Label("keluaran (output)", "output"),
    ResultLevel.PROCESS: Label("proses", "process"),
    ResultLevel.INPUT: Label("masukan", "input"),
}
_DIRECTIONS = {
    Direction.HIGHER: Label("makin tinggi makin baik", "higher is better"),
    Direction.LOWER: Label("makin rendah makin baik", "lower is better"),
    Direction.RANGE: Label("baik di dalam rentang", "best inside a range"),
    Direction.NEITHER: Label("tanpa arah", "no direction"),
}


def render_plan(plan: Plan, structure: PlanStructure, language: str) -> Iterator[str]:
    """Lines: the head of the plan, then its nodes from the top down."""
    yield from _render_head(plan, language)
    kinds = structure.with_kinds(plan.own_kinds).kinds
    for depth, node in walk_nodes(plan):
        kind = kinds[node.kind].label.render(language) if node.kind in kinds else ""
        indent = _INDENT * min(depth, _DEEPEST)
        yield f"{indent}{kind or node.kind} {node.code}: {node.statement}"
        details = (*_render_details(node, language), *_render_money(node, language))
        yield from (f"{indent}{_INDENT}{line}" for line in details)
        for item in node.indicators:
            told = _render_indicator(item, language)
            yield from (f"{indent}{_INDENT}{line}" for line in told)


def walk_nodes(plan: Plan) -> Iterator[tuple[int, PlanNode]]:
    """Depth and node, each below its parent, in the order of the document."""
    waiting = [(0, node) for node in reversed(plan.children.get("", ()))]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        below = plan.children.get(node.code, ())
        waiting.extend((depth + 1, child) for child in reversed(below))


def _render_head(plan: Plan, language: str) -> Iterator[str]:
    label = plan.label.render(language)
    not_stated = _NOT_STATED.render(language)
    period = f"{plan.start_year}-{plan.end_year}" if plan.years else not_stated
    yield f"{label} [{plan.name}]"
    if plan.is_example:
        yield Label(
            "CONTOH: rencana ini rekaan, bukan rencana kantor mana pun.",
            "EXAMPLE: this plan is made up; no office has decided it.",
        ).render(language)
    words = Label("dokumen: {0}; masa: {1}", "document: {0}; period: {1}")
    yield words.render(language).format(plan.title, period)
    source = Label("sumber", "source").render(language)
    yield f"{source}: {plan.source}"
    yield from (note.render(language) for note in plan.notes)
    yield from _render_total(plan, language)


def _render_details(node: PlanNode, language: str) -> Iterator[str]:
    aligned = [
        " - ".join(
            filter(None, (item.document or item.plan, item.node, item.statement))
        )
        for item in node.aligned_to
    ]
    rows = (
        (Label("pemilik", "owner"), [node.owner]),
        (Label("menjawab", "serves"), node.serves),
        (Label("tanda", "tags"), node.tags),
        (Label("selaras dengan", "aligned to"), aligned),
    )
    for label, texts in rows:
        if any(texts):
            yield f"{label.render(language)}: {', '.join(texts)}"


def _render_indicator(item: PlanIndicator, language: str) -> Iterator[str]:
    told = [
        _render_measure(item, language),
        _RESULTS[item.result].render(language) if item.result else "",
        item.unit,
        _DIRECTIONS[item.better].render(language) if item.better else "",
    ]
    beside = "; ".join(filter(None, told))
    shown = f"* {item.code} {item.statement}" + (f" [{beside}]" if beside else "")
    yield shown
    yield _INDENT + _render_targets(item, language)


def _render_measure(item: PlanIndicator, language: str) -> str:
    if item.measured_by:
        return f"{Label('diukur', 'measured by').render(language)} {item.measured_by}"
    if item.wanted:
        undefined = Label("belum didefinisikan", "not defined yet").render(language)
        return f"{undefined}: {item.wanted}"
    return ""


def _render_targets(item: PlanIndicator, language: str) -> str:
    """`awal 2018: 30,5; 2019: <28; akhir: 14`; a changed target shows both."""
    by_year: dict[int, list[str]] = defaultdict(list)
    for target in item.targets:
        by_year[target.year].append(_in_one_line(target.target))
    parts = [f"{year}: {' -> '.join(texts)}" for year, texts in by_year.items()]
    if item.baseline:
        year = f" {item.baseline.year}" if item.baseline.year else ""
        start = Label("awal", "baseline").render(language)
        parts.insert(0, f"{start}{year}: {_in_one_line(item.baseline.target)}")
    if item.end:
        last = Label("akhir", "end").render(language)
        parts.append(f"{last}: {_in_one_line(item.end)}")
    if parts:
        return "; ".join(parts)
    what = Label("dasar dan target", "baseline and target").render(language)
    return f"{what} {_NOT_STATED.render(language)}"


def _in_one_line(target: PrintedTarget) -> str:
    """A target as printed; a cell may have been printed in several lines."""
    return " ".join(target.printed.split())


def _render_money(node: PlanNode, language: str) -> Iterator[str]:
    totals = _sum_ceilings([node])
    if totals:
        yield _render_ceilings(Label("pagu", "ceiling"), totals, language)
    realised = [m.realisation for line in node.budget for m in line.years]
    spent = [amount for amount in realised if amount is not None]
    if spent:
        label = Label("realisasi", "realised").render(language)
        yield f"{label}: {_render_rupiah(sum(spent, Decimal(0)), language)}"


def _render_total(plan: Plan, language: str) -> Iterator[str]:
    """The money of the plan: nodes below one that has money are in it already."""
    totals = _sum_ceilings(_highest_with_money(plan))
    if totals:
        yield _render_ceilings(Label("jumlah pagu", "total ceiling"), totals, language)


def _highest_with_money(plan: Plan) -> Iterator[PlanNode]:
    covered: set[str] = set()
    for _, node in walk_nodes(plan):
        if node.parent in covered:
            covered.add(node.code)
        elif node.budget:
            covered.add(node.code)
            yield node


def _sum_ceilings(nodes: Iterable[PlanNode]) -> dict[int, Decimal]:
    totals: dict[int, Decimal] = defaultdict(Decimal)
    for node in nodes:
        for money in (money for line in node.budget for money in line.years):
            if money.ceiling is not None:
                totals[money.year] += money.ceiling
    return dict(sorted(totals.items()))


def _render_ceilings(label: Label, totals: dict[int, Decimal], language: str) -> str:
    parts = [f"{y}: {_render_rupiah(amount, language)}" for y, amount in totals.items()]
    whole = _render_rupiah(sum(totals.values(), Decimal(0)), language)
    together = Label("bersama", "together").render(language)
    end = f"; {together} {whole}" if len(parts) > 1 else ""
    return f"{label.render(language)} {'; '.join(parts)}{end}"


def _render_rupiah(amount: Decimal, language: str) -> str:
    text = f"{amount:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"Rp {render_number(text, language)}"


def render_proposal(
    draft: Draft, structure: PlanStructure, language: str
) -> Iterator[str]:
    """What a reader proposes: each node with the words of the document beside it."""
    kinds = structure.kinds
    for depth, node in walk_nodes(draft.plan):
        kind = kinds[node.kind].label.render(language) if node.kind in kinds else ""
        indent = _INDENT * min(depth, _DEEPEST)
        yield f"{indent}{kind or node.kind} {node.code}: {node.statement}"
        place = node.where.render(language)
        sentence = f': "{node.quote.sentence}"' if node.quote else ""
        yield f"{indent}{_INDENT}<- {place}{sentence}"
        money = _render_money(node, language)
        yield from (f"{indent}{_INDENT}{line}" for line in money)
        for item in node.indicators:
            told = _render_indicator(item, language)
            yield from (f"{indent}{_INDENT}{line}" for line in told)
    yield from _render_reading(draft, language)


def _render_reading(draft: Draft, language: str) -> Iterator[str]:
    if draft.problems:
        yield Label("Cara berkas dibaca", "How the file was read").render(language)
        yield from (f"{_INDENT}{p.render(language)}" for p in draft.problems)
    if draft.unread:
        yield Label("Tidak dipakai", "Not used").render(language)
        for item in draft.unread:
            yield f"{_INDENT}{item.where.render(language)}: {item.text}"
