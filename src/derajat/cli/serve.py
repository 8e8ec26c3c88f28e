"""`derajat serve`: the pages of an office, on this laptop or for the whole office."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_line
from derajat.model.labels import Label
from derajat.web.profile import FIRST_PORT, LOOPBACK, Profile, ProfileKind
from derajat.web.serving import serve, settle_database
from derajat.web.starting import require_safe_profile


def run(
    name: str = "",
    /,
    *,
    profile: Annotated[
        ProfileKind, Parameter(help="laptop, atau office untuk seluruh kantor.")
    ] = ProfileKind.LAPTOP,
    address: Annotated[str, Parameter(help="Alamat jaringan.")] = LOOPBACK,
    port: Annotated[int, Parameter(help="Pintu; bawaan 8000.")] = FIRST_PORT,
    host: Annotated[tuple[str, ...], Parameter(help="Nama host kantor.")] = (),
    certificate: Annotated[Path | None, Parameter(help="Berkas sertifikat.")] = None,
    certificate_key: Annotated[Path | None, Parameter(help="Kuncinya.")] = None,
    database: Annotated[str, Parameter(help="postgresql://…; bawaan: SQLite.")] = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Buka halaman kantor ini di peramban.

    Parameters
    ----------
    name
        Nama kantor; boleh juga dengan --office.
    """
    office = open_asked(Options(name or options.office, options.data, options.keys))
    chosen = Profile(
        office.office.name,
        options.data_folder,
        options.key_folder,
        profile,
        address,
        port,
        host,
        certificate,
        certificate_key,
        database,
    )
    require_safe_profile(chosen)
    settle_database(chosen)
    _settle_first_account(options.language)
    told = Label(
        "Buka {url} di peramban. Berhenti: Ctrl+C.", "Open {url}, Ctrl+C ends."
    )
    write_line(told.render(options.language).format(url=chosen.url))
    serve(chosen)
    return 0


def _settle_first_account(language: str) -> None:
    """Ask on the console for the first account, where there is none yet."""
    from derajat.web.accounts.making import has_accounts, make_administrator

    if has_accounts():
        return
    told = Label(
        "Belum ada akun. Akun pertama mengelola akun lain dan tidak melihat data.",
        "There is no account yet. The first one manages others and sees no data.",
    )
    write_line(told.render(language))
    user = input(Label("Nama akun: ", "Name of the account: ").render(language))
    words = Label("Sandi (12 huruf atau lebih): ", "Password (12 letters or more): ")
    make_administrator(user, _ask_password(words.render(language)))


def _ask_password(words: str) -> str:
    """A password that is not shown; from a pipe it is one line."""
    if sys.stdin.isatty():
        return getpass.getpass(words)
    return sys.stdin.readline().rstrip("\n")
