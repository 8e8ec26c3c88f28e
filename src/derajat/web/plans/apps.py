"""The Django application of plans."""

from django.apps import AppConfig


class Plans(AppConfig):
    """Drafts and approved versions of plans."""

    name = "derajat.web.plans"
    label = "plans"
    verbose_name = "Rencana"
