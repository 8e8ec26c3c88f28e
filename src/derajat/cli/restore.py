"""`derajat restore`: a backup into an empty folder."""

from pathlib import Path

from derajat.archive import restore_backup
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.errors import DerajatError
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.store import open_store


def run(file: Path, /, *, options: Options = Options()) -> int:  # noqa: B008 - frozen
    """Pulihkan sebuah cadangan ke folder kosong (--data).

    Parameters
    ----------
    file
        Berkas cadangan.
    """
    folder = options.data_folder
    manifest = restore_backup(file, folder)
    if problems := open_store(folder / manifest.office).verify():
        raise DerajatError(problems)
    if options.json:
        fields = {"office": manifest.office, "made_at": manifest.made_at}
        write_json({**fields, "files": len(manifest.files)})
        return 0
    count = render_number(len(manifest.files), options.language)
    told = Label(
        f"Kantor {manifest.office} dipulihkan ke {folder}: {count} berkas, semua "
        "sama dengan saat dicadangkan. Letakkan folder kunci sebelum membukanya.",
        f"Office {manifest.office} restored to {folder}: {count} files, all as they "
        "were backed up. Put the folder of keys in its place before opening it.",
    )
    write_line(told.render(options.language))
    return 0
