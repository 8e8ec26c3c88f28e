"""The table of roles in words that people read."""

from dataclasses import dataclass

from derajat.model.labels import Label
from derajat.web.policy.table import Act, Policy, ScopeLevel


ACT_LABELS = {
    Act.VIEW: Label("lihat", "view"),
    Act.CREATE: Label("buat", "create"),
    Act.EDIT: Label("ubah", "edit"),
    Act.SUBMIT: Label("ajukan", "submit"),
    Act.APPROVE: Label("setujui", "approve"),
    Act.EXPORT: Label("unduh", "export"),
    Act.VOID: Label("tarik", "withdraw"),
    Act.PUBLISH: Label("terbitkan", "publish"),
    Act.CONFIGURE: Label("atur", "configure"),
}
SCOPE_LABELS = {
    ScopeLevel.OFFICE: Label("seluruh wilayah kantor", "the whole area of the office"),
    ScopeLevel.HEALTH_CENTRE: Label(
        "satu Puskesmas dan kelurahan yang dilayaninya",
        "one health centre and the villages it serves",
    ),
    ScopeLevel.VILLAGE: Label("satu kelurahan atau desa", "one village"),
    ScopeLevel.NONE: Label("tanpa wilayah", "no area"),
}


@dataclass(frozen=True)
class Allowed:
    """A kind of object and what a role may do with it, in the order of the acts."""

    thing: Label
    acts: tuple[Act, ...]


def used_acts(policy: Policy) -> tuple[Act, ...]:
    """The acts that some role may do to something."""
    named = {act for acts in policy.acts.values() for act in acts}
    return tuple(act for act in Act if act in named)


def list_allowed(policy: Policy, role: str) -> tuple[Allowed, ...]:
    """Every kind of object with the acts of a role; none where it may do nothing."""
    return tuple(
        Allowed(label, tuple(a for a in Act if policy.allows(role, thing, a)))
        for thing, label in policy.objects.items()
    )
