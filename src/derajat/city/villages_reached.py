"""The share of villages in which another indicator reaches a limit."""

from fractions import Fraction

import numpy as np

from derajat.city.registers import Numbers
from derajat.city.truth import Asked, Knowledge, TrueValue, Truth
from derajat.model.areas import AreaLevel


def villages_reaching(code: str, limit: Fraction) -> Truth:
    """Villages where it is at least the limit, of all villages of an area.

    A village without a value has not reached it. Villages belong to the health centre
    that serves them on the first day of the period.
    """

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        inner = Asked(AreaLevel.VILLAGE, asked.period, asked.group)
        values = [true.value for true in known.truths[code](known, inner)]
        holder = _holders(known, asked)
        found = []
        for area in range(len(known.areas(asked.level))):
            own = [v for v, at in zip(values, holder, strict=True) if at == area]
            found.append(_share(own, limit))
        return found

    return truth


def _share(values: list[Fraction | None], limit: Fraction) -> TrueValue:
    known = [value for value in values if value is not None]
    if not known:
        return TrueValue(None, None, None)
    reached = sum(value >= limit for value in known)
    return TrueValue(reached, len(values), Fraction(100 * reached, len(values)))


def _holders(known: Knowledge, asked: Asked) -> list[int]:
    places, villages = known.places, np.arange(len(known.places.villages))
    found: Numbers = np.zeros(len(villages), dtype=np.int64)
    if asked.level is AreaLevel.SUBDISTRICT:
        found = places.subdistrict
    elif asked.level is AreaLevel.HEALTH_CENTRE:
        found = places.health_centre_on(villages, asked.period.first_day)
    return [int(place) for place in found]
