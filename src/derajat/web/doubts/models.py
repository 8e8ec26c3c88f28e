"""Questions about numbers, as Django keeps them."""

from __future__ import annotations

from django.db import models

from derajat.web.accounts.models import Account
from derajat.web.accounts.scoped import RowsOfAreas


KEY_LENGTH = 32


class DoubtState(models.TextChoices):
    """Where a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class DoubtQuery(RowsOfAreas["Doubt"]):
    """Questions that somebody may know of."""


class Doubt(models.Model):
    """A question about one number: of an indicator, area, period and group.

    `result` is the code of the run that the number came from and `shown` the number as
    it was read, for it may be computed anew before anybody answers. `key` is the
    one-time key of the form that asked.
    """

    area = models.CharField(max_length=20)
    indicator = models.CharField(max_length=40)
    period = models.CharField(max_length=10)
    group = models.CharField(max_length=80, blank=True)
    result = models.CharField(max_length=40)
    shown = models.CharField(max_length=60)
    question = models.CharField(max_length=1000)
    state = models.CharField(
        max_length=8, choices=DoubtState.choices, default=DoubtState.OPEN
    )
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=KEY_LENGTH, unique=True)

    objects = DoubtQuery.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["indicator", "area", "period"]),
            models.Index(fields=["state", "area"]),
        ]
