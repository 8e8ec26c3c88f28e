"""The Django application of reports."""

from django.apps import AppConfig


class Reports(AppConfig):
    """Reports that were asked for, and the texts of people in them."""

    name = "derajat.web.reports"
    label = "reports"
    verbose_name = "Laporan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the end of jobs: one that broke off is told on its report."""
        from derajat.web.reports import broken_jobs

        broken_jobs.listen()
