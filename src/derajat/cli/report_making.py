"""Makes reports from the command line: what is asked, made, kept and written out."""

import datetime
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from derajat.cli.report_texts import Texts
from derajat.errors import DerajatError, Problem, refuse, system_reason
from derajat.measures.shelf import ValueShelf
from derajat.model.calendar import Period, day_of_date, parse_period
from derajat.model.numerals import render_day
from derajat.opening.offices import OpenOffice, now
from derajat.opening.plans import load_plans_of
from derajat.opening.reporting import make_outline, open_source
from derajat.reports.choosing import (
    choose_areas,
    choose_formats,
    last_period,
    read_period,
)
from derajat.reports.forms import Format, ReportForm
from derajat.reports.outline import Outline, Slot
from derajat.reports.register import Entry, ReportRegister, Restatement
from derajat.reports.source import Making, ReportSource
from derajat.reports.writing import write_report
from derajat.reports.written import Written


@dataclass(frozen=True)
class Asked:
    """What was asked for; empty texts leave it to the form."""

    year: int
    period: str = ""
    """`2025-Q3`; empty: the year, or the last period of it."""
    area: str = ""
    formats: tuple[str, ...] = ()
    number: str = ""
    day: str = ""
    language: str = "id"


@dataclass(frozen=True)
class MadeFile:
    """A file that was written out."""

    format: Format
    path: Path
    size: int


@dataclass(frozen=True)
class Made:
    """What became of one report; with `problems` nothing of it was kept."""

    form: ReportForm
    period: str
    area: str
    entry: Entry | None = None
    files: tuple[MadeFile, ...] = ()
    stale: int = 0
    """Sentences of people whose number has moved."""
    left_out: tuple[str, ...] = ()
    """Slots of texts that the report has no place for."""
    restated: tuple[Restatement, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Workshop:
    """An office opened for making reports."""

    source: ReportSource
    register: ReportRegister
    texts: Texts
    folder: Path
    """Where files are written out."""

    def make(self, form: ReportForm, asked: Asked, period: Period, area: str) -> Made:
        """Make, keep and write out one report. Raises DerajatError."""
        formats = choose_formats(form, asked.formats)
        written = self.texts(form.name, area, period)
        making = Making(
            replace(self.source, written=written),
            form.name,
            area,
            period,
            asked.language,
            options=_options(asked),
        )
        outline = make_outline(form, making)
        files = self._files(outline, formats)
        entry = self.register.keep(outline, files, now())
        slots = [block for _, block in outline.blocks() if isinstance(block, Slot)]
        return Made(
            form,
            period.render(),
            area,
            entry,
            tuple(self._write_out(entry, files)),
            sum(len(slot.stale) for slot in slots),
            _left_out(written, slots),
            self.register.find_conflicts(entry.code) if not entry.release else (),
        )

    def _files(
        self, outline: Outline, formats: Sequence[Format]
    ) -> dict[Format, bytes]:
        """The files as they were released, or written now."""
        known = {entry.code: entry for entry in self.register.entries()}
        entry = known.get(outline.code)
        if entry is None or entry.release is None:
            return {one: write_report(outline, one) for one in formats}
        kept = [one for one in formats if entry.file_of(one)]
        return {one: self.register.file(entry.code, one) for one in kept}

    def _write_out(
        self, entry: Entry, files: dict[Format, bytes]
    ) -> Iterator[MadeFile]:
        """The files under names of their report. Raises REP-038, REP-039."""
        own = self.source.office.area
        words = [entry.name, entry.period, entry.area if entry.area != own else ""]
        words += [entry.language] if entry.language != "id" else []
        name = "-".join(filter(None, words))
        ours = {file.sha256 for one in self.register.entries() for file in one.files}
        for format_, content in files.items():
            path = self.folder / f"{name}.{format_.value}"
            try:
                _refuse_others(path, ours)
                _write_whole(path, content)
            except OSError as error:
                reason = system_reason(error.errno, str(error))
                raise refuse(
                    "REP-038", path=path, reason_id=reason[0], reason_en=reason[1]
                ) from error
            yield MadeFile(format_, path, len(content))


def open_workshop(
    opened: OpenOffice,
    shelf: ValueShelf,
    register: ReportRegister,
    texts: Texts,
    folder: Path,
) -> Workshop:
    """The office at its newest values, with what people wrote."""
    snapshot = opened.store.snapshot()
    source = open_source(opened, load_plans_of(opened), snapshot, shelf)
    return Workshop(source, register, texts, folder)


def make_every(
    workshop: Workshop, forms: Sequence[ReportForm], asked: Asked
) -> Iterator[Made]:
    """Each report for each of its areas; what stands against one is told beside it."""
    for form in forms:
        for period, area in list_wanted(workshop, form, asked):
            try:
                yield workshop.make(form, asked, period, area)
            except DerajatError as error:
                yield Made(form, period.render(), area, problems=error.problems)


def list_wanted(
    workshop: Workshop, form: ReportForm, asked: Asked
) -> list[tuple[Period, str]]:
    """The period and areas of a report. Raises REP-002, REP-007."""
    year = f"{asked.year:04d}"
    if asked.period or parse_period(year) is None:
        period = read_period(form, asked.period or year)
    else:
        period = last_period(form, asked.year, workshop.source.data_day)
    areas = choose_areas(form, workshop.source.office, asked.area)
    return [(period, area) for area in areas]


def _options(asked: Asked) -> dict[str, str]:
    """What was given by hand. Raises REP-046."""
    given = {"number": asked.number}
    if asked.day:
        try:
            day = day_of_date(datetime.date.fromisoformat(asked.day))
        except ValueError as error:
            raise refuse("REP-046", value=asked.day, example="2026-02-28") from error
        given["day"] = render_day(day, asked.language)
    return {name: text for name, text in given.items() if text}


def _left_out(written: Written, slots: Sequence[Slot]) -> tuple[str, ...]:
    known = {slot.key for slot in slots}
    return tuple(text.slot for text in written.texts if text.slot not in known)


def _refuse_others(path: Path, ours: set[str]) -> None:
    """Raises REP-039 for a file that is there and was not made here as it is."""
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() not in ours:
        raise refuse("REP-039", path=path)


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.belum-selesai")
    try:
        unfinished.write_bytes(content)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
