"""Small files of every kind, as people and programs send them."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
from tests.bad_input.forms import (
    BIRTH_HEADER,
    BIRTH_ROWS,
    BIRTH_TOTAL,
    CASE_HEADER,
    CASE_ROWS,
)


Build = Callable[[Path], None]
Rows = Sequence[Sequence[object]]

OFFICIAL_HEADER = [
    [
        "NO", "KABUPATEN/KOTA", "JUMLAH LAHIR HIDUP", None, None,
        "DITIMBANG", None, None, "PERSEN DITIMBANG", None, None, "BBLR", None,
    ],
    [None, None, "L", "P", "L + P", "L", "P", "L + P", "L", "P", "LP", "L", "P"],
    [None] * 13,
]  # fmt: skip
OFFICIAL_MERGES = (
    "A{0}:A{2}", "B{0}:B{2}", "C{0}:E{0}", "F{0}:H{0}", "I{0}:K{0}", "L{0}:M{0}",
    *(f"{letter}{{1}}:{letter}{{2}}" for letter in "CDEFGHIJKLM"),
)  # fmt: skip


def as_text(
    rows: Rows, separator: str = ",", encoding: str = "utf-8", start: str = ""
) -> Build:
    """A text file of rows; None is an empty cell."""

    def build(path: Path) -> None:
        target = io.StringIO(newline="")
        target.write(start)
        csv.writer(target, delimiter=separator).writerows(rows)
        path.write_bytes(target.getvalue().encode(encoding))

    return build


def as_bytes(content: bytes) -> Build:
    return lambda path: path.write_bytes(content) and None


def births(*changes: tuple[int, int, object], rows: Rows = BIRTH_ROWS) -> list[list]:
    """The rows of births under their header, cells changed: (row, column, value).

    Row 0 is the first data row; the header is row -1.
    """
    table = [list(BIRTH_HEADER), *(list(row) for row in rows)]
    for row, column, value in changes:
        table[row + 1][column] = value
    return table


def cases(*changes: tuple[int, int, object], header: Sequence = CASE_HEADER) -> list:
    """The rows of cases under their header, with changes as in `births`."""
    table = [list(header), *(list(row) for row in CASE_ROWS)]
    for row, column, value in changes:
        table[row + 1][column] = value
    return table


def with_column(table: list[list], header: str, values: Sequence[object]) -> list:
    """A table with one more column."""
    return [[*row, cell] for row, cell in zip(table, [header, *values], strict=True)]


def as_workbook(
    sheets: dict[str, Rows], change: Callable[[openpyxl.Workbook], None] | None = None
) -> Build:
    """A workbook; `change` may spoil it."""

    def build(path: Path) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        if change:
            change(book)
        book.save(path)

    return build


def official(
    above: Rows = (),
    below: Rows = (),
    rows: Rows = BIRTH_ROWS,
    total: bool = True,
    change: Callable[[openpyxl.Workbook], None] | None = None,
    sheet: str = "Tabel 37",
) -> Build:
    """The official form of births: three header rows, merged cells, a totals row."""
    body = [*rows, BIRTH_TOTAL] if total else list(rows)

    def spread(book: openpyxl.Workbook) -> None:
        first = len(above) + 1
        for merge in OFFICIAL_MERGES:
            book[sheet].merge_cells(merge.format(first, first + 1, first + 2))
        if change:
            change(book)

    return as_workbook({sheet: [*above, *OFFICIAL_HEADER, *body, *below]}, spread)


def set_cell(sheet: str, cell: str, value: object, style: str = "") -> Callable:
    """A change of one cell of a workbook."""

    def change(book: openpyxl.Workbook) -> None:
        book[sheet][cell].value = value
        if style:
            book[sheet][cell].number_format = style

    return change


def encrypted(build: Build) -> Build:
    """A workbook under a password."""

    def lock(path: Path) -> None:
        build(path)
        plain = io.BytesIO(path.read_bytes())
        with path.open("wb") as target:
            msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("rahasia", target)

    return lock


def cut(build: Build, keep: float) -> Build:
    """The first part of a file, as after a broken transfer."""

    def shorten(path: Path) -> None:
        build(path)
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * keep)])

    return shorten


def with_part(build: Build, name: str, content: bytes) -> Build:
    """A workbook with one more part, or with a part replaced."""

    def change(path: Path) -> None:
        build(path)
        with zipfile.ZipFile(path) as archive:
            parts = {item: archive.read(item) for item in archive.namelist()}
        parts[name] = content
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for item, data in parts.items():
                archive.writestr(item, data)

    return change


OLD_XLS = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + "Workbook\0".encode("utf-16-le")
)
