"""A source: how a form of the office maps to a national dataset."""

from contextlib import suppress
from pathlib import Path

from derajat.catalogue.datasets.constants import read_constant
from derajat.catalogue.files import read_file
from derajat.catalogue.grammar.nodes import Node, TextNode, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name, read_whole
from derajat.catalogue.loading import check_grammar
from derajat.catalogue.offices.fillings import check_fillings
from derajat.catalogue.offices.form_columns import Form, read_form_columns
from derajat.catalogue.offices.name_patterns import check_name_patterns
from derajat.model.areas import AreaLevel, AreaRegistry
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.model.sources import (
    DateOrder,
    Expected,
    Layout,
    NoDataMark,
    SheetsTaken,
    Source,
    TotalRows,
)


_REQUIRED = ("grammar", "source", "label", "dataset", "origin", "layouts", "columns")
_OPTIONAL = ("totals", "constants", "no_data", "expected")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_DATED = (ColumnType.DATE, ColumnType.MOMENT)


def load_source(
    page: Page, path: Path, catalogue: Catalogue, areas: AreaRegistry
) -> Source:
    """The source that a file defines. Raises Skipped.

    Codes of areas are checked when there are areas at all.
    """
    node = read_nodes(page, read_file(page, path))
    check_grammar(page, node)
    section = Section(page, node, "source", _REQUIRED, _OPTIONAL)
    name = read_name(page, section.node("source"), "source", "kebab")
    label = section.label("label")
    dataset = _find_dataset(section, catalogue)
    layouts = _read_layouts(section, dataset)
    form = read_form_columns(section, dataset, catalogue)
    constants = _read_constants(section, dataset, areas)
    origin, licence = _read_origin(section)
    source = Source(
        name=name,
        label=label,
        dataset=dataset.name,
        layouts=layouts,
        columns=form.columns,
        constants=constants,
        totals=_read_totals(section, form),
        no_data=_read_no_data(section, dataset, areas),
        expected=_read_expected(section, dataset),
        origin=origin,
        licence=licence,
        file=page.file,
    )
    if not page.failed:
        check_fillings(section, source, dataset)
    return source


def _find_dataset(section: Section, catalogue: Catalogue) -> ReceivedDataset:
    name = section.needed_text("dataset")
    received = {
        key: item
        for key, item in catalogue.datasets.items()
        if isinstance(item, ReceivedDataset)
    }
    if name not in received:
        line = section.line_of("dataset")
        raise section.page.unknown("DEF-005", line, name, received, kind="dataset")
    return received[name]


def _read_origin(section: Section) -> tuple[str, str]:
    """Where the form comes from, and its licence."""
    with suppress(Skipped):
        inner = section.section("origin", ("title", "licence"), ("address",))
        parts = [inner.text(key) for key in ("title", "address") if key in inner]
        return "; ".join(parts), inner.text("licence")
    return "", ""


def _read_layouts(section: Section, dataset: ReceivedDataset) -> tuple[Layout, ...]:
    layouts: list[Layout] = []
    with suppress(Skipped):
        for node in section.items("layouts"):
            with suppress(Skipped):
                layouts.append(_read_layout(section.page, node, dataset))
    names = [layout.name for layout in layouts]
    for name in {name for name in names if names.count(name) > 1}:
        section.page.report(
            "DEF-050", section.line_of("layouts"), key="layouts", name=name
        )
    return tuple(layouts)


def _read_layout(page: Page, node: Node, dataset: ReceivedDataset) -> Layout:
    required = ("name", "file", "header_rows", "decimal_mark")
    section = Section(page, node, "layouts", required, ("sheet", "sheets", "dates"))
    pattern = section.text("file")
    if pattern.casefold().endswith(".csv"):
        section.refuse_useless("sheet", "sheets", why="file: .csv")
    every_sheet = "sheets" in section
    if every_sheet:
        section.word("sheets", SheetsTaken)
    sheet = section.optional_text("sheet")
    check_name_patterns(section, pattern, sheet, dataset)
    mark = section.text("decimal_mark")
    if mark not in (".", ",", ""):
        page.report_unknown(
            "DEF-034",
            section.line_of("decimal_mark"),
            mark,
            (".", ","),
            key="decimal_mark",
        )
    if not any(column.type in _DATED for column in dataset.columns):
        section.refuse_useless("dates", why=f"dataset: {dataset.name}")
    return Layout(
        name=section.text("name"),
        file=pattern,
        sheet=sheet,
        header_rows=section.whole("header_rows", 1, 10),
        decimal_mark=mark,
        every_sheet=every_sheet,
        dates=section.word("dates", DateOrder) if "dates" in section else None,
    )


