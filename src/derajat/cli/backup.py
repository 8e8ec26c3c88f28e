"""`derajat backup`: one office in one file."""

from importlib import metadata
from pathlib import Path

from derajat.archive import Backup, make_backup
from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line, write_note
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.opening.offices import now


def run(file: Path, /, *, options: Options = Options()) -> int:  # noqa: B008 - frozen
    """Cadangkan satu kantor ke satu berkas, tanpa kunci.

    Parameters
    ----------
    file
        Berkas cadangan yang akan dibuat; tidak boleh sudah ada.
    """
    opened = open_asked(options)
    backup = make_backup(
        file,
        options.data_folder.absolute(),
        opened.office.name,
        opened.store,
        metadata.version("derajat"),
        now(),
    )
    _tell(backup, options)
    return 0


def _tell(backup: Backup, options: Options) -> None:
    language, manifest = options.language, backup.manifest
    if options.json:
        fields = {"file": str(backup.path), "sha256": backup.sha256}
        write_json({**fields, "files": len(manifest.files), "bytes": backup.size})
        return
    count = render_number(len(manifest.files), language)
    size = render_number(backup.size, language)
    told = Label(
        f"Cadangan {backup.path}: {count} berkas, {size} byte.\nsha256 {backup.sha256}",
        f"Backup {backup.path}: {count} files, {size} bytes.\nsha256 {backup.sha256}",
    )
    write_line(told.render(language))
    write_note(_KEYS.render(language).format(keys=options.key_folder))


_KEYS = Label(
    "Kunci TIDAK ikut: tanpa folder {keys} identitas orang, faktor kedua dan rantai "
    "catatan tidak dapat dibaca. Simpan salinannya terpisah dari cadangan ini. Basis "
    "data PostgreSQL, bila dipakai, dicadangkan sendiri dengan pg_dump.",
    "Keys are NOT inside: without the folder {keys} identities of persons, second "
    "factors and the chain of the log cannot be read. Keep a copy of it apart from "
    "this backup. A PostgreSQL database, where used, is backed up by pg_dump.",
)
