"""Addresses of reports."""

from django.urls import path

from derajat.web.pages.reports import (
    asking,
    deciding,
    listing,
    numbers,
    one,
    sending,
    verifying,
    writing,
)


_ONE = "<str:token>/"
_TEXTS = f"{_ONE}tulisan/"

PATHS = [
    path("", listing.show, name="reports"),
    path("buat/", asking.ask, name="report-new"),
    path("periksa/", verifying.verify, name="report-verify"),
    path(_ONE, one.show, name="report"),
    path(f"{_ONE}berkas/<str:kind>/", one.take, name="report-file"),
    path(f"{_ONE}angka/", numbers.show, name="report-numbers"),
    path(f"{_ONE}ulang/", asking.ask_again, name="report-again"),
    path(f"{_ONE}ajukan/", deciding.submit, name="report-submit"),
    path(f"{_ONE}rilis/", deciding.release, name="report-release"),
    path(f"{_ONE}kembalikan/", deciding.give_back, name="report-return"),
    path(_TEXTS, writing.show_list, name="report-texts"),
    path(f"{_TEXTS}unggah/", sending.send, name="report-texts-send"),
    path(f"{_TEXTS}kiriman/<int:pk>/", sending.agree, name="report-texts-sent"),
    path(f"{_TEXTS}tulis/<path:slot>/", writing.write, name="report-text"),
    path(f"{_TEXTS}diperiksa/<path:slot>/", writing.check, name="report-text-checked"),
]
