"""`derajat certificate`: a certificate of one's own for the office profile."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.options import Options
from derajat.cli.output import write_line
from derajat.model.labels import Label
from derajat.web.certificates import make_certificate


def run(
    folder: Path,
    /,
    *,
    host: Annotated[tuple[str, ...], Parameter(help="Nama atau alamat server.")] = (),
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Buat sertifikat sendiri untuk profil kantor.

    Parameters
    ----------
    folder
        Folder untuk ketiga berkasnya; bukan folder data.
    """
    files = make_certificate(host, folder, datetime.now(UTC))
    told = _TOLD.render(options.language)
    write_line(
        told.format(
            authority=files.authority, certificate=files.certificate, key=files.key
        )
    )
    return 0


_TOLD = Label(
    "Pasang {authority} sebagai otoritas tepercaya di setiap komputer dan ponsel.\n"
    "Untuk server: --certificate {certificate} --certificate-key {key}\n"
    "Berlaku 397 hari; kunci otoritasnya sudah dibuang, jadi nanti dibuat baru.",
    "Install {authority} as a trusted authority on every computer and phone.\n"
    "For the server: --certificate {certificate} --certificate-key {key}\n"
    "Valid for 397 days; the key of the authority is thrown away, so make a new one.",
)
