"""Addresses of one's own account: signing in, factors, the role acted in."""

from allauth.account import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.views.decorators.http import require_POST

from derajat.web.accounts.start import name_start
from derajat.web.needs import ROLE_IN_SESSION
from derajat.web.pages.accounts import own
from derajat.web.pages.accounts import urls as managing
from derajat.web.pages.log import show as log


@require_POST
def choose_role(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own roles from now on."""
    reader = request.reader  # type: ignore[attr-defined]
    wanted = request.POST.get("peran", "")
    if reader is not None and wanted in reader.roles:
        request.session[ROLE_IN_SESSION] = wanted
        request.session.cycle_key()
        return redirect(name_start(wanted))
    return redirect("account")


PATHS = [
    path("", own.show, name="account"),
    path("akhiri/", own.end, name="end_sign_in"),
    path("catatan/", log.show_own, name="own_log"),
    path("kelola/", include(managing.PATHS)),
    path("peran/", choose_role, name="role"),
    # The library names more addresses than we answer: the middleware denies the rest.
    path("", include("allauth.account.urls")),
    path("masuk/", views.login, name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("sandi/", views.password_change, name="account_change_password"),
    path("ulang/", views.reauthenticate, name="account_reauthenticate"),
    path("faktor/", include("allauth.mfa.urls")),
]
