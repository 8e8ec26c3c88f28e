"""Uploads and the states of periods, as Django keeps them."""

import secrets
from collections.abc import Collection

from django.db import models

from derajat.web.accounts.models import Account
from derajat.web.accounts.scoped import RowsOfAreas
from derajat.web.uploads.states import PeriodStanding, UploadState


_TOKEN_BYTES = 12
_STATES = [(state.value, state.label.id) for state in UploadState]
_STANDINGS = [(standing.value, standing.label.id) for standing in PeriodStanding]


def draw_token() -> str:
    """A random name that nobody can guess from another one."""
    return secrets.token_hex(_TOKEN_BYTES)


class UploadsOfReader(RowsOfAreas["Upload"]):
    """Uploads, narrowed to those of a reader before any of them is looked at."""

    def behind(self, batches: Collection[str]) -> "UploadsOfReader":
        """Those that became batches: for who may see the rows of a number."""
        return self.filter(batch__in=batches)


class Upload(models.Model):
    """One file that somebody sent, and what became of it.

    `token` names it in addresses and on the disk; `once` is the key of the form that
    sent it, so that a form sent twice is one upload; `changes` counts its changes of
    state, so that nobody decides on what has changed under their eyes.
    """

    token = models.CharField(max_length=24, unique=True, default=draw_token)
    once = models.CharField(max_length=64, unique=True)
    area = models.CharField(max_length=20)
    sender = models.ForeignKey(Account, models.PROTECT, related_name="+")
    sender_role = models.CharField(max_length=3)
    sent_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=120)
    size = models.BigIntegerField()
    content_hash = models.CharField(max_length=64, db_index=True)
    repairs = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="repaired_by"
    )
    state = models.CharField(max_length=10, choices=_STATES)
    changes = models.IntegerField(default=0)
    source = models.CharField(max_length=80, blank=True)
    rows_read = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    questioned = models.IntegerField(default=0)
    set_aside = models.IntegerField(default=0)
    report = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    """The columns that were matched by hand for its check."""
    effect = models.JSONField(null=True)
    note = models.CharField(max_length=200, blank=True)
    batch = models.CharField(max_length=120, blank=True)
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    restated_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+"
    )
    restated_why = models.CharField(max_length=300, blank=True)

    objects = UploadsOfReader.as_manager()

    @property
    def standing(self) -> UploadState:
        """Its state."""
        return UploadState(self.state)

    @property
    def received(self) -> int:
        """Rows received: accepted, questioned and set aside together."""
        return self.accepted + self.questioned + self.set_aside


class KeptColumn(models.Model):
    """A header that files from an area have for a column of a form, chosen by hand."""

    area = models.CharField(max_length=20)
    source = models.CharField(max_length=80)
    column = models.CharField(max_length=200)
    header = models.CharField(max_length=500)
    chosen_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "source", "column"], name="one_header_a_column"
            )
        ]


class PeriodState(models.Model):
    """How settled a month or quarter was declared, by whom and when; the last holds.

    Rows are only ever added.
    """

    period = models.CharField(max_length=10, db_index=True)
    standing = models.CharField(max_length=12, choices=_STANDINGS)
    area = models.CharField(max_length=20)
    set_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=300, blank=True)
    once = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
