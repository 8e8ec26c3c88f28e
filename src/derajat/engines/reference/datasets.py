"""The rows of received and derived datasets."""

from dataclasses import dataclass, field

import pyarrow as pa

from derajat.engines.base import Facts
from derajat.engines.reference.rows import LeftOutOf, Origin, Row, RowTable, Sources
from derajat.engines.reference.steps import run_step
from derajat.model.catalogue import Catalogue
from derajat.model.columns import StoredValue
from derajat.model.datasets import Dataset, DerivedDataset
from derajat.model.facts import BATCH, ORDER, ROW, SHEET


@dataclass(frozen=True)
class Evaluation:
    """The rows of every dataset asked for; each is computed once."""

    catalogue: Catalogue
    facts: Facts
    data_day: int
    _computed: dict[str, RowTable] = field(default_factory=dict)

    def rows_of(self, name: str) -> RowTable:
        """The rows of a dataset. Raises KeyError for a name that is not known."""
        if name not in self._computed:
            self._computed[name] = self._compute(self.catalogue.datasets[name])
        return self._computed[name]

    def _compute(self, dataset: Dataset) -> RowTable:
        if isinstance(dataset, DerivedDataset):
            return self._run_steps(dataset)
        if dataset.name not in self.facts:
            return RowTable([], [])
        return RowTable(_read_rows(dataset, self.facts[dataset.name]), [])

    def _run_steps(self, dataset: DerivedDataset) -> RowTable:
        sources = Sources(self.rows_of, self.catalogue.codelists, self.data_day)
        table = self.rows_of(dataset.source)
        rows, left_out = table.rows, list(table.left_out)
        for step in dataset.steps:
            result = run_step(step, rows, sources)
            rows = result.rows
            left_out += [LeftOutOf(dataset.name, item) for item in result.left_out]
        return RowTable(rows, left_out)


def _read_rows(dataset: Dataset, table: object) -> list[Row]:
    """The rows of an Arrow table of current records.

    Raises TypeError for files: this engine has no store beneath it.
    """
    if not isinstance(table, pa.Table):
        raise TypeError(f"{dataset.name}: the reference engine reads Arrow tables only")
    return [_read_row(dataset, record) for record in table.to_pylist()]


def _read_row(dataset: Dataset, record: dict[str, StoredValue]) -> Row:
    values = {column.name: record[column.name] for column in dataset.columns}
    accepted = record[ORDER]
    if not isinstance(accepted, int):
        raise TypeError(f"{dataset.name}: a row has no order of acceptance")
    return Row(values, accepted, _read_origins(dataset, record))


def _read_origins(
    dataset: Dataset, record: dict[str, StoredValue]
) -> frozenset[Origin]:
    """Where the row stood; empty for a table without the columns that tell it."""
    batch, sheet, row = (record.get(name) for name in (BATCH, SHEET, ROW))
    if isinstance(batch, int) and isinstance(sheet, str) and isinstance(row, int):
        return frozenset({Origin(dataset.name, batch, sheet, row)})
    return frozenset()
