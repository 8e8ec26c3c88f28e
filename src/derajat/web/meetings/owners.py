"""Who can own an action: accounts that work in its area."""

from derajat.model.areas import AreaRegistry
from derajat.web.accounts.models import Account, Grant
from derajat.web.policy import Act, areas_within, load_policy


def list_owners(areas: frozenset[str]) -> list[tuple[str, str]]:
    """Accounts that may change actions and were given one of the areas.

    Pairs of number and words, by name; other sectors stand for the whole office.
    """
    grants = (
        Grant.objects.filter(role__in=_working_roles(), account__is_active=True)
        .filter(area__in=areas)
        .select_related("account")
        .order_by("account__first_name", "account__username")
    )
    found = {str(grant.account_id): _name(grant.account) for grant in grants}
    return list(found.items())


def can_work_in(account: Account, area: str, registry: AreaRegistry, day: int) -> bool:
    """Whether an account has a working role for an area, so that it sees the action."""
    given = account.grants.filter(role__in=_working_roles())
    return any(
        grant.area in registry.by_code
        and area in areas_within(registry, grant.area, day)
        for grant in given
    )


def _working_roles() -> list[str]:
    policy = load_policy()
    return [role for role in policy.roles if policy.allows(role, "actions", Act.EDIT)]


def _name(account: Account) -> str:
    return (
        f"{account.shown_name} ({account.post})" if account.post else account.shown_name
    )
