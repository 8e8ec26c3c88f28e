"""Rows counted by a group-by of the engine: any number of groups, exact sums."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
from scipy import sparse

from derajat.engines.counting_plan.cells import Block, plan_cells
from derajat.engines.counting_plan.rules import ROWS, Question
from derajat.engines.duckdb.cell_counts import Counts
from derajat.engines.duckdb.dimensions import GROUP, Dimensions, Numbers
from derajat.engines.duckdb.session import Session
from derajat.engines.ibis_text.cells import add_verdicts, compile_cell
from derajat.engines.ibis_text.tables import whole_sum


@dataclass(frozen=True)
class GroupedCounts:
    """Only the groups and cells that occur, as sparse tables."""

    groups: Numbers
    cells: Numbers
    amounts: dict[str, sparse.csr_array]
    """Groups x cells; the key is a summed column or `ROWS`."""

    def add_up(self, columns: Sequence[str], worth: Numbers) -> Numbers:
        """Groups x rules: the sums over cells of a column times its worth."""
        added = np.empty((len(self.groups), len(columns)), dtype=np.int64)
        for column, amounts in self.amounts.items():
            chosen = [place for place, name in enumerate(columns) if name == column]
            added[:, chosen] = amounts @ worth[:, chosen]
        return added


def count_grouped(
    session: Session,
    rows: ir.Table,
    questions: Sequence[Question],
    _: Dimensions,
) -> Iterator[tuple[Block, Counts]]:
    """Each block with its counts; `rows` have the number of their group."""
    if not questions:
        return
    plan = plan_cells(questions)
    judged = add_verdicts(rows, plan.verdicts)
    cells = {
        f"__cell_{number}": compile_cell(block, judged)
        for number, block in enumerate(plan.blocks)
    }
    summed = dict.fromkeys(name for question in questions for name in question.summed)
    coded = session.materialise("coded rows", judged.select(GROUP, *summed, **cells))
    for cell, block in zip(cells, plan.blocks, strict=True):
        names = dict.fromkeys(name for item in block.questions for name in item.summed)
        yield block, _count_block(session, coded, cell, list(names))
    session.drop(coded)


def _count_block(
    session: Session, coded: ir.Table, cell: str, summed: Sequence[str]
) -> GroupedCounts:
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
    return GroupedCounts(groups, cells, amounts)


def _numbers(table: pa.Table, column: str) -> Numbers:
    """A whole-number column; a sum of nothing adds nothing."""
    array = table.column(column).combine_chunks().fill_null(0)
    numbers: Numbers = array.to_numpy(zero_copy_only=False).astype(np.int64)
    return numbers
