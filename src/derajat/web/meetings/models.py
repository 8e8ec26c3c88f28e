"""Meetings, actions and their history, as Django keeps them.

Whatever belongs to an area is looked up through `for_reader`, never by its number
alone. `key` is the one-time key of the form that made a row: a form sent twice makes
one.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from derajat.model.values import Value
from derajat.web.accounts.grants import Reader
from derajat.web.accounts.models import Account


OTHER_SECTOR = "OPD"
KEY_LENGTH = 32


class MeetingQuery(models.QuerySet["Meeting"]):
    """Meetings that somebody may know of."""

    def for_reader(self, reader: Reader) -> MeetingQuery:
        """Those of the reader's areas, and those that invite one of these areas."""
        own = Q(area__in=reader.areas)
        invited = Q(participants__area__in=reader.areas)
        return self.filter(own | invited).distinct()


class Meeting(models.Model):
    """A coordination meeting (Rakor); locked once its minutes are approved."""

    area = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    held_on = models.DateField()
    place = models.CharField(max_length=160, blank=True)
    minutes = models.TextField(max_length=20_000, blank=True)
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)

    objects = MeetingQuery.as_manager()

    @property
    def is_locked(self) -> bool:
        """Whether the minutes are approved, so that nothing changes any more."""
        return self.approved_at is not None


class Participant(models.Model):
    """A post of a sector that was invited: no name of a person.

    `area` names the health centre that is invited, so that it may read the meeting.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    post = models.CharField(max_length=120)
    sector = models.CharField(max_length=120)
    area = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "post", "sector"], name="one_seat_each"
            )
        ]


class AgendaItem(models.Model):
    """What a meeting talks about; proposed from the attention list or added by hand.

    `value` is a copy that stays as it was, so that minutes tell what was looked at.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    reason = models.CharField(max_length=300, blank=True)
    indicator = models.CharField(max_length=40, blank=True)
    area = models.CharField(max_length=20, blank=True)
    is_proposed = models.BooleanField(default=False)
    value = models.JSONField(null=True)

    class Meta:
        ordering = ["place", "pk"]

    @property
    def value_on_agenda(self) -> Value | None:
        """The value as it was when the item was put on the agenda."""
        return Value(**self.value) if self.value else None


class ActionQuery(models.QuerySet["Action"]):
    """Actions that somebody may know of."""

    def for_reader(self, reader: Reader) -> ActionQuery:
        """Those of the reader's areas; another sector sees those it owns alone."""
        inside = self.filter(area__in=reader.areas)
        return inside.owned_by(reader) if reader.role == OTHER_SECTOR else inside

    def owned_by(self, reader: Reader) -> ActionQuery:
        """Those whose owner is the account, or the sector that is its post."""
        own = Q(owner=reader.account)
        if reader.role == OTHER_SECTOR and reader.account.post:
            own |= Q(owner_sector__iexact=reader.account.post)
        return self.filter(own)


class Action(models.Model):
    """What was agreed: who does what where until when, and what it should bring.

    `value` is the value at the decision, a copy that stays as it was. The owner is an
    account or, of another sector, its name. `signal` is the signal of early warning
    that it answers, if it does.
    """

    area = models.CharField(max_length=20)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, related_name="actions"
    )
    title = models.CharField(max_length=200)
    reason = models.CharField(max_length=500, blank=True)
    indicator = models.CharField(max_length=40, blank=True)
    signal = models.CharField(max_length=40, blank=True)
    value = models.JSONField(null=True)
    owner = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="actions"
    )
    owner_sector = models.CharField(max_length=120, blank=True)
    due = models.DateField()
    expected_from = models.CharField(max_length=20, blank=True)
    expected_to = models.CharField(max_length=20, blank=True)
    expected_until = models.DateField(null=True)
    state = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = ActionQuery.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["area", "state", "due"]),
            models.Index(fields=["signal"]),
        ]

    @property
    def value_at_decision(self) -> Value | None:
        """The value as it was shown when the action was agreed."""
        return Value(**self.value) if self.value else None

    @property
    def owner_name(self) -> str:
        """The owner as people read it."""
        return self.owner.shown_name if self.owner else self.owner_sector


class Step(models.Model):
    """One move of an action: by whom, when, from where to where."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    account = models.CharField(max_length=150)
    role = models.CharField(max_length=3)
    move = models.CharField(max_length=10)
    note = models.CharField(max_length=500, blank=True)
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10)

    class Meta:
        ordering = ["at", "pk"]


class Evidence(models.Model):
    """What shows that an action was done: words, and a file where there is one.

    `stored_name` is random; `kind` was found from the content.
    """

    action = models.ForeignKey(Action, models.CASCADE, related_name="evidence")
    words = models.CharField(max_length=1000, blank=True)
    file_name = models.CharField(max_length=160, blank=True)
    stored_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=5, blank=True)
    size = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    account = models.CharField(max_length=150)
    key = models.CharField(max_length=KEY_LENGTH, unique=True)

    class Meta:
        ordering = ["at", "pk"]


class Effect(models.Model):
    """Whether the indicator moved after an action; never why."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="effect")
    at = models.DateTimeField()
    before = models.JSONField(null=True)
    after = models.JSONField()
    outcome = models.CharField(max_length=10)
    turn = models.CharField(max_length=10, blank=True)
    difference = models.CharField(max_length=30, blank=True)
    data_version = models.PositiveIntegerField()

    @property
    def value_before(self) -> Value | None:
        """The value that the later one was held against."""
        return Value(**self.before) if self.before else None

    @property
    def value_after(self) -> Value:
        """The value after the due day."""
        return Value(**self.after)
