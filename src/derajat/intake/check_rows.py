"""Checks of whole facts: marks for "no data", registered functions, rules."""

from collections.abc import Mapping

from derajat.engines.reference.functions import call_function
from derajat.engines.reference.truth import decide
from derajat.intake.element_facts import ElementFacts
from derajat.intake.faults import Fault, fault, show_value
from derajat.intake.form import FoundForm, name_element
from derajat.intake.row_book import RowBook
from derajat.model.columns import Column, StoredValue
from derajat.model.conditions import columns_of
from derajat.model.datasets import ReceivedDataset, Rule
from derajat.model.sources import NoDataMark


def check_facts(
    form: FoundForm, dataset: ReceivedDataset, facts: ElementFacts, book: RowBook
) -> None:
    """Take out numbers that mean no data, fill function columns, apply the rules."""
    for mark in form.source.no_data:
        _take_out(mark, form, dataset, facts, book)
    for column in dataset.columns:
        if column.function is not None:
            facts.columns[column.name] = _compute(column, facts)
    for rule in dataset.rules:
        _apply(rule, form, facts, book)


def _take_out(
    mark: NoDataMark,
    form: FoundForm,
    dataset: ReceivedDataset,
    facts: ElementFacts,
    book: RowBook,
) -> None:
    values = facts.columns[mark.column]
    column = dataset.column(mark.column)
    for offset, value in enumerate(values):
        if value != mark.value or facts.dropped[offset]:
            continue
        if all(facts.columns[name][offset] == wanted for name, wanted in mark.where):
            values[offset] = None
            found = fault(
                "REC-059", shown=show_value(value, column), reason=mark.reason
            )
            _note(found, mark.column, offset, form, facts, book)


def _note(
    found: Fault,
    name: str,
    offset: int,
    form: FoundForm,
    facts: ElementFacts,
    book: RowBook,
) -> None:
    """A finding at the cell that the column came from; the row is questioned."""
    index, header = _cell_of(form, facts, frozenset({name}))
    book.find(facts.rows[offset], index, found, header)
    book.question(facts.rows[offset])


def _compute(column: Column, facts: ElementFacts) -> list[StoredValue]:
    call = column.function
    if call is None:
        return facts.columns[column.name]
    names = [name for _, name in call.arguments]
    inputs = [facts.columns[name] for name in names]
    return [
        call_function(call, dict(zip(names, values, strict=True)))
        for values in zip(*inputs, strict=True)
    ]


def _apply(rule: Rule, form: FoundForm, facts: ElementFacts, book: RowBook) -> None:
    names = sorted(columns_of(rule.condition))
    inputs = [facts.columns[name] for name in names]
    index, header = _cell_of(form, facts, frozenset(names))
    found = _fault_of(rule, facts)
    for offset, values in enumerate(zip(*inputs, strict=True)):
        row: Mapping[str, StoredValue] = dict(zip(names, values, strict=True))
        if facts.dropped[offset] or decide(rule.condition, row) is not True:
            continue
        book.find(facts.rows[offset], index, found, header)
        if rule.refuses:
            facts.drop(offset, found.code, book)
        else:
            book.question(facts.rows[offset])


def _fault_of(rule: Rule, facts: ElementFacts) -> Fault:
    element = name_element(facts.element)
    return fault(
        "REC-057" if rule.refuses else "REC-058",
        rule=rule.code,
        says_id=rule.says.id.rstrip("."),
        says_en=rule.says.en.rstrip("."),
        element=f" ({element})" if element else "",
    )


def _cell_of(
    form: FoundForm, facts: ElementFacts, names: frozenset[str]
) -> tuple[int, str]:
    """Column number and header of the last form column among the names."""
    placed = [
        column
        for column, fact in form.fact_columns
        if fact.to in names and fact.element in ((), facts.element)
    ]
    own = [p for p in placed if getattr(p.form, "element", ())] or placed
    return (own[-1].index + 1, own[-1].header) if own else (0, "")
