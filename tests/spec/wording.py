"""Definitions in the words of the definition language, for people who read specs."""

from fractions import Fraction

from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    In,
    Known,
    NoneOf,
)
from derajat.model.expressions import (
    Band,
    CalendarOf,
    Cases,
    Completed,
    Difference,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Meets,
    Plus,
    Product,
    Registered,
    Statistic,
    SumOf,
    Workdays,
)
from derajat.model.scalars import show_scalar
from derajat.model.steps import (
    Attach,
    Derive,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Stack,
    Summarise,
    Trailing,
    Where,
)

from .vocabulary import COLUMNS


GROUP_WORDS = {All: "all", AnyOf: "any", NoneOf: "none"}
LIST_WORDS = {
    LatestOf: "latest_of",
    EarliestOf: "earliest_of",
    FirstKnown: "first_known",
    SumOf: "sum_of",
}
PAIR_WORDS = {Difference: "difference", Product: "product"}
TRAILING_WORDS = {"bulan": "months", "minggu": "weeks", "tahun": "years"}


def mapping(**items) -> str:
    """`{a: 1, b: 2}` of the items that are said."""
    said = [f"{name}: {text}" for name, text in items.items() if text not in (None, "")]
    return "{" + ", ".join(said) + "}"


def listing(texts) -> str:
    return "[" + ", ".join(texts) + "]"


def show(column: str, value) -> str:
    return show_scalar(value, COLUMNS[column])


def write_conditions(condition) -> str:
    """A list of conditions, all of which must hold."""
    parts = condition.conditions if isinstance(condition, All) else (condition,)
    return listing(write_condition(part) for part in parts)


def write_condition(condition) -> str:
    if type(condition) in GROUP_WORDS:
        parts = listing(write_condition(part) for part in condition.conditions)
        return mapping(**{GROUP_WORDS[type(condition)]: parts})
    name = condition.column
    if isinstance(condition, Known):
        return mapping(column=name, known="yes" if condition.known else "no")
    if_missing = {None: None, True: "yes", False: "no"}[condition.if_missing]
    return mapping(column=name, **_write_test(condition), if_missing=if_missing)


def _write_test(condition) -> dict[str, str]:
    if isinstance(condition, In):
        shown = [show(condition.column, value) for value in condition.values]
        return {"in": listing(shown)}
    if isinstance(condition, Compare):
        return {condition.relation.value: show(condition.column, condition.value)}
    assert isinstance(condition, CompareColumns)
    other = mapping(column=condition.other, times=_write_times(condition))
    return {condition.relation.value: other}


def _write_times(condition: CompareColumns) -> str | None:
    places = COLUMNS[condition.other].places - COLUMNS[condition.column].places
    ratio = Fraction(condition.right_times, condition.left_times)
    times = ratio * Fraction(10) ** places
    return None if times == 1 else str(float(times)).removesuffix(".0")


def write_expression(expression) -> str:
    kind = type(expression)
    if kind in LIST_WORDS:
        return mapping(**{LIST_WORDS[kind]: listing(expression.columns)})
    if kind in PAIR_WORDS:
        pair = listing([expression.left, expression.right])
        return mapping(**{PAIR_WORDS[kind]: pair})
    return EXPRESSION_WORDS[kind](expression)


def _write_completed(expression: Completed) -> str:
    ends = {"from": expression.start, "to": expression.end}
    return mapping(completed=mapping(unit=expression.unit.value, **ends))


def _write_plus(expression: Plus) -> str:
    moved = {expression.unit.value: str(expression.amount)}
    return mapping(plus=mapping(column=expression.column, **moved))


def _write_workdays(expression: Workdays) -> str:
    ends = {"from": expression.start, "to": expression.end}
    return mapping(workdays=mapping(**ends))


def _write_band(expression: Band) -> str:
    bounds = listing(show(expression.column, bound) for bound in expression.bounds)
    labels = listing(expression.labels)
    return mapping(band=mapping(column=expression.column, bounds=bounds, labels=labels))


