"""Which roles an account holds, and where."""

from dataclasses import dataclass

from django.http import HttpRequest

from derajat.model.offices import Office
from derajat.web.accounts.models import Account, Grant
from derajat.web.policy import Subject, areas_within, load_policy


@dataclass(frozen=True)
class Reader:
    """Who reads a page: an account acting in one of its roles.

    `areas` holds everything within the areas given; `home` is where pages begin.
    """

    account: Account
    role: str
    roles: tuple[str, ...]
    areas: frozenset[str]
    home: str

    @property
    def subject(self) -> Subject:
        """The reader as the policy sees it."""
        return Subject(self.role, self.areas)


def reader_of(request: HttpRequest) -> Reader:
    """Who reads a page that needs somebody; the middleware has put it there."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    return reader


def find_reader(
    account: Account, chosen: str, office: Office, day: int
) -> Reader | None:
    """The reader that an account is, acting in the chosen role where it holds it.

    None for an account without any role that the policy knows.
    """
    known = load_policy().roles
    grants = [grant for grant in account.grants.all() if grant.role in known]
    if not grants:
        return None
    roles = tuple(dict.fromkeys(grant.role for grant in grants))
    role = chosen if chosen in roles else roles[0]
    given = [g.area for g in grants if g.role == role and _is_known(g, office)]
    areas = frozenset().union(*(areas_within(office.areas, a, day) for a in given))
    home = next(iter(given), "")
    return Reader(account, role, roles, areas, home)


def _is_known(grant: Grant, office: Office) -> bool:
    return grant.area in office.areas.by_code
