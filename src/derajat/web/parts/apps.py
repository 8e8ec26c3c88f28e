"""The Django application of the parts of pages."""

from django.apps import AppConfig


class Parts(AppConfig):
    """Parts of pages."""

    name = "derajat.web.parts"
    label = "parts"
