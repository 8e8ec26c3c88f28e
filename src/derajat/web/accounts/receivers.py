"""What is written down when somebody signs in, out, or changes how."""

from typing import Any

from allauth.account.signals import password_changed
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from axes.signals import user_locked_out
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from derajat.web.accounts.log import Deed, write_deed
from derajat.web.accounts.models import Account, SignIn
from derajat.web.accounts.sign_ins import IN_SESSION, begin_sign_in, end_sign_ins


THING = "sign-in"


@receiver(user_logged_in, dispatch_uid="derajat")
def note_sign_in(request: HttpRequest, user: Account, **_: Any) -> None:
    """A new sign-in, and the first one of an account."""
    now = timezone.now()
    begin_sign_in(request, user, now)
    if user.first_signed_in_at is None:
        user.first_signed_in_at = now
        user.save(update_fields=["first_signed_in_at"])
    _note(request, user.get_username(), "sign in")


@receiver(user_logged_out, dispatch_uid="derajat")
def note_sign_out(request: HttpRequest, user: Account | None, **_: Any) -> None:
    """A sign-in that ended, by its owner or by time."""
    SignIn.objects.filter(name=request.session.get(IN_SESSION, "")).delete()
    if user is not None:
        _note(request, user.get_username(), "sign out")


@receiver(user_login_failed, dispatch_uid="derajat")
def note_failure(
    credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any
) -> None:
    """A wrong password. A name that is no account is not kept: it may be one."""
    name = str(credentials.get("username", ""))[:150]
    known = Account.objects.filter(username=name).exists()
    _note(request, name if known else "", "sign in", "failed")


@receiver(user_locked_out, dispatch_uid="derajat")
def note_lockout(request: HttpRequest, username: str, **_: Any) -> None:
    """Too many wrong passwords."""
    known = Account.objects.filter(username=username).exists()
    _note(request, username if known else "", "lock", "refused")


@receiver(password_changed, dispatch_uid="derajat")
def note_new_password(request: HttpRequest, user: Account, **_: Any) -> None:
    """A new password ends every other sign-in of the account."""
    Account.objects.filter(pk=user.pk).update(must_change_password=False)
    user.must_change_password = False
    end_sign_ins(user, besides=request.session.get(IN_SESSION, ""))
    _note(request, user.get_username(), "new password")


@receiver(authentication_failed, dispatch_uid="derajat")
def note_wrong_code(request: HttpRequest, user: Account, **_: Any) -> None:
    """A wrong code of the second factor."""
    _note(request, user.get_username(), "second factor", "failed")


@receiver(post_save, sender=Authenticator, dispatch_uid="derajat")
def note_factor_added(instance: Authenticator, created: bool, **_: Any) -> None:
    """A second factor set up, in the transaction that does it."""
    if created:
        _note_factor("add factor", instance)


@receiver(post_delete, sender=Authenticator, dispatch_uid="derajat")
def note_factor_removed(instance: Authenticator, **_: Any) -> None:
    """A second factor removed."""
    _note_factor("remove factor", instance)


def _note_factor(act: str, factor: Authenticator) -> None:
    _note(context.request, factor.user.get_username(), act, detail=factor.type)


def _note(
    request: HttpRequest | None,
    account: str,
    act: str,
    outcome: str = "done",
    detail: str = "",
) -> None:
    ip = str(request.META.get("REMOTE_ADDR", "")) if request else ""
    deed = Deed(account, act, THING, detail=detail, outcome=outcome, ip=ip)
    write_deed(deed, timezone.now())
