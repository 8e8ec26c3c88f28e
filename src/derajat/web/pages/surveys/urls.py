"""Addresses of surveys; the last ones are open to everybody who has the key."""

from django.urls import path

from derajat.web.pages.surveys import answering, rounds


PATHS = [
    path("", rounds.show_list, name="surveys"),
    path("buka/", rounds.add, name="survey-new"),
    path("putaran/<int:pk>/", rounds.show, name="survey"),
    path("putaran/<int:pk>/tutup/", rounds.close, name="survey-close"),
    path("putaran/<int:pk>/kirim/", rounds.send, name="survey-send"),
    path("putaran/<int:pk>/poster/", rounds.show_poster, name="survey-poster"),
    path("<slug:address>/", answering.answer, name="survey-answer"),
    path("<slug:address>/terima-kasih/", answering.thank, name="survey-thanks"),
]
