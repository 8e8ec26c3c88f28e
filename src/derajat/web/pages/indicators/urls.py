"""Addresses of indicators."""

from django.urls import path

from derajat.web.pages.indicators import catalogue, definition, explain, page


PATHS = [
    path("", catalogue.show, name="indicators"),
    path("<str:code>/", page.show, name="indicator"),
    path("<str:code>/definisi/", definition.show, name="definition"),
    path("<str:code>/jelaskan/", explain.show, name="explain"),
    path("<str:code>/unduh.<str:kind>", page.download, name="indicator_download"),
]
