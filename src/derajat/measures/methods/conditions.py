"""Conditions as lists: each line one clause, what belongs together set in."""

from derajat.measures.explaining.condition_words import render_condition
from derajat.measures.methods.page import Line
from derajat.measures.methods.telling import Telling
from derajat.model.conditions import All, AnyOf, Condition, NoneOf
from derajat.model.datasets import Dataset


def condition_lines(
    condition: Condition, dataset: Dataset, tell: Telling
) -> tuple[Line, ...]:
    """The clauses that must all be true, one a line."""
    if isinstance(condition, All):
        return tuple(_line(part, dataset, tell) for part in condition.conditions)
    return (_line(condition, dataset, tell),)


def _line(condition: Condition, dataset: Dataset, tell: Telling) -> Line:
    if isinstance(condition, All | AnyOf | NoneOf):
        inside = tuple(_line(part, dataset, tell) for part in condition.conditions)
        return Line(_head(condition, tell), inside)
    return Line(render_condition(condition, dataset, tell.language))


def _head(condition: All | AnyOf | NoneOf, tell: Telling) -> str:
    if isinstance(condition, All):
        return tell.say("semua ini:", "all of these:")
    if isinstance(condition, AnyOf):
        return tell.say("paling sedikit satu dari ini:", "at least one of these:")
    return tell.say("tidak satu pun dari ini:", "none of these:")


def where_line(
    head: str, condition: Condition | None, dataset: Dataset, tell: Telling
) -> Line:
    """`head: clause`, or `head:` with the clauses set in; `head` alone for all rows."""
    if condition is None:
        return Line(head)
    lines = condition_lines(condition, dataset, tell)
    if len(lines) == 1 and not lines[0].inside:
        return Line(f"{head}: {lines[0].text}")
    return Line(f"{head}:", lines)
