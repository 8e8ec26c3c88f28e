"""Answers to a pass: rows counted by group and cell, and what the counts are worth."""

from collections.abc import Iterator
from itertools import chain

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from derajat.engines.counting_plan.cells import Block
from derajat.engines.counting_plan.passes import Pass
from derajat.engines.counting_plan.rules import Question
from derajat.engines.duckdb.answers import build_answer, parts_schema
from derajat.engines.duckdb.cell_counts import Counts
from derajat.engines.duckdb.dense_counts import can_count_densely, count_densely
from derajat.engines.duckdb.dimensions import (
    Dimensions,
    Numbers,
    find_dimensions,
    number_groups,
)
from derajat.engines.duckdb.grouped_counts import count_grouped
from derajat.engines.duckdb.session import Session
from derajat.engines.ibis_text.selections import PERIOD, PLACE


Answer = tuple[str, pa.Table]
"""The name of a tally and some of its parts."""

MOST_AMOUNTS = 16_000_000
"""Held at once before they become answers, 8 bytes each."""
_MOST_RULES = 3
"""Of one question."""


def answer_pass(session: Session, rows: ir.Table, work: Pass) -> Iterator[Answer]:
    """The answers to every question of a pass, from the rows that it selects."""
    needed = rows.select(*_columns_needed(work))
    # A view, so that the long text of the selection is compiled once; a table where
    # rows are ranked, so that they are ranked once.
    create = session.materialise if work.selection.keep else session.create_view
    kept = create("selected rows", needed)
    dimensions = find_dimensions(session, kept, work.groups)
    if dimensions is None:
        yield from _empty_answers(work)
    else:
        yield from _answer_questions(session, kept, work, dimensions)
    session.drop(kept)


def _columns_needed(work: Pass) -> list[str]:
    read = chain.from_iterable(question.columns for question in work.questions)
    return list(dict.fromkeys((PLACE, PERIOD, *work.groups, *read)))


def _empty_answers(work: Pass) -> Iterator[Answer]:
    for question in work.questions:
        schema = parts_schema(question.tally.groups)
        yield question.tally.name, schema.empty_table()


def _answer_questions(
    session: Session, rows: ir.Table, work: Pass, dimensions: Dimensions
) -> Iterator[Answer]:
    numbered = session.create_view(
        "numbered rows", number_groups(session, rows, dimensions)
    )
    counted = [question for question in work.questions if not question.summed]
    summed = [question for question in work.questions if question.summed]
    is_dense = can_count_densely(session, dimensions)
    count = count_densely if is_dense else count_grouped
    for block, counts in chain(
        count(session, numbered, counted, dimensions),
        count_grouped(session, numbered, summed, dimensions),
    ):
        yield from _answer_block(block, counts, dimensions)
    session.drop(numbered)


def _answer_block(
    block: Block, counts: Counts, dimensions: Dimensions
) -> Iterator[Answer]:
    """Several questions are worked out together, as far as memory allows."""
    at_once = max(1, MOST_AMOUNTS // (_MOST_RULES * max(1, len(counts.groups))))
    for start in range(0, len(block.questions), at_once):
        questions = block.questions[start : start + at_once]
        worth = [block.worth(question, counts.cells) for question in questions]
        rules = [rule for question in questions for rule in question.rules]
        times = np.array([rule.times for rule in rules])
        columns = [rule.column for rule in rules]
        amounts = counts.add_up(columns, np.concatenate(worth, axis=1) * times)
        for question in questions:
            own, amounts = np.split(amounts, [len(question.rules)], axis=1)
            answer = _answer(question, counts.groups, own, dimensions)
            yield question.tally.name, answer


def _answer(
    question: Question, groups: Numbers, amounts: Numbers, dimensions: Dimensions
) -> pa.Table:
    narrow = dimensions.narrow(question.tally.groups)
    groups, amounts = _narrow(dimensions, narrow, groups, amounts)
    return build_answer(narrow, groups, [rule.part for rule in question.rules], amounts)


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
