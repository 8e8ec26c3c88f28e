"""The log: who did what, when, and whether nothing was changed since."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from derajat.web.accounts.log import LogCheck, check_log, read_head
from derajat.web.accounts.models import LogEntry
from derajat.web.accounts.words import told
from derajat.web.language import read_language
from derajat.web.needs import needs
from derajat.web.pages.log.presenting import (
    OUTCOMES,
    build_log,
    entries_for,
    entries_of,
    read_filter,
)
from derajat.web.policy import Act


MOST_CHECKED = 100_000
"""Longer logs are checked from the console: a page may not take minutes."""


@require_safe
@needs("log", has_area=False)
def show_all(request: HttpRequest) -> HttpResponse:
    """What the role may read of the log."""
    reader = request.reader  # type: ignore[attr-defined]
    return _render(request, entries_for(reader), is_own=False)


@require_safe
def show_own(request: HttpRequest) -> HttpResponse:
    """What one did oneself."""
    return _render(request, entries_of(request.user.get_username()), is_own=True)


@require_POST
@needs("log", read=None, write=Act.VIEW, has_area=False)
def check(request: HttpRequest) -> HttpResponse:
    """Read the whole chain and say whether it holds."""
    kept = read_head(request.POST.get("kepala", ""))
    if request.POST.get("kepala", "").strip() and kept is None:
        messages.error(request, str(_NO_HEAD))
    elif LogEntry.objects.count() > MOST_CHECKED:
        messages.warning(request, str(_TOO_LONG))
    else:
        _tell(request, check_log(kept))
    return redirect("log")


def _render(
    request: HttpRequest, entries: QuerySet[LogEntry], is_own: bool
) -> HttpResponse:
    wanted = read_filter(request.GET)
    page = build_log(entries, wanted, read_language(request))
    last = LogEntry.objects.order_by("-sequence").first()
    words = {k: v for k, v in request.GET.items() if k != "sebelum" and v}
    older = urlencode({**words, "sebelum": page.older}) if page.older else ""
    shown = {
        "page": page,
        "wanted": wanted,
        "first": wanted.first.isoformat() if wanted.first else "",
        "last": wanted.last.isoformat() if wanted.last else "",
        "outcomes": OUTCOMES,
        "older": older,
        "is_own": is_own,
        "head": f"{last.sequence}:{last.digest}" if last and not is_own else "",
    }
    return render(request, "log/show.html", shown)


def _tell(request: HttpRequest, found: LogCheck) -> None:
    if found.broken is not None:
        messages.error(request, f"{_BROKEN} {found.broken}.")
    elif found.is_kept is False:
        messages.error(request, str(_NOT_KEPT))
    else:
        messages.success(request, f"{_WHOLE} {found.head.render()}")


_WHOLE = told(
    "Rantai utuh: tidak ada catatan yang diubah, disisipkan, atau dihapus. Kepala:",
    "The chain is whole: no entry was changed, put in or taken out. Head:",
)
_BROKEN = told(
    "Rantai putus. Simpan salinan basis data dan panggil inspektorat. Catatan nomor",
    "The chain is broken. Keep a copy of the database and call the inspectorate. Entry",
)
_NOT_KEPT = told(
    "Kepala yang disimpan tidak ada lagi: akhir catatan dipotong atau dikembalikan "
    "ke salinan lama.",
    "The head that was kept is not there: the end was cut, or an old copy put back.",
)
_NO_HEAD = told(
    "Kepala tidak terbaca. Bentuknya nomor, titik dua, lalu 64 huruf dan angka.",
    "The head cannot be read. It is a number, a colon and 64 letters and digits.",
)
_TOO_LONG = told(
    "Catatan terlalu panjang untuk diperiksa di halaman. Jalankan di konsol: "
    "derajat log verify.",
    "The log is too long to be checked on a page. Run on the console: "
    "derajat log verify.",
)
