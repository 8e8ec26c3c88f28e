"""The monthly report: what the health centres count, near what their registers say."""

from collections.abc import Callable

import numpy as np

from derajat.city.maternal import services
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, Registers, plain, worded
from derajat.city.sides import Side


_FORGOTTEN, _FROM_ELSEWHERE = 0.02, 0.025
"""Shares left out of a report, and counted there though living elsewhere."""
_SICK_A_MONTH, _BY_THE_BOOK = 0.011, 0.8
_COUPLES, _USING = 0.165, 0.66
SERVICES: dict[str, Callable[[Registers], Side]] = {
    "k1": services.first_contacts,
    "k4": services.fourth_contacts,
    "k6": services.sixth_contacts,
    "pn": services.attended,
    "pf": services.in_facilities,
    "kf_lengkap": services.complete_postnatal,
    "kn1": services.first_neonatal,
    "kn_lengkap": services.complete_neonatal,
}
"""The services of which the report tells the number."""


def build_reports(world: World, registers: Registers) -> Register:
    """The register `lb3-kia`: one row a village and month."""
    draws = world.settings.draws("monthly reports")
    shape = (len(world.settings.months), len(world.places.villages))
    found = {
        name: _reported(_tally(side_of(registers), world), draws)
        for name, side_of in SERVICES.items()
    }
    # A delivery in a facility is one by a health worker, in the report as well.
    found["pf"] = np.minimum(found["pf"], found["pn"])
    people = np.broadcast_to(world.settings.people * world.places.share, shape)
    found |= _other_numbers(people, draws)
    month, village = np.indices(shape)
    columns = {
        "bulan": plain(month.ravel() + world.settings.months.start),
        "kelurahan": worded(village.ravel(), world.village_codes),
        **{name: plain(numbers.ravel()) for name, numbers in found.items()},
    }
    return Register("lb3-kia", columns)


def _tally(side: Side, world: World) -> Numbers:
    """The rows of a side by month and village."""
    months, villages = world.settings.months, len(world.places.villages)
    inside = (side.time >= months.start) & (side.time < months.stop) & (side.place >= 0)
    flat = (side.time[inside] - months.start) * villages + side.place[inside]
    counts = np.bincount(flat, minlength=len(months) * villages)
    return counts.reshape(len(months), villages)


def _reported(true: Numbers, draws: np.random.Generator) -> Numbers:
    kept = draws.binomial(true, 1 - _FORGOTTEN)
    return np.asarray(kept + draws.poisson(true * _FROM_ELSEWHERE))


def _other_numbers(
    people: np.ndarray, draws: np.random.Generator
) -> dict[str, Numbers]:
    """Sick children and couples, which no register here tells one by one."""
    sick = draws.poisson(people * _SICK_A_MONTH)
    couples = draws.binomial(people.astype(np.int64), _COUPLES)
    return {
        "balita_sakit": sick,
        "balita_mtbs": draws.binomial(sick, _BY_THE_BOOK),
        "pus": couples,
        "kb_aktif": draws.binomial(couples, _USING),
    }
