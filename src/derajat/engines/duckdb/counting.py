"""Counting rows by group and cell, and what the counts are worth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
from scipy import sparse

from derajat.engines.counting_plan.cells import Block, CellPlan, plan_cells
from derajat.engines.counting_plan.passes import Pass
from derajat.engines.counting_plan.rules import ROWS, Question
from derajat.engines.duckdb.answers import build_answer, parts_schema
from derajat.engines.duckdb.dimensions import (
    GROUP,
    Dimensions,
    Numbers,
    find_dimensions,
    number_groups,
)
from derajat.engines.duckdb.session import Session
from derajat.engines.ibis_text.cells import add_verdicts, compile_cell
from derajat.engines.ibis_text.selections import PERIOD, PLACE, select_rows
from derajat.engines.ibis_text.tables import whole_sum
from derajat.model.datasets import Dataset


Answer = tuple[str, pa.Table]
"""The name of a tally and some of its parts."""


@dataclass(frozen=True)
class Counts:
    """How many rows (or how much of a column) each group has in each cell."""

    groups: Numbers
    """Group numbers, rising."""
    cells: Numbers
    """Cell numbers, rising."""
    amounts: dict[str, sparse.csr_array]
    """Groups x cells; the key is a summed column or `ROWS`."""


def answer_pass(
    session: Session, table: ir.Table, dataset: Dataset, work: Pass
) -> Iterator[Answer]:
    """The answers to every question of a pass."""
    plan = plan_cells(work.questions)
    rows = select_rows(table, dataset, work.selection, work.unit)
    needed = _project(add_verdicts(rows, plan.verdicts), plan, work.groups)
    # A view, so that the long text of the selection is compiled once; a table where
    # rows are ranked, so that they are ranked once.
    create = session.materialise if work.selection.keep else session.create_view
    kept = create("selected rows", needed)
    dimensions = find_dimensions(session, kept, work.groups)
    if dimensions is None:
        yield from _empty_answers(work)
    else:
        yield from _answer_blocks(session, kept, plan, dimensions)
    session.drop(kept)


def _project(rows: ir.Table, plan: CellPlan, groups: tuple[str, ...]) -> ir.Table:
    read = [column.column for block in plan.blocks for column in block.columns]
    summed = [column for block in plan.blocks for column in _summed(block)]
    return rows.select(*dict.fromkeys((PLACE, PERIOD, *groups, *read, *summed)))


def _summed(block: Block) -> tuple[str, ...]:
    columns = (column for item in block.questions for column in item.summed)
    return tuple(dict.fromkeys(columns))


def _empty_answers(work: Pass) -> Iterator[Answer]:
    for question in work.questions:
        schema = parts_schema(question.tally.groups)
        yield question.tally.name, schema.empty_table()


def _answer_blocks(
    session: Session, rows: ir.Table, plan: CellPlan, dimensions: Dimensions
) -> Iterator[Answer]:
    numbered = number_groups(session, rows, dimensions)
    cells = {
        f"__cell_{number}": compile_cell(block, numbered)
        for number, block in enumerate(plan.blocks)
    }
    summed = dict.fromkeys(column for block in plan.blocks for column in _summed(block))
    coded = session.materialise("coded rows", numbered.select(GROUP, *summed, **cells))
    for cell, block in zip(cells, plan.blocks, strict=True):
        counts = _count_cells(session, coded, cell, _summed(block))
        for question in block.questions:
            yield question.tally.name, _answer(block, question, counts, dimensions)
    session.drop(coded)


def _count_cells(
    session: Session, coded: ir.Table, cell: str, summed: Sequence[str]
) -> Counts:
    sums = {f"__sum_{n}": whole_sum(coded[name]) for n, name in enumerate(summed)}
    grouped = coded.group_by(GROUP, cell).aggregate(__rows=coded.count(), **sums)
    found = session.read(grouped)
    groups, row_of = np.unique(_numbers(found, GROUP), return_inverse=True)
    cells, column_of = np.unique(_numbers(found, cell), return_inverse=True)
    shape = (len(groups), len(cells))
    amounts = {
        name: sparse.csr_array((_numbers(found, column), (row_of, column_of)), shape)
        for name, column in zip((ROWS, *summed), ("__rows", *sums), strict=True)
    }
    return Counts(groups, cells, amounts)


def _numbers(table: pa.Table, column: str) -> Numbers:
    """A whole-number column; a sum of nothing adds nothing."""
    array = table.column(column).combine_chunks().fill_null(0)
    numbers: Numbers = array.to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers


def _answer(
    block: Block, question: Question, counts: Counts, dimensions: Dimensions
) -> pa.Table:
    worth = block.worth(question, counts.cells)
    amounts = np.stack(
        [
            counts.amounts[rule.column]
            @ (worth[:, place].astype(np.int64) * rule.times)
            for place, rule in enumerate(question.rules)
        ],
        axis=1,
    )
    narrow = dimensions.narrow(question.tally.groups)
    groups, amounts = _narrow(dimensions, narrow, counts.groups, amounts)
    parts = [rule.part for rule in question.rules]
    return build_answer(narrow, groups, parts, amounts)


def _narrow(
    wide: Dimensions, narrow: Dimensions, groups: Numbers, amounts: Numbers
) -> tuple[Numbers, Numbers]:
    """Adds up groups that the question does not tell apart."""
    if wide == narrow:
        return groups, amounts
    renumbered = wide.renumber(groups, narrow)
    found, place = np.unique(renumbered, return_inverse=True)
    added = np.zeros((len(found), amounts.shape[1]), dtype=np.int64)
    np.add.at(added, place, amounts)
    return found, added
