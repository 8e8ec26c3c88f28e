"""Traced rows told as files, sheets and row numbers."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from derajat.engines.reference.rows import Origin, Reason
from derajat.engines.reference.tallies import TracedRow
from derajat.measures.explaining.condition_words import render_condition
from derajat.measures.explaining.explanation import (
    FileOrigin,
    FileRows,
    FoundRows,
    LeftOutRows,
)
from derajat.model.batches import Batch, RowFinding, RowState
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.model.offices import Office


REASONS = {
    Reason.WHERE_FALSE: Label("syarat tidak terpenuhi", "condition not met"),
    Reason.WHERE_UNKNOWN: Label(
        "syarat tidak dapat diputuskan", "condition cannot be decided"
    ),
    Reason.NO_TIME: Label("tanpa waktu", "no time"),
    Reason.NO_KEY: Label("tanpa kunci", "no key"),
    Reason.NO_ORDER: Label("tanpa urutan", "no order"),
    Reason.NOT_KEPT: Label(
        "baris lain yang dipakai untuk yang sama", "another row stands for the same"
    ),
    Reason.NOT_PRESENT: Label("tidak hadir pada periode", "not present in the period"),
    Reason.NO_CODE: Label("tidak ada dalam daftar kode", "not in the code list"),
    Reason.NOT_NEEDED: Label("tidak diperlukan", "not needed"),
    Reason.OUTSIDE_DENOMINATOR: Label("di luar penyebut", "outside the denominator"),
    Reason.UNKNOWN_DENOMINATOR: Label(
        "penyebut tidak dapat diputuskan", "denominator cannot be decided"
    ),
    Reason.COLUMN_MISSING: Label("angka kosong", "number missing"),
    Reason.ALREADY_COUNTED: Label("sudah dihitung", "already counted"),
}


def list_files(
    rows: Iterable[TracedRow], batches: Mapping[int, Batch]
) -> tuple[FileRows, ...]:
    """The received rows behind traced rows, by file and sheet."""
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in rows:
        for origin in row.origins:
            found[origin.batch, origin.sheet].add(origin.row)
    return tuple(
        FileRows(
            batches[number].file_name, batches[number].id, sheet, tuple(sorted(lines))
        )
        for (number, sheet), lines in sorted(found.items())
    )


def count_origins(rows: Iterable[TracedRow]) -> int:
    """How many received rows stand behind traced rows."""
    origins: set[Origin] = set()
    for row in rows:
        origins.update(row.origins)
    return len(origins)


def list_left_out(
    rows: Iterable[TracedRow], catalogue: Catalogue, batches: Mapping[int, Batch]
) -> tuple[LeftOutRows, ...]:
    """Rows that do not count, by reason in words, the most frequent first."""
    found: dict[Label, list[TracedRow]] = defaultdict(list)
    told: dict[tuple[Reason, str | None, int], Label] = {}
    for row in rows:
        if row.reason is not None:
            # Thousands of rows fail by the same condition: the same object.
            alike = (row.reason, row.left_out_by, id(row.failed))
            if alike not in told:
                told[alike] = _reason_words(row, catalogue)
            found[told[alike]].append(row)
    listed = [
        LeftOutRows(label, count_origins(group), list_files(group, batches))
        for label, group in found.items()
    ]
    return tuple(sorted(listed, key=lambda item: (-item.rows, item.reason.en)))


def _reason_words(row: TracedRow, catalogue: Catalogue) -> Label:
    label = REASONS[row.reason] if row.reason else Label("", "")
    if row.failed is None or row.left_out_by is None:
        return label
    dataset = catalogue.datasets[row.left_out_by]
    failed = row.failed
    words = [render_condition(failed, dataset, language) for language in ("id", "en")]
    return Label(f"{label.id}: {words[0]}", f"{label.en}: {words[1]}")


def list_found(
    batches: Iterable[Batch],
    findings: Mapping[str, tuple[RowFinding, ...]],
    state: RowState,
    rows: Container[tuple[int, str, int]] | None = None,
) -> tuple[FoundRows, ...]:
    """What intake told of rows in that state, by code and wording.

    `rows` are batch, sheet and row number; None stands for all rows of the batches.
    """
    listed = []
    for batch in batches:
        alike: dict[tuple[str, str, Label], set[int]] = defaultdict(set)
        for finding in findings.get(batch.id, ()):
            problem, sheet = finding.problem, finding.problem.where.sheet
            is_wanted = rows is None or (batch.number, sheet, finding.row) in rows
            if finding.state is state and is_wanted:
                says = Label(problem.says("id"), problem.says("en"))
                alike[sheet, problem.code, says].add(finding.row)
        listed += [
            FoundRows(
                code, says, batch.file_name, batch.id, sheet, tuple(sorted(numbers))
            )
            for (sheet, code, says), numbers in alike.items()
        ]
    return tuple(sorted(listed, key=lambda found: (found.batch, found.code)))


def list_origins(used: Iterable[Batch], office: Office) -> tuple[FileOrigin, ...]:
    """Where the files come from, as their forms declare it."""
    forms = {source.name: source for source in office.sources}
    return tuple(
        FileOrigin(batch.file_name, form.origin, form.licence)
        for batch in used
        if (form := forms.get(batch.source)) is not None
    )
