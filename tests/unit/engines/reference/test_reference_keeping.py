"""Keeping one row of a group, against a comparison of each pair of rows."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.engines.reference.keeping import keep_one
from derajat.engines.reference.rows import Reason
from derajat.model.steps import Keep, Which

from .samples import row


small = st.none() | st.integers(-1, 1)
texts = st.none() | st.sampled_from(["", "Z", "a", "é", "\U00010000", "\uffff"])
lines = st.builds(
    row,
    st.integers(1, 3),
    anak=st.sampled_from("AB") | st.none(),
    x=small,
    h=small,
    k=texts,
    a=small,
)
lists = st.lists(lines, max_size=7)
rules = st.builds(
    Keep, st.just(("anak",)), st.sampled_from(Which), st.just("x"), st.just("h")
)


def beats(left, right, which):
    """Whether `left` goes before `right` or is the same, by the rules as written."""
    first, second = (left, right) if which is Which.LAST else (right, left)
    if first.values["x"] != second.values["x"]:
        return first.values["x"] > second.values["x"]
    if left.values["h"] != right.values["h"]:
        if left.values["h"] is None or right.values["h"] is None:
            return right.values["h"] is None
        return left.values["h"] > right.values["h"]
    if first.order != second.order:
        return first.order > second.order
    for name in ("a", "k"):
        if first.values[name] != second.values[name]:
            if first.values[name] is None or second.values[name] is None:
                return second.values[name] is None
            return code_points(first.values[name]) > code_points(second.values[name])
    return True


def code_points(value):
    return [ord(letter) for letter in value] if isinstance(value, str) else [value]


def keep(rows, rule):
    return keep_one(rows, lambda item: item.key(("anak",)), rule)


@settings(max_examples=600, deadline=None)
@given(lists, rules)
def test_the_kept_row_beats_every_other_row_of_its_group(rows, rule):
    kept = keep(rows, rule)
    groups = defaultdict(list)
    for item in rows:
        if item.values["anak"] is not None and item.values["x"] is not None:
            groups[item.values["anak"]].append(item)
    best = {item.row.values["anak"]: item.row for item in kept.rows}
    assert best.keys() == groups.keys()
    for name, group in groups.items():
        assert all(beats(best[name], other, rule.which) for other in group)
    assert len(kept.rows) + len(kept.left_out) == len(rows)


@settings(max_examples=300, deadline=None)
@given(lists, rules, st.randoms(use_true_random=False))
def test_the_order_of_the_list_does_not_matter(rows, rule, random):
    def kept(some):
        found = keep(some, rule).rows
        return {
            (*item.row.values.values(), item.row.order, item.by_arrival)
            for item in found
        }

    assert kept(rows) == kept(random.sample(rows, len(rows)))


@settings(max_examples=300, deadline=None)
@given(lists, rules)
def test_a_tie_is_where_another_row_has_the_same_order_and_tie_value(rows, rule):
    def merit(item):
        return [item.values[name] for name in ("anak", "x", "h")]

    for item in keep(rows, rule).rows:
        same = [other for other in rows if merit(other) == merit(item.row)]
        assert item.by_arrival == (len(same) > 1)


def test_a_row_left_out_tells_why():
    rule = Keep(("anak",), Which.LAST, "x")
    rows = [row(1, anak=None, x=1), row(2, anak="A", x=None), row(3, anak="A", x=1)]
    kept = keep([*rows, row(4, anak="A", x=0)], rule)
    reasons = {item.row.order: item.reason for item in kept.left_out}
    assert reasons == {1: Reason.NO_KEY, 2: Reason.NO_ORDER, 4: Reason.NOT_KEPT}


def test_of_rows_that_are_the_same_all_but_one_are_left_out():
    rule = Keep(("anak",), Which.FIRST, "x")
    kept = keep([row(1, anak="A", x=1)] * 3, rule)
    assert (len(kept.rows), len(kept.left_out)) == (1, 2)
    assert kept.rows[0].by_arrival


def test_text_has_no_order():
    rule = Keep(("anak",), Which.LAST, "x")
    with pytest.raises(TypeError):
        keep([row(1, anak="A", x="b")], rule)
