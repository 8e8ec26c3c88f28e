"""The application of uploads."""

from django.apps import AppConfig


class Uploads(AppConfig):
    """Files sent through the pages, and the states of periods."""

    name = "derajat.web.uploads"
    label = "uploads"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the end of jobs: one that broke off is told on its upload."""
        from derajat.web.uploads import broken_jobs

        broken_jobs.listen()
