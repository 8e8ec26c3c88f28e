"""Periods told in the smallest periods that are counted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from derajat.measures.arrays import Ints
from derajat.model.calendar import (
    Period,
    PeriodKind,
    day_number,
    month_of_day,
    periods_between,
    week_number,
    week_of_day,
    year_of_day,
)
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation


POOLED = (PeriodKind.THREE_YEARS, PeriodKind.FIVE_YEARS)
_YEARS = (PeriodKind.YEAR, *POOLED)


@dataclass(frozen=True)
class Piece:
    """A stretch of smallest periods, counted by the version in force on `day`.

    It is empty when `last` is before `first`.
    """

    day: int
    first: int
    last: int


def unit_of_time(type_: ColumnType, wanted: Collection[PeriodKind]) -> PeriodKind:
    """The smallest period that a time column gives: week, month or year."""
    if type_ is ColumnType.YEAR:
        return PeriodKind.YEAR
    if type_ is ColumnType.WEEK:
        return PeriodKind.WEEK
    if PeriodKind.WEEK in wanted and type_ is not ColumnType.MONTH:
        return PeriodKind.WEEK
    return PeriodKind.MONTH


def kinds_from(unit: PeriodKind) -> tuple[PeriodKind, ...]:
    """The period kinds that whole units make up; a week is not split."""
    if unit is PeriodKind.YEAR:
        return _YEARS
    if unit is PeriodKind.WEEK:
        return (PeriodKind.WEEK, *_YEARS)
    return tuple(kind for kind in PeriodKind if kind.months >= unit.months)


def tally_units(
    unit: PeriodKind,
    is_per_period: bool,
    accumulate: Accumulation,
    wanted: Collection[PeriodKind],
) -> tuple[PeriodKind, ...]:
    """The units in which a selection is counted.

    One row per `period` cannot be rolled up: each kind is counted by itself, pooled
    years from years. A state `at_end` is counted in the smallest unit, and from
    January on only whole years can be counted.
    """
    if not is_per_period or accumulate is Accumulation.AT_END:
        return (unit,)
    units = {
        counted_unit(kind, unit, is_per_period, accumulate)
        for kind in wanted
        if is_countable(kind, unit, is_per_period, accumulate)
    }
    return tuple(kind for kind in PeriodKind if kind in units)


def is_countable(
    kind: PeriodKind, unit: PeriodKind, is_per_period: bool, accumulate: Accumulation
) -> bool:
    """Whether a period of a kind follows from what is counted."""
    if is_per_period and accumulate is Accumulation.WITHIN_YEAR and kind not in _YEARS:
        return False
    return kind in kinds_from(unit)


def counted_unit(
    kind: PeriodKind, unit: PeriodKind, is_per_period: bool, accumulate: Accumulation
) -> PeriodKind:
    """The unit of the tally that a period of a kind is read from."""
    if not is_per_period or accumulate is Accumulation.AT_END:
        return unit
    return PeriodKind.YEAR if kind in POOLED else kind


def pieces_of(
    period: Period, accumulate: Accumulation, unit: PeriodKind, data_day: int
) -> tuple[Piece, ...]:
    """The stretches that make up a period: one, or one for each pooled year.

    Nothing after the day of the data belongs to a period.
    """
    if period.kind not in POOLED:
        return (_piece(period, accumulate, unit, data_day),)
    first = period.number - period.kind.months // 12 + 1
    return tuple(
        _piece(year, accumulate, unit, data_day)
        for year in periods_between(PeriodKind.YEAR, first, period.number)
    )


def _piece(
    period: Period, accumulate: Accumulation, unit: PeriodKind, data_day: int
) -> Piece:
    first, last = units_within(period, unit)
    day = period.first_day
    if accumulate is Accumulation.WITHIN_YEAR:
        first = units_within(Period(PeriodKind.YEAR, period.year), unit)[0]
        day = day_number(period.year, 1, 1)
    last = min(last, unit_of_day(unit, data_day))
    if accumulate is Accumulation.AT_END:
        first = max(first, last)
    return Piece(day, first, last)


def units_within(period: Period, unit: PeriodKind) -> tuple[int, int]:
    """First and last unit of a period; of a shorter period the one that holds it."""
    if period.kind is unit:
        return period.number, period.number
    if unit is PeriodKind.WEEK:
        return week_number(period.year, 1), week_number(period.year + 1, 1) - 1
    if period.kind is PeriodKind.WEEK:
        held = unit_of_day(unit, period.first_day + 3)
        return held, held
    return period.first_month // unit.months, period.last_month // unit.months


def years_of_weeks(weeks: Ints) -> Ints:
    """The year to which each epidemiological week belongs."""
    years = [Period(PeriodKind.WEEK, week).year for week in weeks.tolist()]
    return np.array(years, dtype=np.int64)


def unit_of_day(unit: PeriodKind, day: int) -> int:
    """Number of the week, month, quarter, semester or year that holds a day."""
    if unit is PeriodKind.WEEK:
        return week_of_day(day)
    if unit is PeriodKind.YEAR:
        return year_of_day(day)
    return month_of_day(day) // unit.months


def list_periods(
    kind: PeriodKind, unit: PeriodKind, numbers: Iterable[int]
) -> tuple[Period, ...]:
    """All periods of a kind from the first to the last of some units."""
    known = sorted(numbers)
    if not known:
        return ()
    first, last = (_number_in(kind, unit, known[end]) for end in (0, -1))
    return periods_between(kind, first, last)


def _number_in(kind: PeriodKind, unit: PeriodKind, number: int) -> int:
    inner = Period(unit, number)
    if kind in _YEARS:
        return inner.year
    return number if kind is unit else inner.first_month // kind.months
