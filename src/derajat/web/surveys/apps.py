"""The Django application of surveys."""

from django.apps import AppConfig


class Surveys(AppConfig):
    """Surveys."""

    name = "derajat.web.surveys"
    label = "surveys"
    verbose_name = "Survei"
