"""`derajat keys`: the keys of an office, and a new wrapping key."""

from cyclopts import App

from derajat.cli.opening import open_asked
from derajat.cli.options import Options
from derajat.cli.output import write_json, write_line, write_table
from derajat.errors import refuse
from derajat.model.labels import Label
from derajat.opening.offices import OpenOffice, now
from derajat.store import OfficeKey, Vault


app = App(name="keys", help="Kunci identitas: tampilkan, atau ganti kunci pembungkus.")


@app.default
def run(*, options: Options = Options()) -> int:  # noqa: B008 - frozen, no state
    """Daftar kunci kantor ini; isinya tidak pernah ditampilkan."""
    _, vault = _open(options)
    _show(vault, options)
    return 0


@app.command
def rotate(*, options: Options = Options()) -> int:  # noqa: B008 - frozen, no state
    """Buat kunci pembungkus baru dan bungkus ulang semua kunci orang dan berkas."""
    opened, vault = _open(options)
    with opened.store.writer():
        vault.rotate(now())
    _show(vault, options)
    return 0


def _open(options: Options) -> tuple[OpenOffice, Vault]:
    opened = open_asked(options)
    vault = opened.store.vault
    if vault is None:
        raise refuse("REF-130", dataset="-")
    return opened, vault


def _show(vault: Vault, options: Options) -> None:
    keys, used = vault.keys.load_keys(), vault.keys_in_use()
    if options.json:
        write_json([_key_fields(key, key.id in used) for key in keys])
        return
    folder = Label("Folder kunci", "Key folder").render(options.language)
    write_line(f"{folder}: {vault.keys.path}")
    if not keys:
        write_line(_NONE.render(options.language))
        return
    rows = [_render_key(key, key.id in used, options.language) for key in keys]
    write_table("", [head.render(options.language) for head in _HEADINGS], rows)


def _key_fields(key: OfficeKey, is_used: bool) -> dict[str, object]:
    return {
        "id": key.id,
        "purpose": key.purpose.value,
        "number": key.number,
        "created": key.created,
        "algorithm": key.algorithm,
        "in_use": is_used,
    }


def _render_key(key: OfficeKey, is_used: bool, language: str) -> list[str]:
    used = _USED if is_used else _UNUSED
    purpose = _PURPOSES[key.purpose.value].render(language)
    return [key.id, purpose, key.created, key.algorithm, used.render(language)]


_NONE = Label(
    "Belum ada kunci; kunci dibuat saat daftar orang pertama diterima.",
    "No keys yet; they are made when the first list of persons is received.",
)
_HEADINGS = (
    Label("tanda", "id"),
    Label("guna", "purpose"),
    Label("dibuat", "created"),
    Label("algoritme", "algorithm"),
    Label("keadaan", "state"),
)
_PURPOSES = {
    "link": Label("token", "tokens"),
    "wrapping": Label("pembungkus", "wrapping"),
}
_USED = Label("dipakai", "in use")
_UNUSED = Label(
    "tidak dipakai folder data ini (mungkin masih perlu untuk cadangan lama)",
    "not used by this data folder (old backups may need it)",
)
