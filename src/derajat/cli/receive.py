"""`derajat receive`: take files in, check them, answer row by row."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import progress, write_json, write_line
from derajat.errors import Family, refuse
from derajat.intake import Receipt, receive_file
from derajat.model.labels import Label
from derajat.opening.offices import OpenOffice, incoming_files, now


def run(
    *files: Path,
    marked: Annotated[
        Path | None, Parameter(help="Folder untuk berkas bertanda.")
    ] = None,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Terima berkas CSV atau XLSX; tanpa nama berkas: semua dari folder incoming.

    Parameters
    ----------
    files
        Berkas yang dikirim.
    """
    if marked is not None:
        _refuse_inside(marked, options.data_folder)
    opened = open_asked(options)
    receipts = receive_files(
        opened, files or incoming_files(opened.office), options.language, marked
    )
    if options.json:
        write_json([receipt.as_json(options.language) for receipt in receipts])
    else:
        for receipt in receipts:
            write_line(receipt.render(options.language))
    refused = any(receipt.problems for receipt in receipts)
    return Family.RECORD.value if refused else 0


def receive_files(
    opened: OpenOffice,
    files: tuple[Path, ...],
    language: str = "id",
    marked: Path | None = None,
    at: str = "",
) -> list[Receipt]:
    """Receive files one after the other; one that is refused does not stop the rest.

    `at` is the moment of receiving, ISO 8601 in UTC; now when empty.
    """
    receipts = []
    words = Label("Menerima", "Receiving").render(language)
    with opened.store.writer() as writer, progress(words, len(files)) as told:
        for path in files:
            told.advance(path.name)
            receipts.append(
                receive_file(
                    path, opened.office, opened.catalogue, writer, at or now(), marked
                )
            )
    return receipts


def _refuse_inside(marked: Path, data: Path) -> None:
    """Marked copies may name persons, so the data folder is no place for them."""
    place, inside = marked.resolve(), data.resolve()
    if place == inside or inside in place.parents:
        raise refuse("REF-128", path=marked, data=data)
