"""The one decision: role, act, object and area together."""

from dataclasses import dataclass

from derajat.model.areas import UNKNOWN_PLACE, AreaLevel, AreaRegistry
from derajat.web.policy.table import Act, Policy


@dataclass(frozen=True)
class Subject:
    """Who asks: the role acted in, and the areas it was given."""

    role: str
    areas: frozenset[str]


def may(
    policy: Policy, subject: Subject, act: Act, thing: str, area: str | None = None
) -> bool:
    """Whether the subject may do it; `area` is None for what belongs to no area.

    `subject.areas` already holds the areas within those that were given.
    """
    if not policy.allows(subject.role, thing, act):
        return False
    return area is None or area in subject.areas


def areas_within(areas: AreaRegistry, given: str, day: int) -> frozenset[str]:
    """An area with all below it; of a health centre the villages it serves on a day."""
    found = set(areas.within(given))
    if areas.by_code[given].level is AreaLevel.HEALTH_CENTRE:
        found.update(
            catchment.village
            for catchment in areas.catchments
            if catchment.health_centre == given
            and _holds(catchment.valid_from, catchment.valid_until, day)
        )
    # What happened at a place nobody could name lies in the area above.
    return frozenset(found | {UNKNOWN_PLACE + code for code in found})


def _holds(first: int | None, last: int | None, day: int) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
