"""Rows, files and reasons of an explanation as lines to read."""

from collections.abc import Iterable
from dataclasses import dataclass

from derajat.measures.explaining import Explanation
from derajat.measures.explaining.explanation import FileRows, FoundRows
from derajat.measures.explaining.rendering import render_row_numbers
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.web.asked import Asked


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


def tell_files(found: Explanation, asked: Asked) -> tuple[str, ...]:
    """The files behind a number, with when they were received."""
    names = {batch.id: batch for batch in asked.reading.snapshot.batches}
    used = {f.batch for item in found.counted for f in item.files}
    used |= {f.batch for item in found.left_out for f in item.files}
    if found.untraced:
        files = {origin.file for origin in found.origins}
        used |= {batch.id for batch in names.values() if batch.file_name in files}
    lines = [
        f"{names[number].file_name} ({names[number].received_at[:10]})"
        for number in sorted(used)
        if number in names
    ]
    return _cut(lines, asked.language)


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
