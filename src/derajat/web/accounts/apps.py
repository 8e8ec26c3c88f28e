"""The Django application of accounts."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Accounts of the office."""

    name = "derajat.web.accounts"
    label = "accounts"
    verbose_name = "Akun"
