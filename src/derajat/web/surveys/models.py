"""Rounds of the satisfaction survey and their answers, as Django keeps them."""

from __future__ import annotations

from django.db import models

from derajat.web.accounts.models import Account
from derajat.web.accounts.scoped import RowsOfAreas


KEY_LENGTH = 32


class RoundQuery(RowsOfAreas["Round"]):
    """Rounds that somebody may know of."""


class Round(models.Model):
    """A survey of one health centre for some weeks; `address` is its public key.

    `service` is one kind of service, or empty for all of the unit. `users` is how many
    use the service in the period, `wanted` the sample that asks for.
    """

    area = models.CharField(max_length=20)
    service = models.CharField(max_length=20, blank=True)
    point = models.CharField(max_length=80, blank=True)
    first_day = models.DateField()
    last_day = models.DateField()
    users = models.PositiveIntegerField()
    wanted = models.PositiveIntegerField()
    told = models.CharField(max_length=500, blank=True)
    """What the last round changed, told to those who answer."""
    address = models.CharField(max_length=KEY_LENGTH, unique=True)
    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    version = models.PositiveIntegerField(default=1)
    is_closed = models.BooleanField(default=False)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    objects = RoundQuery.as_manager()


class Answer(models.Model):
    """What one person said. No name, no address, no account.

    `key` is made by the form, so that an answer sent twice counts once.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="answers")
    key = models.CharField(max_length=KEY_LENGTH)
    received_at = models.DateTimeField()
    day = models.DateField()
    service = models.CharField(max_length=20)
    sex = models.CharField(max_length=1, blank=True)
    age = models.PositiveSmallIntegerField(null=True)
    education = models.CharField(max_length=10, blank=True)
    job = models.CharField(max_length=12, blank=True)
    u1 = models.PositiveSmallIntegerField()
    u2 = models.PositiveSmallIntegerField()
    u3 = models.PositiveSmallIntegerField()
    u4 = models.PositiveSmallIntegerField()
    u5 = models.PositiveSmallIntegerField()
    u6 = models.PositiveSmallIntegerField()
    u7 = models.PositiveSmallIntegerField()
    u8 = models.PositiveSmallIntegerField()
    u9 = models.PositiveSmallIntegerField()
    suggestion = models.CharField(max_length=500, blank=True)
    sending = models.ForeignKey(
        "Sending", models.SET_NULL, null=True, related_name="answers"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "key"], name="one_answer_each")
        ]
        indexes = [models.Index(fields=["round", "received_at"])]


class Sending(models.Model):
    """Answers of a round that were handed to the engine as a file.

    `batch` is the number the store gave them; `problems` says why it gave none.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="sendings")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    done_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(default=0)
    batch = models.CharField(max_length=80, blank=True)
    problems = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at"]
