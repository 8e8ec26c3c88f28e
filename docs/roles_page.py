"""The page of roles: who may do what, from the table that pages obey."""

from derajat.web.policy import Act, Policy, load_policy
from derajat.web.policy.words import ACT_LABELS, SCOPE_LABELS, used_acts


def render_roles() -> str:
    """Roles with their areas, the table of objects and acts, and what stays apart."""
    policy = load_policy()
    return "\n".join(
        [
            "# Roles",
            "",
            "Who may do what in the pages and the interface for programs. What is not "
            "named is denied. An act holds within the areas of the role only; the "
            "matrix test runs every route with every role against the same table.",
            "",
            *_roles(policy),
            "",
            "## Objects and acts",
            "",
            f"{_legend(policy)}.",
            "",
            *_objects(policy),
            "",
            "## Roles that one person may not hold together",
            "",
            *_apart(policy),
            "",
        ]
    )


def _roles(policy: Policy) -> list[str]:
    rows = ["| role | peran | in English | area |", "| --- | --- | --- | --- |"]
    return rows + [
        f"| {role.code} | {role.label.id} | {role.label.en} "
        f"| {SCOPE_LABELS[role.scope].en} |"
        for role in policy.roles.values()
    ]


def _legend(policy: Policy) -> str:
    words = ((act.value, ACT_LABELS[act]) for act in used_acts(policy))
    return ", ".join(f"{letter} {label.id} / {label.en}" for letter, label in words)


def _objects(policy: Policy) -> list[str]:
    roles = tuple(policy.roles)
    head = f"| object | {' | '.join(roles)} |"
    line = f"| --- |{' --- |' * len(roles)}"
    return [head, line] + [
        f"| {label.id} / {label.en} | "
        + " | ".join(_letters(policy, thing, role) for role in roles)
        + " |"
        for thing, label in policy.objects.items()
    ]


def _letters(policy: Policy, thing: str, role: str) -> str:
    allowed = (act.value for act in Act if policy.allows(role, thing, act))
    return " ".join(allowed) or "–"


def _apart(policy: Policy) -> list[str]:
    order = tuple(policy.roles)
    return [
        f"- {one}: not beside {', '.join(sorted(others, key=order.index))}"
        for one, others in policy.apart
    ]
