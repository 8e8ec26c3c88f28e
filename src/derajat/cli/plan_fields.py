"""A plan for JSON: every field that is stated, in the order of the document."""

from decimal import Decimal

from derajat.model.calendar import date_of_day
from derajat.model.plans import (
    BudgetLine,
    Plan,
    PlanIndicator,
    PlanNode,
    YearTarget,
)


Fields = dict[str, object]


def plan_fields(plan: Plan, language: str) -> Fields:
    """A plan with all its nodes; what is not stated is null or empty."""
    return {
        "plan": plan.name,
        "label": plan.label.render(language),
        "kind": plan.kind,
        "title": plan.title,
        "source": plan.source,
        "period": {
            "start": plan.start_year,
            "end": plan.end_year,
            "baseline_year": plan.baseline_year,
            "transition_year": plan.transition_year,
        },
        "authority": plan.authority.value if plan.authority else None,
        "is_example": plan.is_example,
        "notes": [note.render(language) for note in plan.notes],
        "tags": {
            group.name: {word: label.render(language) for word, label in group.words}
            for group in plan.tag_groups
        },
        "file": plan.file,
        "nodes": [_node_fields(node) for node in plan.nodes],
    }


def _node_fields(node: PlanNode) -> Fields:
    quote = node.quote
    return {
        "code": node.code,
        "kind": node.kind,
        "statement": node.statement,
        "parent": node.parent or None,
        "owner": node.owner or None,
        "quote": quote
        and {
            "document": quote.document,
            "page": quote.page or None,
            "sentence": quote.sentence,
        },
        "serves": list(node.serves),
        "tags": list(node.tags),
        "aligned_to": [
            {
                "document": item.document or None,
                "plan": item.plan or None,
                "node": item.node or None,
                "statement": item.statement or None,
            }
            for item in node.aligned_to
        ],
        "smart": dict(node.smart),
        "indicators": [_indicator_fields(item) for item in node.indicators],
        "budget": [_budget_fields(line) for line in node.budget],
        **_place(node),
    }


def _place(item: PlanNode | PlanIndicator) -> Fields:
    where = item.where
    return {
        "line": where.line,
        "sheet": where.sheet,
        "row": where.row,
        "cell": where.cell,
    }


def _indicator_fields(item: PlanIndicator) -> Fields:
    baseline = item.baseline
    return {
        "code": item.code,
        "statement": item.statement,
        "measured_by": item.measured_by or None,
        "wanted": item.wanted or None,
        "result": item.result.value if item.result else None,
        "unit": item.unit or None,
        "better": item.better.value if item.better else None,
        "formula": item.formula or None,
        "attainment": item.attainment.value if item.attainment else None,
        "over_years": item.over_years.value,
        "authority": item.authority.value if item.authority else None,
        "baseline": baseline
        and {"year": baseline.year, "value": baseline.target.printed},
        "targets": [_target_fields(target) for target in item.targets],
        "end": item.end.printed if item.end else None,
        **_place(item),
    }


def _target_fields(target: YearTarget) -> Fields:
    day = target.decided_on
    return {
        "year": target.year,
        "value": target.target.printed,
        "read_as": type(target.target.reading).__name__.lower(),
        "basis": target.basis or None,
        "decided_on": None if day is None else date_of_day(day).isoformat(),
        "reason": target.reason or None,
    }


def _budget_fields(line: BudgetLine) -> Fields:
    """Amounts are exact texts in rupiah."""
    return {
        "code": line.code or None,
        "statement": line.statement or None,
        "printed_in": line.unit.name.lower(),
        "years": [
            {
                "year": money.year,
                "ceiling": _amount(money.ceiling),
                "realisation": _amount(money.realisation),
            }
            for money in line.years
        ],
        "end": _amount(line.end),
    }


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"
