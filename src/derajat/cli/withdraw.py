"""`derajat withdraw`: take a batch back as if it had never come."""

from collections.abc import Sequence
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.batches import batch_fields
from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.errors import refuse
from derajat.intake import withdraw_batch
from derajat.model.batches import Batch
from derajat.model.labels import Label
from derajat.opening.offices import now


def run(
    batch: str,
    *,
    why: Annotated[str, Parameter(help="Alasan; dicatat dalam riwayat.")],
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Tarik kembali satu kiriman; data sebelumnya berlaku lagi.

    Parameters
    ----------
    batch
        Nomor kiriman seperti pada `derajat batches`.
    """
    if not why.strip():
        raise refuse("REF-210")
    opened = open_asked(options)
    with opened.store.writer() as writer:
        batch_id = _full_id(batch, writer.snapshot.batches)
        withdrawn = withdraw_batch(writer, batch_id, why, now())
    if options.json:
        write_json(batch_fields(withdrawn))
        return 0
    said = Label(
        f"{withdrawn.id} ({withdrawn.file_name}) ditarik. "
        "Hitung ulang dengan `derajat measure`.",
        f"{withdrawn.id} ({withdrawn.file_name}) withdrawn. "
        "Compute again with `derajat measure`.",
    )
    write_line(said.render(options.language))
    return 0


def _full_id(wanted: str, batches: Sequence[Batch]) -> str:
    """The id of the batch of that number; anything else stays as it is."""
    found = [each.id for each in batches if each.id.split("-")[0] == wanted.zfill(4)]
    return found[0] if len(found) == 1 else wanted
