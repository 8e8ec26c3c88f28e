"""What the page of an upload shows: its step, its rows, its findings, its effect."""

from dataclasses import dataclass, replace

from django.urls import reverse

from derajat.intake.reasons import reason_word
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.web.asked import Asked
from derajat.web.pages.data.allowing import Choices, find_choices
from derajat.web.pages.data.presenting_effect import EffectBlock, build_effect
from derajat.web.pages.data.words import render_periods, render_when
from derajat.web.uploads.models import PeriodState, Upload
from derajat.web.uploads.report import (
    MatchedSheet,
    ReasonGroup,
    Told,
    read_report,
)
from derajat.web.uploads.standings import standing_of
from derajat.web.uploads.states import UploadState


_STEPS = (
    Label("Pilih berkas", "Choose a file"),
    Label("Cocokkan kolom", "Match columns"),
    Label("Periksa", "Check"),
    Label("Setujui", "Approve"),
)
_STEP_OF = {
    UploadState.RECEIVED: 0,
    UploadState.CHECKING: 1,
    UploadState.UNKNOWN: 1,
    UploadState.REFUSED: 0,
    UploadState.STOPPED: 1,
    UploadState.CHECKED: 2,
    UploadState.WAITING: 3,
    UploadState.APPROVED: 3,
    UploadState.REJECTED: 3,
    UploadState.ACCEPTED: 4,
    UploadState.WITHDRAWN: 4,
}
_TAGS = {
    UploadState.ACCEPTED: ("meets", "▲"),
    UploadState.REFUSED: ("below", "▼"),
    UploadState.UNKNOWN: ("below", "▼"),
    UploadState.REJECTED: ("below", "▼"),
    UploadState.STOPPED: ("unsure", "◆"),
    UploadState.CHECKED: ("unsure", "◆"),
    UploadState.WAITING: ("unsure", "◆"),
}
_ROW_STATES = {
    "set_aside": Label("disisihkan", "set aside"),
    "questioned": Label("ditanyakan", "questioned"),
    "accepted": Label("diterima dengan catatan", "accepted with a note"),
}
_FEW = 10
"""Findings of rows set aside that stand open; more are folded."""
_BUSY = Label(
    "Penyimpanan sedang dipakai pekerjaan lain. Kiriman ini menunggu dan dilanjutkan "
    "sendiri.",
    "The store is in use by another job. This upload waits and goes on by itself.",
)


@dataclass(frozen=True)
class StepLine:
    """One of the four steps."""

    words: str
    is_here: bool
    is_done: bool


