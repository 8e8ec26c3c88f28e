"""Three-valued truth against every way of filling in what is unknown."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.engines.reference.truth import decide, find_failed
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    In,
    Known,
    NoneOf,
    Relation,
)


SIGNS = {
    Relation.IS: {0},
    Relation.BELOW: {-1},
    Relation.AT_MOST: {-1, 0},
    Relation.ABOVE: {1},
    Relation.AT_LEAST: {0, 1},
}
NAMES = ("a", "b", "c")
numbers = st.integers(-3, 3)
yields = st.sampled_from([None, True, False])
relations = st.sampled_from(Relation)
names = st.sampled_from(NAMES)
times = st.integers(1, 3)
leaves = st.one_of(
    st.builds(Compare, names, relations, numbers, yields),
    st.builds(CompareColumns, names, relations, names, times, times, yields),
    st.builds(In, names, st.tuples(numbers, numbers), yields),
    st.builds(Known, names, st.booleans()),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        *(
            st.builds(kind, st.lists(inner, min_size=1, max_size=3).map(tuple))
            for kind in (All, AnyOf, NoneOf)
        )
    ),
    max_leaves=6,
)
rows = st.fixed_dictionaries({name: st.none() | numbers for name in NAMES})


def sign(difference):
    return (difference > 0) - (difference < 0)


def leaf_outcomes(leaf, row):
    """All truths that a leaf can have, the missing values being anything."""
    if isinstance(leaf, Known):
        return {leaf.known} if row[leaf.column] is not None else {not leaf.known}
    read = [row[leaf.column]]
    if isinstance(leaf, CompareColumns):
        read.append(row[leaf.other])
    if any(value is None for value in read):
        return {True, False} if leaf.if_missing is None else {leaf.if_missing}
    if isinstance(leaf, In):
        return {any(read[0] == value for value in leaf.values)}
    if isinstance(leaf, Compare):
        return {sign(read[0] - leaf.value) in SIGNS[leaf.relation]}
    left, right = read[0] * leaf.left_times, read[1] * leaf.right_times
    return {sign(left - right) in SIGNS[leaf.relation]}


def outcomes(condition, row):
    """All truths of a condition, each of its leaves being free of the others."""
    if not isinstance(condition, All | AnyOf | NoneOf):
        return leaf_outcomes(condition, row)
    fillings = product(*(outcomes(part, row) for part in condition.conditions))
    combine = {All: all, AnyOf: any, NoneOf: lambda truths: not any(truths)}
    return {combine[type(condition)](filling) for filling in fillings}


@settings(max_examples=1000, deadline=None)
@given(conditions, rows)
def test_unknown_is_where_fillings_of_the_missing_differ(condition, row):
    possible = outcomes(condition, row)
    expected = next(iter(possible)) if len(possible) == 1 else None
    assert decide(condition, row) is expected


UNKNOWN = Compare("a", Relation.IS, 1)
TRUE, FALSE = Known("a", False), Known("a", True)
ROW = {"a": None}


@pytest.mark.parametrize(
    ("parts", "of_all", "of_any", "of_none"),
    [
        ((TRUE, TRUE), True, True, False),
        ((TRUE, FALSE), False, True, False),
        ((TRUE, UNKNOWN), None, True, False),
        ((FALSE, FALSE), False, False, True),
        ((FALSE, UNKNOWN), False, None, None),
        ((UNKNOWN, UNKNOWN), None, None, None),
        ((UNKNOWN, FALSE, TRUE), False, True, False),
    ],
)
def test_the_truth_tables_of_all_any_and_none(parts, of_all, of_any, of_none):
    assert decide(All(parts), ROW) is of_all
    assert decide(AnyOf(parts), ROW) is of_any
    assert decide(NoneOf(parts), ROW) is of_none


def test_truth_is_never_a_number():
    row = {"a": 1}
    assert decide(Compare("a", Relation.IS, 1), row) is True
    assert decide(In("a", (2, 3)), row) is False


def test_a_column_that_is_not_in_the_row_is_an_error_not_a_missing_value():
    with pytest.raises(KeyError):
        decide(Known("b", True), ROW)


@settings(max_examples=300, deadline=None)
@given(conditions, rows)
def test_what_failed_is_the_part_that_keeps_it_from_being_true(condition, row):
    failed = find_failed(condition, row)
    if decide(condition, row) is True:
        assert failed is None
    else:
        assert decide(failed, row) is decide(condition, row)
        assert not isinstance(failed, All)


def test_what_failed_is_the_false_part_before_an_unknown_one():
    assert find_failed(All((TRUE, UNKNOWN, FALSE)), ROW) == FALSE
    assert find_failed(All((TRUE, All((TRUE, UNKNOWN)))), ROW) == UNKNOWN
    assert find_failed(AnyOf((FALSE, UNKNOWN)), ROW) == AnyOf((FALSE, UNKNOWN))
