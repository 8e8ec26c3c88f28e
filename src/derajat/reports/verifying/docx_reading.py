"""Reads a Word file paragraph by paragraph, straight from its XML."""

import hashlib
import posixpath
from dataclasses import dataclass, field

from derajat.reports.forms import Format
from derajat.reports.verifying.codes import find_codes
from derajat.reports.verifying.found import FoundFile, FoundText
from derajat.reports.verifying.package import Parts
from derajat.sheets.xml_scan import Attributes, build_parser


_DOCUMENT = "word/document.xml"
_SKIPPED = {"w:del", "w:moveFrom", "mc:Fallback", "w:pPr", "w:rPr"}
"""What was taken out while changes were tracked, and what stands twice."""
_BLANKS = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-"}
_CONTENTS = "Table of Contents"


@dataclass
class _Control:
    """A content control: the key of a slot, or the contents of the document."""

    key: str = ""
    is_contents: bool = False


@dataclass
class _Scan:
    """Collects paragraphs while the XML goes by."""

    texts: list[FoundText] = field(default_factory=list)
    beside: list[FoundText] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    open_paragraphs: list[list[str]] = field(default_factory=list)
    controls: list[_Control] = field(default_factory=list)
    tables: list[list[int]] = field(default_factory=list)
    """Of each open table: its number, row, column."""
    skipping: int = 0
    is_word: bool = False
    count: int = 0
    tables_seen: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
            return
        self._start_frame(name, attributes)
        if name == "w:p":
            self.open_paragraphs.append([])
        elif name == "w:t":
            self.is_word = True
        elif name in _BLANKS and self.open_paragraphs:
            self.open_paragraphs[-1].append(_BLANKS[name])
        elif name == "a:blip" and "r:embed" in attributes:
            self.pictures.append(attributes["r:embed"])

    def _start_frame(self, name: str, attributes: Attributes) -> None:
        if name == "w:sdt":
            self.controls.append(_Control())
        elif name == "w:tag" and self.controls:
            self.controls[-1].key = attributes.get("w:val", "")
        elif name == "w:docPartGallery" and self.controls:
            self.controls[-1].is_contents = attributes.get("w:val") == _CONTENTS
        elif name == "w:tbl":
            self.tables_seen += 1
            self.tables.append([self.tables_seen, 0, 0])
        elif name == "w:tr" and self.tables:
            self.tables[-1][1:] = [self.tables[-1][1] + 1, 0]
        elif name == "w:tc" and self.tables:
            self.tables[-1][2] += 1

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        elif name == "w:p" and self.open_paragraphs:
            self._close_paragraph()
        elif name == "w:t":
            self.is_word = False
        elif name == "w:sdt" and self.controls:
            self.controls.pop()
        elif name == "w:tbl" and self.tables:
            self.tables.pop()

    def add(self, words: str) -> None:
        if self.is_word and not self.skipping and self.open_paragraphs:
            self.open_paragraphs[-1].append(words)

    def _close_paragraph(self) -> None:
        self.count += 1
        slot = next((one.key for one in reversed(self.controls) if one.key), "")
        text = FoundText("".join(self.open_paragraphs.pop()), self._place(), slot)
        is_contents = any(one.is_contents for one in self.controls)
        (self.beside if is_contents else self.texts).append(text)

    def _place(self) -> str:
        if not self.tables:
            return f"paragraf {self.count}"
        table, row, column = self.tables[-1]
        return f"tabel {table}, baris {row}, sel {column}"


def read_docx(parts: Parts) -> FoundFile:
    """The texts of a Word file. Raises REP-041 for one that is damaged."""
    body = _scan(parts, _DOCUMENT)
    beside = list(body.beside)
    for part in parts.named("word/"):
        if part.startswith(("word/header", "word/footer")):
            beside += _scan(parts, part).texts
    notes = [
        text
        for part in ("word/footnotes.xml", "word/endnotes.xml")
        if part in parts
        for text in _scan(parts, part).texts
    ]
    return FoundFile(
        Format.DOCX,
        find_codes(read_properties(parts), *(text.text for text in beside)),
        (*body.texts, *notes),
        tuple(beside),
        tuple(_hash_pictures(parts, body.pictures)),
    )


def _scan(parts: Parts, part: str) -> _Scan:
    scan = _Scan()
    parser = build_parser(scan.start, scan.end)
    parser.CharacterDataHandler = scan.add
    parts.scan(part, parser)
    return scan


def read_properties(parts: Parts) -> str:
    """What the properties of a DOCX or XLSX file say, one after the other."""
    part = "docProps/core.xml"
    if part not in parts:
        return ""
    said: list[str] = []

    def start(*_: object) -> None:
        said.append(" ")

    parser = build_parser(start)
    parser.CharacterDataHandler = said.append
    parts.scan(part, parser)
    return "".join(said)


def _hash_pictures(parts: Parts, wanted: list[str]) -> list[str]:
    """The sha256 of each picture in the order of the document."""
    targets: dict[str, str] = {}

    def start(_: str, attributes: Attributes) -> None:
        targets[attributes.get("Id", "")] = attributes.get("Target", "")

    relations = "word/_rels/document.xml.rels"
    if relations in parts:
        parts.scan(relations, build_parser(start))
    paths = [posixpath.normpath(f"word/{targets.get(each, '')}") for each in wanted]
    return [
        hashlib.sha256(parts.read(path)).hexdigest() if path in parts else ""
        for path in paths
    ]
