"""Sorted Arrow tables of parts, as `model.counting` describes them."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from derajat.engines.duckdb.dimensions import Dimensions, Numbers


def parts_schema(groups: Sequence[str]) -> pa.Schema:
    """The schema of an answer with these group columns."""
    return pa.schema(
        [
            ("place", pa.string()),
            ("period", pa.int64()),
            *((group, pa.string()) for group in groups),
            ("part", pa.string()),
            ("amount", pa.int64()),
        ]
    )


def build_answer(
    dimensions: Dimensions, numbers: Numbers, parts: Sequence[str], amounts: Numbers
) -> pa.Table:
    """The amounts that are not 0, sorted by all columns.

    `numbers` are group numbers in rising order; `amounts` has a row per number and a
    column per part, parts in the order of their names.
    """
    rows, columns = np.nonzero(amounts)
    place, period, *groups = dimensions.digits(numbers[rows])
    labels = [
        dimension.labels.take(pa.array(digits))
        for dimension, digits in zip(dimensions.groups, groups, strict=True)
    ]
    arrays = [
        dimensions.places.labels.take(pa.array(place)),
        pa.array(period + dimensions.first_period),
        *labels,
        pa.array(parts, pa.string()).take(pa.array(columns)),
        pa.array(amounts[rows, columns]),
    ]
    names = [dimension.column for dimension in dimensions.groups]
    return pa.Table.from_arrays(arrays, schema=parts_schema(names))


def combine_answers(answers: Sequence[pa.Table]) -> pa.Table:
    """The parts of one tally from several answers, sorted by all columns."""
    if len(answers) == 1:
        return answers[0]
    combined = pa.concat_tables(answers)
    return combined.sort_by([(name, "ascending") for name in combined.column_names])