def _read_totals(section: Section, form: Form) -> TotalRows | None:
    if "totals" not in section:
        return None
    with suppress(Skipped):
        inner = section.section("totals", ("column", "words"))
        column = inner.needed_text("column")
        form.check_header(section.page, inner.line_of("column"), column)
        return TotalRows(column, inner.names("words"))
    return None


def _read_constants(
    section: Section, dataset: ReceivedDataset, areas: AreaRegistry
) -> tuple[tuple[str, StoredValue], ...]:
    if "constants" not in section:
        return ()
    with suppress(Skipped):
        return _read_values(section, "constants", dataset, areas)
    return ()


def _read_values(
    section: Section, key: str, dataset: ReceivedDataset, areas: AreaRegistry
) -> tuple[tuple[str, StoredValue], ...]:
    """Values of dataset columns, typed by them; unknown area codes are reported."""
    found: list[tuple[str, StoredValue]] = []
    for name, node in section.entries(key):
        with suppress(Skipped):
            column = find_dataset_column(section.page, name, dataset)
            value = read_constant(section.page, node, column)
            if column.type is ColumnType.AREA and areas.areas:
                _check_area(section.page, node.line, str(value), column, areas)
            found.append((column.name, value))
    return tuple(found)


def _check_area(
    page: Page, line: int, code: str, column: Column, areas: AreaRegistry
) -> None:
    """Report a code that is no area of the column's level."""
    level = AreaLevel(column.area_level)
    known = [area.code for area in areas.at_level(level)]
    if code not in known:
        page.report_unknown("DEF-065", line, code, known, kind=level.value)


def find_dataset_column(page: Page, node: TextNode, dataset: ReceivedDataset) -> Column:
    """The column of a dataset that a text names. Raises Skipped."""
    by_name = {column.name: column for column in dataset.columns}
    if node.text not in by_name:
        raise page.unknown(
            "DEF-007", node.line, node.text, by_name, dataset=dataset.name
        )
    return by_name[node.text]


def _read_no_data(
    section: Section, dataset: ReceivedDataset, areas: AreaRegistry
) -> tuple[NoDataMark, ...]:
    marks: list[NoDataMark] = []
    if "no_data" in section:
        with suppress(Skipped):
            for node in section.items("no_data"):
                with suppress(Skipped):
                    marks.append(_read_mark(section.page, node, dataset, areas))
    return tuple(marks)


def _read_mark(
    page: Page, node: Node, dataset: ReceivedDataset, areas: AreaRegistry
) -> NoDataMark:
    keys = ("column", "value", "where", "reason")
    section = Section(page, node, "no_data", keys)
    name = TextNode(section.line_of("column"), section.needed_text("column"))
    column = find_dataset_column(page, name, dataset)
    if column.never_missing:
        section.refuse_useless("column", why=f"{column.name}: missing: never")
    return NoDataMark(
        column=column.name,
        value=read_constant(page, section.node("value"), column),
        where=_read_values(section, "where", dataset, areas),
        reason=section.label("reason"),
    )


def _read_expected(section: Section, dataset: ReceivedDataset) -> Expected | None:
    if "expected" not in section:
        return None
    with suppress(Skipped):
        inner = section.section("expected", ("area_level", "from"), ("until", "months"))
        first = inner.whole("from", _FIRST_YEAR, _LAST_YEAR)
        last = inner.whole("until", first, _LAST_YEAR) if "until" in inner else None
        months: tuple[int, ...] = ()
        if "months" in inner:
            inner.names("months")
            nodes = inner.items("months")
            months = tuple(
                read_whole(section.page, node, "months", 1, 12) for node in nodes
            )
        level = inner.word("area_level", AreaLevel).value
        known = {column.area_level for column in dataset.columns if column.area_level}
        if level not in known and not section.page.failed:
            line = inner.line_of("area_level")
            section.page.report_unknown("DEF-034", line, level, known, key="area_level")
        return Expected(level, months, first, last)
    return None
