"""What each role may do, as tables to read."""

from dataclasses import dataclass

from derajat.web.policy import Policy
from derajat.web.policy.words import (
    ACT_LABELS,
    SCOPE_LABELS,
    list_allowed,
    used_acts,
)


@dataclass(frozen=True)
class RoleRow:
    """A kind of object: for each act whether the role may, and the acts in words."""

    thing: str
    may: tuple[bool, ...]
    words: str


@dataclass(frozen=True)
class RoleTable:
    """What one role may do, with `acts` over the columns."""

    code: str
    name: str
    scope: str
    acts: tuple[str, ...]
    rows: tuple[RoleRow, ...]
    apart: str
    """The roles that whoever holds this one cannot hold, in words."""


def build_role(policy: Policy, code: str, language: str) -> RoleTable:
    """The table of a role, in the order of the policy."""
    role, acts = policy.roles[code], used_acts(policy)
    rows = tuple(
        RoleRow(
            allowed.thing.render(language),
            tuple(act in allowed.acts for act in acts),
            ", ".join(ACT_LABELS[act].render(language) for act in allowed.acts),
        )
        for allowed in list_allowed(policy, code)
    )
    others = [
        other.label.render(language)
        for name, other in policy.roles.items()
        if name != code and not policy.may_hold(frozenset({name}), code)
    ]
    return RoleTable(
        code,
        role.label.render(language),
        SCOPE_LABELS[role.scope].render(language),
        tuple(ACT_LABELS[act].render(language) for act in acts),
        rows,
        ", ".join(others),
    )
