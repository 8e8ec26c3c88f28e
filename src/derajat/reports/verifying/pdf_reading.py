"""Reads a tagged PDF in the order of its structure, not of its letters on the page.

Each text of a page carries the mark of the element it belongs to. Elements that a page
does not show keep their place among the children of their parent, so the path of child
numbers names an element on all its pages: a cell that is broken over two pages is read
as one.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

from derajat.errors import Location, refuse
from derajat.reports.forms import Format
from derajat.reports.verifying.codes import find_codes
from derajat.reports.verifying.found import FoundFile, FoundText


_UNITS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "LBody", "Figure"}
"""Elements whose text is one; any other text stands for itself, line by line."""
_FURNITURE = {"Lbl", "TOCI"}
"""Numbers before the items of a list, and the contents: set by the writer."""
_MOST_PAGES = 3000
_DEEPEST = 60

Path = tuple[int, ...]


@dataclass
class _Reading:
    """Pieces of text by the path of their unit, and what stands beside the text."""

    units: dict[Path, list[tuple[Path, str]]] = field(default_factory=dict)
    pages: dict[Path, int] = field(default_factory=dict)
    beside: list[FoundText] = field(default_factory=list)


def read_pdf(content: bytes) -> FoundFile:
    """The texts of a PDF. Raises REP-041 (damaged), REP-042 (locked)."""
    document = _open(content)
    try:
        reading = _Reading()
        for number in range(len(document)):
            _read_page(document, number, reading)
        keywords = document.get_metadata_dict().get("Keywords", "")
    finally:
        document.close()
    texts = tuple(
        FoundText(
            "".join(words for _, words in sorted(pieces)), f"hal. {reading.pages[path]}"
        )
        for path, pieces in sorted(reading.units.items())
    )
    feet = (text.text for text in reading.beside)
    codes = find_codes(keywords, *feet)
    return FoundFile(Format.PDF, codes, texts, tuple(reading.beside))


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == raw.FPDF_ERR_PASSWORD
        raise refuse("REP-042" if locked else "REP-041", Location("PDF")) from error
    if len(document) > _MOST_PAGES:
        document.close()
        raise refuse("REP-043", Location("PDF"))
    return document


def _read_page(document: pypdfium2.PdfDocument, number: int, reading: _Reading) -> None:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise refuse("REP-041", Location("PDF")) from error
    marked = _marked_texts(page)
    place = f"hal. {number + 1}"
    tree = raw.FPDF_StructTree_GetForPage(page)
    if tree:
        try:
            for child in range(raw.FPDF_StructTree_CountChildren(tree)):
                element = raw.FPDF_StructTree_GetChildAtIndex(tree, child)
                if element:
                    walk = _Walk(marked, reading, number + 1)
                    walk.visit(element, (child,), None)
        finally:
            raw.FPDF_StructTree_Close(tree)
    for texts in marked.values():
        reading.beside += [FoundText(text, place) for text in texts if text.strip()]
    page.close()


def _marked_texts(page: pypdfium2.PdfPage) -> dict[int, list[str]]:
    """The texts of a page by their mark, in the order they are drawn; -1 is none."""
    found: dict[int, list[str]] = {}
    textpage = page.get_textpage()
    for thing in page.get_objects(max_depth=15):
        if thing.type == raw.FPDF_PAGEOBJ_TEXT:
            mark = raw.FPDFPageObj_GetMarkedContentID(thing)
            said = _text_of(raw.FPDFTextObj_GetText, thing, textpage)
            found.setdefault(mark, []).append(said)
    textpage.close()
    return found


def _text_of(ask: Callable[..., int], *about: object) -> str:
    """A text of PDFium: asked once for its length, then for its letters."""
    length = ask(*about, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(*about, buffer, length)
    text = bytes(buffer).decode("utf-16-le", errors="replace").split("\0")[0]
    # PDFium marks a hyphen at the end of a line as one that it would take away.
    return text.replace("\x02", "-").replace("\ufffe", "-")


@dataclass(frozen=True)
class _Walk:
    """Goes through the structure of one page."""

    marked: dict[int, list[str]]
    reading: _Reading
    page: int

    def visit(self, element: object, path: Path, unit: Path | None) -> None:
        """Note the texts below an element; `unit` is the path of their whole text."""
        kind = _text_of(raw.FPDF_StructElement_GetType, element)
        if len(path) > _DEEPEST:
            return
        if kind in _FURNITURE:
            words = self._set_aside(element)
            self.reading.beside.append(FoundText(words, f"hal. {self.page}"))
            return
        if unit is None and kind in _UNITS:
            unit = path
        for child in range(raw.FPDF_StructElement_CountChildren(element)):
            below = raw.FPDF_StructElement_GetChildAtIndex(element, child)
            if below:
                self.visit(below, (*path, child), unit)
                continue
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, child)
            if mark >= 0:
                self._note(mark, unit or path, (*path, child))

    def _note(self, mark: int, unit: Path, path: Path) -> None:
        words = "".join(self.marked.pop(mark, ()))
        if words:
            self.reading.units.setdefault(unit, []).append((path, words))
            self.reading.pages.setdefault(unit, self.page)

    def _set_aside(self, element: object) -> str:
        """The words below an element that the writer set by itself."""
        words = []
        for child in range(raw.FPDF_StructElement_CountChildren(element)):
            below = raw.FPDF_StructElement_GetChildAtIndex(element, child)
            if below:
                words.append(self._set_aside(below))
            else:
                mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, child)
                words += self.marked.pop(mark, [])
        return "".join(words)
