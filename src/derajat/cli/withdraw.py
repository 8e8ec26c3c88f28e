"""`derajat withdraw`: take a batch back as if it had never come."""

from typing import Annotated

from cyclopts import Parameter

from derajat.cli.batches import batch_fields
from derajat.cli.opening import now, open_office
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.intake import withdraw_batch
from derajat.model.labels import Label


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
    opened = open_office(options)
    with opened.store.writer() as writer:
        withdrawn = withdraw_batch(writer, batch, why, now())
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
