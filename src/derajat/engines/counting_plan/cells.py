"""Cells: packing columns into blocks, and what each cell is worth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import prod

import numpy as np
import numpy.typing as npt

from derajat.engines.counting_plan.classes import (
    ColumnClasses,
    build_classes,
    leaves_of,
)
from derajat.engines.counting_plan.rules import Question
from derajat.engines.counting_plan.verdicts import VerdictColumns
from derajat.model.conditions import Condition


MOST_CELLS = 4096

Cells = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Block:
    """Columns whose classes make one cell number, and the questions they answer.

    A row's cell is the sum of the class of each column times its stride.
    """

    columns: tuple[ColumnClasses, ...]
    questions: tuple[Question, ...]

    @property
    def strides(self) -> tuple[int, ...]:
        sizes = [column.size for column in self.columns]
        return tuple(prod(sizes[:place]) for place in range(len(sizes)))

    @property
    def size(self) -> int:
        """How many cells are possible."""
        return prod(column.size for column in self.columns)

    def worth(self, question: Question, cells: Cells) -> npt.NDArray[np.bool_]:
        """Whether each cell counts towards each rule: cells x rules."""
        read = question.columns
        chosen = [
            (column, stride)
            for column, stride in zip(self.columns, self.strides, strict=True)
            if column.column in read
        ]
        digits = [cells // stride % column.size for column, stride in chosen]
        return _decide_once([column for column, _ in chosen], digits, question, cells)


def _decide_once(
    columns: Sequence[ColumnClasses],
    digits: Sequence[Cells],
    question: Question,
    cells: Cells,
) -> npt.NDArray[np.bool_]:
    """Each combination of classes that occurs is decided once."""
    key = np.zeros(len(cells), dtype=np.int64)
    for column, digit in zip(columns, digits, strict=True):
        key = key * column.size + digit
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    rows = (
        {
            column.column: column.representatives[digit[index]]
            for column, digit in zip(columns, digits, strict=True)
        }
        for index in first
    )
    held = np.array([question.holds(row) for row in rows], dtype=bool)
    return held.reshape(-1, len(question.rules))[place]


@dataclass(frozen=True)
class CellPlan:
    """The blocks of a pass, and the conditions whose verdicts are columns."""

    blocks: tuple[Block, ...]
    verdicts: tuple[tuple[str, Condition], ...]
    """(column, condition): the engine decides these."""


def plan_cells(questions: Iterable[Question], most_cells: int = MOST_CELLS) -> CellPlan:
    """Blocks of at most `most_cells` possible cells that answer every question.

    A question that fits no block is read as verdicts on its whole conditions.
    """
    verdicts = VerdictColumns()
    fitting = [_fit(question, verdicts, most_cells) for question in questions]
    packing = _Packing(most_cells)
    for question in sorted(fitting, key=lambda item: -_size(_classes_of([item]))):
        packing.add(question)
    blocks = tuple(
        Block(_classes_of(members), tuple(members)) for members in packing.members
    )
    used = {column.column for block in blocks for column in block.columns}
    named = ((name, condition) for condition, name in verdicts.conditions.items())
    return CellPlan(blocks, tuple(item for item in named if item[0] in used))


def _fit(question: Question, verdicts: VerdictColumns, most_cells: int) -> Question:
    numerator = question.numerator
    compared = replace(
        question,
        within=verdicts.replace_comparisons(question.within),
        numerator=numerator and verdicts.replace_comparisons(numerator),
    )
    if _size(_classes_of([compared])) <= most_cells:
        return compared
    return replace(
        question,
        within=verdicts.stand_for(question.within),
        numerator=numerator and verdicts.stand_for(numerator),
    )


def _classes_of(questions: Sequence[Question]) -> tuple[ColumnClasses, ...]:
    """The classes of every column that the questions read, by name."""
    conditions = [
        condition
        for question in questions
        for condition in (question.within, question.numerator)
        if condition is not None
    ]
    leaves = [leaf for condition in conditions for leaf in leaves_of(condition)]
    names = sorted({leaf.column for leaf in leaves})
    return tuple(
        build_classes(name, (leaf for leaf in leaves if leaf.column == name))
        for name in names
    )


def _size(columns: Sequence[ColumnClasses]) -> int:
    return prod(column.size for column in columns)


@dataclass
class _Packing:
    """Questions by block; each goes where it adds the fewest cells."""

    most_cells: int
    members: list[list[Question]] = field(default_factory=list)

    def add(self, question: Question) -> None:
        grown = [
            (_size(_classes_of([*members, question])), number)
            for number, members in enumerate(self.members)
        ]
        fitting = [item for item in grown if item[0] <= self.most_cells]
        if fitting:
            self.members[min(fitting)[1]].append(question)
        else:
            self.members.append([question])
