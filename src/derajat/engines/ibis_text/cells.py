"""The cell of a row as an expression: the engine only classifies."""

from collections.abc import Sequence
from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from derajat.engines.counting_plan.cells import Block
from derajat.engines.counting_plan.classes import ColumnClasses
from derajat.engines.ibis_text.conditions import compile_verdict
from derajat.model.conditions import Condition


def add_verdicts(
    table: ir.Table, verdicts: Sequence[tuple[str, Condition]]
) -> ir.Table:
    """`table` with the columns that stand for whole conditions."""
    columns = [
        compile_verdict(condition, table).name(name) for name, condition in verdicts
    ]
    return table.mutate(*columns) if columns else table


def compile_cell(block: Block, table: ir.Table) -> ir.IntegerValue:
    """The number of the cell that a row falls into."""
    digits = [
        compile_class(column, table) * stride
        for column, stride in zip(block.columns, block.strides, strict=True)
    ]
    return reduce(add, digits, ibis.literal(0)).cast("int32")


def compile_class(column: ColumnClasses, table: ir.Table) -> ir.IntegerValue:
    """The class of one column; 0 is missing."""
    value = table[column.column]
    branches = [(value.isnull(), 0)]
    branches += [(value < limit, number) for limit, number in column.numbers]
    branches += [(value.isin(texts), number) for texts, number in column.texts]
    return ibis.cases(*branches, else_=column.otherwise)
