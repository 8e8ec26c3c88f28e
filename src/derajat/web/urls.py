"""Every address of the application."""

from django.urls import include, path

from derajat.web import failures
from derajat.web.accounts import pages as accounts
from derajat.web.api.routes import api
from derajat.web.pages import plain
from derajat.web.pages.actions import urls as actions
from derajat.web.pages.data import urls as data
from derajat.web.pages.doubts import urls as doubts
from derajat.web.pages.gallery import page as gallery
from derajat.web.pages.help import urls as helping
from derajat.web.pages.help import views as explaining
from derajat.web.pages.home import page as home
from derajat.web.pages.indicators import urls as indicators
from derajat.web.pages.log import urls as log
from derajat.web.pages.meetings import urls as meetings
from derajat.web.pages.places import urls as places
from derajat.web.pages.plan import urls as plan
from derajat.web.pages.pws import urls as pws
from derajat.web.pages.reports import urls as reports
from derajat.web.pages.surveillance import urls as surveillance
from derajat.web.pages.surveys import results as survey_results
from derajat.web.pages.surveys import urls as surveys
from derajat.web.pages.themes import urls as themes


urlpatterns = [
    path("", home.show, name="home"),
    path("akun/", include(accounts.PATHS)),
    path("catatan/", include(log.PATHS)),
    path("indikator/", include(indicators.PATHS)),
    path("data/", include(data.PATHS)),
    path("laporan/", include(reports.PATHS)),
    path("rakor/", include(meetings.PATHS)),
    path("tindak-lanjut/", include(actions.PATHS)),
    path("keraguan/", include(doubts.PATHS)),
    path("survei/", include(surveys.PATHS)),
    path("ikm/", survey_results.show, name="ikm"),
    path("pws/", include(pws.PATHS)),
    path("tema/", include(themes.PATHS)),
    path("wilayah/", include(places.AREA_PATHS)),
    path("faskes/", include(places.FACILITY_PATHS)),
    path("kewaspadaan/", include(surveillance.PATHS)),
    path("rencana/", include(plan.PATHS)),
    path("bahasa/", plain.choose_language, name="language"),
    path("bantuan/", include(helping.PATHS)),
    path("istilah/", explaining.show_words, name="words"),
    path("aksesibilitas/", explaining.show_accessibility, name="accessibility"),
    path("bantuan/bagian/", gallery.show, name="gallery"),
    path("gaya.css", plain.tell_style, name="style"),
    path("api/v1/", api.urls),
    path("sehat/", plain.tell_health, name="health"),
]

handler400 = failures.bad_request
handler404 = failures.not_found
handler500 = failures.broken
