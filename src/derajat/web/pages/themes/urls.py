"""Addresses of themes."""

from django.urls import path

from derajat.web.pages.themes import views


PATHS = [
    path("", views.show_index, name="themes"),
    path("ckg/", views.show_health_check, name="theme_health_check"),
    path("stunting/", views.show_stunting, name="theme_stunting"),
    path("jkn/", views.show_insurance, name="theme_insurance"),
    path("sasaran/", views.show_eligible, name="theme_eligible"),
]
