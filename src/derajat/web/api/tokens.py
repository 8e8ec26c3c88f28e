"""Making tokens and finding who they speak for."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from derajat.errors import refuse
from derajat.web.accounts.console import write_note
from derajat.web.accounts.grants import Reader, find_reader
from derajat.web.accounts.models import Account
from derajat.web.api.models import ApiToken
from derajat.web.clock import today
from derajat.web.reading.office import open_reading


LONGEST_DAYS = 365
_PREFIX = "drj_"


def make_token(account: Account, role: str, name: str, days: int) -> str:
    """A new token, of which only the digest is kept."""
    token = _PREFIX + secrets.token_urlsafe(32)
    until = timezone.now() + timedelta(days=min(days, LONGEST_DAYS))
    ApiToken.objects.create(
        account=account, role=role, name=name, digest=_digest(token), expires_at=until
    )
    return token


def give_token(account: Account, role: str, name: str, days: int) -> str:
    """A token that the console gives to a program of an account, shown once.

    Raises WEB-039 for a role that the account does not hold.
    """
    if not account.grants.filter(role=role).exists():
        raise refuse("WEB-039", name=account.username, role=role)
    with transaction.atomic():
        token = make_token(account, role, name, days)
        write_note("make token", account, f"{role} {name}".strip())
    return token


def end_tokens(account: Account) -> int:
    """End every token of an account; how many there were."""
    with transaction.atomic():
        count, _ = account.tokens.all().delete()
        write_note("end tokens", account, str(count))
    return count


def find_token_reader(token: str, now: datetime) -> Reader | None:
    """The reader that a token speaks for; None when it is unknown, old or disabled.

    A role that was taken away meanwhile is gone for the token too.
    """
    found = (
        ApiToken.objects.select_related("account")
        .prefetch_related("account__grants")
        .filter(digest=_digest(token), expires_at__gt=now, account__is_active=True)
        .first()
    )
    if found is None:
        return None
    reader = find_reader(found.account, found.role, open_reading().office, today())
    return reader if reader is not None and reader.role == found.role else None


class TokenDoor(HttpBearer):
    """Lets in whoever brings a token; a session is never asked."""

    def authenticate(self, request: HttpRequest, token: str) -> Reader | None:
        """The reader of the token, put on the request."""
        reader = find_token_reader(token, timezone.now())
        request.reader = reader  # type: ignore[attr-defined]
        return reader


def _digest(token: str) -> str:
    """A plain digest will do: the token itself is 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()
