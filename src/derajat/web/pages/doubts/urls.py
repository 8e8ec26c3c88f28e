"""Addresses of questions about numbers."""

from django.urls import path

from derajat.web.pages.doubts import views


PATHS = [
    path("", views.show_list, name="doubts"),
    path("baru/", views.add, name="doubt-new"),
    path("<int:pk>/", views.show, name="doubt"),
    path("<int:pk>/jawab/", views.give_answer, name="doubt-answer"),
    path("<int:pk>/tutup/", views.end, name="doubt-close"),
]
