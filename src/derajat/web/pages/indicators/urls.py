"""Addresses of indicators."""

from django.urls import path

from derajat.web.pages.indicators import catalogue, page


PATHS = [
    path("", catalogue.show, name="indicators"),
    path("<str:code>/", page.show, name="indicator"),
]
