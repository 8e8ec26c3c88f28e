"""The Django application of questions about numbers."""

from django.apps import AppConfig


class Doubts(AppConfig):
    """Questions about numbers and their answers."""

    name = "derajat.web.doubts"
    label = "doubts"
    verbose_name = "Keraguan atas angka"