def _write_cases(expression: Cases) -> str:
    lines = listing(
        mapping(when=write_conditions(case.when), then=case.then)
        for case in expression.cases
    )
    return mapping(cases=lines, otherwise=expression.otherwise or "unknown")


def _write_function(expression: Registered) -> str:
    arguments = mapping(**dict(expression.call.arguments))
    return mapping(function=mapping(name=expression.call.name, arguments=arguments))


EXPRESSION_WORDS = {
    Completed: _write_completed,
    Plus: _write_plus,
    Workdays: _write_workdays,
    CalendarOf: lambda item: mapping(**{item.part.value: item.column}),
    Band: _write_band,
    Cases: _write_cases,
    Meets: lambda item: mapping(meets=write_conditions(item.condition)),
    Registered: _write_function,
}


def write_summary(summary) -> str:
    word = summary.statistic.value
    if summary.condition is not None:
        return mapping(**{word: write_conditions(summary.condition)})
    where = write_conditions(summary.where) if summary.where else None
    if summary.statistic is Statistic.NTH:
        return mapping(nth=str(summary.nth), of=summary.column, where=where)
    return mapping(**{word: summary.column or "rows"}, where=where)


def write_step(step) -> str:
    """One line of `steps`."""
    return STEP_WORDS[type(step)](step)


def write_keep(one_per, which, order, then_highest) -> str:
    order_words = {which.value: order}
    return mapping(one_per=one_per, **order_words, then_highest=then_highest)


def _write_attach(step: Attach) -> str:
    kind = "codelist" if step.is_codelist else "dataset"
    fallbacks = {item.missing: show(item.column, item.missing) for item in step.take}
    (missing,) = fallbacks.values()
    return "attach: " + mapping(
        **{kind: step.other},
        match=_write_matches(step.match),
        take=_write_take(step.take),
        missing=missing,
    )


def _write_matches(matches) -> str:
    if all(item.column == item.other and not item.earlier_by for item in matches):
        return listing(item.column for item in matches)
    return mapping(**{item.other: _write_match(item) for item in matches})


def _write_match(match) -> str:
    if not match.earlier_by:
        return match.column
    return mapping(column=match.column, earlier_by=str(match.earlier_by))


def _write_take(take) -> str:
    if all(item.column == item.source for item in take):
        return listing(item.column for item in take)
    return mapping(**{item.column: item.source for item in take})


def _write_each(step: EachPeriod) -> str:
    return f"each: {mapping(calendar=step.kind.value, present=step.presence.value)}"


def _write_each_code(step: EachCode) -> str:
    match = _write_matches(step.match) if step.match else None
    take = _write_take(step.take)
    return f"each: {mapping(codelist=step.codelist, match=match, take=take)}"


def _write_summarise(step: Summarise) -> str:
    columns = mapping(**{item.name: write_summary(item) for item in step.summaries})
    return f"summarise: {mapping(one_per=listing(step.one_per), columns=columns)}"


def _write_keep(step: Keep) -> str:
    one_per = listing(step.one_per)
    return "keep: " + write_keep(one_per, step.which, step.order, step.then_highest)


def _write_trailing(step: Trailing) -> str:
    periods = {TRAILING_WORDS[step.column]: str(step.periods)}
    return f"trailing: {mapping(column=step.column, **periods)}"


def _write_stack(step: Stack) -> str:
    columns = listing(step.columns)
    return f"stack: {mapping(columns=columns, name=step.name, value=step.value)}"


def _write_derive(step: Derive) -> str:
    column = mapping(**{step.column.name: write_expression(step.expression)})
    return f"derive: {column}"


def _write_fill(step: Fill) -> str:
    return f"fill: {mapping(dataset=step.other, where_none=listing(step.where_none))}"


STEP_WORDS = {
    Where: lambda step: f"where: {write_conditions(step.condition)}",
    Derive: _write_derive,
    Attach: _write_attach,
    EachPeriod: _write_each,
    EachCode: _write_each_code,
    Keep: _write_keep,
    Summarise: _write_summarise,
    Trailing: _write_trailing,
    Stack: _write_stack,
    Fill: _write_fill,
}
