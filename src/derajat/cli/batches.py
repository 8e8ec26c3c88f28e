"""`derajat batches`: what was received, and what became of it."""

from dataclasses import asdict

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line, write_table
from derajat.model.batches import Batch, BatchState
from derajat.model.labels import Label
from derajat.model.numerals import render_number


def run(*, options: Options = Options()) -> int:  # noqa: B008 - frozen, no state
    """Daftar berkas yang pernah diterima kantor ini."""
    opened = open_asked(options)
    batches = opened.store.snapshot().batches
    if options.json:
        write_json([batch_fields(batch) for batch in batches])
    elif batches:
        _write_batches(batches, options.language)
    else:
        empty = {"id": "Belum ada berkas yang diterima.", "en": "Nothing received yet."}
        write_line(empty[options.language])
    return 0


def batch_fields(batch: Batch) -> dict[str, object]:
    """A batch for JSON, with the counts beside each other."""
    fields = asdict(batch)
    counts = fields.pop("counts")
    fields["state"] = batch.state.value
    return fields | {"received": batch.counts.received, **counts}


_HEADINGS = {
    "id": (
        "berkas",
        "sumber",
        "keadaan",
        "batch",
        "diterima",
        "dipakai",
        "ditanyakan",
        "disisihkan",
    ),
    "en": (
        "file",
        "source",
        "state",
        "batch",
        "received",
        "accepted",
        "questioned",
        "set aside",
    ),
}


_STATES = {
    BatchState.ACCEPTED: Label("berlaku", "in force"),
    BatchState.WITHDRAWN: Label("ditarik", "withdrawn"),
}


def _write_batches(batches: tuple[Batch, ...], language: str) -> None:
    rows = [
        (
            batch.file_name,
            batch.source,
            _STATES[batch.state].render(language),
            batch.id,
            *(
                render_number(number, language)
                for number in (
                    batch.counts.received,
                    batch.counts.accepted,
                    batch.counts.questioned,
                    batch.counts.set_aside,
                )
            ),
        )
        for batch in batches
    ]
    write_table("", _HEADINGS[language], rows, right=4)
