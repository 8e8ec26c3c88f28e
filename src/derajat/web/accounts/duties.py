"""What an account has to do before it works: its own password, a second factor."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from derajat.web.accounts.models import Account
from derajat.web.accounts.words import told
from derajat.web.needs import OPEN_NAMES, SIGNED_IN_NAMES
from derajat.web.served import served_profile


FACTOR_DAYS = 7
"""How long after the first sign-in an office account may go without a factor."""
WITHOUT_FACTOR = frozenset({"BID"})
"""Roles on registered devices of the field; whoever holds another one needs it."""
_FACTOR_TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Duty(Enum):
    """What comes first; the value is the route that does it."""

    PASSWORD = "account_change_password"  # noqa: S105 - a route
    FACTOR = "mfa_index"


_WORDS = {
    Duty.PASSWORD: told(
        "Ganti dulu sandi sementara dengan sandi Anda sendiri.",
        "First replace the temporary password with one of your own.",
    ),
    Duty.FACTOR: told(
        "Pasang dulu faktor kedua: aplikasi kode atau passkey.",
        "First set up a second factor: a code app or a passkey.",
    ),
}
_ALWAYS = (OPEN_NAMES | SIGNED_IN_NAMES) - {"account", "own_log", "role"}


class DutiesMiddleware:
    """Leads an account with a duty to the page that fulfils it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> HttpResponse | None:
        """Answer in place of a view that has to wait."""
        match = request.resolver_match
        if not request.user.is_authenticated or (match and match.url_name in _ALWAYS):
            return None
        duty = find_duty(request.user, served_profile().is_secure, timezone.now())
        if duty is None:
            return None
        messages.warning(request, str(_WORDS[duty]))
        return redirect(duty.value)


def find_duty(account: Account, is_office: bool, now: datetime) -> Duty | None:
    """What the account has to do first, if anything."""
    if account.must_change_password:
        return Duty.PASSWORD
    due = find_factor_day(account, is_office)
    if due is None or now < due or has_factor(account):
        return None
    return Duty.FACTOR


def find_factor_day(account: Account, is_office: bool) -> datetime | None:
    """When the second factor must be there; None where it is only offered."""
    if not is_office or account.first_signed_in_at is None:
        return None
    roles = {grant.role for grant in account.grants.all()}
    if roles <= WITHOUT_FACTOR:
        return None
    return account.first_signed_in_at + timedelta(days=FACTOR_DAYS)


def has_factor(account: Account) -> bool:
    """Whether the account has a factor beside its password."""
    own = Authenticator.objects.filter(user=account, type__in=_FACTOR_TYPES)
    return bool(own.exists())


def is_last_factor(factor: Authenticator) -> bool:
    """Whether the account would be left with its password alone."""
    if factor.type not in _FACTOR_TYPES:
        return False
    own = Authenticator.objects.filter(user=factor.user, type__in=_FACTOR_TYPES)
    return not bool(own.exclude(pk=factor.pk).exists())
