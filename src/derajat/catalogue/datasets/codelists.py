"""A code list: a closed list of codes, or a small table with a key."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from derajat.catalogue.datasets.columns import read_columns
from derajat.catalogue.datasets.constants import parse_constant
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.tables import (
    Table,
    check_header,
    load_csv_table,
    read_text_table,
)
from derajat.catalogue.grammar.values import read_name
from derajat.catalogue.library import Definition, Library
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import Codelist


_REQUIRED = ("grammar", "codelist", "label", "key", "columns", "from", "source")


def build_codelist(
    library: Library, definition: Definition, csv_path: Path
) -> Codelist:
    """The code list that a file, with the CSV beside it, defines. Raises Skipped."""
    page = definition.page
    section = Section(page, definition.node, "codelist", _REQUIRED, ("until", "rows"))
    read_name(page, section.node("codelist"), "codelist", "kebab")
    columns, broken = read_columns(library, page, section.entries("columns"), False)
    if broken:
        raise page.silence()
    table_page, table = _read_table(section, csv_path)
    check_header(table_page, table, tuple(item.name for item in columns), ())
    rows = _read_rows(table_page, table, columns)
    key = section.names("key")
    _check_key(section, table_page, table, key, columns)
    page.failed = page.failed or table_page.failed
    return Codelist(
        name=definition.name,
        label=section.label("label"),
        key=key,
        columns=_with_values(columns, rows),
        rows=rows,
        valid_from=section.day("from"),
        valid_until=section.day("until") if "until" in section else None,
        source=section.text("source"),
        file=page.file,
    )


def _read_table(section: Section, csv_path: Path) -> tuple[Page, Table]:
    """The rows, from the file itself or from the CSV beside it."""
    page = section.page
    has_csv = csv_path.is_file()
    if has_csv == ("rows" in section):
        detail = f"rows | {csv_path.name}"
        raise page.skip("DEF-046", section.line, file=page.file, detail=detail)
    if not has_csv:
        table_page = page
        table = read_text_table(page, section.node("rows"), "rows")
    else:
        table_page = Page(page.file.removesuffix(".yaml") + ".csv", page.log)
        with suppress(Skipped):
            table = load_csv_table(table_page, csv_path)
        if table_page.failed:
            raise page.silence()
    if not table.rows:
        raise table_page.skip("DEF-004", table.line, key="rows")
    return table_page, table


def _read_rows(
    page: Page, table: Table, columns: tuple[Column, ...]
) -> tuple[tuple[StoredValue, ...], ...]:
    rows = []
    for row in table.rows:
        cells = table.named(row)
        values: list[StoredValue] = []
        for column in columns:
            with suppress(Skipped):
                values.append(_read_cell(page, row.line, cells[column.name], column))
        rows.append(tuple(values))
    return tuple(rows)


def _read_cell(page: Page, line: int, text: str, column: Column) -> StoredValue:
    return parse_constant(page, line, text, column) if text else None


def _check_key(
    section: Section,
    table_page: Page,
    table: Table,
    key: tuple[str, ...],
    columns: tuple[Column, ...],
) -> None:
    """Report unknown key columns, empty keys and keys that stand twice."""
    known = [column.name for column in columns]
    for name in key:
        if name not in known:
            raise section.page.unknown(
                "DEF-007", section.line_of("key"), name, known, dataset=section.what
            )
    seen: set[tuple[str, ...]] = set()
    for row in table.rows:
        values = tuple(table.named(row)[name] for name in key)
        if values in seen or "" in values:
            table_page.report(
                "DEF-046",
                row.line,
                file=table_page.file,
                detail=f"key: {' | '.join(values)}",
            )
        seen.add(values)


def _with_values(
    columns: tuple[Column, ...],
    rows: tuple[tuple[StoredValue, ...], ...],
) -> tuple[Column, ...]:
    """The columns with what their values show: their codes, whether some are empty."""
    found = []
    for index, column in enumerate(columns):
        values = [row[index] for row in rows if index < len(row)]
        codes = dict.fromkeys(str(value) for value in values if value is not None)
        found.append(
            replace(
                column,
                never_missing=None not in values,
                codes=tuple(codes) if column.type is ColumnType.CODE else (),
            )
        )
    return tuple(found)
