"""Reports, their previews and the texts of people, as Django keeps them.

The files of a report and the numbers in it lie in the register beside the store; here
is who asked for it, what people wrote, and who released it.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from derajat.model.calendar import Period, parse_period
from derajat.web.accounts.grants import Reader
from derajat.web.accounts.models import Account
from derajat.web.accounts.scoped import RowsOfAreas
from derajat.web.policy import Act, load_policy
from derajat.web.reports.states import ReportState
from derajat.web.uploads.models import draw_token


KEY_LENGTH = 32
LONGEST_SLOT = 160
_STATES = [(state.value, state.label.id) for state in ReportState]


def _account(is_optional: bool = True) -> models.ForeignKey[Account | None, Account]:
    return models.ForeignKey(
        Account, models.PROTECT, null=is_optional, related_name="+"
    )


class ReportQuery(RowsOfAreas["MadeReport"]):
    """Reports, narrowed to those of a reader before any of them is looked at."""

    def for_reader(self, reader: Reader) -> ReportQuery:
        """What was released, of the reader's areas and of the office above them.

        Drafts only of the reader's areas, for roles that work on them.
        """
        released = self.released_for(reader)
        if not load_policy().allows(reader.role, "report-drafts", Act.VIEW):
            return released
        return released | self.filter(area__in=reader.areas)

    def released_for(self, reader: Reader) -> ReportQuery:
        """What was released, whether replaced since or not."""
        seen = Q(area__in=reader.areas) | Q(is_of_office=True)
        return self.filter(seen, released_at__isnull=False)

    def alike(self, report: MadeReport) -> ReportQuery:
        """The others of the same form, area, period and language."""
        return self.filter(
            form=report.form,
            area=report.area,
            period=report.period,
            language=report.language,
        ).exclude(pk=report.pk)


class MadeReport(models.Model):
    """A report that somebody asked for, and what became of it.

    `token` names it in addresses, `once` is the key of the form that asked, `changes`
    counts its changes of state, so that nobody decides on what has changed under their
    eyes. `sizes` are the bytes of its files by format, `reasons` why a published
    number is another one now, by its fact.
    """

    token = models.CharField(max_length=24, unique=True, default=draw_token)
    once = models.CharField(max_length=KEY_LENGTH, unique=True)
    form = models.CharField(max_length=60)
    area = models.CharField(max_length=20)
    is_of_office = models.BooleanField(default=False)
    period = models.CharField(max_length=10)
    language = models.CharField(max_length=2, default="id")
    letter_number = models.CharField(max_length=60, blank=True)
    letter_day = models.DateField(null=True)
    asked_by = _account(is_optional=False)
    asked_role = models.CharField(max_length=3)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=_STATES)
    changes = models.IntegerField(default=0)
    problems = models.JSONField(default=list)
    code = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300, blank=True)
    sizes = models.JSONField(default=dict)
    data_version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(null=True)
    reasons = models.JSONField(default=dict)
    submitted_by = _account()
    submitted_at = models.DateTimeField(null=True)
    returned_why = models.CharField(max_length=300, blank=True)
    released_by = _account()
    released_at = models.DateTimeField(null=True)

    objects: ClassVar = ReportQuery.as_manager()

    class Meta:
        indexes = [models.Index(fields=["form", "area", "period"])]

    @property
    def standing(self) -> ReportState:
        """Its state."""
        return ReportState(self.state)

    @property
    def period_of(self) -> Period:
        """Its period; it was checked when the report was asked for."""
        found = parse_period(self.period)
        if found is None:
            raise ValueError(f"no period: {self.period}")
        return found


class ReportPage(models.Model):
    """A page of the preview: a part of the report, or a piece of a long one.

    `html` was made by our own templates, which escape every text.
    """

    report = models.ForeignKey(MadeReport, models.CASCADE, related_name="pages")
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=300, blank=True)
    html = models.TextField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["report", "place"], name="one_page_a_place")
        ]


class ReportSlot(models.Model):
    """A place of a report where people write, and the numbers around it.

    `html` shows what stands before it; `numbers` are pairs of a fact and what
    it is shown as.
    """

    report = models.ForeignKey(MadeReport, models.CASCADE, related_name="slots")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=LONGEST_SLOT)
    part = models.CharField(max_length=300, blank=True)
    prompt = models.TextField()
    html = models.TextField(blank=True)
    numbers = models.JSONField(default=list)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="one_slot_a_key")
        ]


class SlotTextQuery(RowsOfAreas["SlotText"]):
    """Texts in slots, found only through the areas of who reads."""


class SlotText(models.Model):
    """What somebody wrote in a slot; of several the highest version counts.

    It belongs to form, area and period, so that the next report of them has it too.
    `seen` pairs facts with what they were shown as. Rows are only ever added.
    """

    form = models.CharField(max_length=60)
    area = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    slot = models.CharField(max_length=LONGEST_SLOT)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    seen = models.JSONField(default=list)
    by = _account(is_optional=False)
    role = models.CharField(max_length=3)
    at = models.DateTimeField()
    key = models.CharField(max_length=KEY_LENGTH)

    objects: ClassVar = SlotTextQuery.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "area", "period", "slot", "version"],
                name="one_slot_text_a_version",
            ),
            models.UniqueConstraint(
                fields=["by", "key", "slot"], name="one_text_a_key"
            ),
        ]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs, one a line."""
        return tuple(line for line in self.text.split("\n") if line)


class SentTexts(models.Model):
    """The slots of a Word file that came back, until somebody agrees to keep them.

    `versions` are those that each slot had when the file was read.
    """

    report = models.ForeignKey(MadeReport, models.CASCADE, related_name="sent_texts")
    name = models.CharField(max_length=120)
    texts = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)
    by = _account(is_optional=False)
    at = models.DateTimeField()
    stored_at = models.DateTimeField(null=True)
    once = models.CharField(max_length=KEY_LENGTH, unique=True)
