"""Accounts, grants, sign-ins and the log, as Django keeps them."""

import secrets
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class Accounts(UserManager["Account"]):
    """The accounts of the office."""

    def for_reader(self, may_view: bool) -> "models.QuerySet[Account]":
        """All accounts to those who may view accounts, none to anybody else."""
        return self.all() if may_view else self.none()


class Account(AbstractUser):
    """Somebody who signs in.

    `post` is what the person is in the office (jabatan); `first_name` is the name
    shown, for many have one name only.
    """

    post = models.CharField(max_length=120, blank=True)
    must_change_password = models.BooleanField(default=False)
    first_signed_in_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Accounts] = Accounts()

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


class RequestState(models.TextChoices):
    """Where a request for a grant stands."""

    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"


class GrantRequest(models.Model):
    """A role that one person asked for another, and that a second one decides."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="requests")
    role = models.CharField(max_length=3)
    area = models.CharField(max_length=20, blank=True)
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(
        max_length=8, choices=RequestState.choices, default=RequestState.OPEN
    )
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "area"],
                condition=models.Q(state=RequestState.OPEN),
                name="one_open_request_each",
            )
        ]


def draw_name() -> str:
    """A random name that nobody guesses, 43 letters."""
    return secrets.token_urlsafe(32)


class SignIn(models.Model):
    """A signed-in device of an account; a session without its row is over."""

    name = models.CharField(primary_key=True, max_length=43, default=draw_name)
    account = models.ForeignKey(Account, models.CASCADE, related_name="sign_ins")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ip = models.CharField(max_length=45, blank=True)
    device = models.CharField(max_length=200, blank=True)


class FormKey(models.Model):
    """The one-time key of a form that was carried out; the same form never is twice."""

    key = models.CharField(primary_key=True, max_length=43)
    used_at = models.DateTimeField(auto_now_add=True)


class LogEntry(models.Model):
    """One thing that was done, chained to the one before; never changed, never deleted.

    `digest` is an HMAC over this entry and the digest before it, so that an entry
    taken out, added or altered breaks the chain. The database refuses changes too
    (migration 0003).
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
