"""The table of roles and objects, read from its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import yaml

from derajat.model.areas import AreaLevel
from derajat.model.labels import Label


class Act(Enum):
    """What can be done to an object; the value is its letter in the table."""

    VIEW = "V"
    CREATE = "C"
    EDIT = "E"
    SUBMIT = "S"
    APPROVE = "A"
    EXPORT = "X"
    VOID = "D"
    PUBLISH = "P"
    CONFIGURE = "K"


class ScopeLevel(Enum):
    """At which level the areas of a role lie."""

    OFFICE = "office"
    HEALTH_CENTRE = "health-centre"
    VILLAGE = "village"
    NONE = "none"

    def fits(self, level: AreaLevel, own: AreaLevel) -> bool:
        """Whether an area of a level can be given; `own` is that of the office."""
        return level.value == (own.value if self is ScopeLevel.OFFICE else self.value)


@dataclass(frozen=True)
class Role:
    """What somebody is in the office."""

    code: str
    label: Label
    scope: ScopeLevel


@dataclass(frozen=True)
class Policy:
    """Roles, what each may do to which object, and which roles stay apart."""

    roles: Mapping[str, Role]
    objects: Mapping[str, Label]
    acts: Mapping[tuple[str, str], frozenset[Act]]
    """By object and role."""
    apart: tuple[tuple[str, frozenset[str]], ...]

    def allows(self, role: str, thing: str, act: Act) -> bool:
        """Whether a role may do something to a kind of object, wherever it is."""
        return act in self.acts.get((thing, role), frozenset())

    def may_hold(self, roles: frozenset[str], added: str) -> bool:
        """Whether one person may hold a role beside others."""
        return not any(
            (added == one and roles & others) or (added in others and one in roles)
            for one, others in self.apart
        )


@cache
def load_policy() -> Policy:
    """The policy that comes with the product."""
    path = Path(__file__).with_name("policy.yaml")
    content = yaml.safe_load(path.read_text("utf-8"))
    roles = {
        code: Role(code, Label(row["id"], row["en"]), ScopeLevel(row["scope"]))
        for code, row in content["roles"].items()
    }
    objects = content["objects"]
    return Policy(
        roles,
        {name: Label(row["id"], row["en"]) for name, row in objects.items()},
        {
            (name, role): frozenset(map(Act, letters))
            for name, row in objects.items()
            for role, letters in row["acts"].items()
        },
        tuple((one, frozenset(others)) for one, *others in content["apart"]),
    )
