"""Reads a workbook cell by cell, straight from its XML."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field

from derajat.errors import Location, refuse
from derajat.reports.forms import Format
from derajat.reports.verifying.codes import find_codes
from derajat.reports.verifying.docx_reading import read_properties
from derajat.reports.verifying.found import FoundCell, FoundFile
from derajat.reports.verifying.package import Parts
from derajat.sheets.xml_scan import Attributes, build_parser, local_name


WORKBOOK = "xl/workbook.xml"
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
"""Number formats that need no words of their own (ECMA-376 Part 1, 18.8.30)."""


@dataclass
class _Cells:
    """Collects the cells of one sheet while its XML goes by."""

    sheet: str
    texts: list[str]
    shapes: list[str]
    found: list[FoundCell] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    cell: Attributes = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    inside: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        self.inside.append(local_name(name))
        if self.inside[-1] == "c":
            self.cell, self.said = attributes, {}

    def add(self, words: str) -> None:
        part = self.inside[-1]
        if part in ("v", "f", "t") and "rPh" not in self.inside:
            self.said[part] = self.said.get(part, "") + words
        elif part in ("oddFooter", "oddHeader"):
            self.feet.append(words)

    def end(self, _: str) -> None:
        if self.inside.pop() != "c":
            return
        kind, value = self.cell.get("t", "n"), self.said.get("v", "")
        text, amount = "", ""
        if kind == "s":
            text = self.texts[int(value)]
        elif kind == "inlineStr":
            text = self.said.get("t", "")
        elif kind == "n":
            amount = value
        else:
            text = value
        formula = self.said.get("f", "")
        if text or amount or formula:
            shape = self.shapes[int(self.cell.get("s", "0"))] if self.shapes else ""
            name = self.cell.get("r", "")
            cell = FoundCell(self.sheet, name, text, amount, shape, formula)
            self.found.append(cell)


def read_xlsx(parts: Parts) -> FoundFile:
    """The cells of a workbook. Raises REP-041 for one that is damaged."""
    texts, shapes = _read_texts(parts), _read_shapes(parts)
    cells: list[FoundCell] = []
    feet: list[str] = []
    for sheet, part in _list_sheets(parts):
        scan = _Cells(sheet, texts, shapes)
        try:
            _scan(parts, part, scan.start, scan.add, scan.end)
        except (IndexError, ValueError) as error:
            raise refuse("REP-041", Location(parts.name)) from error
        cells += scan.found
        feet.append("".join(scan.feet))
    codes = find_codes(read_properties(parts), *feet)
    return FoundFile(Format.XLSX, codes, (), cells=tuple(cells))


def _scan(
    parts: Parts,
    part: str,
    start: Callable[[str, Attributes], None],
    add: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> None:
    parser = build_parser(start, end)
    parser.CharacterDataHandler = add
    parts.scan(part, parser)


def _list_sheets(parts: Parts) -> list[tuple[str, str]]:
    """Every sheet with its part, in the order of the workbook, hidden ones too."""
    sheets: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def note_sheet(name: str, attributes: Attributes) -> None:
        if local_name(name) == "sheet":
            sheets.append((attributes.get("name", ""), attributes.get("r:id", "")))

    def note_target(_: str, attributes: Attributes) -> None:
        targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _scan(parts, WORKBOOK, note_sheet)
    _scan(parts, "xl/_rels/workbook.xml.rels", note_target)
    found = []
    for name, key in sheets:
        target = targets.get(key, "")
        part = target[1:] if target.startswith("/") else f"xl/{target}"
        found.append((name, posixpath.normpath(part)))
    return found


def _read_texts(parts: Parts) -> list[str]:
    """The shared texts; a reading aid for sounds is no text."""
    texts: list[str] = []
    inside: list[str] = []

    def start(name: str, _: Attributes) -> None:
        inside.append(local_name(name))
        if inside[-1] == "si":
            texts.append("")

    def add(words: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside:
            texts[-1] += words

    def end(_: str) -> None:
        inside.pop()

    part = "xl/sharedStrings.xml"
    if part in parts:
        _scan(parts, part, start, add, end)
    return texts


def _read_shapes(parts: Parts) -> list[str]:
    """The number format of each look of a cell."""
    formats: dict[int, str] = {}
    looks: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        inside.append(local_name(name))
        if inside[-1] == "numFmt":
            number = int(attributes.get("numFmtId", "0"))
            formats[number] = attributes.get("formatCode", "")
        elif inside[-2:] == ["cellXfs", "xf"]:
            number = int(attributes.get("numFmtId", "0"))
            looks.append(formats.get(number, _BUILT_IN.get(number, "")))

    def end(_: str) -> None:
        inside.pop()

    part = "xl/styles.xml"
    if part in parts:
        _scan(parts, part, start, None, end)
    return looks
