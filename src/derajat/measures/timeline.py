"""The periods of an indicator, each with the versions and stretches that make it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from derajat.measures.arrays import Bools, Ints
from derajat.measures.plan import PlannedCount
from derajat.measures.spans import counted_unit, is_countable, pieces_of
from derajat.model.calendar import Period, PeriodKind
from derajat.model.indicators import Indicator, Version


NO_VERSION = -1


@dataclass(frozen=True)
class Stretches:
    """First and last units, (pieces, periods); an empty one ends before it begins."""

    first: Ints
    last: Ints

    @property
    def units(self) -> Ints:
        """How many units each period has."""
        counted: Ints = np.maximum(self.last - self.first + 1, 0).sum(axis=0)
        return counted

    def only(self, periods: Ints) -> "Stretches":
        return Stretches(self.first[:, periods], self.last[:, periods])

    def instead(self, number: int) -> "Stretches":
        """The same unit in place of every one that is there."""
        there = self.last >= self.first
        fixed = np.full_like(self.first, number)
        return Stretches(fixed, np.where(there, number, number - 1))


@dataclass(frozen=True)
class Timeline:
    """The periods of one indicator, in the order of their texts.

    `pieces` gives the version of each piece of each period (NO_VERSION: no rule in
    force), `version` the one by which the period's numbers are divided.
    """

    indicator: Indicator
    periods: tuple[Period, ...]
    data_day: int
    pieces: tuple[tuple[int, ...], ...]

    @property
    def version(self) -> Ints:
        last = [found[-1] for found in self.pieces]
        return np.array(last, dtype=np.int64)

    @property
    def has_lapsed(self) -> Bools:
        """Periods of which a part has no rule in force."""
        return np.array([NO_VERSION in found for found in self.pieces], dtype=bool)

    @property
    def is_broken(self) -> Bools:
        """Periods that pool versions which cannot be compared."""
        return np.array([self._breaks(found) for found in self.pieces], dtype=bool)

    def _breaks(self, found: tuple[int, ...]) -> bool:
        versions = self.indicator.versions
        known = [number for number in found if number != NO_VERSION]
        later = range(min(known) + 1, max(known) + 1) if known else range(0)
        return any(not versions[number].comparable for number in later)

    def stretches(
        self, version: int, unit_of: Callable[[Period], PeriodKind]
    ) -> Stretches:
        """What one version counts of each period, in the unit of that period."""
        depth = max((len(found) for found in self.pieces), default=1)
        first = np.ones((depth, len(self.periods)), dtype=np.int64)
        last = np.zeros((depth, len(self.periods)), dtype=np.int64)
        for column, period in enumerate(self.periods):
            pieces = pieces_of(
                period, self.indicator.accumulate, unit_of(period), self.data_day
            )
            for row, piece in enumerate(pieces):
                if self.pieces[column][row] == version:
                    first[row, column], last[row, column] = piece.first, piece.last
        return Stretches(first, last)

    def counted(self, count: PlannedCount) -> dict[PeriodKind, Ints]:
        """Periods that can be counted, by the unit of the tally they are read from."""
        found: dict[PeriodKind, list[int]] = {}
        how = (count.unit, count.is_per_period, self.indicator.accumulate)
        for column, period in enumerate(self.periods):
            if is_countable(period.kind, *how):
                unit = counted_unit(period.kind, *how)
                found.setdefault(unit, []).append(column)
        return {unit: np.array(columns) for unit, columns in found.items()}


def build_timeline(
    indicator: Indicator, periods: tuple[Period, ...], data_day: int
) -> Timeline:
    """The timeline of an indicator over some periods that have begun.

    Periods before its first version are left out: there was no rule to follow yet.
    """
    begun = [period for period in periods if period.first_day <= data_day]
    ordered = []
    for period in sorted(begun, key=Period.render):
        found = _versions_of(indicator, period, data_day)
        has_rule = any(number != NO_VERSION for number in found)
        if has_rule or period.first_day >= indicator.versions[0].valid_from:
            ordered.append((period, found))
    return Timeline(
        indicator,
        tuple(period for period, _ in ordered),
        data_day,
        tuple(found for _, found in ordered),
    )


def _versions_of(
    indicator: Indicator, period: Period, data_day: int
) -> tuple[int, ...]:
    pieces = pieces_of(period, indicator.accumulate, PeriodKind.YEAR, data_day)
    return tuple(
        _position(indicator, indicator.version_on(piece.day)) for piece in pieces
    )


def _position(indicator: Indicator, version: Version | None) -> int:
    return NO_VERSION if version is None else indicator.versions.index(version)
