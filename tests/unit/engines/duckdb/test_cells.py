"""Many tallies in one pass: classes, blocks, cells, and both ways of counting."""

from random import Random

import pytest

from derajat.engines.counting_plan.cells import plan_cells
from derajat.engines.counting_plan.classes import build_classes
from derajat.engines.counting_plan.passes import plan_passes
from derajat.engines.duckdb import DuckDBEngine
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    In,
    Known,
    Relation,
)
from derajat.model.counting import ColumnSum, PairSum, RowCount, TruthCount, ValueSum

from .visits import ask, build_table, compute


ROWS = 300


@pytest.fixture(scope="module")
def facts():
    random = Random(7)
    return build_table(
        [
            (
                f"{number}",
                random.choice(("D1", "D2", None)),
                2024 * 12 + random.randint(0, 2),
                random.choice(("L", "P", "?", None)),
                random.choice((None, *range(-3, 60))),
                random.choice((None, *range(-3, 60))),
            )
            for number in range(ROWS)
        ]
    )


def test_values_that_no_condition_tells_apart_share_a_class():
    leaves = [In("icd", tuple(f"A{n}" for n in range(100))), Known("icd", True)]
    assert build_classes("icd", leaves).size == 3


def test_equality_on_a_number_is_two_cuts():
    classes = build_classes("n", [Compare("n", Relation.IS, 5)])
    assert [limit for limit, _ in classes.numbers] == [5, 6]
    assert classes.size == 3


def test_tallies_of_one_selection_share_a_pass():
    tallies = [
        ask(name="a", groups=("jk",)),
        ask(name="b"),
        ask(name="c", where=Known("n", True)),
    ]
    (only,) = plan_passes(tallies)
    assert only.groups == ("jk",)
    assert {question.tally.name for question in only.questions} == {"a", "b", "c"}


def test_blocks_hold_no_more_cells_than_asked():
    tallies = [ask(_share(number), name=f"t{number}") for number in range(40)]
    (only,) = plan_passes(tallies)
    blocks = plan_cells(only.questions, most_cells=50).blocks
    assert len(blocks) > 1
    assert all(block.size <= 50 for block in blocks)
    assert sum(len(block.questions) for block in blocks) == 40


def _share(number):
    limits = All(
        tuple(Compare("n", Relation.IS, number + shift) for shift in range(0, 12, 4))
    )
    inside = CompareColumns("n", Relation.BELOW, "m", 2, 3, None)
    return TruthCount(limits if number % 2 else Compare("m", Relation.BELOW, 9), inside)


def _many_tallies():
    for number in range(12):
        low = Compare("n", Relation.AT_LEAST, 5 * number)
        share = TruthCount(CompareColumns("n", Relation.ABOVE, "m", 1, 2), low)
        yield ask(share, name=f"share {number}", groups=("jk",))
        yield ask(RowCount(), name=f"count {number}", where=low)
        yield ask(PairSum("n", "m"), name=f"pair {number}", groups=("jk",), where=low)
    yield ask(ColumnSum("n", 3, "m"), name="sum")
    yield ask(ValueSum("m", Known("jk", True)), name="value", groups=("jk",))


def test_each_tally_alone_gives_what_all_together_give(facts):
    together = compute(DuckDBEngine(), facts, *_many_tallies())
    for tally in _many_tallies():
        alone = compute(DuckDBEngine(), facts, tally)[tally.name]
        assert alone.num_rows > 0
        assert alone.equals(together[tally.name])


def test_counting_outside_the_database_gives_the_same(facts):
    grouped = DuckDBEngine(dense_from_rows=ROWS + 1)
    dense = DuckDBEngine(dense_from_rows=1)
    left, right = (
        compute(engine, facts, *_many_tallies()) for engine in (grouped, dense)
    )
    assert len(dense.texts) != len(grouped.texts)
    assert all(left[name].equals(right[name]) for name in left)


def test_a_condition_of_too_many_classes_is_decided_by_the_engine(facts):
    """61 classes of each of two columns and 4 of another fit no block."""
    every_n, every_m = (
        AnyOf(tuple(Compare(name, Relation.IS, value) for value in range(60)))
        for name in ("n", "m")
    )
    women = Compare("jk", Relation.IS, "P")
    wide = ask(TruthCount(women, All((every_n, every_m))))
    narrow = ask(TruthCount(women, All((_at_least_0("n"), _at_least_0("m")))))
    (only,) = plan_passes([wide])
    assert len(plan_cells(only.questions).verdicts) == 2
    answers = [compute(DuckDBEngine(), facts, tally)["t"] for tally in (wide, narrow)]
    assert answers[0].num_rows > 0
    assert answers[0].equals(answers[1])


def _at_least_0(column):
    return Compare(column, Relation.AT_LEAST, 0)
