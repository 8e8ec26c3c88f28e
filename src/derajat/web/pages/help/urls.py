"""Addresses of Bantuan."""

from django.urls import path

from derajat.web.pages.help import views


PATHS = [
    path("", views.show_help, name="help"),
    path("peran/", views.show_roles, name="help-roles"),
    path("pesan/", views.show_messages, name="help-messages"),
    path("pesan/<str:code>/", views.show_message, name="help-message"),
]
