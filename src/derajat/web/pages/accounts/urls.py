"""Addresses of the accounts of the office."""

from django.urls import path

from derajat.web.pages.accounts import managing


PATHS = [
    path("", managing.show_all, name="accounts"),
    path("baru/", managing.make, name="new_account"),
    path("orang/<str:username>/", managing.show_one, name="one_account"),
    path("orang/<str:username>/peran/", managing.give_role, name="give_role"),
    path("orang/<str:username>/cabut/<int:pk>/", managing.take_role, name="take_role"),
    path("orang/<str:username>/tutup/", managing.close, name="close_account"),
    path("orang/<str:username>/usulan/<int:pk>/", managing.decide, name="decide_role"),
]
