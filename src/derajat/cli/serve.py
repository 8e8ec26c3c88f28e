"""`derajat serve`: the pages of an office, on this laptop or for the whole office."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_line, write_table
from derajat.cli.web_office import ask_password
from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.model.scalars import parse_day
from derajat.store import Snapshot
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
    processes: Annotated[
        int, Parameter(help="Berapa proses menjawab; dua untuk kantor yang ramai.")
    ] = 1,
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Buka halaman kantor ini di peramban.

    Parameters
    ----------
    name
        Nama kantor; boleh juga dengan --office.
    """
    office = open_asked(replace(options, office=name or options.office))
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
        processes,
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


def serve_demo(office: str, port: int, options: Options) -> int:
    """Serve an invented office on this laptop, with an account for every role."""
    opened = open_asked(replace(options, office=office))
    day = date_of_day(_last_day(opened.store.snapshot())).isoformat()
    data, keys = options.data_folder, options.key_folder
    chosen = Profile(office, data, keys, port=port, is_demo=True, today=day)
    require_safe_profile(chosen)
    settle_database(chosen)
    _show_demo_accounts(opened.office, options.language)
    _tell_address(chosen, options.language)
    serve(chosen)
    return 0


def _last_day(snapshot: Snapshot) -> int:
    """The day on which an invented office received what it was sent."""
    return max(parse_day(batch.received_at[:10]) for batch in snapshot.batches)


def _show_demo_accounts(office: Office, language: str) -> None:
    """New passwords for every start, shown here and nowhere else."""
    from derajat.web.accounts.making import make_demo_accounts

    names = office.areas.by_code
    rows = [
        (
            made.username,
            made.password,
            made.role.label.render(language),
            names[made.area].name if made.area in names else "-",
        )
        for made in make_demo_accounts(office)
    ]
    title = Label(
        "Akun contoh (sandi baru tiap kali dibuka)",
        "Demo accounts (new passwords at every start)",
    )
    headings = Label("akun sandi peran wilayah", "account password role area")
    write_table(title.render(language), headings.render(language).split(), rows)


def _tell_address(profile: Profile, language: str) -> None:
    told = Label(
        "Buka {url} di peramban. Berhenti: Ctrl+C.", "Open {url}, Ctrl+C ends."
    )
    write_line(told.render(language).format(url=profile.url))


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
    make_administrator(user, ask_password(words.render(language)))
