"""Addresses of early warning."""

from django.urls import path

from derajat.web.pages.surveillance import views


PATHS = [
    path("", views.show_overview, name="surveillance"),
    path("sinyal/<str:identifier>/", views.show_signal, name="signal"),
    path("<str:code>/", views.show_disease, name="disease"),
]
