"""Everything that changes a round, and how an answer is kept."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from derajat.statistics.sampling import krejcie_morgan
from derajat.web.accounts.deeds import write_deed_of
from derajat.web.accounts.grants import reader_of
from derajat.web.surveys.models import Answer, Round, Sending


MOST_IN_A_WINDOW = 60
WINDOW = timedelta(minutes=10)
_ADDRESS_BYTES = 12


class StaleError(Exception):
    """The round is no longer what the page showed."""


class BusyError(Exception):
    """More answers came to a round than people can give: wait a while."""


@dataclass(frozen=True)
class RoundDraft:
    """What a form says of a round."""

    area: str
    service: str
    point: str
    first_day: date
    last_day: date
    users: int
    told: str


@dataclass(frozen=True)
class AnswerDraft:
    """What a form says of a visit; scores are by element."""

    service: str
    sex: str
    age: int | None
    education: str
    job: str
    scores: tuple[tuple[str, int], ...]
    suggestion: str


def wanted_answers(users: int) -> int:
    """The sample that Krejcie and Morgan ask for."""
    return int(krejcie_morgan([users]).size[0])


def open_round(request: HttpRequest, draft: RoundDraft, key: str) -> Round:
    """The new round; the one there is when the same form was sent before."""
    reader = reader_of(request)
    try:
        with transaction.atomic():
            made = Round.objects.create(
                **asdict(draft),
                wanted=wanted_answers(draft.users),
                address=secrets.token_hex(_ADDRESS_BYTES),
                key=key,
                made_by=reader.account,
            )
            write_deed_of(request, "open", "surveys", made.pk, made.area)
    except IntegrityError:
        found = Round.objects.for_reader(reader).filter(key=key).first()
        if found is None:
            raise StaleError from None
        return found
    return made


def close_round(request: HttpRequest, chosen: Round, version: int) -> None:
    """Take no more answers. Raises StaleError when the round has moved on."""
    with transaction.atomic():
        changed = Round.objects.filter(
            pk=chosen.pk, version=version, is_closed=False
        ).update(is_closed=True, version=F("version") + 1)
        if not changed:
            raise StaleError
        write_deed_of(request, "close", "surveys", chosen.pk, chosen.area)


def keep_answer(chosen: Round, draft: AnswerDraft, key: str, at: datetime) -> bool:
    """Keep an answer; False when the same one came before. Raises BusyError."""
    if chosen.answers.filter(key=key).exists():
        return False
    if chosen.answers.filter(received_at__gt=at - WINDOW).count() >= MOST_IN_A_WINDOW:
        raise BusyError
    try:
        with transaction.atomic():
            Answer.objects.create(
                round=chosen,
                key=key,
                received_at=at,
                day=timezone.localtime(at).date(),
                service=draft.service,
                sex=draft.sex,
                age=draft.age,
                education=draft.education,
                job=draft.job,
                suggestion=draft.suggestion,
                **dict(draft.scores),
            )
    except IntegrityError:
        return False
    return True


def ask_sending(request: HttpRequest, chosen: Round, key: str) -> Sending | None:
    """A new sending for the worker; None when the same form was sent before."""
    reader = reader_of(request)
    try:
        with transaction.atomic():
            sending = Sending.objects.create(
                round=chosen,
                asked_at=timezone.now(),
                asked_by=reader.account,
                key=key,
            )
            write_deed_of(request, "send", "surveys", chosen.pk, chosen.area)
    except IntegrityError:
        return None
    return sending
