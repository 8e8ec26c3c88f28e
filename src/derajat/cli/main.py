"""The one door: reads the words, runs a verb, turns errors into messages."""

import os
import sys
from collections.abc import Sequence
from importlib import metadata

from cyclopts import App, CycloptsError, Parameter

from derajat.cli.output import (
    problem_fields,
    write_json,
    write_problems,
    write_utf_8,
)
from derajat.cli.wrong_words import name_wrong_words
from derajat.errors import DerajatError, refuse
from derajat.sheets.nik import mask_niks


app = App(
    name="derajat",
    help="Dari visi sampai kelurahan, dan kembali: angka yang menjelaskan dirinya.",
    version=metadata.version("derajat"),
    group_commands="Perintah",
    group_arguments="Isian",
    group_parameters="Pilihan",
    default_parameter=Parameter(show_default=False, negative=""),
)
app["--help"].help = "Tampilkan bantuan ini."
app["--version"].help = "Tampilkan versi Derajat."
VERBS = {
    "check": "Periksa definisi, contoh hitungan, dan semua kantor dengan rencananya.",
    "receive": (
        "Terima berkas CSV atau XLSX; tanpa nama berkas: semua dari folder incoming."
    ),
    "withdraw": "Tarik kembali satu kiriman; data sebelumnya berlaku lagi.",
    "measure": "Hitung semua indikator kantor ini dari data yang sudah diterima.",
    "values": (
        "Nilai indikator kantor ini; menerima dan menghitung dulu bila belum ada."
    ),
    "explain": (
        "Jelaskan satu angka: rumus, hitungan, baris yang dihitung dan yang tidak."
    ),
    "indicator": (
        "Cara menghitung satu indikator: rumus, syarat, data, "
        "contoh, formulir, rencana."
    ),
    "batches": "Daftar berkas yang pernah diterima kantor ini.",
    "plan": "Rencana: tampilkan, periksa, atau baca dari tabel.",
    "scorecard": "Capaian terhadap target: keadaan, kekurangan dalam orang, dan laju.",
    "eligible": (
        "Cakupan menurut tiap sumber sasaran, dan apakah pilihan sumber menentukan."
    ),
    "feedback": (
        "Surat umpan balik untuk tiap Puskesmas: yang masuk, yang perlu diperbaiki."
    ),
    "statements": "Pernyataan naskah sumber: simpul, indikator, dataset dan nilainya.",
    "audit": (
        "Periksa hitungan tabel terbitan (CSV, XLSX), atau sebuah kalimat berangka."
    ),
    "claims": (
        "Angka yang pernah diterbitkan, dihitung ulang: cocok, "
        "tidak, atau tak terperiksa."
    ),
    "erase": (
        "Hapus identitas satu orang: kuncinya dimusnahkan, datanya tetap terhitung."
    ),
    "keys": "Kunci identitas: tampilkan, atau ganti kunci pembungkus.",
    "report": "Laporan: daftar, buat, buktikan sebuah berkas, angka-angkanya.",
    "serve": "Buka halaman kantor ini di peramban.",
    "account": "Akun kantor: daftar, baru, sandi baru, tutup, buka.",
    "log": "Catatan jejak: periksa apakah masih utuh.",
    "backup": "Cadangkan satu kantor ke satu berkas.",
    "restore": "Pulihkan sebuah cadangan ke folder kosong.",
    "certificate": "Buat sertifikat sendiri untuk profil kantor.",
    "demo": (
        "Coba semuanya: kota rekaan, dari berkas yang berantakan sampai kartu skor."
    ),
}
"""What each verb does, as its help says; only the verb asked for is loaded."""
_WITH_VERBS_OF_ITS_OWN = ("plan", "keys", "account", "log", "report")
for _verb, _help in VERBS.items():
    _what = "app" if _verb in _WITH_VERBS_OF_ITS_OWN else "run"
    app.command(f"derajat.cli.{_verb}:{_what}", name=_verb, help=_help)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    0 done; 1 interrupted; 2 wrong words; 3 definitions, 4 records, 5 a refusal,
    70 a fault of the product.
    """
    words = list(sys.argv[1:] if words is None else words)
    write_utf_8()
    try:
        status = _run(words)
    except DerajatError as error:
        _write_error(error, words)
        return error.exit_status
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        return 0
    except SystemExit as stop:
        return int(stop.code or 0)
    except Exception as error:
        if os.environ.get("DERAJAT_TRACEBACK"):
            raise
        _write_error(_unexpected(error), words)
        return UNEXPECTED
    return status if isinstance(status, int) else 0


def _run(words: Sequence[str]) -> object:
    try:
        return app(
            words, result_action="return_value", exit_on_error=False, print_error=False
        )
    except CycloptsError as error:
        raise name_wrong_words(error, words, VERBS) from error


UNEXPECTED = 70
"""Exit status of a fault of the product itself."""


def _unexpected(error: Exception) -> DerajatError:
    """The outermost edge: nobody who works with tables should read a traceback."""
    says = mask_niks(str(error)[:200])
    return refuse("REF-209", kind=type(error).__name__, says=says)


def _write_error(error: DerajatError, words: Sequence[str]) -> None:
    language = "en" if _asks_for_english(words) else "id"
    if "--json" in words:
        problems = [problem_fields(item, language) for item in error.problems]
        write_json({"problems": problems})
    else:
        write_problems(error.problems, language)


def _asks_for_english(words: Sequence[str]) -> bool:
    joined = " ".join(words)
    return "--language en" in joined or "--language=en" in joined
