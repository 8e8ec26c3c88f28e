"""A plan written as the YAML that the loader reads."""

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.model.plans import (
    Alignment,
    BudgetLine,
    MoneyUnit,
    NodeKind,
    OverYears,
    Plan,
    PlanIndicator,
    PlanNode,
    TagGroup,
    YearTarget,
)
from derajat.model.targets import PrintedTarget
from derajat.plan.target_texts import read_target


_BREAKS_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Marks that JSON leaves as they are and YAML folds or refuses."""

_THREE_DIGITS = re.compile(r"(?<![0-9.,])[0-9]{1,3}[.,][0-9]{3}(?![0-9.,])")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_plan_name(text: str) -> bool:
    """Whether a plan, and so its file, can have a name: `renstra-2025`."""
    return bool(_NAME.fullmatch(text))


def render_plan_yaml(plan: Plan, name: str) -> str:
    """The text of the file `name`.yaml; reading it gives the plan again.

    Places are those of the new file. Texts stand in quotes, word for word.
    """
    texts = (render_node_yaml(plan, node) for node in plan.nodes)
    return join_plan_yaml(render_head_yaml(plan, name), texts)


def render_head_yaml(plan: Plan, name: str) -> str:
    """What stands above the nodes in the file `name`.yaml."""
    return "\n".join(_head(plan, name)) + "\n"


def render_node_yaml(plan: Plan, node: PlanNode) -> str:
    """One node as it stands under `nodes` in the file of its plan."""
    return "\n".join(_node(plan, node)) + "\n"


def join_plan_yaml(head: str, nodes: Iterable[str]) -> str:
    """The text of a plan from that of its head and of its nodes, in order."""
    return f"{head}nodes:\n" + "".join(nodes)


def _quoted(text: str) -> str:
    """A text in quotes; the escapes of JSON are those of YAML as well."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _BREAKS_YAML.sub(lambda mark: f"\\u{ord(mark[0]):04x}", quoted)


def _flow(pairs: Iterable[tuple[str, str]]) -> str:
    """`{key: value, ...}` of what is stated."""
    return "{" + ", ".join(f"{key}: {text}" for key, text in pairs if text) + "}"


def _label(label: Label) -> str:
    return _flow((("id", _quoted(label.id)), ("en", _quoted(label.en or label.id))))


def _texts(texts: Iterable[str]) -> str:
    return "[" + ", ".join(_quoted(text) for text in texts) + "]"


def _stated(text: str) -> str:
    return _quoted(text) if text else ""


def _head(plan: Plan, name: str) -> Iterator[str]:
    yield "grammar: 1"
    yield f"plan: {name}"
    yield f"label: {_label(plan.label)}"
    yield f"kind: {plan.kind}"
    yield f"title: {_quoted(plan.title)}"
    yield f"source: {_quoted(plan.source or plan.file)}"
    if plan.start_year is not None and plan.end_year is not None:
        yield f"period: {_period(plan)}"
    if plan.authority:
        yield f"authority: {plan.authority.value}"
    if plan.is_example:
        yield "is_example: yes"
    if plan.notes:
        yield "notes: [" + ", ".join(_label(note) for note in plan.notes) + "]"
    if plan.tag_groups:
        yield "tags:"
        yield from (line for group in plan.tag_groups for line in _tag_group(group))
    if plan.own_kinds:
        yield "kinds:"
        yield from (f"  {kind.name}: {_kind(kind)}" for kind in plan.own_kinds)


def _period(plan: Plan) -> str:
    years = {
        "start": plan.start_year,
        "end": plan.end_year,
        "baseline_year": plan.baseline_year,
        "transition_year": plan.transition_year,
    }
    return _flow((key, str(year)) for key, year in years.items() if year is not None)


def _tag_group(group: TagGroup) -> Iterator[str]:
    yield f"  {group.name}:"
    yield f"    label: {_label(group.label)}"
    yield "    words: " + _flow((word, _label(label)) for word, label in group.words)


def _kind(kind: NodeKind) -> str:
    yes_no = {
        "may_be_top": kind.may_be_top and bool(kind.below),
        "is_single": kind.is_single,
        "needs_indicator": kind.needs_indicator,
        "carries_money": kind.carries_money,
    }
    lists = {
        "below": kind.below,
        "above": kind.above,
        "results": tuple(result.value for result in kind.results),
        "words": kind.words,
    }
    return _flow(
        (
            ("label", _label(kind.label)),
            ("order", str(kind.order)),
            *((key, _texts(texts)) for key, texts in lists.items() if texts),
            *((key, "yes") for key, is_set in yes_no.items() if is_set),
        )
    )


