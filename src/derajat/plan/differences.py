"""What differs between two texts of a plan, node by node, for people to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from derajat.model.labels import Label
from derajat.model.plans import Plan, PlanIndicator, PlanNode


class NodeChange(Enum):
    """What became of a node."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Fact:
    """One thing that a node states; `of` names the indicator or budget line."""

    of: str
    name: Label
    text: str


@dataclass(frozen=True)
class FactChange:
    """A thing stated otherwise; an empty text is "not stated"."""

    of: str
    name: Label
    before: str
    after: str


@dataclass(frozen=True)
class NodeDifference:
    """A node that is not the same in both, with everything that differs."""

    code: str
    statement: str
    change: NodeChange
    facts: tuple[FactChange, ...]


def compare_plans(before: Plan, after: Plan) -> tuple[NodeDifference, ...]:
    """Every node that differs: those of `after` in its order, then the removed."""
    found = [
        compare_nodes(before.by_code.get(node.code), node)
        for node in after.nodes
        if before.by_code.get(node.code) != node
    ]
    gone = [node for node in before.nodes if node.code not in after.by_code]
    found += [compare_nodes(node, None) for node in gone]
    return tuple(one for one in found if one is not None)


def compare_nodes(
    before: PlanNode | None, after: PlanNode | None
) -> NodeDifference | None:
    """What differs between two states of a node; None when they say the same."""
    shown = after or before
    if shown is None:
        return None
    facts = tuple(_changes(before, after))
    if before is not None and after is not None:
        if not facts:
            return None
        return NodeDifference(shown.code, after.statement, NodeChange.CHANGED, facts)
    change = NodeChange.ADDED if before is None else NodeChange.REMOVED
    return NodeDifference(shown.code, shown.statement, change, facts)


def _changes(before: PlanNode | None, after: PlanNode | None) -> Iterator[FactChange]:
    old, new = _by_name(before), _by_name(after)
    for key in dict.fromkeys((*old, *new)):
        then, now = old.get(key), new.get(key)
        texts = (then.text if then else "", now.text if now else "")
        shown = now or then
        if shown is not None and texts[0] != texts[1]:
            yield FactChange(shown.of, shown.name, *texts)


def _by_name(node: PlanNode | None) -> dict[tuple[str, str], Fact]:
    if node is None:
        return {}
    return {(fact.of, fact.name.id): fact for fact in facts_of(node)}


def facts_of(node: PlanNode) -> Iterator[Fact]:
    """Everything that a node states, as texts."""
    yield Fact("", Label("Pernyataan", "Statement"), node.statement)
    yield Fact("", Label("Induk", "Stands under"), node.parent)
    yield Fact("", Label("Jenis", "Kind"), node.kind)
    yield Fact("", Label("Penanggung jawab", "Owner"), node.owner)
    yield Fact("", Label("Penanda", "Tags"), ", ".join(node.tags))
    for item in node.indicators:
        yield from _indicator_facts(item)
    for number, line in enumerate(node.budget, start=1):
        of = f"Rp {number}"
        yield Fact(of, Label("Kode rekening", "Account code"), line.code)
        yield Fact(of, Label("Uraian", "Description"), line.statement)
        for money in line.years:
            ceiling = Label(f"Pagu {money.year}", f"Ceiling {money.year}")
            spent = Label(f"Realisasi {money.year}", f"Realised {money.year}")
            yield Fact(of, ceiling, _amount(money.ceiling))
            yield Fact(of, spent, _amount(money.realisation))
        yield Fact(of, Label("Pagu akhir", "Ceiling at the end"), _amount(line.end))


def _indicator_facts(item: PlanIndicator) -> Iterator[Fact]:
    of = item.code
    yield Fact(of, Label("Indikator", "Indicator"), item.statement)
    yield Fact(of, Label("Diukur oleh", "Measured by"), item.measured_by)
    yield Fact(of, Label("Satuan", "Unit"), item.unit)
    better = item.better.value if item.better else ""
    yield Fact(of, Label("Arah", "Direction"), better)
    base = item.baseline.target.printed if item.baseline else ""
    yield Fact(of, Label("Awal", "Baseline"), base)
    for year in dict.fromkeys(target.year for target in item.targets):
        target = item.target_of(year)
        printed = target.target.printed if target else ""
        yield Fact(of, Label(f"Target {year}", f"Target {year}"), printed)


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"
