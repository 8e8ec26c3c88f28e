"""The Django application of accounts."""

from importlib import import_module

from django.apps import AppConfig


class Accounts(AppConfig):
    """Accounts of the office."""

    name = "derajat.web.accounts"
    label = "accounts"
    verbose_name = "Akun"

    def ready(self) -> None:
        """Listen to what the libraries of signing in tell."""
        import_module("derajat.web.accounts.receivers")
