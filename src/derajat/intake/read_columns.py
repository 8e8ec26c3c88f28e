"""Columns of a form read into stored values, with the faults of their cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from derajat.intake.column_texts import ColumnProofs
from derajat.intake.faults import NO_DATA, Fault, fault, show_percent
from derajat.intake.form import Element, FoundForm, PlacedColumn
from derajat.intake.read_areas import AreaBook
from derajat.intake.read_codes import (
    build_code_reader,
    build_id_reader,
    build_yes_no_reader,
    read_text,
)
from derajat.intake.read_identities import build_identity_reader
from derajat.intake.read_numbers import Reader, build_number_reader
from derajat.intake.read_times import build_month_reader, build_time_reader
from derajat.intake.row_kinds import Chunk
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.model.sources import FactColumn, Reading
from derajat.sheets import CellValue, Sheet


REMEMBERED_TEXTS = 5_000
"""Different texts of a column whose reading is remembered: names and codes repeat."""

PairReader = Callable[[CellValue, CellValue], StoredValue | Fault]


@dataclass(frozen=True)
class ReadColumn:
    """A form column of a chunk: a value a row, None where there is none."""

    placed: PlacedColumn
    column: Column
    element: Element
    values: list[StoredValue]
    faults: dict[int, Fault]
    """By place in the chunk."""
    no_data_marks: int


@dataclass
class ColumnReader:
    """Reads one column of the form, chunk after chunk."""

    placed: PlacedColumn
    column: Column
    element: Element
    read: PairReader
    beside: int | None = None
    """The column read together with it (year of a month, holder of an area)."""
    is_percent: Callable[[int, int], bool] | None = None
    _remembered: dict[str | tuple[str, CellValue], StoredValue | Fault] = field(
        default_factory=dict
    )

    def read_chunk(self, chunk: Chunk) -> ReadColumn:
        """The column's values in a chunk."""
        values: list[StoredValue] = []
        faults: dict[int, Fault] = {}
        marks = 0
        cells = chunk.column(self.placed.index)
        for offset, (cell, beside) in enumerate(self._pairs(chunk, cells)):
            found = self._read_cell(cell, beside)
            if isinstance(found, Fault):
                if found is NO_DATA:
                    marks += 1
                else:
                    faults[offset] = found
                found = None
            values.append(found)
        if self.is_percent is not None:
            self._refuse_percents(chunk, cells, values, faults)
        return ReadColumn(self.placed, self.column, self.element, values, faults, marks)

    def _pairs(
        self, chunk: Chunk, cells: list[CellValue]
    ) -> Iterator[tuple[CellValue, CellValue]]:
        if self.beside is None:
            return zip(cells, [None] * len(cells), strict=True)
        return zip(cells, chunk.column(self.beside), strict=True)

    def _read_cell(self, cell: CellValue, beside: CellValue) -> StoredValue | Fault:
        if cell is None or cell == "":
            return None
        if not isinstance(cell, str):
            return self.read(cell, beside)
        remembered = self._remembered
        key = cell if beside is None else (cell, beside)
        if key in remembered:
            return remembered[key]
        found = self.read(cell, beside)
        if len(remembered) < REMEMBERED_TEXTS and len(cell) < 100:
            remembered[key] = found
        return found

    def _refuse_percents(
        self,
        chunk: Chunk,
        cells: Sequence[CellValue],
        values: list[StoredValue],
        faults: dict[int, Fault],
    ) -> None:
        """A cell shown as 9 % holds 0.09: neither is the count that is wanted."""
        column = self.placed.index + 1
        for offset, cell in enumerate(cells):
            if isinstance(cell, bool) or not isinstance(cell, int | float):
                continue
            if self.is_percent and self.is_percent(chunk.numbers[offset], column):
                shown = show_percent(float(cell), self.column)
                faults[offset] = fault("REC-031", shown=shown)
                values[offset] = None


def build_readers(
    form: FoundForm,
    dataset: ReceivedDataset,
    areas: AreaBook,
    sheet: Sheet,
    proofs: ColumnProofs,
) -> list[ColumnReader]:
    """A reader for every form column that becomes a dataset column.

    `proofs` tells how texts with two meanings are read in each.
    """
    readers = []
    for placed, fact in form.fact_columns:
        column, index = dataset.column(fact.to), placed.index
        reader = ColumnReader(
            placed,
            column,
            fact.element,
            _build_pair_reader(fact, column, areas)
            or _alone(_build_reader(column, form, areas, sheet, index, proofs)),
            _beside_index(form, fact),
            sheet.is_percent if column.type.is_number and sheet.percents else None,
        )
        readers.append(reader)
    return readers


def _build_reader(
    column: Column,
    form: FoundForm,
    areas: AreaBook,
    sheet: Sheet,
    index: int,
    proofs: ColumnProofs,
) -> Reader:
    """The reader of a column that needs no other column beside it."""
    if column.identity is not None:
        return build_identity_reader(column)
    if column.type.is_number:
        return build_number_reader(column, form.layout.decimal_mark)
    if column.type.is_time:
        day_first = proofs.day_first.get(index)
        return build_time_reader(column, day_first, sheet.counts_dates_from_1904)
    if column.type is ColumnType.AREA:
        return lambda cell: areas.read_code(cell, column)
    if column.type is ColumnType.CODE:
        return build_code_reader(column)
    if column.type is ColumnType.YES_NO:
        return build_yes_no_reader(column, index in proofs.t_is_no)
    if column.type is ColumnType.ID:
        return build_id_reader(column)
    return read_text


def _build_pair_reader(
    fact: FactColumn, column: Column, areas: AreaBook
) -> PairReader | None:
    if fact.reading is Reading.AREA_NAME:
        return lambda cell, inside: areas.read_name(cell, column, inside)
    if fact.reading is Reading.MONTH_NAME and fact.year_from:
        return build_month_reader(column, fact.year_from).read
    return None


def _alone(reader: Reader) -> PairReader:
    return lambda cell, _: reader(cell)


def _beside_index(form: FoundForm, fact: FactColumn) -> int | None:
    header = fact.year_from or fact.inside
    placed = form.under(header) if header else None
    return placed.index if placed else None
