"""Every address of the application."""

from django.urls import include, path

from derajat.web import failures
from derajat.web.accounts import pages as accounts
from derajat.web.pages import home, plain
from derajat.web.pages.indicators import urls as indicators
from derajat.web.pages.plan import urls as plan


urlpatterns = [
    path("", home.show, name="home"),
    path("akun/", include(accounts.PATHS)),
    path("indikator/", include(indicators.PATHS)),
    path("rencana/", include(plan.PATHS)),
    path("bahasa/", plain.choose_language, name="language"),
    path("bantuan/", plain.show_help, name="help"),
    path("istilah/", plain.show_words, name="words"),
    path("sehat/", plain.tell_health, name="health"),
]

handler400 = failures.bad_request
handler404 = failures.not_found
handler500 = failures.broken
