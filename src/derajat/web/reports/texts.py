"""Texts of people in the slots of a report: each writing is a version of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from derajat.reports.outline import StaleSentence
from derajat.reports.stale import find_stale, link_numbers
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.accounts.models import Account
from derajat.web.reports.models import MadeReport, SlotText


THING = "report-drafts"
Seen = Sequence[tuple[str, str]]
"""Pairs of a fact and what it is shown as."""


class OvertakenError(Exception):
    """Somebody else wrote since the form was opened; nothing was written."""


@dataclass(frozen=True)
class Writer:
    """Who writes, in which role and when, with the one-time key of the form."""

    account: Account
    role: str
    at: datetime
    key: str
    ip: str = ""


@dataclass(frozen=True)
class SlotWriting:
    """A text for a slot; `version` is the one that the writer has seen, 0 for none.

    `near` are the numbers beside the slot, `shown` those of the whole report.
    """

    slot: str
    text: str
    version: int
    near: Seen = ()
    shown: Seen = ()

    @property
    def seen(self) -> Seen:
        """The facts that the text names: those beside it where one is shown so."""
        paragraphs = self.text.split("\n")
        near = link_numbers(paragraphs, self.near)
        beside = {shown for _, shown in near}
        far = link_numbers(paragraphs, self.shown)
        return (*near, *(pair for pair in far if pair[1] not in beside))


def newest_texts(form: str, area: str, period: str) -> dict[str, SlotText]:
    """The newest text of each slot of a form, area and period."""
    found = SlotText.objects.filter(form=form, area=area, period=period)
    rows = found.select_related("by").prefetch_related("by__grants")
    return {text.slot: text for text in rows.order_by("version")}


def texts_of(report: MadeReport) -> dict[str, SlotText]:
    """The newest texts that a report would be made with now."""
    return newest_texts(report.form, report.area, report.period)


def write_texts(
    report: MadeReport, writings: Iterable[SlotWriting], writer: Writer
) -> bool:
    """Keep texts as new versions, all or none; False when the form came before.

    Raises OvertakenError when one of them was written by somebody else meanwhile.
    """
    with transaction.atomic():
        if SlotText.objects.filter(key=writer.key, by=writer.account).exists():
            return False
        known = texts_of(report)
        for writing in writings:
            _write(report, writing, known.get(writing.slot), writer)
    return True


def _write(
    report: MadeReport, writing: SlotWriting, known: SlotText | None, writer: Writer
) -> None:
    before = known.version if known else 0
    if before != writing.version:
        raise OvertakenError
    SlotText.objects.create(
        form=report.form,
        area=report.area,
        period=report.period,
        slot=writing.slot,
        version=before + 1,
        text=writing.text,
        seen=[list(pair) for pair in writing.seen],
        by=writer.account,
        role=writer.role,
        at=writer.at,
        key=writer.key,
    )
    write_deed(_deed(report, writing.slot, before + 1, writer), writer.at)


def _deed(report: MadeReport, slot: str, version: int, writer: Writer) -> Deed:
    return Deed(
        account=writer.account.get_username(),
        act="write",
        thing=THING,
        role=writer.role,
        identifier=f"{report.form}/{report.period}/{slot}"[:200],
        area=report.area,
        detail=f"v{version}",
        ip=writer.ip,
    )


def read_paragraphs(text: str) -> str:
    """What was typed, one paragraph a line, blanks put in order."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def find_moved(text: SlotText, now: Mapping[str, str]) -> tuple[StaleSentence, ...]:
    """The sentences of a text whose numbers are shown otherwise now."""
    seen = [(str(fact), str(shown)) for fact, shown in text.seen]
    return find_stale(text.paragraphs, seen, now)
