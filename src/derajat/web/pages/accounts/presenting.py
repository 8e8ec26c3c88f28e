"""Accounts of the office as lists and pages show them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.web.accounts.models import Account, Grant, GrantRequest, RequestState
from derajat.web.moments import render_moment
from derajat.web.pages.accounts.own import name_area
from derajat.web.policy import load_policy


ON_A_PAGE = 100


@dataclass(frozen=True)
class AccountLine:
    """An account in the list."""

    username: str
    name: str
    post: str
    roles: str
    state: str
    is_open: bool


@dataclass(frozen=True)
class GrantLine:
    """A role that an account holds in one area, and who gave it."""

    pk: int
    role: str
    area: str
    given: str


@dataclass(frozen=True)
class RequestLine:
    """A role that was asked for and waits for a second person."""

    pk: int
    username: str
    name: str
    role: str
    area: str
    asked: str
    is_taken: bool
    """Whether the owner has replaced the temporary password."""


@dataclass(frozen=True)
class AccountPage:
    """One account with its roles, and what waits."""

    username: str
    name: str
    post: str
    state: str
    is_open: bool
    first_sign_in: str
    grants: tuple[GrantLine, ...]
    requests: tuple[RequestLine, ...]


def find_accounts(
    accounts: QuerySet[Account], search: str
) -> tuple[list[Account], bool]:
    """The accounts whose names hold the words, and whether there are more."""
    for word in search.split():
        accounts = accounts.filter(
            Q(username__icontains=word)
            | Q(first_name__icontains=word)
            | Q(post__icontains=word)
        )
    ordered = accounts.order_by("username").prefetch_related("grants")
    found = list(ordered[: ON_A_PAGE + 1])
    return found[:ON_A_PAGE], len(found) > ON_A_PAGE


def build_line(account: Account, office: Office, language: str) -> AccountLine:
    """A line of the list."""
    grants = [
        f"{grant.role} {name_area(grant.area, office, language)}"
        for grant in account.grants.all()
    ]
    return AccountLine(
        account.username,
        account.shown_name,
        account.post,
        "; ".join(grants) or "–",
        name_state(account).render(language),
        account.is_active,
    )


def build_account(account: Account, office: Office, language: str) -> AccountPage:
    """The page of an account."""
    first = account.first_signed_in_at
    grants = account.grants.select_related("given_by").order_by("pk")
    asked = account.requests.filter(state=RequestState.OPEN)
    return AccountPage(
        account.username,
        account.shown_name,
        account.post,
        name_state(account).render(language),
        account.is_active,
        render_moment(first, language) if first else _NEVER.render(language),
        tuple(_build_grant(grant, office, language) for grant in grants),
        build_requests(asked, office, language),
    )


def build_requests(
    asked: QuerySet[GrantRequest], office: Office, language: str
) -> tuple[RequestLine, ...]:
    """Requests, oldest first."""
    rows = asked.select_related("account", "asked_by").order_by("pk")
    return tuple(_build_request(row, office, language) for row in rows)


def name_state(account: Account) -> Label:
    """Open, closed, or not yet taken by its owner."""
    if not account.is_active:
        return Label("ditutup", "closed")
    if account.must_change_password:
        return Label("menunggu sandi sendiri", "waits for a password of its own")
    return Label("terbuka", "open")


def name_role(code: str, language: str) -> str:
    """A role in words."""
    role = load_policy().roles.get(code)
    return role.label.render(language) if role else code


def _build_grant(grant: Grant, office: Office, language: str) -> GrantLine:
    moment = render_moment(grant.given_at, language)
    giver = grant.given_by.username if grant.given_by else _CONSOLE.render(language)
    return GrantLine(
        grant.pk,
        name_role(grant.role, language),
        name_area(grant.area, office, language),
        f"{giver}, {moment}",
    )


def _build_request(row: GrantRequest, office: Office, language: str) -> RequestLine:
    return RequestLine(
        row.pk,
        row.account.username,
        row.account.shown_name,
        name_role(row.role, language),
        name_area(row.area, office, language),
        f"{row.asked_by.username}, {render_moment(row.asked_at, language)}",
        not row.account.must_change_password,
    )


_NEVER = Label("belum pernah", "never")
_CONSOLE = Label("konsol", "console")
