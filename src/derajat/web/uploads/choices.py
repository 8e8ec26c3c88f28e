"""Which headers of a sender's files stand for which columns of a form."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from derajat.errors import DerajatError
from derajat.intake.column_choices import ColumnChoice, SeenColumns, see_columns
from derajat.intake.match_source import UnmatchedFile
from derajat.model.sources import Source
from derajat.sheets import open_file
from derajat.web.accounts.grants import Reader
from derajat.web.uploads.models import KeptColumn, Upload
from derajat.web.uploads.sealed_copies import SealedCopies


MOST_BYTES = 20 * 1024 * 1024
"""Of a larger file the columns are not shown: a page would wait for it too long."""


def choices_for(upload: Upload) -> tuple[ColumnChoice, ...]:
    """Those that the upload was given, else those kept for files from its area."""
    if upload.columns:
        return tuple(ColumnChoice(**row) for row in upload.columns)
    kept = KeptColumn.objects.filter(area=upload.area).order_by("pk")
    return tuple(ColumnChoice(k.source, k.column, k.header) for k in kept)


def write_choices(choices: Iterable[ColumnChoice]) -> list[dict[str, Any]]:
    """Choices as JSON, for the upload they were used on."""
    return [asdict(choice) for choice in choices]


def keep_choices(
    upload: Upload, choices: Iterable[ColumnChoice], reader: Reader
) -> None:
    """Keep choices for the next files of the same area; one choice a column."""
    for choice in choices:
        KeptColumn.objects.update_or_create(
            area=upload.area,
            source=choice.source,
            column=choice.column,
            defaults={"header": choice.header, "chosen_by": reader.account},
        )


def find_near_form(
    upload: Upload, error: DerajatError, copies: SealedCopies
) -> Source | None:
    """The form that a file nearly is, when its columns can be chosen by hand."""
    if not isinstance(error, UnmatchedFile) or error.source is None:
        return None
    if upload.size > MOST_BYTES or load_columns(upload, error.source, copies) is None:
        return None
    return error.source


def load_columns(
    upload: Upload, source: Source, copies: SealedCopies
) -> SeenColumns | None:
    """The columns of the sealed file beside those of a form.

    Raises DerajatError when it cannot be opened.
    """
    with copies.clear_copy(upload.token) as path:
        return see_columns(open_file(path, name=upload.name), source)
