"""No two rows of a dataset share an order of acceptance, whatever the steps."""

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
    rows=(("a",), ("b",)),
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
CHAINS = st.permutations(["each", "codes", "trailing", "fill", "keep", "summarise"])


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
@given(CHAINS, st.integers(1, 6), st.booleans())
def test_orders_stay_different_through_every_chain_of_steps(chain, length, stacked):
    rows = people(1)
    if stacked:
        chain = [name for name in chain if name not in ("fill", "summarise")]
        chain.insert(0, "stack")
    for name in chain[:length]:
        rows = run_step(STEPS[name], rows, look_at()).rows
        orders = [item.order for item in rows]
        assert len(set(orders)) == len(orders)
        assert sorted(orders)


def keep_jk(rows, which):
    rule = Keep(("anak",), which, "tahun")
    (kept,) = run_step(rule, rows, look_at()).rows
    return kept.values


def test_copies_of_a_row_stand_in_the_order_of_their_periods():
    spread = run_step(STEPS["each"], people(1)[:1], look_at()).rows
    assert len(spread) == 4
    months = sorted(item.values["bulan"] for item in spread)
    assert keep_jk(spread, Which.FIRST)["bulan"] == months[0]
    assert keep_jk(spread, Which.LAST)["bulan"] == months[-1]


def test_copies_of_a_row_stand_in_the_order_of_the_code_list():
    spread = run_step(STEPS["codes"], people(1)[:1], look_at()).rows
    assert keep_jk(spread, Which.FIRST)["obat"] == "a"
    assert keep_jk(spread, Which.LAST)["obat"] == "b"


def test_a_filled_row_stands_after_an_own_row_of_the_same_order():
    own = [row(9, anak="A", tahun=2026, mulai=0)]
    filled = run_step(STEPS["fill"], own, look_at()).rows
    same = [item.order[:2] for item in filled if item.order[0] == 9]
    assert same == [(9, 0), (9, 1)]


def test_a_group_stands_at_the_largest_order_of_its_rows():
    rows = [row(5, anak="A", tahun=1), row(3, anak="A", tahun=1)]
    step = Summarise(("anak",), ())
    (group,) = run_step(step, rows, look_at()).rows
    assert group.order == (5,)
