"""Re-reads a file of a report and confirms each number against the register."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from derajat.errors import DerajatError, Location, refuse, system_reason
from derajat.reports.addresses import PrintedText
from derajat.reports.forms import Format
from derajat.reports.register import Entry, ReportContents, ReportRegister
from derajat.reports.verifying.cell_comparing import compare_cells
from derajat.reports.verifying.comparing import Comparison, compare_texts
from derajat.reports.verifying.docx_reading import read_docx
from derajat.reports.verifying.found import FoundFile, FoundText, without_blanks
from derajat.reports.verifying.package import opened_parts
from derajat.reports.verifying.pdf_reading import read_pdf
from derajat.reports.verifying.verification import (
    AddedText,
    CheckedNumber,
    Outcome,
    Verification,
)
from derajat.reports.verifying.xlsx_reading import WORKBOOK, read_xlsx


MOST_BYTES = 200 << 20
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(r"(?:Hal\.|Page)\d+/\d+")
_LEADER = re.compile(r"[.·…]*\d*")
"""What follows a heading in the contents: dots and the number of its page."""
_BREAKABLE = re.compile(r"[^\s/–-]*[/–-]+|[^\s/–-]+")
"""Pieces between which a line may be broken."""
_MARK = re.compile(r"\d+\.|[•‣–-]|[.·…]+")
"""Before the items of a list, and in the lines of the contents."""


def verify_file(content: bytes, name: str, register: ReportRegister) -> Verification:
    """Hold a file against the register of its office.

    Raises REP-030 (its report is not known), REP-032 (the register is damaged) and
    REP-040 to REP-045 (not a file of a report that can be read).
    """
    found = read_file(content, name)
    entry = _find_entry(found, register)
    contents = register.contents(entry.code)
    if found.format is Format.XLSX:
        compared = compare_cells(contents, found.cells)
    else:
        compared = compare_texts(contents, _expected(contents, found), found.texts)
        _compare_pictures(compared, contents, entry, found, register)
    compared.added += [
        AddedText(text.text.strip(), text.place)
        for text in found.beside
        if not _is_furniture(text, contents)
    ]
    kept = entry.file_of(found.format)
    is_same = kept is not None and kept.sha256 == hashlib.sha256(content).hexdigest()
    return Verification(
        entry,
        found.format,
        is_same,
        tuple(compared.numbers),
        tuple(compared.changed),
        tuple(compared.added),
    )


def load_content(path: Path) -> bytes:
    """The bytes of a file. Raises FIL-001 to FIL-003, and REP-043 for a huge one."""
    where = Location(path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise refuse("REP-043", where)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refuse("FIL-001", where) from error
    except IsADirectoryError as error:
        raise refuse("FIL-002", where) from error
    except OSError as error:
        words = system_reason(error.errno, str(error))
        raise refuse(
            "FIL-003", where, reason_id=words[0], reason_en=words[1]
        ) from error


def read_codes(content: bytes, name: str) -> tuple[str, ...]:
    """The codes of reports that a file carries. Raises REP-041 to REP-045."""
    return read_file(content, name).codes


def read_file(content: bytes, name: str) -> FoundFile:
    """What a file says, whatever its name. Raises REP-041 to REP-045."""
    if len(content) > MOST_BYTES:
        raise refuse("REP-043", Location(name))
    try:
        if content.startswith(b"%PDF"):
            return read_pdf(content)
        if content.startswith(b"PK\x03\x04"):
            with opened_parts(content, name) as parts:
                if "word/document.xml" in parts:
                    return read_docx(parts)
                if WORKBOOK in parts:
                    return read_xlsx(parts)
    except DerajatError as error:
        raise refuse(error.problems[0].code, Location(name)) from error
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise refuse("REP-042", Location(name))
    raise refuse("REP-045", Location(name))


def _find_entry(found: FoundFile, register: ReportRegister) -> Entry:
    """The report whose code the file carries; properties before feet of pages."""
    if not found.codes:
        raise refuse("REP-040")
    known = {entry.code: entry for entry in register.entries()}
    for code in found.codes:
        if code in known:
            return known[code]
    raise refuse("REP-030", report=found.codes[0])


def _expected(contents: ReportContents, found: FoundFile) -> Sequence[PrintedText]:
    """The texts that a file of this kind holds: in Word figures are pixels."""
    if found.format is Format.PDF:
        return contents.texts
    return [text for text in contents.texts if not text.is_drawn]


def _compare_pictures(
    compared: Comparison,
    contents: ReportContents,
    entry: Entry,
    found: FoundFile,
    register: ReportRegister,
) -> None:
    """Numbers drawn as pixels are confirmed while the picture is the kept one."""
    drawn = [text for text in contents.texts if text.is_drawn]
    if found.format is not Format.DOCX or not drawn:
        return
    kept: tuple[str, ...] = ()
    if entry.file_of(Format.DOCX):
        kept = read_file(register.file(entry.code, Format.DOCX), entry.code).pictures
    is_same = found.pictures == kept
    for text, before, now in _beside(drawn, kept, found.pictures):
        outcome = Outcome.CONFIRMED if before == now or is_same else Outcome.CHANGED
        said = "" if outcome is Outcome.CONFIRMED else "?"
        for place, number in enumerate(text.numbers, 1):
            address = f"{text.address}.{place}" if place > 1 else text.address
            checked = CheckedNumber(address, number, outcome, said, "gambar")
            compared.numbers.append(checked)


def _beside(
    drawn: Sequence[PrintedText], kept: Sequence[str], found: Sequence[str]
) -> Iterator[tuple[PrintedText, str, str]]:
    """Each figure with the hash of its picture as kept and as found."""
    for place, text in enumerate(drawn):
        before = kept[place] if place < len(kept) else "-"
        yield text, before, found[place] if place < len(found) else ""


def _is_furniture(text: FoundText, contents: ReportContents) -> bool:
    """Whether a text beside the document is one that writers put there."""
    said = without_blanks(text.text)
    if not said or _MARK.fullmatch(said) or _PAGE.fullmatch(said):
        return True
    return any(
        _continues(said, without_blanks(words)) or _is_line_of(said, words)
        for words in contents.furniture
    )


def _continues(said: str, words: str) -> bool:
    """Whether a text is these words, then at most the number of a page."""
    rest = said.removeprefix(words) if said.startswith(words) else None
    return rest is not None and bool(_PAGE.fullmatch(rest) or _LEADER.fullmatch(rest))


def _is_line_of(said: str, words: str) -> bool:
    """Whether a text is one line of repeated words that run over several lines.

    Without digits it may begin and end anywhere in them; with digits it is made of
    whole words, or of what stands between hyphens and strokes, so that no number is
    taken for a part of another one.
    """
    if not any(letter.isdigit() for letter in said):
        return said in without_blanks(words)
    parts = _BREAKABLE.findall(words)
    return any(
        "".join(parts[first:last]) == said
        for first in range(len(parts))
        for last in range(first + 1, len(parts) + 1)
    )
