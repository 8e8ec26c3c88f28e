"""The Django application of the interface for programs."""

from django.apps import AppConfig


class Api(AppConfig):
    """Tokens of programs."""

    name = "derajat.web.api"
    label = "api"