@dataclass(frozen=True)
class FindingLine:
    """One finding: where it is, what is wrong, what to do."""

    place: str
    says: str
    repair: str


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one reason."""

    code: str
    title: str
    is_open: bool
    lines: tuple[FindingLine, ...]
    repair: str
    """What to do, where it is the same for all."""
    example: str
    more: str


@dataclass(frozen=True)
class ColumnLine:
    """A column of the file and what it was taken for."""

    letter: str
    header: str
    taken_as: str


@dataclass(frozen=True)
class SheetMatch:
    """A sheet with its columns; `unread` counts those that nothing is done with."""

    title: str
    columns: tuple[ColumnLine, ...]
    unread: str


@dataclass(frozen=True)
class UploadPage:
    """Everything on the page of an upload, as texts."""

    token: str
    seen: int
    name: str
    state: str
    tag: str
    mark: str
    is_running: bool
    progress: str
    steps: tuple[StepLine, ...]
    sent: str
    decided: str
    measuring: str
    form: str
    months: str
    rows: str
    sum: str
    problems: tuple[FindingLine, ...]
    notices: tuple[FindingLine, ...]
    sheets: tuple[SheetMatch, ...]
    groups: tuple[FindingGroup, ...]
    effect: EffectBlock | None
    effect_wait: bool
    repairs: str
    repairs_url: str
    repaired_by: tuple[tuple[str, str], ...]
    choices: Choices


def build_upload_page(
    upload: Upload, asked: Asked, states: dict[str, PeriodState]
) -> UploadPage:
    """The page of an upload for a reader."""
    language, state = asked.language, upload.standing
    told = read_report(upload.report)
    tag, mark = _TAGS.get(state, ("", "●"))
    first = upload.repairs
    return UploadPage(
        token=upload.token,
        seen=upload.changes,
        name=upload.name,
        state=state.label.render(language),
        tag=tag,
        mark=mark,
        is_running=state.is_running,
        progress=render_progress(upload, language),
        steps=_steps(state, language),
        sent=_sent(upload, asked),
        decided=_decided(upload, language),
        measuring=_measuring(upload, asked),
        form=_form(upload, asked),
        months=_months(told.months, states, language),
        rows=_rows(upload, language),
        sum=_sum(upload, language),
        problems=tuple(_coded(problem, language) for problem in told.problems),
        notices=tuple(_line(notice, language) for notice in told.notices),
        sheets=tuple(_sheet(sheet, language) for sheet in told.sheets),
        groups=tuple(_group(group, language) for group in told.reasons),
        effect=build_effect(upload, asked),
        effect_wait=state is UploadState.CHECKED and upload.effect is None,
        repairs=first.name if first else "",
        repairs_url=_url(first) if first else "",
        repaired_by=tuple((u.name, _url(u)) for u in upload.repaired_by.all()[:5]),
        choices=find_choices(upload, told, asked, states),
    )


def render_progress(upload: Upload, language: str) -> str:
    """What a job has done so far, in a sentence."""
    if upload.note:
        return _BUSY.render(language)
    if upload.standing is UploadState.CHECKING and upload.rows_read:
        rows = render_number(upload.rows_read, language)
        return Label(f"{rows} baris diperiksa", f"{rows} rows checked").render(language)
    return upload.standing.label.render(language)


def _steps(state: UploadState, language: str) -> tuple[StepLine, ...]:
    here = _STEP_OF[state]
    return tuple(
        StepLine(f"{number + 1} {step.render(language)}", number == here, number < here)
        for number, step in enumerate(_STEPS)
    )


def _sent(upload: Upload, asked: Asked) -> str:
    areas = asked.reading.office.areas.by_code
    place = areas[upload.area].name if upload.area in areas else upload.area
    when = render_when(upload.sent_at, asked.language)
    who = upload.sender.shown_name
    return Label(
        f"Dikirim {when} oleh {who}, {place}", f"Sent {when} by {who}, {place}"
    ).render(asked.language)


def _decided(upload: Upload, language: str) -> str:
    if upload.decided_by is None or upload.decided_at is None:
        return ""
    when, who = render_when(upload.decided_at, language), upload.decided_by.shown_name
    said = f"{upload.standing.label.render(language)}: {who}, {when}"
    return f"{said}. {upload.reason}" if upload.reason else said


def _measuring(upload: Upload, asked: Asked) -> str:
    """That the numbers do not hold the latest files yet, for what changed them."""
    done = (UploadState.ACCEPTED, UploadState.WITHDRAWN)
    snapshot = asked.reading.snapshot
    run = snapshot.values_run()
    is_measured = run is not None and run.data_version == snapshot.facts_version
    if upload.standing not in done or is_measured:
        return ""
    return Label(
        "Angka sedang dihitung ulang; halaman lain masih menunjukkan angka sebelumnya.",
        "The numbers are being computed anew; other pages still show those of before.",
    ).render(asked.language)


def _form(upload: Upload, asked: Asked) -> str:
    labels = {source.name: source.label for source in asked.reading.office.sources}
    found = labels.get(upload.source)
    return found.render(asked.language) if found else ""


def _months(
    months: tuple[str, ...], states: dict[str, PeriodState], language: str
) -> str:
    words = render_periods(months, language)
    standings = {standing_of(month, states).label.render(language) for month in months}
    return f"{words} · {', '.join(sorted(standings))}" if words else ""


def _rows(upload: Upload, language: str) -> str:
    rows = render_number(upload.received, language)
    return Label(f"diterima {rows} baris", f"{rows} rows received").render(language)


def _sum(upload: Upload, language: str) -> str:
    a, q, s, r = (
        render_number(count, language)
        for count in (
            upload.accepted,
            upload.questioned,
            upload.set_aside,
            upload.received,
        )
    )
    return Label(
        f"{a} diterima + {q} ditanyakan + {s} disisihkan = {r}",
        f"{a} accepted + {q} questioned + {s} set aside = {r}",
    ).render(language)


def _line(told: Told, language: str) -> FindingLine:
    words = Label("Lembar {}", "Sheet {}").render(language)
    row = Label("baris {}", "row {}").render(language)
    cell = Label("sel {}", "cell {}").render(language)
    parts = [
        words.format(told.sheet) if told.sheet else "",
        row.format(told.row) if told.row and not told.cell else "",
        cell.format(told.cell) if told.cell else "",
    ]
    place = ", ".join(part for part in parts if part)
    says, repair = told.says.render(language), told.repair.render(language)
    return FindingLine(place, says, repair)


def _coded(told: Told, language: str) -> FindingLine:
    line = _line(told, language)
    return replace(line, says=f"{told.code} · {line.says}")


def _group(group: ReasonGroup, language: str) -> FindingGroup:
    state = _ROW_STATES[group.state].render(language)
    count = render_number(group.count, language)
    word = reason_word(group.code, language)
    word = "" if word == group.code else f" {word}"
    left = group.count - len(group.findings)
    more = Label(
        f"dan {render_number(left, language)} temuan lain; semuanya di berkas bertanda",
        f"and {render_number(left, language)} more; the marked file has all",
    ).render(language)
    lines = tuple(_line(found, language) for found in group.findings)
    repairs = {line.repair for line in lines}
    shared = repairs.pop() if len(repairs) == 1 else ""
    return FindingGroup(
        group.code,
        f"{group.code}{word}: {count} {state}",
        group.state == "set_aside" and group.count <= _FEW,
        tuple(replace(line, repair="") for line in lines) if shared else lines,
        shared,
        group.example,
        more if left > 0 else "",
    )


def _sheet(sheet: MatchedSheet, language: str) -> SheetMatch:
    name = sheet.name or Label("Tabel", "Table").render(language)
    at = sheet.header_row
    row = Label(f"kepala kolom di baris {at}", f"header in row {at}").render(language)
    unread = sum(not column.is_read for column in sheet.columns)
    said = Label(f"{unread} kolom tidak dibaca", f"{unread} columns are not read")
    columns = tuple(
        ColumnLine(c.letter, c.header, c.taken_as.render(language))
        for c in sheet.columns
    )
    return SheetMatch(
        f"{name}, {row}", columns, said.render(language) if unread else ""
    )


def _url(upload: Upload) -> str:
    return reverse("upload", args=[upload.token])
