"""Accounts, grants and the log, as Django keeps them."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Account(AbstractUser):
    """Somebody who signs in.

    `post` is what the person is in the office (jabatan); `first_name` is the name
    shown, for many have one name only.
    """

    post = models.CharField(max_length=120, blank=True)
    must_change_password = models.BooleanField(default=False)

    @property
    def shown_name(self) -> str:
        """The name people read."""
        return self.first_name or self.username


class Grant(models.Model):
    """A role given to an account for an area, by somebody, from a moment on."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=3)
    area = models.CharField(max_length=20, blank=True)
    given_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "area"], name="one_grant_each"
            )
        ]


class LogEntry(models.Model):
    """One thing that was done, chained to the one before; never changed, never deleted.

    `digest` is an HMAC over this entry and the digest before it, so that an entry
    taken out, added or altered breaks the chain.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    account = models.CharField(max_length=150)
    role = models.CharField(max_length=3, blank=True)
    act = models.CharField(max_length=20)
    thing = models.CharField(max_length=40)
    identifier = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=20, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(max_length=20)
    ip = models.CharField(max_length=45, blank=True)
    digest = models.CharField(max_length=64)
