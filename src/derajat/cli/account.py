"""`derajat account`: the accounts of an office, from the console of its machine."""

import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line, write_table
from derajat.cli.web_office import Database, ask_password, open_written
from derajat.errors import refuse
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.opening.offices import find_area


if TYPE_CHECKING:
    from derajat.web.accounts.models import Account

app = App(name="account", help="Akun kantor: daftar, baru, sandi baru, tutup, buka.")
_Name = Annotated[str, Parameter(help="Nama akun.")]
_OwnPassword = Annotated[
    bool, Parameter(help="Baca sandi dari terminal atau masukan standar.", negative="")
]


@app.default
@app.command(name="list")
def show(*, database: Database = "", options: Options = Options()) -> int:  # noqa: B008
    """Daftar akun dengan peran dan keadaannya."""
    office = open_written(options, database)
    from derajat.web.accounts.models import Account
    from derajat.web.pages.accounts.presenting import build_line

    accounts = Account.objects.order_by("username").prefetch_related("grants")
    lines = [build_line(one, office, options.language) for one in accounts]
    if options.json:
        write_json([{"account": li.username, "roles": li.roles} for li in lines])
    else:
        headings = Label("akun nama peran keadaan", "account name roles state")
        rows = [(li.username, li.name, li.roles, li.state) for li in lines]
        write_table("", headings.render(options.language).split(), rows)
    return 0


@app.command
def new(
    name: _Name,
    /,
    *,
    full_name: Annotated[str, Parameter(help="Nama yang tampil.")] = "",
    post: Annotated[str, Parameter(help="Jabatan.")] = "",
    role: Annotated[str, Parameter(help="Peran, misalnya KDN.")] = "",
    area: Annotated[str, Parameter(help="Kode atau nama wilayah peran.")] = "",
    own_password: _OwnPassword = False,
    database: Database = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Buat akun; sandi sementaranya tampil sekali, kecuali dengan --own-password."""
    office = open_written(options, database)
    from derajat.web.accounts import console

    chosen = console.Opening(name, full_name or name, post, role, _code(office, area))
    password = console.open_account(chosen, office, _password(own_password, options))
    _tell_password(password, options.language)
    return 0


@app.command
def reset_password(
    name: _Name,
    /,
    *,
    own_password: _OwnPassword = False,
    factors: Annotated[
        bool, Parameter(help="Lepas juga faktor keduanya (ponsel hilang).", negative="")
    ] = False,
    database: Database = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Ganti sandi sebuah akun; semua sesinya berakhir, faktor keduanya tetap."""
    open_written(options, database)
    from derajat.web.accounts import console

    account: Account = console.find_account(name)
    given = _password(own_password, options)
    _tell_password(console.renew(account, given, factors), options.language)
    return 0


@app.command
def disable(
    name: _Name,
    /,
    *,
    database: Database = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Tutup sebuah akun; semua sesinya berakhir seketika."""
    return _turn(name, False, database, options)


@app.command
def enable(
    name: _Name,
    /,
    *,
    database: Database = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Buka lagi sebuah akun yang ditutup."""
    return _turn(name, True, database, options)


@app.command
def token(
    name: _Name,
    role: Annotated[str, Parameter(help="Peran yang dipakai program itu.")],
    /,
    *,
    purpose: Annotated[str, Parameter(help="Untuk apa, misalnya SIPD.")] = "",
    days: Annotated[int, Parameter(help="Berlaku berapa hari.")] = 90,
    database: Database = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Beri token kepada program yang membaca lewat API; tampil sekali."""
    open_written(options, database)
    from derajat.web.accounts import console
    from derajat.web.api.tokens import give_token

    account: Account = console.find_account(name)
    given = give_token(account, role.upper(), purpose[:80], max(days, 1))
    write_line(_TOKEN.render(options.language) + given)
    return 0


@app.command
def end_tokens(
    name: _Name,
    /,
    *,
    database: Database = "",
    options: Options = Options(),  # noqa: B008 - frozen, no state
) -> int:
    """Akhiri semua token sebuah akun."""
    open_written(options, database)
    from derajat.web.accounts import console
    from derajat.web.api.tokens import end_tokens as end

    count = end(console.find_account(name))
    write_line(_ENDED.render(options.language).format(count=count))
    return 0


def _turn(name: str, is_active: bool, database: str, options: Options) -> int:
    open_written(options, database)
    from derajat.web.accounts import console

    console.turn(console.find_account(name), is_active)
    told = _OPENED if is_active else _CLOSED
    write_line(told.render(options.language).format(name=name))
    return 0


def _code(office: Office, area: str) -> str:
    return find_area(office, area)


def _password(is_asked: bool, options: Options) -> str:
    """The password typed or piped in; never a word of the command."""
    if not is_asked:
        return ""
    words = Label("Sandi (12 huruf atau lebih): ", "Password (12 letters or more): ")
    typed = ask_password(words.render(options.language))
    if not typed:
        raise refuse("WEB-034")
    if sys.stdin.isatty():
        again = Label("Sekali lagi: ", "Once more: ").render(options.language)
        if ask_password(again) != typed:
            raise refuse("WEB-035")
    return typed


def _tell_password(password: str, language: str) -> None:
    if not password:
        write_line(Label("Sudah disimpan.", "Saved.").render(language))
        return
    told = Label(
        "Sandi sementara, tampil sekali ini, diganti saat pertama masuk: ",
        "Temporary password, shown only now, replaced at the first sign-in: ",
    )
    write_line(told.render(language) + password)


_TOKEN = Label("Token, tampil sekali ini: ", "The token, shown only now: ")
_ENDED = Label("{count} token berakhir.", "{count} tokens have ended.")
_CLOSED = Label(
    "Akun {name} ditutup; semua sesinya berakhir.",
    "The account {name} is closed; all its sessions have ended.",
)
_OPENED = Label("Akun {name} dibuka lagi.", "The account {name} is open again.")
