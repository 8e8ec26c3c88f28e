"""Where an account is signed in, and when that ends.

A session names its row; without the row it is over. So ending a sign-in, here or from
elsewhere, takes effect with the next request.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from derajat.model.labels import Label
from derajat.web.accounts.models import Account, SignIn
from derajat.web.language import read_language
from derajat.web.settings import IDLE_SECONDS, LONGEST_SESSION_SECONDS


IN_SESSION = "masuk"
SEEN_SECONDS = 60
"""How old the moment last seen may grow: one write a minute, not one a request."""
_ENDED = Label(
    "Sesi sudah berakhir: lama tidak dipakai, atau diakhiri dari tempat lain. "
    "Masuk lagi untuk melanjutkan.",
    "The session has ended: not used for long, or ended from elsewhere. Sign in "
    "again to go on.",
)


class SignInMiddleware:
    """Signs out whoever was idle for long, signed in for long, or was ended."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not is_live(request, timezone.now()):
            logout(request)
            messages.warning(request, _ENDED.render(read_language(request)))
        return self._answer(request)


def begin_sign_in(request: HttpRequest, account: Account, now: datetime) -> None:
    """Give the session of a new sign-in its row, and tidy up those that are over."""
    over = account.sign_ins.filter(seen_at__lt=now - _longest())
    over.delete()
    row = SignIn.objects.create(
        account=account,
        began_at=now,
        seen_at=now,
        ip=request.META.get("REMOTE_ADDR", "")[:45],
        device=request.META.get("HTTP_USER_AGENT", "")[:200],
    )
    request.session[IN_SESSION] = row.name


def is_live(request: HttpRequest, now: datetime) -> bool:
    """Whether the session of a request still counts; tells its row that it was seen."""
    name = request.session.get(IN_SESSION, "")
    row = SignIn.objects.filter(name=name, account_id=request.user.pk or 0).first()
    if row is None:
        return False
    if is_over(row, now):
        row.delete()
        return False
    if now - row.seen_at >= timedelta(seconds=SEEN_SECONDS):
        SignIn.objects.filter(name=name).update(seen_at=now)
    return True


def is_over(row: SignIn, now: datetime) -> bool:
    """Whether a sign-in was idle or open for too long."""
    idle = now - row.seen_at >= timedelta(seconds=IDLE_SECONDS)
    return idle or now - row.began_at >= _longest()


def end_sign_ins(account: Account, besides: str = "") -> int:
    """End all sign-ins of an account, except the one named; how many they were."""
    return account.sign_ins.exclude(name=besides).delete()[0]


def _longest() -> timedelta:
    return timedelta(seconds=LONGEST_SESSION_SECONDS)
