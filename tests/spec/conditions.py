"""Small builders of conditions, in the words of the definition language.

A list of conditions means all of them. Values are texts as a definition writes them.
"""

from fractions import Fraction

from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    Condition,
    In,
    Known,
    NoneOf,
    Relation,
)
from derajat.model.scalars import parse_scalar

from .vocabulary import COLUMNS


IF_MISSING = {None: None, "yes": True, "no": False}


def _compare(
    relation: Relation,
    column: str,
    value: str | None,
    to: str | None,
    times: str,
    if_missing: str | None,
) -> Condition:
    yields = IF_MISSING[if_missing]
    if to is None:
        return Compare(column, relation, _parse(column, value), yields)
    scale = Fraction(10) ** (COLUMNS[column].places - COLUMNS[to].places)
    ratio = Fraction(times) * scale
    return CompareColumns(
        column, relation, to, ratio.denominator, ratio.numerator, yields
    )


def _parse(column: str, value: str | None) -> int | str:
    if value is None:
        raise ValueError("a comparison needs a value or a column")
    return parse_scalar(value, COLUMNS[column].type, COLUMNS[column].places)


def is_(column, value=None, *, to=None, if_missing=None):
    return _compare(Relation.IS, column, value, to, "1", if_missing)


def below(column, value=None, *, to=None, times="1", if_missing=None):
    return _compare(Relation.BELOW, column, value, to, times, if_missing)


def at_most(column, value=None, *, to=None, times="1", if_missing=None):
    return _compare(Relation.AT_MOST, column, value, to, times, if_missing)


def above(column, value=None, *, to=None, times="1", if_missing=None):
    return _compare(Relation.ABOVE, column, value, to, times, if_missing)


def at_least(column, value=None, *, to=None, times="1", if_missing=None):
    return _compare(Relation.AT_LEAST, column, value, to, times, if_missing)


def one_of(column, *values, if_missing=None):
    stored = tuple(_parse(column, value) for value in values)
    return In(column, stored, IF_MISSING[if_missing])


def known(column):
    return Known(column, True)


def missing(column):
    return Known(column, False)


def any_of(*conditions):
    return AnyOf(conditions)


def all_of(*conditions):
    return All(conditions)


def none_of(*conditions):
    return NoneOf(conditions)


def together(conditions):
    """One condition of a list; None of an absent list."""
    if conditions is None:
        return None
    return conditions[0] if len(conditions) == 1 else All(tuple(conditions))
