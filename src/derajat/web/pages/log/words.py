"""What the log calls acts and things, in the words of its readers."""

from derajat.model.labels import Label
from derajat.web.policy import load_policy


def name_act(act: str, language: str) -> str:
    """An act in words; one that has none stays as it was written."""
    words = _ACTS.get(act)
    return words.render(language) if words else act


def name_thing(thing: str, language: str) -> str:
    """A kind of object in words."""
    words = _THINGS.get(thing) or load_policy().objects.get(thing)
    return words.render(language) if words else thing or "–"


_THINGS = {
    "sign-in": Label("Masuk", "Signing in"),
    "backup": Label("Cadangan", "Backup"),
}
_ACTS = {
    "get": Label("membuka", "open"),
    "head": Label("membuka", "open"),
    "post": Label("mengirim", "send"),
    "put": Label("mengirim", "send"),
    "patch": Label("mengirim", "send"),
    "delete": Label("menghapus", "delete"),
    "sign in": Label("masuk", "sign in"),
    "sign out": Label("keluar", "sign out"),
    "end sign-in": Label("mengakhiri sesi lain", "end another session"),
    "lock": Label("dikunci sementara", "lock for a while"),
    "new password": Label("mengganti sandi", "change password"),
    "reset password": Label("sandi baru dari konsol", "new password by console"),
    "second factor": Label("faktor kedua", "second factor"),
    "add factor": Label("memasang faktor", "add factor"),
    "remove factor": Label("melepas faktor", "remove factor"),
    "make account": Label("membuat akun", "make account"),
    "make token": Label("memberi token", "make token"),
    "end tokens": Label("mengakhiri token", "end tokens"),
    "give role": Label("memberi peran", "give role"),
    "ask role": Label("mengusulkan peran", "ask for role"),
    "approve role": Label("menyetujui peran", "approve role"),
    "refuse role": Label("menolak peran", "refuse role"),
    "take role": Label("mencabut peran", "take role away"),
    "disable": Label("menutup akun", "close account"),
    "enable": Label("membuka lagi akun", "open account again"),
    "edit": Label("mengubah", "edit"),
    "create": Label("membuat", "create"),
    "match": Label("mencocokkan kolom", "match columns"),
    "ask": Label("bertanya", "ask"),
    "answer": Label("menjawab", "answer"),
    "close": Label("menutup", "close"),
    "make": Label("membuat laporan", "make a report"),
    "write": Label("menulis", "write"),
    "take": Label("mengunduh", "download"),
    "submit": Label("mengajukan", "submit"),
    "release": Label("merilis", "release"),
    "return": Label("mengembalikan", "give back"),
}
