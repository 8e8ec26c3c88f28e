"""`derajat feedback`: a letter to each health centre about what it sent."""

import re
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import progress, render_known, write_json, write_line
from derajat.errors import refuse, system_reason
from derajat.model.areas import AreaLevel, find_by_name, fold_name
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.opening.feedback import load_feedback_files
from derajat.opening.offices import OpenOffice, find_area
from derajat.sheets.writing import write_workbook
from derajat.steering.feedback import (
    Letter,
    build_letters,
    build_sheets,
    last_month_of,
    render_letter,
)


def run(
    *,
    month: Annotated[str, Parameter(help="2026-08; bawaan: bulan terakhir.")] = "",
    area: Annotated[str, Parameter(help="Kode atau nama satu Puskesmas.")] = "",
    output: Annotated[
        Path | None, Parameter(help="Folder untuk surat teks dan XLSX.")
    ] = None,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Surat umpan balik untuk tiap Puskesmas: yang masuk, yang perlu diperbaiki."""
    asked = _read_month(month) if month else None
    opened = open_asked(options)
    centre = _find_centre(opened, area) if area else ""
    files = load_feedback_files(opened, opened.store.snapshot())
    last = asked if asked is not None else last_month_of(files)
    if last is None:
        raise refuse("REF-222", office=opened.office.name)
    letters = [each for each in build_letters(files, last) if centre in ("", each.area)]
    written = _write_letters(letters, output, options.language) if output else []
    if options.json:
        write_json([letter_fields(each) for each in letters])
    elif output:
        _tell_written(written, len(letters), output, options.language)
    elif not letters:
        nothing = Label("Tidak ada yang perlu ditulis.", "There is nothing to write.")
        write_line(nothing.render(options.language))
    else:
        texts = [render_letter(each, options.language) for each in letters]
        write_line("\n\n".join(texts).rstrip())
    return 0


def _read_month(text: str) -> int:
    """The month number of `2026-08`. Raises REF-221."""
    period = parse_period(text)
    if period is None or period.kind is not PeriodKind.MONTH:
        raise refuse("REF-221", value=text)
    return period.number


def _find_centre(opened: OpenOffice, wanted: str) -> str:
    """The code of a health centre, or of the office itself. Raises REF-223."""
    office = opened.office
    centres = office.areas.at_level(AreaLevel.HEALTH_CENTRE)
    named = find_by_name(centres, wanted)
    code = named[0].code if len(named) == 1 else find_area(office, wanted)
    found = office.areas.by_code.get(code)
    inside = set(office.areas.within(office.area))
    is_centre = found is not None and found.level is AreaLevel.HEALTH_CENTRE
    if code == office.area or (is_centre and code in inside):
        return code
    known = render_known(wanted, [area.name for area in centres])
    raise refuse(
        "REF-223",
        value=wanted,
        office=office.name,
        known_id=known.id,
        known_en=known.en,
    )


def _write_letters(letters: list[Letter], folder: Path, language: str) -> list[Path]:
    """A text and a workbook for each letter. Raises REF-225."""
    written = []
    words = Label("Menulis surat", "Writing letters").render(language)
    with progress(words, len(letters)) as told:
        for letter in letters:
            told.advance(letter.name)
            text = folder / f"{_file_name(letter)}.txt"
            book = text.with_suffix(".xlsx")
            try:
                folder.mkdir(parents=True, exist_ok=True)
                text.write_text(render_letter(letter, language), "utf-8")
                write_workbook(book, build_sheets(letter, language))
            except OSError as error:
                reason = system_reason(error.errno, error.strerror or str(error))
                raise refuse(
                    "REF-225", path=folder, reason_id=reason[0], reason_en=reason[1]
                ) from error
            written += [text, book]
    return written


def _file_name(letter: Letter) -> str:
    """`2026-08-puskesmas-donomulyo-35.07.p1032556`: two names alike stay apart."""
    month = Period(PeriodKind.MONTH, letter.month).render()
    name = re.sub(r"[^a-z0-9]+", "-", letter.name.casefold()).strip("-")
    return f"{month}-{name or fold_name(letter.area)}-{letter.area.casefold()}"


def _tell_written(
    written: list[Path], letters: int, folder: Path, language: str
) -> None:
    for path in written:
        write_line(str(path))
    count = render_number(letters, language)
    said = Label(
        f"{count} surat, masing-masing teks dan XLSX, ada di {folder}.",
        f"{count} letters, each as text and XLSX, are in {folder}.",
    )
    write_line(said.render(language))


def letter_fields(letter: Letter) -> dict[str, object]:
    """A letter for JSON: its month as `2026-08`, effects as words."""
    fields = asdict(letter)
    fields["month"] = Period(PeriodKind.MONTH, letter.month).render()
    for fault, shown in zip(letter.faults, fields["faults"], strict=True):
        shown["effect"] = fault.effect.value
    for month, shown in zip(letter.progress, fields["progress"], strict=True):
        shown["month"] = Period(PeriodKind.MONTH, month.month).render()
    return fields
