"""Writes the answer to a signal: once for each form, and never over another's."""

import datetime
from dataclasses import dataclass
from enum import Enum

from django.db import transaction
from django.utils import timezone

from derajat.web.accounts.grants import Reader
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.reading.signals import Signal
from derajat.web.signals.models import Response


_LONGEST_DETAIL = 500


@dataclass(frozen=True)
class Answer:
    """What somebody sent; `version` is that of the answer shown beside the form."""

    verified_at: datetime.datetime
    result: str
    action: str
    key: str
    version: int


class Outcome(Enum):
    """What became of an answer that was sent."""

    WRITTEN = "written"
    ALREADY_WRITTEN = "already-written"
    """The same form was sent before."""
    CHANGED_MEANWHILE = "changed-meanwhile"
    """Somebody else wrote after the form was opened; nothing was written."""


def find_answer(signal: Signal) -> Response | None:
    """The answer to a signal that the reader was shown."""
    known = Response.objects.about([signal]).filter(
        disease=signal.disease, rule=signal.rule
    )
    return known.select_related("given_by").first()


def write_answer(reader: Reader, signal: Signal, answer: Answer, ip: str) -> Outcome:
    """Write an answer with its deed, in one transaction."""
    with transaction.atomic():
        if Response.objects.for_reader(reader).filter(key=answer.key).exists():
            return Outcome.ALREADY_WRITTEN
        known = find_answer(signal)
        if answer.version != (known.version if known else 0):
            return Outcome.CHANGED_MEANWHILE
        before = _tell(known) if known else ""
        response = known or Response(
            disease=signal.disease,
            area=signal.area,
            week=signal.week_text,
            rule=signal.rule,
        )
        response.verified_at = answer.verified_at
        response.result = answer.result
        response.action = answer.action
        response.given_by = reader.account
        response.version = answer.version + 1
        response.key = answer.key
        response.save()
        _log(reader, signal, before, response, ip)
    return Outcome.WRITTEN


def _log(
    reader: Reader, signal: Signal, before: str, response: Response, ip: str
) -> None:
    now = _tell(response)
    detail = f"{before} -> {now}" if before else now
    write_deed(
        Deed(
            account=reader.account.get_username(),
            act="edit" if before else "create",
            thing="signals",
            role=reader.role,
            identifier=signal.identifier,
            area=signal.area,
            detail=detail[:_LONGEST_DETAIL],
            ip=ip,
        ),
        timezone.now(),
    )


def _tell(response: Response) -> str:
    at = response.verified_at.isoformat(timespec="minutes")
    return f"{at} {response.result}: {response.action}"
