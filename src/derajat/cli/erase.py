"""`derajat erase`: destroy the key of a person, and with it the identity."""

import sys
from dataclasses import asdict
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line
from derajat.errors import refuse
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.sheets.nik import WrongNik, read_nik
from derajat.store import Erased, is_token


def run(
    *,
    person: Annotated[str, Parameter(help="Token orang itu dalam data.")] = "",
    nik_from_stdin: Annotated[
        bool, Parameter(help="Baca NIK dari masukan standar.", negative="")
    ] = False,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Hapus identitas satu orang: kuncinya dimusnahkan, datanya tetap terhitung."""
    if bool(person) == nik_from_stdin:
        raise refuse("REF-125")
    nik = _read_nik() if nik_from_stdin else ""
    if person and not is_token(person):
        raise refuse("REF-127")
    opened = open_asked(options)
    with opened.store.writer() as writer:
        vault = writer.vault_for("")
        erased = vault.erase(person or vault.known_tokens().of_nik(nik))
    if options.json:
        write_json(asdict(erased))
    else:
        write_line(_say(erased).render(options.language))
    return 0


def _read_nik() -> str:
    """The one NIK on the standard input. Raises REF-126, which does not repeat it."""
    lines = [line for line in sys.stdin.read().splitlines() if line.strip()]
    found = read_nik(lines[0]) if len(lines) == 1 else None
    if found is None or isinstance(found, WrongNik):
        raise refuse("REF-126")
    return found


def _say(erased: Erased) -> Label:
    values = [render_number(erased.values, language) for language in ("id", "en")]
    files = ", ".join(erased.originals) or "-"
    unsure = _say_unsure(erased)
    return Label(
        f"Orang {erased.person}: kunci dimusnahkan, {values[0]} nilai tidak dapat "
        f"dibaca lagi. Berkas asli yang ikut tertutup: {files}. Data yang dihitung "
        "tetap ada dan tidak dapat dihubungkan lagi dengan orangnya. Cadangan lama "
        f"folder data masih memuat kuncinya: musnahkan juga.{unsure.id}",
        f"Person {erased.person}: key destroyed, {values[1]} values can be read no "
        f"more. Original files closed with it: {files}. The facts that are counted "
        "stay and lead to the person no more. Old backups of the data folder still "
        f"hold the key: destroy them too.{unsure.en}",
    )


def _say_unsure(erased: Erased) -> Label:
    """The originals in which the person may still stand; nothing without any."""
    if not erased.unsure:
        return Label("", "")
    files = ", ".join(erased.unsure)
    return Label(
        " Dalam berkas asli ini ada orang tanpa NIK yang terbaca, sehingga tidak dapat "
        f"dipastikan apakah orang ini ada di dalamnya: {files}.",
        " In these originals stands somebody without a readable NIK, so it cannot be "
        f"told whether this person is in them: {files}.",
    )
