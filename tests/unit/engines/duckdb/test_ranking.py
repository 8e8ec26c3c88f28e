"""What kept rows are ranked by: every column only where orders can be shared."""

import re

from derajat.engines.counting_plan.copies import may_share_order
from derajat.engines.duckdb import DuckDBEngine
from derajat.model.calendar import PeriodKind
from derajat.model.columns import Column, ColumnType
from derajat.model.conditions import Known
from derajat.model.counting import RowCount, Tally
from derajat.model.datasets import PlaceRole
from derajat.model.expressions import Fallback, Statistic, Summary
from derajat.model.indicators import KeepOne, Selection
from derajat.model.steps import (
    Attach,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Match,
    Presence,
    Stack,
    Summarise,
    Trailing,
    Where,
    Which,
)

from .visits import COLUMNS, build_catalogue, build_derived, build_table, compute


FACTS = build_table([("1", "D1", 2024 * 12, "L", 1, 2)])
KEEP = Keep(("desa",), Which.LAST, "bulan")
STACKED = (
    *COLUMNS[:4],
    *(Column(name, ColumnType.WHOLE, never_missing=False) for name in ("unsur", "isi")),
)
STACK = Stack(("n", "m"), "unsur", "isi")
SUMMARISE = Summarise(("desa", "bulan"), (Summary("n", Statistic.SUM, "n"),))


def ranked_by(*derived, keep=None):
    """The columns that the text of the engine ranks rows by."""
    dataset = derived[-1].name if derived else "kunjungan"
    selection = Selection(dataset, PlaceRole.RESIDENCE, "bulan", None, keep)
    engine = DuckDBEngine()
    tally = Tally("t", selection, PeriodKind.MONTH, (), RowCount())
    compute(engine, FACTS, tally, derived=derived)
    orders = re.findall(r"ORDER BY (.*?) ROWS", " ".join(engine.texts))
    return {name for order in orders for name in re.findall(r'\."(\w+)"', order)}


def test_plain_records_are_ranked_by_what_the_rule_names():
    keep = KeepOne(("desa", "period"), Which.LAST, "bulan", "n")
    assert ranked_by(keep=keep) == {"bulan", "n", "_order"}
    assert ranked_by(build_derived(COLUMNS, KEEP)) == {"bulan", "_order"}


def test_copies_are_ranked_by_every_column():
    keep = KeepOne(("desa", "period"), Which.LAST, "bulan")
    stacked = build_derived(STACKED, STACK)
    every = {column.name for column in STACKED} | {"_order"}
    assert ranked_by(stacked, keep=keep) == every
    assert ranked_by(build_derived(STACKED, STACK, KEEP)) == every


def test_a_step_that_copies_later_does_not_matter():
    assert ranked_by(build_derived(STACKED, KEEP, STACK)) == {"bulan", "_order"}


def test_only_some_steps_make_rows_share_an_order():
    match, take = (Match("jk", "jk"),), (Fallback("k", "k"),)
    apart = (
        Where(Known("n", True)),
        KEEP,
        SUMMARISE,
        Attach("kunjungan", False, match, take),
    )
    copying = (
        EachPeriod(PeriodKind.MONTH, "b", Presence.AT_END, "mulai", "selesai"),
        EachCode("jenis", match, take),
        Trailing("bulan", 2),
        STACK,
        Fill("kunjungan", ("desa",)),
    )
    for steps, shares in ((apart, False), *(((step,), True) for step in copying)):
        dataset = build_derived(COLUMNS, *steps)
        assert may_share_order(build_catalogue(dataset), dataset) == shares


def test_copies_stay_copies_in_what_is_made_from_them():
    copied = build_derived(COLUMNS, Trailing("bulan", 2), SUMMARISE, KEEP)
    catalogue = build_catalogue(copied)
    assert not may_share_order(catalogue, catalogue.datasets["kunjungan"])
    onward = build_derived(COLUMNS, KEEP, name="lanjutan", source="turunan")
    assert may_share_order(build_catalogue(copied, onward), onward)