def _node(plan: Plan, node: PlanNode) -> Iterator[str]:
    yield f"  - code: {_quoted(node.code)}"
    yield f"    kind: {node.kind}"
    yield f"    statement: {_quoted(node.statement)}"
    for key, text in (("parent", node.parent), ("owner", node.owner)):
        if text:
            yield f"    {key}: {_quoted(text)}"
    if node.quote:
        document = node.quote.document if node.quote.document != plan.title else ""
        quote = (
            ("document", _stated(document)),
            ("page", _stated(node.quote.page)),
            ("sentence", _quoted(node.quote.sentence)),
        )
        yield f"    quote: {_flow(quote)}"
    for key, texts in (("serves", node.serves), ("tags", node.tags)):
        if texts:
            yield f"    {key}: {_texts(texts)}"
    if node.aligned_to:
        aligned = ", ".join(_alignment(item) for item in node.aligned_to)
        yield f"    aligned_to: [{aligned}]"
    if node.smart:
        yield "    smart: " + _flow((key, _quoted(text)) for key, text in node.smart)
    yield from _listed("indicators", map(_indicator, node.indicators))
    yield from _listed("budget", map(_budget_line, node.budget))


def _listed(key: str, items: Iterable[Iterable[tuple[str, str]]]) -> Iterator[str]:
    """A list of mappings, each of at least one stated key."""
    is_first = True
    for item in items:
        if is_first:
            yield f"    {key}:"
            is_first = False
        mark = "-"
        for name, text in item:
            if text:
                yield f"      {mark} {name}: {text}"
                mark = " "


def _alignment(alignment: Alignment) -> str:
    return _flow(
        (
            ("document", _stated(alignment.document)),
            ("plan", _stated(alignment.plan)),
            ("node", _stated(alignment.node)),
            ("statement", _stated(alignment.statement)),
        )
    )


def _indicator(item: PlanIndicator) -> Iterator[tuple[str, str]]:
    first: dict[int, YearTarget] = {}
    for target in item.targets:
        first.setdefault(target.year, target)
    changes = [target for target in item.targets if first[target.year] is not target]
    yield "code", _quoted(item.code)
    yield "statement", _quoted(item.statement)
    yield "measured_by", item.measured_by
    yield "wanted", item.wanted
    yield "result", item.result.value if item.result else ""
    yield "unit", _stated(item.unit)
    yield "better", item.better.value if item.better else ""
    yield "formula", _stated(item.formula)
    yield "attainment", item.attainment.value if item.attainment else ""
    is_stated = item.over_years is not OverYears.NOT_STATED
    yield "over_years", item.over_years.value if is_stated else ""
    yield "authority", item.authority.value if item.authority else ""
    yield "baseline", _baseline(item)
    years = ((str(y), _target(t.target)) for y, t in first.items())
    yield "targets", _flow(years) if first else ""
    told = ", ".join(_change(change) for change in changes)
    yield "changes", f"[{told}]" if changes else ""
    yield "end", _target(item.end) if item.end else ""


def _target(target: PrintedTarget) -> str:
    """The text as printed, or one that says the same without the rest of its table.

    Other numbers of a table decide that its `3.200 orang` is 3200: alone it could
    be read in two ways.
    """
    plain = _THREE_DIGITS.sub(
        lambda found: re.sub("[.,]", "", found[0]), target.printed
    )
    decimal = _THREE_DIGITS.sub(lambda found: f"{found[0]}0", target.printed)
    for text in (target.printed, plain, decimal):
        again = read_target(text)
        if again and again.reading == target.reading:
            return _quoted(text)
    return _quoted(target.printed)


def _baseline(item: PlanIndicator) -> str:
    if item.baseline is None:
        return ""
    year = "" if item.baseline.year is None else str(item.baseline.year)
    return _flow((("year", year), ("value", _target(item.baseline.target))))


def _change(change: YearTarget) -> str:
    day = change.decided_on
    return _flow(
        (
            ("year", str(change.year)),
            ("value", _target(change.target)),
            ("basis", _stated(change.basis)),
            ("on", "" if day is None else date_of_day(day).isoformat()),
            ("reason", _stated(change.reason)),
        )
    )


def _budget_line(line: BudgetLine) -> Iterator[tuple[str, str]]:
    ceilings = {money.year: money.ceiling for money in line.years}
    realised = {money.year: money.realisation for money in line.years}
    yield "code", _stated(line.code)
    yield "statement", _stated(line.statement)
    yield "unit", line.unit.name.lower()
    yield "years", _amounts(ceilings, line.unit)
    yield "realised", _amounts(realised, line.unit)
    yield "end", "" if line.end is None else _amount(line.end, line.unit)


def _amounts(amounts: dict[int, Decimal | None], unit: MoneyUnit) -> str:
    stated = [(y, amount) for y, amount in amounts.items() if amount is not None]
    if not stated:
        return ""
    return _flow((str(year), _amount(amount, unit)) for year, amount in stated)


def _amount(amount: Decimal, unit: MoneyUnit) -> str:
    """In the unit of the document; a unit is a power of ten, so this is exact."""
    shifted = amount.scaleb(1 - len(str(unit.value)))
    text = f"{shifted:f}"
    return _quoted(text.rstrip("0").rstrip(".") if "." in text else text)
