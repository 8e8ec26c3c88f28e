"""Addresses of actions."""

from django.urls import path

from derajat.web.pages.actions import board, changing, one


PATHS = [
    path("", board.show, name="actions"),
    path("baru/", changing.add, name="action-new"),
    path("<int:pk>/", one.show, name="action"),
    path("<int:pk>/ubah/", changing.edit, name="action-edit"),
    path("<int:pk>/langkah/", changing.work, name="action-work"),
    path("<int:pk>/putusan/", changing.decide, name="action-decide"),
    path("<int:pk>/bukti/", changing.give_evidence, name="evidence-new"),
    path("<int:pk>/bukti/<int:evidence>/", changing.send_file, name="evidence-file"),
]
