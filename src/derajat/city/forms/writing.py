"""The files of a form: CSV exports and workbooks, with their planted faults."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from derajat.city.faults import FaultKind, PlantedFault
from derajat.city.forms.cells import Cells, overwrite
from derajat.city.forms.form import FilePart, Form, divide_rows
from derajat.city.forms.header import build_header
from derajat.city.places import Places
from derajat.city.registers import Numbers, Register
from derajat.sheets.writing import PlainSheet, PlainValue, write_workbook


SHEET = "Lembar1"
TOTAL = "JUMLAH"


@dataclass(frozen=True)
class WrittenFile:
    """A file of a form.

    `rows` counts everything below the header; `extra` those of them that are no data:
    numbers of columns, totals, notes. `faults` stand at (row of the file, fault).
    """

    path: Path
    source: str
    sheet: str
    rows: int
    extra: int
    cells: int
    faults: tuple[tuple[int, PlantedFault], ...]


def write_form(
    folder: Path,
    form: Form,
    register: Register,
    places: Places,
    faults: Sequence[PlantedFault] = (),
) -> list[WrittenFile]:
    """Write all files of a form as they are first sent."""
    own = {fault.row: fault for fault in faults if fault.plan.register == form.register}
    late = [row for row, fault in own.items() if fault.kind is FaultKind.LATE]
    rows = np.setdiff1d(np.arange(len(register)), late)
    return [
        _write(folder / part.name_file(form.file), form, register, part, own)
        for part in divide_rows(form, register, rows, places)
    ]


def write_repairs(
    folder: Path,
    form: Form,
    register: Register,
    places: Places,
    faults: Sequence[PlantedFault],
) -> list[WrittenFile]:
    """Write the rows that were faulty, late or wrong, as they should have been."""
    faulty = sorted(f.row for f in faults if f.plan.register == form.register)
    rows = np.array(faulty, dtype=np.int64)
    return [
        _write(folder / part.name_file(form.file), form, register, part, {})
        for part in divide_rows(form, register, rows, places)
    ]


def _write(
    path: Path,
    form: Form,
    register: Register,
    part: FilePart,
    faults: dict[int, PlantedFault],
) -> WrittenFile:
    rows = _with_repeats(part.rows, faults)
    at = [(at, faults[row]) for at, row in enumerate(rows.tolist()) if row in faults]
    columns = [
        _cells(form, number, register, rows, at) for number in range(len(form.columns))
    ]
    if form.is_csv:
        first, extra = _write_csv(path, form, columns)
    else:
        first, extra = _write_xlsx(path, form, part, register, columns)
    return WrittenFile(
        path,
        form.source,
        "" if form.is_csv else SHEET,
        len(rows) + extra,
        extra,
        len(rows) * len(columns),
        tuple((first + place, fault) for place, fault in at),
    )


def _with_repeats(rows: Numbers, faults: dict[int, PlantedFault]) -> Numbers:
    repeats = [row for row, f in faults.items() if f.kind is FaultKind.REPEATED]
    return np.repeat(rows, np.isin(rows, repeats).astype(np.int64) + 1)


def _cells(
    form: Form,
    number: int,
    register: Register,
    rows: Numbers,
    faults: Sequence[tuple[int, PlantedFault]],
) -> Cells:
    """The cells of a column, spoilt where a fault says so."""
    column = form.columns[number]
    own = [
        (at, f) for at, f in faults if f.plan.column and f.plan.column == column.column
    ]
    wrong = [fault for _, fault in own if fault.kind is FaultKind.WRONG]
    shown = _with_wrong(register, column.column, wrong) if wrong else register
    cells = column.style(shown, column.column, rows)
    texts: list[tuple[int, PlainValue]] = [
        (at, f.written or None) for at, f in own if f.kind is not FaultKind.WRONG
    ]
    return overwrite(cells, texts)


def _with_wrong(register: Register, name: str, faults: list[PlantedFault]) -> Register:
    rows = np.array([fault.row for fault in faults])
    more = np.array([fault.plan.more for fault in faults])
    column = register.columns[name]
    spoilt = column.changed(rows, column.values[rows] + more)
    return Register(register.name, {**register.columns, name: spoilt})


def _write_csv(path: Path, form: Form, columns: list[Cells]) -> tuple[int, int]:
    arrays = [_texts(cells) for cells in columns]
    names = [column.header[-1] for column in form.columns]
    options = pa_csv.WriteOptions(delimiter=form.delimiter, quoting_style="needed")
    pa_csv.write_csv(pa.Table.from_arrays(arrays, names), path, options)
    return 2, 0


def _texts(cells: Cells) -> pa.Array:
    contents = pa.array([_text(content) for content in cells.contents], pa.string())
    codes = pa.array(cells.codes.astype(np.int32))
    return pa.DictionaryArray.from_arrays(codes, contents).cast(pa.string())


def _text(content: PlainValue) -> str | None:
    if isinstance(content, float):
        return str(content).replace(".", ",")
    return None if content is None else str(content)


def _write_xlsx(
    path: Path, form: Form, part: FilePart, register: Register, columns: list[Cells]
) -> tuple[int, int]:
    """The first row of data, and the rows below the header that are no data."""
    title: list[Sequence[PlainValue]] = [[part.render(text)] for text in form.title]
    if title:
        title.append([])
    header, merges = build_header(form, len(title) + 1)
    head: list[Sequence[PlainValue]] = [*title, *header]
    numbers = [tuple(range(1, len(columns) + 1))] if form.has_column_numbers else []
    body = [
        [cells.content(at) for cells in columns] for at in range(len(columns[0].codes))
    ]
    totals = _totals(form, register, part.rows)
    notes = [[part.render(text)] for text in form.notes]
    gap: list[Sequence[PlainValue]] = [[]] if notes else []
    rows = [*head, *numbers, *body, *totals, *gap, *notes]
    write_workbook(path, [PlainSheet(SHEET, rows, len(head), merges)])
    extra = len(numbers) + len(totals) + len(notes)
    return len(head) + len(numbers) + 1, extra


def _totals(form: Form, register: Register, rows: Numbers) -> list[list[PlainValue]]:
    """The row that adds up the true numbers, with its word below the places."""
    if not any(column.has_total for column in form.columns):
        return []
    shown: list[PlainValue] = []
    for column in form.columns:
        if column.has_total:
            known = register.is_known(column.column)[rows]
            shown.append(int(register[column.column][rows][known].sum()))
        else:
            shown.append(TOTAL if column.column == form.place else None)
    return [shown]
