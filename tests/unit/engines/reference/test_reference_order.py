"""Rows that share their order of acceptance, and what is kept of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.engines.reference.rows import RowTable, Sources
from derajat.engines.reference.steps import run_step
from derajat.model.calendar import PeriodKind
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import Codelist
from derajat.model.expressions import Statistic, Summary
from derajat.model.steps import (
    EachCode,
    EachPeriod,
    Fallback,
    Fill,
    Keep,
    Presence,
    Stack,
    Summarise,
    Trailing,
    Which,
)

from .samples import NO_LABEL, row


CODES = Codelist(
    name="obat",
    label=NO_LABEL,
    key=("obat",),
    columns=(Column("obat", ColumnType.CODE, never_missing=True),),
    rows=(("b",), ("a",)),
    valid_from=0,
    valid_until=None,
    source="",
    file="",
)
STEPS = {
    "each": EachPeriod(PeriodKind.MONTH, "bulan", Presence.ANY_DAY, "mulai", "selesai"),
    "codes": EachCode("obat", (), (Fallback("obat", "obat"),)),
    "trailing": Trailing("tahun", 3),
    "stack": Stack(("u1", "u2"), "unsur", "nilai"),
    "fill": Fill("laporan", ("anak",)),
    "keep": Keep(("anak", "tahun"), Which.LAST, "tahun"),
    "summarise": Summarise(
        ("anak", "tahun"),
        tuple(
            Summary(name, Statistic.MAX, name)
            for name in ("mulai", "selesai", "u1", "u2")
        ),
    ),
}
CHAINS = st.permutations(["each", "codes", "trailing", "keep", "summarise"])


def people(first_order):
    return [
        row(
            first_order + number,
            anak=name,
            tahun=tahun,
            mulai=20_000 + number,
            selesai=20_090,
            u1=number,
            u2=None,
        )
        for number, (name, tahun) in enumerate(
            [("A", 2026), ("A", 2027), ("B", 2026), ("C", None)]
        )
    ]


def look_at():
    reports = people(1)
    reports.append(row(9, **{**reports[0].values, "anak": "Z"}))
    return Sources(lambda _: RowTable(reports, []), {"obat": CODES}, 20_100)


@settings(max_examples=60, deadline=None)
@given(
    CHAINS,
    st.integers(0, 5),
    st.sampled_from(["fill", "stack", "trailing"]),
    st.sampled_from(Which),
    st.randoms(use_true_random=False),
)
def test_what_is_kept_never_hangs_on_the_order_of_the_list(
    chain, length, first, which, random
):
    if first == "stack":
        chain = [name for name in chain if name != "summarise"]
    rows = people(1)
    for name in (first, *chain[:length]):
        rows = run_step(STEPS[name], rows, look_at()).rows
    rule = Keep(("anak",), which, "tahun")
    kept = run_step(rule, rows, look_at()).rows
    mixed = run_step(rule, random.sample(rows, len(rows)), look_at()).rows
    assert rows
    assert by_child(mixed) == by_child(kept)


def by_child(rows):
    return {item.values["anak"]: (item.order, item.values) for item in rows}


@pytest.mark.parametrize("name", ["each", "codes", "trailing", "stack"])
def test_copies_share_the_order_of_their_row(name):
    (stay,) = [row(7, anak="A", tahun=2026, mulai=20_000, selesai=20_090, u1=1, u2=2)]
    copies = run_step(STEPS[name], [stay], look_at()).rows
    assert len(copies) > 1
    assert {item.order for item in copies} == {7}


def keep_of_child(rows, which):
    rule = Keep(("anak",), which, "tahun")
    (kept,) = run_step(rule, rows, look_at()).rows
    return kept.values


def test_copies_of_a_row_stand_in_the_order_of_their_periods():
    spread = run_step(STEPS["each"], people(1)[:1], look_at()).rows
    assert len(spread) == 4
    months = sorted(item.values["bulan"] for item in spread)
    assert keep_of_child(spread, Which.FIRST)["bulan"] == months[0]
    assert keep_of_child(spread, Which.LAST)["bulan"] == months[-1]


def test_copies_of_a_row_stand_in_the_order_of_their_codes_not_of_the_list():
    spread = run_step(STEPS["codes"], people(1)[:1], look_at()).rows
    assert [item.values["obat"] for item in spread] == ["b", "a"]
    assert keep_of_child(spread, Which.FIRST)["obat"] == "a"
    assert keep_of_child(spread, Which.LAST)["obat"] == "b"


def test_a_filled_row_keeps_the_order_of_its_own_dataset():
    own = [row(9, anak="A", tahun=2026, mulai=0)]
    filled = run_step(STEPS["fill"], own, look_at()).rows
    assert [item.order for item in filled].count(9) == 2


def test_a_group_stands_at_the_largest_order_of_its_rows():
    rows = [row(5, anak="A", tahun=1), row(3, anak="A", tahun=1)]
    step = Summarise(("anak",), ())
    (group,) = run_step(step, rows, look_at()).rows
    assert group.order == 5
