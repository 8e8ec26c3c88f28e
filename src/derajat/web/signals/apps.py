"""The Django application of answers to signals."""

from django.apps import AppConfig


class Signals(AppConfig):
    """Answers to signals of early warning."""

    name = "derajat.web.signals"
    label = "signals"
    verbose_name = "Sinyal kewaspadaan"
