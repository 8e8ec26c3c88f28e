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
lists = st.lists(st.tuples(st.sampled_from("AB") | st.none(), small, small), max_size=7)
rules = st.builds(
    Keep, st.just(("anak",)), st.sampled_from(Which), st.just("x"), st.just("h")
)


def beats(left, right, which):
    """Whether `left` goes before `right`, by the sentences of the document."""
    (first, second) = (left, right) if which is Which.LAST else (right, left)
    if first.values["x"] != second.values["x"]:
        return first.values["x"] > second.values["x"]
    if left.values["h"] != right.values["h"]:
        if left.values["h"] is None or right.values["h"] is None:
            return right.values["h"] is None
        return left.values["h"] > right.values["h"]
    return first.order > second.order


@settings(max_examples=400, deadline=None)
@given(lists, rules)
def test_the_kept_row_beats_every_other_row_of_its_group(drawn, rule):
    rows = [row(n, anak=a, x=x, h=h) for n, (a, x, h) in enumerate(drawn)]
    kept = keep_one(rows, lambda item: item.key(("anak",)), rule)
    groups = defaultdict(list)
    for item in rows:
        if item.values["anak"] is not None and item.values["x"] is not None:
            groups[item.values["anak"]].append(item)
    expected = {
        name: next(
            item
            for item in group
            if all(other is item or beats(item, other, rule.which) for other in group)
        )
        for name, group in groups.items()
    }
    assert {item.row.values["anak"]: item.row for item in kept.rows} == expected
    assert len(kept.rows) + len(kept.left_out) == len(rows)


@settings(max_examples=200, deadline=None)
@given(lists, rules, st.randoms(use_true_random=False))
def test_the_order_of_the_list_does_not_matter(drawn, rule, random):
    rows = [row(n, anak=a, x=x, h=h) for n, (a, x, h) in enumerate(drawn)]
    mixed = random.sample(rows, len(rows))

    def kept(some):
        found = keep_one(some, lambda item: item.key(("anak",)), rule).rows
        return {(item.row.order, item.by_arrival) for item in found}

    assert kept(rows) == kept(mixed)


@settings(max_examples=200, deadline=None)
@given(lists, rules)
def test_a_tie_is_where_another_row_has_the_same_order_and_tie_value(drawn, rule):
    rows = [row(n, anak=a, x=x, h=h) for n, (a, x, h) in enumerate(drawn)]
    for item in keep_one(rows, lambda one: one.key(("anak",)), rule).rows:
        same = [other for other in rows if other.values == item.row.values]
        assert item.by_arrival == (len(same) > 1)


def test_a_row_left_out_tells_why():
    rule = Keep(("anak",), Which.LAST, "x")
    rows = [row(1, anak=None, x=1), row(2, anak="A", x=None), row(3, anak="A", x=1)]
    kept = keep_one([*rows, row(4, anak="A", x=0)], lambda r: r.key(("anak",)), rule)
    reasons = {item.row.order[0]: item.reason for item in kept.left_out}
    assert reasons == {1: Reason.NO_KEY, 2: Reason.NO_ORDER, 4: Reason.NOT_KEPT}


def test_text_has_no_order():
    rule = Keep(("anak",), Which.LAST, "x")
    with pytest.raises(TypeError):
        keep_one([row(1, anak="A", x="b")], lambda r: r.key(("anak",)), rule)
