"""Rows, files and reasons of an explanation as lines to read."""

from collections.abc import Iterable
from dataclasses import dataclass

from derajat.measures.explaining import Explanation
from derajat.measures.explaining.explanation import FileRows, FoundRows
from derajat.measures.explaining.rendering import render_row_numbers
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number
from derajat.model.scalars import parse_day
from derajat.web.asked import Asked
from derajat.web.moments import render_day_of
from derajat.web.uploads.approvals import Approval, read_approvals


MOST_LINES = 60

_FIGURES = {
    "numerator": Label("Pembilang", "Numerator"),
    "denominator": Label("Penyebut", "Denominator"),
    "unknown": Label("Tidak dapat diputuskan", "Undecided"),
    "shared": Label("Sasaran yang dibagi", "Eligible number that is divided"),
}


@dataclass(frozen=True)
class Detail:
    """A line that opens: what stands in it when it is closed, and what is inside."""

    title: str
    lines: tuple[str, ...]


def tell_counted(found: Explanation, asked: Asked) -> tuple[Detail, ...]:
    """What each figure is counted from, with the rows inside."""
    return tuple(
        Detail(
            _counted_title(counted.figure, counted.amount, counted.rows, asked)
            + f" ({_dataset(counted.dataset, asked)})",
            _file_lines(counted.files, asked.language),
        )
        for counted in found.counted
    )


def _counted_title(figure: str, amount: str, rows: int, asked: Asked) -> str:
    shown = render_number(amount, asked.language)
    count = render_number(rows, asked.language)
    word = _FIGURES[figure].render(asked.language)
    of_rows = Label(f"dari {count} baris", f"from {count} rows")
    return f"{word} {shown}, {of_rows.render(asked.language)}"


def tell_left_out(found: Explanation, asked: Asked) -> tuple[Detail, ...]:
    """Rows that do not count by reason, then those set aside or questioned."""
    language = asked.language
    rows = Label("baris", "rows").render(language)
    reasons = [
        Detail(
            f"{render_number(item.rows, language)} {rows}: "
            f"{item.reason.render(language).replace('`', '')}",
            _file_lines(item.files, language),
        )
        for item in found.left_out
    ]
    aside = Label(
        "disisihkan saat diterima, dari berkas-berkas ini seluruhnya",
        "set aside when received, of all of these files",
    )
    asked_about = Label("dipertanyakan saat diterima", "questioned when received")
    pairs = ((found.set_aside, aside), (found.questioned, asked_about))
    findings = [_findings(items, words, asked) for items, words in pairs if items]
    return (*reasons, *findings)


def _findings(items: tuple[FoundRows, ...], words: Label, asked: Asked) -> Detail:
    count = render_number(sum(len(item.rows) for item in items), asked.language)
    rows = Label("baris", "rows").render(asked.language)
    lines = [
        f"{item.code} {item.says.render(asked.language)} "
        f"({item.file}, {rows} {render_row_numbers(item.rows)})"
        for item in items
    ]
    return Detail(
        f"{count} {rows}: {words.render(asked.language)}", _cut(lines, asked.language)
    )


def tell_components(found: Explanation, asked: Asked) -> tuple[str, ...]:
    """The values that an index, or a count of areas, is made of."""
    language = asked.language
    areas = asked.reading.office.areas.by_code
    lines = []
    for item in found.components:
        shown = "–" if item.shown is None else render_number(item.shown, language)
        name = areas[item.area].name if item.area in areas else item.area
        group = f", {item.group}" if item.group else ""
        lines.append(f"{item.indicator} {name}{group}: {shown}")
    return _cut(lines, language)


@dataclass(frozen=True)
class Arrived:
    """A file behind a number; `approval` is None when it came by the command line."""

    name: str
    received: str
    approval: Approval | None


def find_arrived(found: Explanation, asked: Asked) -> tuple[Arrived, ...]:
    """The files behind a number, with who approved them; a query."""
    names = {batch.id: batch for batch in asked.reading.snapshot.batches}
    used = {f.batch for item in found.counted for f in item.files}
    used |= {f.batch for item in found.left_out for f in item.files}
    if found.untraced:
        files = {origin.file for origin in found.origins}
        used |= {batch.id for batch in names.values() if batch.file_name in files}
    known = sorted(number for number in used if number in names)
    approvals = read_approvals(known)
    return tuple(
        Arrived(
            names[number].file_name,
            render_day(parse_day(names[number].received_at[:10]), asked.language),
            approvals.get(number),
        )
        for number in known
    )


def tell_files(files: tuple[Arrived, ...], asked: Asked) -> tuple[str, ...]:
    """Each file with when it was received and who approved it."""
    language = asked.language
    return _cut(
        [f"{f.name} ({f.received}), {_tell_approval(f, language)}" for f in files],
        language,
    )


def _tell_approval(file: Arrived, language: str) -> str:
    if file.approval is None:
        words = Label("diterima lewat baris perintah", "received by the command line")
    else:
        day, who = render_day_of(file.approval.at, language), file.approval.who
        words = Label(f"disetujui {day} oleh {who}", f"approved {day} by {who}")
    return words.render(language)


def tell_arrival(files: tuple[Arrived, ...], asked: Asked) -> str:
    """`4 berkas, disetujui 6 Des 2026 oleh …`: how many, and the last approval."""
    language = asked.language
    count = render_number(len(files), language)
    approved = [file.approval for file in files if file.approval is not None]
    parts = [Label(f"{count} berkas", f"{count} files").render(language)]
    if approved:
        last = max(approved, key=lambda approval: approval.at)
        parts.append(_tell_approved(len(files), len(approved), last, language))
    rest = len(files) - len(approved)
    if rest:
        some = render_number(rest, language) + " " if approved else ""
        words = Label(
            f"{some}diterima lewat baris perintah",
            f"{some}received by the command line",
        )
        parts.append(words.render(language))
    return ", ".join(parts)


def _tell_approved(whole: int, part: int, last: Approval, language: str) -> str:
    day, who = render_day_of(last.at, language), last.who
    if part == whole == 1:
        words = Label(f"disetujui {day} oleh {who}", f"approved {day} by {who}")
    else:
        some = "" if part == whole else f"{render_number(part, language)} "
        words = Label(
            f"{some}disetujui, terakhir {day} oleh {who}",
            f"{some}approved, last {day} by {who}",
        )
    return words.render(language)


def _file_lines(files: Iterable[FileRows], language: str) -> tuple[str, ...]:
    row = Label("baris", "row").render(language)
    sheet = Label("lembar", "sheet").render(language)
    lines = [
        f"{item.file}"
        + (f", {sheet} {item.sheet}" if item.sheet else "")
        + f", {row} {render_row_numbers(item.rows)}"
        for item in files
    ]
    return _cut(lines, language)


def _cut(lines: list[str], language: str) -> tuple[str, ...]:
    """The first lines, with how many more there are."""
    more = len(lines) - MOST_LINES
    if more <= 0:
        return tuple(lines)
    words = Label(f"… dan {more} lagi", f"… and {more} more").render(language)
    return (*lines[:MOST_LINES], words)


def _dataset(name: str, asked: Asked) -> str:
    datasets = asked.reading.catalogue.datasets
    return datasets[name].label.render(asked.language) if name in datasets else name
