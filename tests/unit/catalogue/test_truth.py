"""What the loader proves of conditions, against every truth of every row."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.catalogue.datasets.truth import may_be_unknown, proved_columns
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    In,
    Known,
    NoneOf,
    Relation,
    columns_of,
)


COLUMNS = ("a", "b", "c")
if_missing = st.sampled_from([None, None, True, False])
columns = st.sampled_from(COLUMNS)
leaves = st.one_of(
    st.builds(Known, columns, st.booleans()),
    st.builds(Compare, columns, st.just(Relation.IS), st.integers(0, 1), if_missing),
    st.builds(In, columns, st.just((0, 1)), if_missing),
    st.builds(
        CompareColumns,
        columns,
        st.just(Relation.BELOW),
        columns,
        st.just(1),
        st.just(1),
        if_missing,
    ),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda kind, parts: kind(tuple(parts)),
        st.sampled_from([All, AnyOf, NoneOf]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


def leaves_of(condition):
    if isinstance(condition, All | AnyOf | NoneOf):
        return [leaf for part in condition.conditions for leaf in leaves_of(part)]
    return [condition]


def kleene(condition, missing, chosen):
    """The truth of a condition when each leaf on present columns is as chosen."""
    if isinstance(condition, Known):
        return (condition.column not in missing) == condition.known
    if not isinstance(condition, All | AnyOf | NoneOf):
        if columns_of(condition) & missing:
            return condition.if_missing
        return chosen.pop()
    truths = [kleene(part, missing, chosen) for part in condition.conditions]
    settles = not isinstance(condition, All)
    found = None if None in truths else not settles
    if settles in truths:
        found = settles
    if isinstance(condition, NoneOf) and found is not None:
        return not found
    return found


def worlds(*given):
    """Every set of missing columns with every choice of the leaves."""
    together = All(given)
    count = len(leaves_of(together))
    for bits in product([True, False], repeat=len(COLUMNS)):
        missing = frozenset(
            name for name, absent in zip(COLUMNS, bits, strict=True) if absent
        )
        for chosen in product([True, False], repeat=count):
            yield missing, list(chosen)


@settings(max_examples=150, deadline=None)
@given(conditions)
def test_a_condition_may_be_unknown_exactly_when_some_row_makes_it_so(condition):
    seen = any(
        kleene(condition, missing, chosen) is None
        for missing, chosen in worlds(condition)
    )
    assert may_be_unknown(condition, COLUMNS) == seen


@settings(max_examples=150, deadline=None)
@given(conditions)
def test_a_column_is_proved_exactly_when_no_true_row_lacks_it(condition):
    lacking = set()
    for missing, chosen in worlds(condition):
        if kleene(condition, missing, chosen) is True:
            lacking |= missing
    proved = proved_columns(condition, COLUMNS)
    assert proved == frozenset(columns_of(condition)) - lacking


def test_what_the_denominator_proves_is_known_to_the_numerator():
    numerator = Compare("a", Relation.BELOW, 5)
    within = Compare("a", Relation.AT_LEAST, 0)
    assert may_be_unknown(numerator, COLUMNS)
    assert not may_be_unknown(numerator, COLUMNS, within)
    assert not may_be_unknown(numerator, ("b",))


def test_a_false_comparison_under_none_proves_its_column():
    outside = NoneOf((Compare("a", Relation.IS, 1),))
    assert proved_columns(outside, COLUMNS) == {"a"}
    forgiving = NoneOf((Compare("a", Relation.IS, 1, if_missing=False),))
    assert proved_columns(forgiving, COLUMNS) == frozenset()


def test_many_columns_are_decided_in_reasonable_time():
    names = [f"c{number}" for number in range(40)]
    condition = All(tuple(Compare(name, Relation.IS, 1) for name in names))
    assert may_be_unknown(condition, names)
    assert proved_columns(condition, names) == frozenset(names)
