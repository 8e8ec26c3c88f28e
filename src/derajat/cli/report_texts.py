"""What people wrote for a report: from an edited Word file, or from the pages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from derajat.archive.contents import databases
from derajat.cli.options import Options
from derajat.cli.output import write_note
from derajat.model.calendar import Period
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.reports.docx import read_slots
from derajat.reports.register import ReportRegister
from derajat.reports.stale import link_numbers
from derajat.reports.verifying import load_content, read_codes
from derajat.reports.written import Written, WrittenText
from derajat.web.profile import Profile
from derajat.web.serving import settle_database


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


Texts = Callable[[str, str, Period], Written]
"""What people wrote for a report of an area and period."""


def open_texts(
    options: Options, office: Office, database: str, edited: EditedFile | None
) -> Texts:
    """Texts and actions of the pages, where the office has pages.

    Texts of an edited file stand before those of the pages.
    """
    if edited is not None and not edited.code:
        write_note(_UNKNOWN.render(options.language).format(file=edited.path.name))
    first = edited.texts if edited else ()
    has_pages = bool(database or databases(options.data_folder, office.name))
    if not has_pages:
        return lambda *_: Written(texts=first)
    folders = options.data_folder, options.key_folder
    settle_database(Profile(office.name, *folders, database=database))
    from derajat.web.reports.people import load_written

    def load(form: str, area: str, period: Period) -> Written:
        written = load_written(form, area, period, office.areas, options.language)
        return replace(written, texts=(*first, *written.texts))

    return load
