"""Drafts, what was written in them, and approved versions, as Django keeps them.

Nothing here is ever overwritten but the state of a draft: each writing of a node is a
row of its own, so that no typing is lost and two writings of the same state collide.
"""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from derajat.web.accounts.scoped import RowsOfAreas


LONGEST_NAME = 80
LONGEST_CODE = 120
LONGEST_REASON = 500
LONGEST_KEY = 36


class State(models.TextChoices):
    """Where a draft stands."""

    OPEN = "open"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    CANCELLED = "cancelled"


WORKING = (State.OPEN, State.SUBMITTED)
"""States in which a draft is being worked on; a plan has one such draft at most."""


def _account(name: str = "+") -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name=name
    )


class DraftQuery(RowsOfAreas["Draft"]):
    """Drafts, found only through the areas of who reads."""


class Draft(models.Model):
    """A plan being rewritten, begun from a version.

    `base_number` is the number of that version, 0 for the file of the office.
    """

    plan = models.CharField(max_length=LONGEST_NAME)
    area = models.CharField(max_length=20)
    base_number = models.PositiveIntegerField()
    base_text = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    started_by = _account()
    started_at = models.DateTimeField()

    objects: ClassVar = DraftQuery.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "area"],
                condition=Q(state__in=["open", "submitted"]),
                name="one_working_draft_a_plan",
            )
        ]


class NodeEdit(models.Model):
    """A node as somebody wrote it; of several the highest version counts.

    `text` is the node as YAML, empty when it was removed.
    """

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="edits")
    node = models.CharField(max_length=LONGEST_CODE)
    version = models.PositiveIntegerField()
    parent = models.CharField(max_length=LONGEST_CODE, blank=True)
    text = models.TextField(blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = _account()
    at = models.DateTimeField()
    key = models.CharField(max_length=LONGEST_KEY, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "node", "version"], name="one_text_a_version"
            )
        ]


class DraftStep(models.Model):
    """Something that was done with a whole draft: submitted, returned, approved."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="steps")
    act = models.CharField(max_length=10)
    note = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = _account()
    at = models.DateTimeField()
    key = models.CharField(max_length=LONGEST_KEY, unique=True)


class NeverChanged(models.QuerySet[Any]):
    """Rows that are written once."""

    def update(self, **_: Any) -> NoReturn:
        """Refused."""
        raise TypeError("an approved version is never changed")

    def delete(self) -> NoReturn:
        """Refused."""
        raise TypeError("an approved version is never deleted")


class PlanVersion(models.Model):
    """An approved text of a plan; 1 is the first after the file of the office."""

    plan = models.CharField(max_length=LONGEST_NAME)
    area = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    text = models.TextField()
    draft = models.OneToOneField(Draft, models.PROTECT, related_name="version")
    submitted_by = _account()
    approved_by = _account()
    approved_at = models.DateTimeField()

    objects: ClassVar = NeverChanged.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "area", "number"], name="one_plan_a_number"
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Written once; a second writing raises TypeError."""
        if not self._state.adding:
            raise TypeError("an approved version is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise TypeError("an approved version is never deleted")
