"""What people wrote for a report: from an edited Word file, or from the pages."""

from dataclasses import dataclass
from pathlib import Path

from derajat.cli.output import write_note
from derajat.model.labels import Label
from derajat.reports.docx import read_slots
from derajat.reports.register import ReportRegister
from derajat.reports.stale import link_numbers
from derajat.reports.verifying import load_content, read_codes
from derajat.reports.written import Written, WrittenText


_UNKNOWN = Label(
    "{file}: laporan asalnya tidak ada dalam register, jadi kalimat yang angkanya "
    "berubah tidak dapat ditandai.",
    "{file}: the report it came from is not in the register, so sentences whose "
    "numbers moved cannot be marked.",
)


@dataclass(frozen=True)
class EditedFile:
    """A Word file of a report in which people wrote."""

    path: Path
    code: str
    """Of the report it was made as; empty where the register does not know it."""
    texts: tuple[WrittenText, ...]


def load_edited(path: Path, register: ReportRegister) -> EditedFile:
    """The texts of an edited Word file, each with the numbers it was written beside.

    Raises FIL-001 to FIL-003 when the file cannot be opened, REP-025 and REP-026 when
    it is no Word file, REP-041 to REP-045 when it is damaged or dangerous.
    """
    content = load_content(path)
    slots = read_slots(content)
    known = {entry.code for entry in register.entries()}
    code = next((c for c in read_codes(content, path.name) if c in known), "")
    numbers = register.contents(code).numbers if code else ()
    shown = dict.fromkeys((number.fact.key, number.shown) for _, number in numbers)
    texts = (
        WrittenText(slot, paragraphs, link_numbers(paragraphs, shown))
        for slot, paragraphs in slots.items()
        if paragraphs
    )
    return EditedFile(path, code, tuple(texts))


def join_texts(edited: EditedFile | None, language: str) -> Written:
    """Everything that people wrote, for the source of a report."""
    if edited is None:
        return Written()
    if not edited.code:
        said = _UNKNOWN.render(language).format(file=edited.path.name)
        write_note(said)
    return Written(texts=edited.texts)
