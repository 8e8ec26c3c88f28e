"""Where somebody begins after signing in or taking another role."""

from derajat.web.accounts.models import Account
from derajat.web.policy import Act, load_policy


def name_start(role: str) -> str:
    """The route: the overview of values, or the own account for roles without them."""
    return "home" if load_policy().allows(role, "values", Act.VIEW) else "account"


def find_start(account: Account) -> str:
    """The route of the role that an account begins in."""
    known = load_policy().roles
    grants = account.grants.order_by("pk")
    return name_start(next((g.role for g in grants if g.role in known), ""))
