"""The engine's contract: tables in, sorted tables of exact integers out."""

from dataclasses import replace

import pyarrow as pa
import pytest

from derajat.engines.base import Engine
from derajat.engines.reference import ReferenceEngine, trace_tally
from derajat.model.counting import ColumnSum
from derajat.model.expressions import Fallback
from derajat.model.facts import FactFiles
from derajat.model.indicators import KeepOne
from derajat.model.steps import Attach, Match, Which

from .samples import catalogue, derived, facts, received, tally


LINE = {"desa": "D1", "orang": "A", "jk": "L", "bulan": 24300, "kasus": 1}
LAPOR = received("lapor")


def compute(table, *tallies, content=None):
    engine: Engine = ReferenceEngine()
    return engine.compute_parts(
        content or catalogue(LAPOR), table, tallies or [tally("lapor")], 30_000
    )


def test_the_answer_has_the_agreed_columns_also_when_it_is_empty():
    expected = pa.schema(
        [
            ("place", pa.string()),
            ("period", pa.int64()),
            ("jk", pa.string()),
            ("kasus", pa.string()),
            ("part", pa.string()),
            ("amount", pa.int64()),
        ]
    )
    question = tally("lapor", groups=("jk", "kasus"))
    for table in ({}, {"lapor": facts()}, {"lapor": facts(LINE)}):
        assert compute(table, question)["t"].schema == expected


def test_the_answer_is_sorted_by_all_columns_and_ends_with_missing_ones():
    table = facts(
        {**LINE, "desa": None},
        {**LINE, "jk": None},
        {**LINE, "desa": "D0", "bulan": 24301},
        LINE,
    )
    parts = compute({"lapor": table}, tally("lapor", groups=("jk",)))["t"]
    assert [(one["place"], one["jk"]) for one in parts.to_pylist()] == [
        ("D0", "L"),
        ("D1", "L"),
        ("D1", None),
        (None, "L"),
    ]


def test_several_tallies_are_answered_by_name():
    first = tally("lapor")
    second = replace(tally("lapor", ColumnSum("kasus", 5)), name="s")
    answers = compute({"lapor": facts(LINE)}, first, second)
    assert answers["t"]["amount"].to_pylist() == [1]
    assert answers["s"].select(["part", "amount"]).to_pylist() == [
        {"part": "known", "amount": 1},
        {"part": "sum", "amount": 5},
    ]


def test_files_are_refused():
    with pytest.raises(TypeError, match="Arrow tables only"):
        compute({"lapor": FactFiles((), (), False)})


def test_rows_that_would_multiply_are_refused():
    step = Attach("lapor", False, (Match("jk", "jk"),), (Fallback("x", "kasus"),))
    content = catalogue(LAPOR, derived("turunan", "lapor", step))
    with pytest.raises(ValueError, match="rows would multiply"):
        compute({"lapor": facts(LINE, LINE)}, tally("turunan"), content=content)


def test_a_table_without_columns_of_origin_is_counted_all_the_same():
    table = facts(LINE).drop_columns(["_batch", "_sheet", "_row"])
    assert compute({"lapor": table})["t"]["amount"].to_pylist() == [1]
    (traced,) = trace_tally(
        catalogue(LAPOR), {"lapor": table}, tally("lapor"), data_day=30_000
    )
    assert traced.origins == frozenset()


def test_a_table_that_lacks_a_column_is_an_error():
    with pytest.raises(KeyError):
        compute({"lapor": facts(LINE).drop_columns(["kasus"])})


def test_a_group_that_the_dataset_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        compute({"lapor": facts(LINE)}, tally("lapor", groups=("umur",)))


def test_rows_may_come_in_any_order():
    table = facts(*({**LINE, "kasus": number} for number in range(4)))
    question = tally("lapor", keep=KeepOne(("orang",), Which.LAST, "bulan"))
    question = replace(question, groups=("kasus",))
    backwards = table.take([3, 1, 0, 2])
    assert compute({"lapor": table}, question)["t"]["kasus"].to_pylist() == ["3", "3"]
    assert compute({"lapor": backwards}, question) == compute(
        {"lapor": table}, question
    )
