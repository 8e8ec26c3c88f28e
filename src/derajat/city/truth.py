"""The true values of an invented city, reckoned without the product's own engine.

Sums over villages, months and people are taken here in plain numpy, straight from the
registers; nothing of `measures` or `engines` is used.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
import numpy.typing as npt

from derajat.city.forms.form import months_of_days
from derajat.city.places import Places
from derajat.city.registers import Numbers, Registers
from derajat.city.sides import GroupColumn, Side, SideOf
from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import (
    Period,
    PeriodKind,
    date_of_day,
    first_day_of_month,
    first_day_of_week,
    week_of_day,
)
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


@dataclass(frozen=True)
class TrueValue:
    """What is true of an area in a period; None where nothing can be known."""

    numerator: int | None
    denominator: int | Fraction | None
    value: Fraction | None


@dataclass(frozen=True)
class Asked:
    """Of which areas, when and for which group a true value is wanted."""

    level: AreaLevel
    period: Period
    group: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """A city from which truths are reckoned, up to the day up to which files speak."""

    places: Places
    registers: Registers
    until: int
    truths: Mapping[str, "Truth"] = field(default_factory=dict)

    @cached_property
    def _sides(self) -> dict[SideOf, Side]:
        return {}

    def side(self, side_of: SideOf) -> Side:
        """A side of the registers, made once."""
        if side_of not in self._sides:
            self._sides[side_of] = side_of(self.registers)
        return self._sides[side_of]

    def areas(self, level: AreaLevel) -> tuple[Area, ...]:
        """The areas of a level, in their order."""
        return {
            AreaLevel.VILLAGE: self.places.villages,
            AreaLevel.SUBDISTRICT: self.places.subdistricts,
            AreaLevel.HEALTH_CENTRE: self.places.health_centres,
            AreaLevel.DISTRICT: (self.places.city,),
        }[level]


Truth = Callable[[Knowledge, Asked], list[TrueValue]]
"""The true values of all areas of a level, in their order."""


def divided(
    numerator: SideOf,
    denominator: SideOf,
    times: int = 100,
    accumulate: Accumulation = Accumulation.SUM,
    share: Fraction = Fraction(1),
    shares_denominator: bool = False,
) -> Truth:
    """One side divided by a share of the other: coverages, rates, ratios, means.

    With `shares_denominator` every group is held against the whole denominator.
    """

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        above = add_up(known, known.side(numerator), asked, accumulate)
        whole = replace(asked, group=()) if shares_denominator else asked
        below = add_up(known, known.side(denominator), whole, accumulate)
        parts = [None if number is None else number * share for number in below]
        return [quotient(a, b, times) for a, b in zip(above, parts, strict=True)]

    return truth


def quotient(above: int | None, below: int | Fraction | None, times: int) -> TrueValue:
    """One number by another; no value where either is not known, or by nothing."""
    if above is None or not below:
        return TrueValue(above, below, None)
    return TrueValue(above, below, Fraction(above * times) / below)


def from_year(year: int, later: Truth, earlier: Truth | None = None) -> Truth:
    """A rule for periods that begin in a year or later; before, another or none."""

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        begins = date_of_day(asked.period.first_day).year
        rule = later if begins >= year else earlier
        if rule is None:
            return [TrueValue(None, None, None)] * len(known.areas(asked.level))
        return rule(known, asked)

    return truth


def counted(
    numerator: SideOf, times: int = 1, accumulate: Accumulation = Accumulation.SUM
) -> Truth:
    """A number by itself."""

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        found = add_up(known, known.side(numerator), asked, accumulate)
        return [
            TrueValue(n, None, None if n is None else Fraction(n * times))
            for n in found
        ]

    return truth


def composed(
    of: tuple[str, ...],
    formula: Callable[[tuple[Fraction | None, ...]], Fraction | None],
) -> Truth:
    """A formula over the true values of other indicators."""

    def truth(known: Knowledge, asked: Asked) -> list[TrueValue]:
        parts = [known.truths[code](known, asked) for code in of]
        return [
            TrueValue(None, None, formula(tuple(part.value for part in by_area)))
            for by_area in zip(*parts, strict=True)
        ]

    return truth


def add_up(
    known: Knowledge, side: Side, asked: Asked, accumulate: Accumulation
) -> list[int | None]:
    """The sums of all areas of a level in a period; None where nothing is known."""
    count = len(known.areas(asked.level))
    first, last = span_of(asked.period, side.unit, accumulate, known.until)
    is_seen = _seen(known, side, asked, first, last)
    chosen = (side.time >= first) & (side.time <= last)
    chosen &= _in_group(side.groups, asked.group, len(side.place))
    area = areas_of(known.places, side, side.place, side.time, asked.level)
    sums = _sums(side, chosen & (area >= 0), area, count)
    return [
        number if seen else None
        for number, seen in zip(sums.tolist(), is_seen.tolist(), strict=True)
    ]


def _sums(side: Side, chosen: Flags, area: Numbers, count: int) -> Numbers:
    total = np.zeros(count, dtype=np.int64)
    np.add.at(total, area[chosen], 1 if side.amount is None else side.amount[chosen])
    return total


def _seen(known: Knowledge, side: Side, asked: Asked, first: int, last: int) -> Flags:
    count = len(known.areas(asked.level))
    within = (side.seen_time >= first) & (side.seen_time <= last)
    if side.seen_groups:
        within &= _in_group(side.seen_groups, asked.group, len(within))
    if not side.each_place:
        return np.full(count, bool(within.any()))
    area = areas_of(known.places, side, side.seen_place, side.seen_time, asked.level)
    found = np.zeros(count, dtype=bool)
    found[area[within & (area >= 0)]] = True
    return found


def _in_group(
    groups: Mapping[str, GroupColumn], group: tuple[tuple[str, str], ...], size: int
) -> Flags:
    chosen = np.ones(size, dtype=bool)
    for name, word in group:
        column = groups[name]
        code = -1 if word == "?" else column.words.index(word)
        chosen &= column.codes == code
    return chosen


def span_of(
    period: Period, unit: PeriodKind, accumulate: Accumulation, until: int
) -> tuple[int, int]:
    """First and last unit of time that belong to a period, up to a day."""
    begins, ends = period.first_day, min(period.last_day, until)
    if accumulate is Accumulation.WITHIN_YEAR and period.kind.months <= 12:
        begins = first_day_of_month(period.year * 12)
    if unit is not PeriodKind.WEEK:
        first, last = _month_or_year(begins, unit), _month_or_year(ends, unit)
    elif period.kind is PeriodKind.WEEK and accumulate is Accumulation.SUM:
        first, last = period.number, min(period.number, week_of_day(until))
    else:
        first, last = _weeks_within(begins, ends)
    return (last, last) if accumulate is Accumulation.AT_END else (first, last)


def _weeks_within(begins: int, ends: int) -> tuple[int, int]:
    """The weeks whose Wednesday lies between two days."""
    first, last = week_of_day(begins), week_of_day(ends)
    if first_day_of_week(first) + 3 < begins:
        first += 1
    if first_day_of_week(last) + 3 > ends:
        last -= 1
    return first, last


def _month_or_year(day: int, unit: PeriodKind) -> int:
    month = int(months_of_days(np.array([day]))[0])
    return month // 12 if unit is PeriodKind.YEAR else month


def areas_of(
    places: Places, side: Side, place: Numbers, time: Numbers, level: AreaLevel
) -> npt.NDArray[np.int64]:
    """The area of a level in which each place lies then; -1 where it is not known."""
    if level is side.level:
        return np.asarray(place, dtype=np.int64)
    if level is AreaLevel.DISTRICT:
        return np.zeros(len(place), dtype=np.int64)
    if side.level is not AreaLevel.VILLAGE:
        raise ValueError(f"a {side.level.value} does not lie in a {level.value}")
    if level is AreaLevel.SUBDISTRICT:
        found = places.subdistrict[place]
    else:
        found = places.health_centre_on(place, _first_days(time, side.unit))
    return np.where(place >= 0, found, -1).astype(np.int64)


def _first_days(time: Numbers, unit: PeriodKind) -> Numbers:
    different, back = np.unique(time, return_inverse=True)
    days = [Period(unit, number).first_day for number in different.tolist()]
    return np.asarray(np.array(days, dtype=np.int64)[back.ravel()])
