"""Addresses of meetings."""

from django.urls import path

from derajat.web.pages.meetings import views


PATHS = [
    path("", views.show_list, name="meetings"),
    path("baru/", views.add, name="meeting-new"),
    path("<int:pk>/", views.show, name="meeting"),
    path("<int:pk>/ubah/", views.edit, name="meeting-edit"),
    path("<int:pk>/agenda/", views.change_agenda, name="meeting-agenda"),
    path("<int:pk>/peserta/", views.change_participants, name="meeting-participants"),
    path("<int:pk>/setujui/", views.approve, name="meeting-approve"),
    path("<int:pk>/cetak-agenda/", views.print_agenda, name="meeting-print-agenda"),
    path("<int:pk>/notulen/", views.print_minutes, name="meeting-minutes"),
]
