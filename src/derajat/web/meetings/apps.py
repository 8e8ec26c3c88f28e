"""The Django application of meetings and actions."""

from django.apps import AppConfig


class Meetings(AppConfig):
    """Meetings and actions."""

    name = "derajat.web.meetings"
    label = "meetings"
    verbose_name = "Rakor"
