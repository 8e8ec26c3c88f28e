"""Dated numbers per area, found for a place and a day."""

from dataclasses import dataclass
from fractions import Fraction

from derajat.model.areas import NATION_CODE, AreaLevel
from derajat.model.datasets import Parameter, ParameterValue
from derajat.model.offices import Office


@dataclass(frozen=True)
class ParameterFound:
    """A number and whether it is that of a higher area."""

    value: Fraction
    is_inherited: bool


def find_parameter(
    parameter: Parameter, office: Office, place: str | None, day: int
) -> ParameterFound | None:
    """The number in force for a place, or None.

    It is that of the place's own area at the parameter's level; with `inherit` the
    nearest higher area stands in.
    """
    chain = _chain(office, place)
    start = _own_position(parameter, office, chain)
    for position, code in enumerate(chain[start:]):
        found = _in_force(parameter, code, day)
        if found is not None:
            return ParameterFound(found.value, position > 0)
        if not parameter.inherit:
            return None
    return None


def _chain(office: Office, place: str | None) -> list[str]:
    """The place and all above it up to the nation, whose code is empty."""
    holder = place or office.area
    known = office.areas.by_code
    while holder not in known and "." in holder:
        holder = holder.rpartition(".")[0]
    if holder not in known:
        holder = office.area
    codes = [c for c in office.areas.ancestors(holder) if c != NATION_CODE]
    return [*codes, ""]


def _own_position(parameter: Parameter, office: Office, chain: list[str]) -> int:
    if parameter.area_level in ("", AreaLevel.NATION.value):
        return len(chain) - 1
    for position, code in enumerate(chain[:-1]):
        if office.areas.by_code[code].level.value == parameter.area_level:
            return position
    return 0


def _in_force(parameter: Parameter, code: str, day: int) -> ParameterValue | None:
    dated = [
        item
        for item in parameter.values
        if item.area in _names_of(code) and item.valid_from <= day
    ]
    return max(dated, key=lambda item: item.valid_from, default=None)


def _names_of(code: str) -> tuple[str, ...]:
    return (code,) if code else ("", NATION_CODE)
