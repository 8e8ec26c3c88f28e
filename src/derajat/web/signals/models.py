"""Answers to signals, as Django keeps them."""

from collections.abc import Iterable

from django.db import models

from derajat.web.accounts.models import Account
from derajat.web.accounts.scoped import RowsOfAreas
from derajat.web.reading.signals import Signal


class Result(models.TextChoices):
    """What a verification found; the words of the dataset of alerts."""

    NO_OUTBREAK = "bukan-klb", "Bukan KLB"
    OUTBREAK = "klb", "KLB"
    WRONG_DATA = "salah-data", "Salah data"


class ResponseQuerySet(RowsOfAreas["Response"]):
    """Answers, found only within the areas of a reader."""

    def about(self, signals: Iterable[Signal]) -> "ResponseQuerySet":
        """Those in the units and weeks of signals that a reader was shown."""
        shown = [(signal.area, signal.week_text) for signal in signals]
        areas, weeks = {area for area, _ in shown}, {week for _, week in shown}
        return self.filter(area__in=areas, week__in=weeks)


class Response(models.Model):
    """The answer to one signal: a disease, a reporting unit, a week and a rule.

    `version` counts its changes; `key` is that of the form that was sent last, so that
    the same form sent twice writes once.
    """

    disease = models.CharField(max_length=2)
    area = models.CharField(max_length=20)
    week = models.CharField(max_length=8)
    rule = models.CharField(max_length=40)
    verified_at = models.DateTimeField()
    result = models.CharField(max_length=12, choices=Result.choices)
    action = models.TextField(max_length=2000)
    given_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=40, unique=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["disease", "area", "week", "rule"], name="one_answer_a_signal"
            )
        ]
