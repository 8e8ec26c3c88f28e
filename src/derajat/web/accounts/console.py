"""Moves with accounts from the console of the machine, which stands above the pages.

Whoever sits there owns the files anyway; so a single person may do here what needs two
on the pages, and every move is written down as one of the console.
"""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from derajat.errors import refuse
from derajat.model.offices import Office
from derajat.web.accounts.granting import THING, Wish, fits
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.accounts.making import make_account, reset_password
from derajat.web.accounts.models import Account, Grant
from derajat.web.accounts.sign_ins import end_sign_ins


CONSOLE = "(konsol)"
"""Who did it, in the log; the name of an account cannot hold brackets."""


@dataclass(frozen=True)
class Opening:
    """What a new account of the console is to be."""

    username: str
    name: str
    post: str = ""
    role: str = ""
    area: str = ""


def find_account(username: str) -> Account:
    """The account of a name. Raises WEB-030."""
    account = Account.objects.filter(username=username.strip().lower()).first()
    if account is None:
        raise refuse("WEB-030", name=username)
    return account


def open_account(wanted: Opening, office: Office, password: str) -> str:
    """Make an account; the temporary password, empty when one was given.

    Raises WEB-020 for a name or password amiss and WEB-031 for a role that does not
    fit its area.
    """
    wish = Wish(wanted.role.upper(), wanted.area)
    if wanted.role and not fits(wish, office):
        raise refuse("WEB-031", role=wanted.role, area=wanted.area or "-")
    with transaction.atomic():
        try:
            account, drawn = make_account(wanted.username, wanted.name, wanted.post)
            if password:
                _set_own(account, password)
        except ValidationError as error:
            raise refuse("WEB-020", reason=" ".join(error.messages)) from error
        if wanted.role:
            Grant.objects.create(account=account, role=wish.role, area=wish.area)
        write_note("make account", account, f"{wish.role} {wish.area}".strip())
    return "" if password else drawn


def renew(account: Account, password: str, without_factors: bool) -> str:
    """Give an account another password, end its sign-ins, forget its wrong tries.

    The temporary password, empty when one was given. Raises WEB-020.
    """
    with transaction.atomic():
        drawn = reset_password(account)
        try:
            if password:
                _set_own(account, password)
        except ValidationError as error:
            raise refuse("WEB-020", reason=" ".join(error.messages)) from error
        if without_factors:
            Authenticator.objects.filter(user=account).delete()
        reset(username=account.username)
        detail = "with factors" if without_factors else ""
        write_note("reset password", account, detail)
    return "" if password else drawn


def turn(account: Account, is_active: bool) -> None:
    """Close an account or open it again. Raises WEB-032 when it is so already."""
    if account.is_active is is_active:
        raise refuse("WEB-032", name=account.username)
    with transaction.atomic():
        account.is_active = is_active
        account.save(update_fields=["is_active"])
        if not is_active:
            end_sign_ins(account)
        write_note("enable" if is_active else "disable", account)


def _set_own(account: Account, password: str) -> None:
    validate_password(password, account)
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])


def write_note(act: str, account: Account, detail: str = "") -> None:
    """Append what the console did with an account to the log."""
    deed = Deed(CONSOLE, act, THING, identifier=account.username, detail=detail)
    write_deed(deed, timezone.now())
