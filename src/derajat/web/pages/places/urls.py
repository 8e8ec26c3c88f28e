"""Addresses of places."""

from django.urls import path

from derajat.web.pages.places import views


AREA_PATHS = [
    path("", views.list_places, name="places"),
    path("<str:code>/", views.show_place, name="place"),
]
FACILITY_PATHS = [
    path("", views.list_facilities, name="facilities"),
    path("<str:code>/", views.show_facility, name="facility"),
]
