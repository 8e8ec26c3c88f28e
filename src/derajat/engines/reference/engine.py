"""The slow engine in plain Python: obviously right rather than fast."""

from collections.abc import Sequence

import pyarrow as pa

from derajat.engines.base import Facts
from derajat.engines.reference.datasets import Evaluation
from derajat.engines.reference.tallies import PartKey, sum_parts, trace_rows
from derajat.model.catalogue import Catalogue
from derajat.model.counting import Tally


class ReferenceEngine:
    """Counts row by row, as the definition language is written.

    Facts are Arrow tables of current records; TypeError for files.
    """

    name = "reference"

    def compute_parts(
        self,
        catalogue: Catalogue,
        facts: Facts,
        tallies: Sequence[Tally],
        data_day: int,
    ) -> dict[str, pa.Table]:
        """The parts of each tally by its name, sorted by all columns."""
        evaluation = Evaluation(catalogue, facts, data_day)
        return {
            tally.name: build_part_table(
                tally.groups, sum_parts(trace_rows(evaluation, tally))
            )
            for tally in tallies
        }


def build_part_table(groups: tuple[str, ...], sums: dict[PartKey, int]) -> pa.Table:
    """Columns place, period, one per group, part and amount; nulls come last."""
    records = [
        (place, period, *labels, part, amount)
        for (place, period, labels, part), amount in sums.items()
    ]
    columns = list(zip(*records, strict=True)) or [()] * (len(groups) + 4)
    schema = pa.schema(
        [
            ("place", pa.string()),
            ("period", pa.int64()),
            *((name, pa.string()) for name in groups),
            ("part", pa.string()),
            ("amount", pa.int64()),
        ]
    )
    arrays = [
        pa.array(values, type_)
        for values, type_ in zip(columns, schema.types, strict=True)
    ]
    table = pa.Table.from_arrays(arrays, schema=schema)
    return table.sort_by([(name, "ascending") for name in schema.names])
