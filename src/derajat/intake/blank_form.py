"""A blank workbook of a form, which the engine recognises when it comes back filled."""

from collections.abc import Iterable
from dataclasses import dataclass

from derajat.intake.blank_examples import ExampleCells
from derajat.intake.file_names import fill_name
from derajat.model.areas import Area
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import ReceivedDataset
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.model.sources import (
    FactColumn,
    FormColumn,
    IgnoredColumn,
    Layout,
    Source,
)
from derajat.sheets.headers import JOINED
from derajat.sheets.writing import PlainSheet


_SHEET, _GUIDE, _AREAS = "Data", "Petunjuk", "Wilayah"
_WIDTH = 16
_MOST_WORDS = 60
_GUIDE_HEADER = ("Kolom", "Isi", "Wajib", "Jenis", "Kata yang boleh", "Contoh")
_AS_TEXT = frozenset(
    {
        ColumnType.ID,
        ColumnType.CODE,
        ColumnType.AREA,
        ColumnType.TEXT,
        ColumnType.MONTH,
        ColumnType.WEEK,
        ColumnType.DATE,
        ColumnType.MOMENT,
    }
)
_KINDS = {
    ColumnType.ID: "nomor, ditulis sebagai teks",
    ColumnType.CODE: "kode dari daftar",
    ColumnType.AREA: "wilayah, lihat lembar Wilayah",
    ColumnType.WHOLE: "bilangan bulat",
    ColumnType.DECIMAL: "angka",
    ColumnType.RUPIAH: "rupiah, tanpa Rp",
    ColumnType.YES_NO: "ya atau tidak",
    ColumnType.DATE: "tanggal, hari/bulan/tahun",
    ColumnType.MONTH: "bulan, tahun-bulan",
    ColumnType.WEEK: "minggu epidemiologi",
    ColumnType.YEAR: "tahun",
    ColumnType.MOMENT: "tanggal dan jam",
    ColumnType.TEXT: "teks",
}


@dataclass(frozen=True)
class BlankForm:
    """A form to be filled: under which name, with which sheets."""

    file_name: str
    sheets: tuple[PlainSheet, ...]
    example: tuple[str, ...]
    """A row as it may be filled in, in the order of the columns."""


def build_blank_form(
    source: Source, catalogue: Catalogue, office: Office, area: Area, month: int
) -> BlankForm:
    """The blank form of a source for an area and a month.

    The example stands on the sheet of guidance, where it is never received as a row.
    """
    dataset, layout = catalogue.received(source.dataset), choose_layout(source)
    columns = tuple(choose_columns(source))
    cells = ExampleCells(dataset, catalogue, office, area, month)
    example = tuple(cells.of_column(column, columns) for column in columns)
    guide = _guide(columns, dataset, catalogue, example)
    sheets = (_data_sheet(columns, dataset, layout), guide, _area_sheet(office, area))
    return BlankForm(_file_name(layout, cells, area), sheets, example)


def choose_layout(source: Source) -> Layout:
    """The layout of a workbook where the form has one."""
    books = [each for each in source.layouts if each.file.lower().endswith(".xlsx")]
    return (books or list(source.layouts))[0]


def choose_columns(source: Source) -> Iterable[FormColumn]:
    """The columns that become facts, and those that others are read by."""
    facts = [column for column in source.columns if isinstance(column, FactColumn)]
    read_by = {name for column in facts for name in (column.year_from, column.inside)}
    for column in source.columns:
        is_read_by = bool(read_by.intersection(column.headers))
        if column in facts or (isinstance(column, IgnoredColumn) and is_read_by):
            yield column


def header_rows(columns: Iterable[FormColumn], rows: int) -> list[tuple[str, ...]]:
    """The header, a part of each column's name in each row."""
    names = [_split(column.headers[0], rows) for column in columns]
    return list(zip(*names, strict=True))


def _split(header: str, rows: int) -> list[str]:
    parts = header.split(JOINED, rows - 1)
    return [*parts, *[""] * (rows - len(parts))]


def _data_sheet(
    columns: tuple[FormColumn, ...], dataset: ReceivedDataset, layout: Layout
) -> PlainSheet:
    texts = tuple(
        number
        for number, column in enumerate(columns, 1)
        if isinstance(column, FactColumn) and dataset.column(column.to).type in _AS_TEXT
    )
    return PlainSheet(
        fill_name(layout.sheet, {}, "1") or _SHEET,
        header_rows(columns, layout.header_rows),
        layout.header_rows,
        column_widths=(_WIDTH,) * len(columns),
        text_columns=texts,
    )


def _guide(
    columns: tuple[FormColumn, ...],
    dataset: ReceivedDataset,
    catalogue: Catalogue,
    example: tuple[str, ...],
) -> PlainSheet:
    rows = [
        (column.headers[0], *_told(column, dataset, catalogue), shown)
        for column, shown in zip(columns, example, strict=True)
    ]
    widths = (34, 34, 8, 28, 40, 20)
    return PlainSheet(_GUIDE, [_GUIDE_HEADER, *rows], 1, column_widths=widths)


def _told(
    form: FormColumn, dataset: ReceivedDataset, catalogue: Catalogue
) -> tuple[str, str, str, str]:
    if not isinstance(form, FactColumn):
        return ("dipakai membaca kolom lain", "ya", "teks", "")
    column = dataset.column(form.to)
    label = (column.label or Label(column.name, column.name)).id
    element = ", ".join(value for _, value in form.element)
    unit = catalogue.units.get(column.unit)
    kind = _KINDS[column.type]
    if unit is not None:
        kind = f"{kind} ({unit.label.id})"
    needed = "ya" if column.never_missing and not form.optional else "bila ada"
    meaning = f"{label} ({element})" if element else label
    return (meaning, needed, kind, _allowed(column, catalogue))


def _allowed(column: Column, catalogue: Catalogue) -> str:
    words = allowed_codes(column, catalogue)
    if column.type is ColumnType.YES_NO:
        words = ("ya", "tidak")
    more = ", …" if len(words) > _MOST_WORDS else ""
    return ", ".join(words[:_MOST_WORDS]) + more


def allowed_codes(column: Column, catalogue: Catalogue) -> tuple[str, ...]:
    """The codes that a column may hold, from its own list or a shared one."""
    if column.codes or not column.codelist:
        return column.codes
    codes = catalogue.codelists[column.codelist]
    return tuple(str(value) for value in codes.values(codes.key[0]))


def _area_sheet(office: Office, area: Area) -> PlainSheet:
    inside = (office.areas.by_code[code] for code in office.areas.within(area.code))
    rows = [(each.code, each.name, each.level.value) for each in inside]
    header = ("Kode", "Nama", "Tingkat")
    return PlainSheet(_AREAS, [header, *rows], 1, column_widths=(18, 34, 16))


def _file_name(layout: Layout, cells: ExampleCells, area: Area) -> str:
    free = f"{area.name.replace(' ', '_')}_{cells.year}"
    name = fill_name(layout.file, cells.parts(layout.file), free)
    stem, _, _ = name.rpartition(".")
    return f"{stem or name}.xlsx"
