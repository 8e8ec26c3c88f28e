"""What the demo shows: scorecard, rows, seconds, and what to ask next."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from derajat.cli.latest_values import write_scorecard
from derajat.cli.measure import render_report
from derajat.cli.options import Options
from derajat.cli.output import write_line
from derajat.intake import Receipt
from derajat.measures.measuring import MeasureReport
from derajat.model.batches import RowCounts
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.opening.offices import OpenOffice


@dataclass(frozen=True)
class Shown:
    """What the demo did for one office; times in seconds.

    `today` is the last day of an invented city, empty for published tables.
    """

    opened: OpenOffice
    receipts: tuple[Receipt, ...]
    counts: RowCounts
    report: MeasureReport
    receiving: float
    measuring: float
    building: float = 0.0
    today: str = ""

    @property
    def is_unchanged(self) -> bool:
        """Whether every file was known and no value is new."""
        known = all(receipt.already_received for receipt in self.receipts)
        return known and not self.report.is_new

    def as_json(self) -> dict[str, object]:
        """The figures of the run."""
        return {
            "office": self.opened.office.name,
            "files": len(self.receipts),
            "received": self.counts.received,
            "accepted": self.counts.accepted,
            "questioned": self.counts.questioned,
            "set_aside": self.counts.set_aside,
            "values": self.report.values,
            "seconds_building": round(self.building, 2),
            "seconds_receiving": round(self.receiving, 2),
            "seconds_measuring": round(self.measuring, 2),
            "changed": not self.is_unchanged,
        }


def write_shown(shown: Sequence[Shown], options: Options) -> None:
    """Print the offices one after the other, and where to go from there."""
    for item in shown:
        _write_office(item, options.language)
    write_line()
    if all(item.is_unchanged for item in shown):
        nothing = Label(
            "Tidak ada yang berubah sejak terakhir.", "Nothing changed since last time."
        )
        write_line(nothing.render(options.language))
    where = Label("Data ada di", "The data lie in").render(options.language)
    write_line(f"{where} {options.data_folder}")
    _write_marked(shown, options.language)
    ask = Label("Tanyakan satu angka", "Ask about a number").render(options.language)
    write_line(f"{ask}: {_example(shown[-1], options)}")


def _write_office(item: Shown, language: str) -> None:
    write_line()
    if not item.today:
        values = item.opened.store.snapshot().values()
        write_scorecard(item.opened, _NONE if values is None else values, language)
    write_line(_render_rows(item, language))
    write_line(render_report(item.report, language))
    for receipt in item.receipts:
        for problem in receipt.problems:
            write_line(problem.render(language))
    write_line(_render_seconds(item, language))
    for note in item.opened.office.notes:
        write_line(note.render(language))


_NONE = pa.table({name: [] for name in ("indicator", "area", "group")})


def _render_rows(item: Shown, language: str) -> str:
    counts = item.counts
    numbers = [
        render_number(number, language)
        for number in (
            len(item.receipts),
            counts.received,
            counts.accepted,
            counts.questioned,
            counts.set_aside,
        )
    ]
    said = Label(
        "{} berkas, {} baris: {} dipakai, {} dengan pertanyaan, {} disisihkan.",
        "{} files, {} rows: {} accepted, {} questioned, {} set aside.",
    )
    return said.render(language).format(*numbers)


def _render_seconds(item: Shown, language: str) -> str:
    said = Label(
        "Membangun {} detik, menerima {} detik, menghitung {} detik.",
        "Building {} s, receiving {} s, measuring {} s.",
    )
    seconds = (item.building, item.receiving, item.measuring)
    shown = [render_number(f"{number:.1f}", language) for number in seconds]
    return said.render(language).format(*shown)


_MOST_MARKED = 5


def _write_marked(shown: Sequence[Shown], language: str) -> None:
    """Where the first marked copies lie, and how many more there are."""
    marked = [r.marked_copy for item in shown for r in item.receipts if r.marked_copy]
    words = Label("Berkas bertanda", "Marked copy").render(language)
    for path in marked[:_MOST_MARKED]:
        write_line(f"{words}: {path}")
    more = len(marked) - _MOST_MARKED
    if more > 0:
        rest = Label(f"dan {more} lainnya.", f"and {more} more.")
        write_line(f"{words}: {rest.render(language)}")


def _example(item: Shown, options: Options) -> str:
    """A command that explains a number of an office, with the same data."""
    office = item.opened.office
    indicator = next(iter(office.scorecard), "IKU-AKB" if item.today else "KODE")
    words = ["derajat", "explain", indicator, "--office", office.name]
    if options.data:
        words += ["--data", str(options.data)]
    return shlex.join(words)
