"""What a restated number was and is, why, and which files came in between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from derajat.model.labels import Label
from derajat.reports.cells import heading_row, quoted_cell
from derajat.reports.outline import Block, Cell, Column, Quoted, Row, Table, Text
from derajat.reports.register.entries import Restatement
from derajat.store import Snapshot
from derajat.store.entries import BatchEntry, WithdrawalEntry


_CAPTION = Label(
    "Angka yang diperbarui sejak terbitan sebelumnya",
    "Numbers restated since they were published",
)
_HEADINGS = Label(
    "Angka|Dahulu|Kini|Alasan|Berkas yang masuk di antaranya",
    "Number|Before|Now|Reason|Files that came in between",
)
_NO_REASON = Label("(belum ada alasan)", "(no reason yet)")
_NO_FILE = Label("tidak ada; definisi berubah", "none; a definition changed")
_WITHDRAWN = Label("{file} ditarik", "{file} withdrawn")
_MORE = Label("dan {count} lagi", "and {count} more")
_MOST_FILES = 6


@dataclass(frozen=True)
class DataChange:
    """A file that came, or was withdrawn, at a version of the data."""

    version: int
    file: str
    dataset: str
    is_withdrawn: bool = False


def list_changes(snapshot: Snapshot) -> tuple[DataChange, ...]:
    """Every file that came to a store or was withdrawn, in its order."""
    batches = {batch.number: batch for batch in snapshot.batches}
    found = []
    for entry in snapshot.entries:
        match entry.content:
            case BatchEntry(batch=batch):
                change = DataChange(entry.sequence, batch.file_name, batch.dataset)
            case WithdrawalEntry(batch_number=number):
                batch = batches[number]
                change = DataChange(
                    entry.sequence, batch.file_name, batch.dataset, True
                )
            case _:
                continue
        found.append(change)
    return tuple(found)


def tell_files(
    one: Restatement, changes: Iterable[DataChange], language: str = "id"
) -> str:
    """The files between the two versions of the data; the first few by name."""
    between = [c for c in changes if one.old_data < c.version <= one.new_data]
    if not between:
        return _NO_FILE.render(language)
    words = [
        _WITHDRAWN.render(language).format(file=change.file)
        if change.is_withdrawn
        else change.file
        for change in between[:_MOST_FILES]
    ]
    if len(between) > _MOST_FILES:
        left = len(between) - _MOST_FILES
        words.append(_MORE.render(language).format(count=left))
    return ", ".join(words)


def build_restatement_table(
    restated: Sequence[Restatement],
    changes: Sequence[DataChange],
    language: str = "id",
) -> tuple[Block, ...]:
    """The note of a report on the numbers it restates; none where it restates none."""
    if not restated:
        return ()
    rows = tuple(Row(tuple(_cells(one, changes, language))) for one in restated)
    return (
        Table(
            "perubahan-angka",
            _CAPTION.render(language),
            (Column(3), Column(1), Column(1), Column(3), Column(3)),
            (heading_row(_HEADINGS.render(language).split("|")),),
            rows,
            size=8.0,
        ),
    )


def _cells(
    one: Restatement, changes: Sequence[DataChange], language: str
) -> Iterable[Cell]:
    yield quoted_cell(f"{name_fact(one)} ({one.old_report} {one.old_address})")
    old: Text = (Quoted(one.old.shown),)
    yield Cell(old)
    yield Cell((one.new,))
    yield quoted_cell(one.reason or _NO_REASON.render(language))
    yield quoted_cell(tell_files(one, changes, language))


def name_fact(one: Restatement) -> str:
    """`KIA-K6 19.71 2025 value`: the number without its amount."""
    fact = one.fact
    parts = (fact.subject, fact.area, fact.period, fact.group, fact.what)
    return " ".join(filter(None, parts))


def render_restatements(
    restated: Sequence[Restatement],
    changes: Sequence[DataChange],
    language: str = "id",
) -> list[str]:
    """The same as lines of text: what, old, new, why, files."""
    return [
        f"{name_fact(one)}: {one.old.shown} → {one.new.shown} "
        f"({one.old_report} {one.old_address}); "
        f"{one.reason or _NO_REASON.render(language)}; "
        f"{tell_files(one, changes, language)}"
        for one in restated
    ]
