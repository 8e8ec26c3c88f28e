"""Tokens, kept as digests: the token itself is shown once."""

from django.conf import settings
from django.db import models


class ApiToken(models.Model):
    """A program may read as one role of one account, until a day."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens"
    )
    role = models.CharField(max_length=3)
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
