"""Everything that changes a question about a number, each change with its deed."""

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from derajat.web.accounts.deeds import write_deed_of
from derajat.web.accounts.grants import reader_of
from derajat.web.doubts.models import Doubt, DoubtState


class StaleError(Exception):
    """Somebody else was first: the question is no longer what the page showed."""


@dataclass(frozen=True)
class Questioned:
    """The number that a question is about, as it was read."""

    area: str
    indicator: str
    period: str
    group: str
    result: str
    shown: str


def ask(request: HttpRequest, about: Questioned, question: str, key: str) -> Doubt:
    """The new question; the one there is when the same form was sent before."""
    reader = reader_of(request)
    try:
        with transaction.atomic():
            doubt = Doubt.objects.create(
                **asdict(about),
                question=question,
                asked_by=reader.account,
                asked_at=timezone.now(),
                key=key,
            )
            _log(request, "ask", doubt, question)
    except IntegrityError:
        known = Doubt.objects.for_reader(reader).filter(key=key).first()
        if known is None:
            raise StaleError from None
        return known
    return doubt


def answer(request: HttpRequest, doubt: Doubt, words: str, version: int) -> None:
    """Answer a question, or answer it better. Raises StaleError when it moved on."""
    reader = reader_of(request)
    _move(
        request,
        doubt,
        version,
        "answer",
        words,
        state=DoubtState.ANSWERED,
        answer=words,
        answered_by=reader.account,
        answered_at=timezone.now(),
    )


def close(request: HttpRequest, doubt: Doubt, version: int) -> None:
    """Close a question that was answered. Raises StaleError when it moved on."""
    reader = reader_of(request)
    _move(
        request,
        doubt,
        version,
        "close",
        "",
        state=DoubtState.CLOSED,
        closed_by=reader.account,
        closed_at=timezone.now(),
    )


def _move(
    request: HttpRequest,
    doubt: Doubt,
    version: int,
    act: str,
    detail: str,
    **fields: object,
) -> None:
    reader = reader_of(request)
    with transaction.atomic():
        known = Doubt.objects.for_reader(reader).exclude(state=DoubtState.CLOSED)
        changed = known.filter(pk=doubt.pk, version=version).update(
            **fields, version=F("version") + 1
        )
        if not changed:
            raise StaleError
        _log(request, act, doubt, detail)


def _log(request: HttpRequest, act: str, doubt: Doubt, detail: str) -> None:
    told = f"{doubt.indicator} {doubt.period} {doubt.result}: {detail}"
    write_deed_of(request, act, "doubts", doubt.pk, doubt.area, told)
