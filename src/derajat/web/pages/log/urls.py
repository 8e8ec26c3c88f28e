"""Addresses of the log."""

from django.urls import path

from derajat.web.pages.log import show


PATHS = [
    path("", show.show_all, name="log"),
    path("periksa/", show.check, name="check_log"),
]
