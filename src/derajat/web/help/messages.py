"""Coded messages as people read them: what, why, and what to do."""

import re
from dataclasses import dataclass
from functools import cache

from derajat.errors import ALL_MESSAGES, Message
from derajat.model.labels import Label


@dataclass(frozen=True)
class MessageGroup:
    """The messages of one subject; `why` says why they are told at all."""

    prefix: str
    label: Label
    why: Label


@dataclass(frozen=True)
class CodedMessage:
    """One message; what differs from case to case is “…”."""

    code: str
    says: Label
    repair: Label
    group: MessageGroup


GROUPS = (
    MessageGroup(
        "REC",
        Label("Baris dan sel", "Rows and cells"),
        Label(
            "Setiap baris berkas diperiksa agar tidak ada angka yang ditebak. Yang "
            "tidak dapat dibaca dengan pasti disisihkan dan disebut tempatnya.",
            "Each row of a file is checked so that no number is guessed. What cannot "
            "be read for certain is set aside, with its place.",
        ),
    ),
    MessageGroup(
        "FIL",
        Label("Berkas", "Files"),
        Label(
            "Berkas harus dapat dibaca sebagai tabel sebelum barisnya diperiksa.",
            "A file must be readable as a table before its rows are checked.",
        ),
    ),
    MessageGroup(
        "WEB",
        Label("Halaman, akun, unggahan", "Pages, accounts, uploads"),
        Label(
            "Halaman hanya melakukan yang aman dan yang boleh bagi peran Anda.",
            "Pages do only what is safe and what your role may do.",
        ),
    ),
    MessageGroup(
        "PLN",
        Label("Rencana", "Plans"),
        Label(
            "Rencana diperiksa agar setiap target dapat diukur dan setiap cabang "
            "sampai ke atas.",
            "Plans are checked so that every target can be measured and every branch "
            "leads to the top.",
        ),
    ),
    MessageGroup(
        "AUD",
        Label("Angka tercetak", "Printed numbers"),
        Label(
            "Angka dalam tabel cetak dihitung ulang; yang tidak mungkin benar disebut.",
            "Numbers of printed tables are computed again; those that cannot be true "
            "are told.",
        ),
    ),
    MessageGroup(
        "REF",
        Label("Tidak dapat dilakukan sekarang", "Not possible now"),
        Label(
            "Yang diminta tidak boleh atau belum mungkin; tidak ada yang berubah.",
            "What was asked is not allowed or not possible yet; nothing has changed.",
        ),
    ),
    MessageGroup(
        "DEF",
        Label("Definisi, formulir, kantor", "Definitions, forms, offices"),
        Label(
            "Definisi yang tidak jelas tidak dijalankan.",
            "A definition that is not clear is not executed.",
        ),
    ),
    MessageGroup(
        "API",
        Label("Program lain", "Other programs"),
        Label(
            "Program yang membaca lewat /api/v1 hanya melihat yang boleh bagi "
            "perannya.",
            "A program that reads by /api/v1 sees only what its role may see.",
        ),
    ),
    MessageGroup(
        "ARC",
        Label("Cadangan", "Backups"),
        Label(
            "Cadangan hanya dipulihkan bila setiap berkasnya utuh.",
            "A backup is restored only when each of its files is whole.",
        ),
    ),
    MessageGroup(
        "REP",
        Label("Laporan", "Reports"),
        Label(
            "Laporan hanya ditulis bila setiap angkanya punya asal dan tidak "
            "bertentangan dengan yang sudah terbit.",
            "A report is written only when each of its numbers has an origin and none "
            "contradicts what is published.",
        ),
    ),
    MessageGroup(
        "WRD",
        Label("Kata perintah", "Words of a command"),
        Label(
            "Perintah di konsol tidak dapat dibaca.",
            "A command on the console cannot be read.",
        ),
    ),
)
_FIELD = re.compile(r"\{[^{}]*\}")


def find_message(code: str) -> CodedMessage | None:
    """The message of a code, None for a code of nothing."""
    if code not in set(ALL_MESSAGES):
        return None
    return _show(ALL_MESSAGES[code])


def list_messages(search: str, prefix: str) -> tuple[CodedMessage, ...]:
    """The messages of a group, or all, whose code or words hold a text."""
    wanted = " ".join(search.casefold().split())
    return tuple(
        message
        for message in _all_messages()
        if message.code.startswith(prefix) and wanted in _words_of(message)
    )


@cache
def _all_messages() -> tuple[CodedMessage, ...]:
    return tuple(_show(ALL_MESSAGES[code]) for code in sorted(ALL_MESSAGES))


def _words_of(message: CodedMessage) -> str:
    says, repair = message.says, message.repair
    texts = (message.code, says.id, says.en, repair.id, repair.en)
    return " ".join(texts).casefold()


def _show(message: Message) -> CodedMessage:
    return CodedMessage(
        message.code,
        Label(_open(message.says_id), _open(message.says_en)),
        Label(_open(message.repair_id), _open(message.repair_en)),
        next(group for group in GROUPS if message.code.startswith(group.prefix)),
    )


def _open(text: str) -> str:
    """A wording with “…” where a case puts its own words."""
    return _FIELD.sub("…", text)
