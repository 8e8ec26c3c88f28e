"""What is told about a plan table: columns, rows and numbers that were assumed."""

import re
from collections.abc import Sequence

from derajat.errors import ProblemLog
from derajat.plan.reading.assembly import Assembly
from derajat.plan.reading.grid import Grid
from derajat.plan.reading.headings import Role
from derajat.plan.reading.statements import UNSTATED_KIND, StatementReader
from derajat.plan.reading.table_header import PlanHeader
from derajat.sheets.cells import column_letters


_LISTED = 12
_WHY_UNKNOWN = (
    "bukan kolom yang dikenal, atau sudah ada kolom yang sama",
    "it is none of the columns known, or the second of one kind",
)
_WHY_ASIDE = (
    "rencana tidak menyimpan keterangan, lokasi, atau sumber dana",
    "a plan keeps no remarks, places or sources of money",
)
_WHY_ACHIEVED = (
    "capaian tahun lalu; sebuah rencana hanya menyimpan satu kondisi awal",
    "it holds values reached; a plan keeps one baseline only",
)


def tell_about_columns(grid: Grid, header: PlanHeader, log: ProblemLog) -> None:
    """Columns that were left out: unknown headings, doubles, cells below no heading."""
    aside = {column.number for column in header.all(Role.ASIDE)}
    unused = [*header.unused, *((c.number, c.text) for c in header.all(Role.ASIDE))]
    for number, text in sorted(unused):
        where = grid.where(header.last_row, number)
        why, english = _why_unused(number in aside, text)
        log.report("PLN-057", where, heading=text, why_id=why, why_en=english)
    headed = {c.number for c in header.columns} | {n for n, _ in header.unused}
    counts: dict[int, int] = {}
    for row in range(header.last_row + 1, len(grid.rows) + 1):
        for column in grid.filled(row):
            if column not in headed:
                counts[column] = counts.get(column, 0) + 1
    if counts:
        columns = ", ".join(column_letters(column) for column in sorted(counts))
        where = grid.where(header.last_row)
        log.report("PLN-070", where, columns=columns, count=sum(counts.values()))


def _why_unused(is_aside: bool, text: str) -> tuple[str, str]:
    if is_aside:
        return _WHY_ASIDE
    is_achieved = re.search(r"\b(?:capaian|realisasi)\b", text, re.IGNORECASE)
    return _WHY_ACHIEVED if is_achieved else _WHY_UNKNOWN


def tell_about_rows(
    grid: Grid,
    assembly: Assembly,
    apart: Sequence[int],
    statements: StatementReader,
    log: ProblemLog,
) -> None:
    """Rows kept apart, levels not stated, codes and parents that were assumed."""
    unstated = statements.unstated_rows
    if unstated:
        _tell_rows(grid, "PLN-058", unstated, log, kind=f"`{UNSTATED_KIND}`")
    if apart:
        _tell_rows(grid, "PLN-062", apart, log)
    if statements.results:
        rows = [row for row, _ in statements.results]
        _tell_rows(grid, "PLN-073", rows, log)
    first = grid.where(statements.header.first_row)
    columns = statements.header.all(Role.INDICATOR)
    if len(columns) > 1 and not statements.header.is_grouped:
        texts = ", ".join(f"`{column.text}`" for column in columns)
        where = grid.where(statements.header.first_row, columns[-1].number)
        log.report("PLN-072", where, columns=texts)
    if assembly.numbered:
        log.report("PLN-067", first, count=assembly.numbered)
    if assembly.placed_by_order:
        log.report("PLN-068", first, count=assembly.placed_by_order)


def _tell_rows(
    grid: Grid, code: str, rows: Sequence[int], log: ProblemLog, **fields: object
) -> None:
    shown = ", ".join(map(str, rows[:_LISTED])) + (", ..." if rows[_LISTED:] else "")
    log.report(code, grid.where(rows[0]), count=len(rows), rows=shown, **fields)
