"""Accounts made from the console: the first one, and those of a demo."""

import re
import secrets
from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from derajat.errors import refuse
from derajat.model.areas import AreaLevel
from derajat.model.offices import Office
from derajat.web.accounts.models import Account, Grant
from derajat.web.accounts.sign_ins import end_sign_ins
from derajat.web.accounts.words import told
from derajat.web.policy import Role, load_policy


ADMINISTRATOR = "ADM"
_WORDS = 4
_LIKE_A_PERSON = re.compile(r"\d{13}")
_NO_NUMBER = told(
    "Nama akun tidak boleh berisi NIK atau nomor kartu.",
    "The name of an account may not hold a NIK or the number of a card.",
)


@dataclass(frozen=True)
class DemoAccount:
    """An account that a demo prints once."""

    username: str
    password: str
    role: Role
    area: str


def has_accounts() -> bool:
    """Whether anybody can sign in yet."""
    return Account.objects.exists()


def make_administrator(username: str, password: str) -> Account:
    """The first account of an office. Raises WEB-020 for a name or password amiss."""
    try:
        account = Account(username=username.strip(), first_name=username.strip())
        account.clean_fields(exclude=["password"])
        validate_password(password, account)
    except ValidationError as error:
        raise refuse("WEB-020", reason=" ".join(error.messages)) from error
    account.set_password(password)
    with transaction.atomic():
        account.save()
        Grant.objects.create(account=account, role=ADMINISTRATOR)
    return account


def make_account(username: str, name: str, post: str) -> tuple[Account, str]:
    """An account with a temporary password, which is told only here.

    Raises ValidationError for a name that is taken or cannot be one.
    """
    account = Account(username=username.strip().lower(), first_name=name, post=post)
    password = draw_password()
    account.set_password(password)
    account.must_change_password = True
    account.full_clean(exclude=["email", "last_name"])
    if _LIKE_A_PERSON.search(account.username):
        raise ValidationError({"username": _NO_NUMBER})
    account.save()
    return account, password


def reset_password(account: Account) -> str:
    """A new temporary password; the account's factors stay, its sign-ins end."""
    password = draw_password()
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    end_sign_ins(account)
    return password


def make_demo_accounts(office: Office) -> tuple[DemoAccount, ...]:
    """One account for each role with a new random password, in the office's areas."""
    made = []
    with transaction.atomic():
        for role in load_policy().roles.values():
            area = choose_demo_area(role, office)
            username, password = role.code.lower(), draw_password()
            account, _ = Account.objects.get_or_create(username=username)
            account.first_name = role.label.id
            account.set_password(password)
            account.save()
            account.grants.all().delete()
            Grant.objects.create(account=account, role=role.code, area=area)
            made.append(DemoAccount(username, password, role, area))
    return tuple(made)


def choose_demo_area(role: Role, office: Office) -> str:
    """The office's area, its first health centre, or the first village of that."""
    areas, scope = office.areas, role.scope.value
    if scope == "none":
        return ""
    if scope == "office":
        return office.area
    centres = areas.at_level(AreaLevel.HEALTH_CENTRE)
    if scope == "health-centre" and centres:
        return centres[0].code
    served = [c.village for c in areas.catchments if c.health_centre == centres[0].code]
    return served[0] if served else office.area


def draw_password() -> str:
    """A random password that can be read out: four groups of five letters."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(letters) for _ in range(5)) for _ in range(_WORDS))
    return "-".join(groups)
