"""`derajat demo`: three offices on real published tables, from file to scorecard."""

import shlex
import time
from dataclasses import dataclass

import pyarrow as pa

from derajat.cli.latest_values import write_scorecard
from derajat.cli.measure import measure, render_report
from derajat.cli.opening import OpenOffice, incoming_files, office_folders, open_office
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.cli.receive import receive_files
from derajat.intake import Receipt
from derajat.measures.measuring import MeasureReport
from derajat.model.batches import RowCounts
from derajat.model.labels import Label
from derajat.model.numerals import render_number


@dataclass(frozen=True)
class Shown:
    """What the demo did for one office."""

    opened: OpenOffice
    receipts: tuple[Receipt, ...]
    counts: RowCounts
    report: MeasureReport
    seconds: float

    @property
    def is_unchanged(self) -> bool:
        known = all(receipt.already_received for receipt in self.receipts)
        return known and not self.report.is_new


def run(*, options: Options = Options()) -> int:  # noqa: B008 - frozen, no state
    """Terima dan hitung data tiga kantor dari tabel yang pernah terbit."""
    names = [options.office] if options.office else _offices_with_files()
    shown = [_show(name, options) for name in names]
    if options.json:
        write_json([_fields(item) for item in shown])
        return 0
    for item in shown:
        _write(item, options.language)
    _write_end(shown, options)
    return 0


def _offices_with_files() -> list[str]:
    """Names of the offices that come with files to receive."""
    folders = office_folders()
    return [name for name, path in folders.items() if (path / "incoming").is_dir()]


def _show(name: str, options: Options) -> Shown:
    start = time.perf_counter()
    opened = open_office(
        Options(office=name, data=options.data, language=options.language)
    )
    files = incoming_files(opened.office)
    receipts = tuple(receive_files(opened, files, options.language))
    report = measure(opened, options.language)
    batches = {r.batch.id: r.batch for r in receipts if r.batch is not None}
    counts = sum((batch.counts for batch in batches.values()), RowCounts())
    seconds = time.perf_counter() - start
    return Shown(opened, receipts, counts, report, seconds)


def _fields(item: Shown) -> dict[str, object]:
    return {
        "office": item.opened.office.name,
        "files": len(item.receipts),
        "received": item.counts.received,
        "accepted": item.counts.accepted,
        "questioned": item.counts.questioned,
        "set_aside": item.counts.set_aside,
        "values": item.report.values,
        "seconds": round(item.seconds, 2),
        "changed": not item.is_unchanged,
    }


def _write(item: Shown, language: str) -> None:
    values = item.opened.store.snapshot().values()
    write_line()
    write_scorecard(item.opened, values if values is not None else _NONE, language)
    write_line(_render_rows(item, language))
    write_line(render_report(item.report, language))
    for receipt in item.receipts:
        for problem in receipt.problems:
            write_line(problem.render(language))
    for note in item.opened.office.notes:
        write_line(note.render(language))


_NONE = pa.table({name: [] for name in ("indicator", "area", "group")})


def _render_rows(item: Shown, language: str) -> str:
    numbers = [
        render_number(number, language)
        for number in (
            len(item.receipts),
            item.counts.received,
            item.counts.accepted,
            item.counts.questioned,
            item.counts.set_aside,
        )
    ]
    return (
        Label(
            "{} berkas, {} baris: {} dipakai, {} dengan pertanyaan, {} disisihkan.",
            "{} files, {} rows: {} accepted, {} questioned, {} set aside.",
        )
        .render(language)
        .format(*numbers)
    )


def _write_end(shown: list[Shown], options: Options) -> None:
    write_line()
    if all(item.is_unchanged for item in shown):
        nothing = Label(
            "Tidak ada yang berubah sejak terakhir.", "Nothing changed since last time."
        )
        write_line(nothing.render(options.language))
    where = Label("Data ada di", "The data lie in").render(options.language)
    write_line(f"{where} {options.data_folder}")
    for item in shown:
        marked = [r.marked_copy for r in item.receipts if r.marked_copy]
        for path in marked:
            words = Label("Berkas bertanda", "Marked copy").render(options.language)
            write_line(f"{words}: {path}")
    ask = Label("Tanyakan satu angka", "Ask about a number").render(options.language)
    write_line(f"{ask}: {_example(shown, options)}")


def _example(shown: list[Shown], options: Options) -> str:
    """A command that explains a number of the last office, with the same data."""
    office = shown[-1].opened.office
    indicator = next(iter(office.scorecard), "KODE")
    words = ["derajat", "explain", indicator, "--office", office.name]
    if options.data:
        words += ["--data", str(options.data)]
    return shlex.join(words)
