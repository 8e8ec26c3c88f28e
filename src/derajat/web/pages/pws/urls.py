"""Addresses of PWS charts."""

from django.urls import path

from derajat.web.pages.pws import views


PATHS = [
    path("", views.show_list, name="pws_list"),
    path("<str:programme>/<str:code>/", views.show_chart, name="pws"),
]
