"""Traces: every row is accounted for, and the counts are the sums of the traces."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.engines.reference import Origin, Reason, ReferenceEngine, trace_tally
from derajat.model.conditions import All, Compare, Known, Relation
from derajat.model.counting import (
    TIES,
    ColumnSum,
    DistinctCount,
    Histogram,
    PairSum,
    RowCount,
    TruthCount,
    ValueSum,
)
from derajat.model.expressions import Fallback, Statistic, Summary
from derajat.model.indicators import KeepOne
from derajat.model.steps import (
    Attach,
    Fill,
    Keep,
    Match,
    Summarise,
    Trailing,
    Where,
    Which,
)

from .samples import catalogue, derived, facts, received, tally


records = st.lists(
    st.fixed_dictionaries(
        {
            "desa": st.sampled_from(["D1", "D2", None]),
            "orang": st.sampled_from(["A", "B", None]),
            "jk": st.sampled_from(["L", "P", None]),
            "bulan": st.sampled_from([24300, 24301, None]),
            "kasus": st.none() | st.integers(-1, 2),
        }
    ),
    max_size=8,
)
POSITIVE = Compare("kasus", Relation.ABOVE, 0)
MALE = Compare("jk", Relation.IS, "L")
measurements = st.sampled_from(
    [
        RowCount(),
        TruthCount(POSITIVE, MALE),
        TruthCount(MALE, None),
        ColumnSum("kasus", 3, "jk"),
        PairSum("kasus", "bulan"),
        ValueSum("kasus", MALE),
        Histogram("kasus", 2, 1, MALE),
        DistinctCount(("orang", "jk")),
    ]
)
keeps = st.sampled_from(
    [
        None,
        KeepOne(("orang", "period"), Which.LAST, "kasus"),
        KeepOne(("orang",), Which.FIRST, "bulan", "kasus"),
    ]
)
steps = st.sampled_from(
    [
        (),
        (Where(POSITIVE),),
        (Keep(("orang",), Which.LAST, "bulan"),),
        (Where(MALE), Trailing("bulan", 2)),
        (
            Summarise(
                ("desa", "orang", "bulan"),
                (
                    Summary("jk", Statistic.MAX, "jk"),
                    Summary("kasus", Statistic.SUM, "kasus"),
                ),
            ),
        ),
    ]
)


def origin(number, dataset="lapor"):
    return Origin(dataset, 1, "S", number + 1)


@settings(max_examples=300, deadline=None)
@given(records, steps, measurements, keeps, st.sampled_from([None, MALE]))
def test_every_received_row_is_counted_or_left_out_with_a_reason(
    drawn, chain, measurement, keep, where
):
    content = catalogue(received("lapor"), derived("turunan", "lapor", *chain))
    question = tally("turunan", measurement, ("jk",), keep=keep, where=where)
    table = {"lapor": facts(*drawn)}
    traced = trace_tally(content, table, question, 30_000)
    everything = frozenset(origin(n) for n in range(1, len(drawn) + 1))
    assert frozenset().union(*(item.origins for item in traced)) == everything
    for item in traced:
        assert (item.part is None) == (item.reason is not None)
        assert (item.part is None) == (item.left_out_by is not None)
    parts = ReferenceEngine().compute_parts(content, table, [question], 30_000)["t"]
    sums = Counter()
    for item in traced:
        sums[item.place, item.period, item.groups[0], item.part] += item.amount
    assert {key: n for key, n in sums.items() if n and key[-1]} == {
        (one["place"], one["period"], one["jk"], one["part"]): one["amount"]
        for one in parts.to_pylist()
    }


def trace(question, *datasets, **tables):
    return trace_tally(catalogue(*datasets), tables, question, 30_000)


LINE = {"desa": "D1", "orang": "A", "jk": "L", "bulan": 24300, "kasus": 1}


def test_a_row_left_out_by_a_step_tells_the_dataset_and_the_condition():
    content = (received("lapor"), derived("turunan", "lapor", Where(POSITIVE)))
    table = facts(LINE, {**LINE, "kasus": 0}, {**LINE, "kasus": None})
    traced = trace(tally("turunan"), *content, lapor=table)
    told = {(item.reason, item.left_out_by, item.failed) for item in traced}
    assert told == {
        (None, None, None),
        (Reason.WHERE_FALSE, "turunan", POSITIVE),
        (Reason.WHERE_UNKNOWN, "turunan", POSITIVE),
    }
    assert all(item.place == "D1" and item.period == 24300 for item in traced)


def test_a_selection_tells_why_a_row_does_not_count():
    table = facts(
        LINE,
        {**LINE, "jk": "P"},
        {**LINE, "bulan": None},
        {**LINE, "orang": None},
        {**LINE, "kasus": None, "orang": "B"},
    )
    keep = KeepOne(("orang",), Which.FIRST, "bulan")
    question = tally(
        "lapor", TruthCount(POSITIVE, Known("kasus", True)), where=MALE, keep=keep
    )
    traced = trace(question, received("lapor"), lapor=table)
    told = [(item.reason, item.failed, item.origins) for item in traced]
    assert told == [
        (Reason.WHERE_FALSE, MALE, frozenset({origin(2)})),
        (Reason.NO_TIME, None, frozenset({origin(3)})),
        (Reason.NO_KEY, None, frozenset({origin(4)})),
        (None, None, frozenset({origin(1)})),
        (Reason.OUTSIDE_DENOMINATOR, Known("kasus", True), frozenset({origin(5)})),
    ]


def test_a_row_counted_as_false_tells_what_failed():
    numerator = All((MALE, POSITIVE))
    table = facts({**LINE, "kasus": 0}, {**LINE, "kasus": None})
    traced = trace(
        tally("lapor", TruthCount(numerator, None)), received("lapor"), lapor=table
    )
    assert [(item.part, item.failed) for item in traced] == [
        ("false", POSITIVE),
        ("unknown", POSITIVE),
    ]


def test_of_equal_combinations_the_first_counts_and_the_others_say_so():
    traced = trace(
        tally("lapor", DistinctCount(("orang",))),
        received("lapor"),
        lapor=facts(LINE, LINE, {**LINE, "orang": None}),
    )
    assert [item.reason for item in traced] == [
        None,
        Reason.ALREADY_COUNTED,
        Reason.COLUMN_MISSING,
    ]


def test_a_tie_is_traced_to_the_row_that_was_kept():
    keep = KeepOne(("orang", "period"), Which.LAST, "bulan")
    traced = trace(
        tally("lapor", keep=keep), received("lapor"), lapor=facts(LINE, LINE)
    )
    told = [(item.part, item.reason, item.origins) for item in traced]
    assert told == [
        (None, Reason.NOT_KEPT, frozenset({origin(1)})),
        ("count", None, frozenset({origin(2)})),
        (TIES, None, frozenset({origin(2)})),
    ]


def test_a_group_carries_the_origins_of_all_its_rows_and_of_what_it_found():
    count = Summary("kasus", Statistic.COUNT)
    chain = (
        Summarise(("desa", "orang", "bulan"), (count,)),
        Attach(
            "jenis-kelamin",
            is_codelist=False,
            match=(Match("orang", "orang"),),
            take=(Fallback("jk", "jk"),),
        ),
    )
    content = (
        received("lapor"),
        received("jenis-kelamin"),
        derived("turunan", "lapor", *chain),
    )
    (item,) = trace(
        tally("turunan"),
        *content,
        **{"lapor": facts(LINE, LINE), "jenis-kelamin": facts(LINE)},
    )
    assert item.origins == {origin(1), origin(2), origin(1, "jenis-kelamin")}


def test_rows_that_would_fill_a_gap_are_listed_when_there_is_none():
    content = (
        received("lapor"),
        received("rekap"),
        derived("turunan", "lapor", Fill("rekap", ("desa",))),
    )
    table = facts(LINE, {**LINE, "desa": "D2"})
    traced = trace(tally("turunan"), *content, lapor=facts(LINE), rekap=table)
    told = {(item.reason, item.origins) for item in traced}
    assert told == {
        (None, frozenset({origin(1)})),
        (Reason.NOT_NEEDED, frozenset({origin(1, "rekap")})),
        (None, frozenset({origin(2, "rekap")})),
    }


def test_rows_left_out_below_a_derived_dataset_are_listed_with_its_name():
    content = (
        received("lapor"),
        derived("laki", "lapor", Where(MALE)),
        derived("sakit", "laki", Where(POSITIVE)),
    )
    table = facts({**LINE, "jk": "P"}, {**LINE, "kasus": 0})
    traced = trace(tally("sakit"), *content, lapor=table)
    assert [item.left_out_by for item in traced] == ["laki", "sakit"]


def test_a_row_left_out_before_its_time_is_made_has_none():
    content = (received("lapor"), derived("turunan", "lapor", Where(POSITIVE)))
    table = facts({**LINE, "kasus": 0, "tanggal": 10**15})
    (item,) = trace(tally("turunan", when="tanggal"), *content, lapor=table)
    assert (item.reason, item.period) == (Reason.WHERE_FALSE, None)
