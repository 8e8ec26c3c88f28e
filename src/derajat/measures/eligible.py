"""Eligible people as denominators: held, added up, estimated, never guessed."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

import numpy as np

from derajat.measures.arrays import Bools, Ints, times
from derajat.measures.coded import CodedParts
from derajat.measures.cubes import Cube, Frame, build_scatter
from derajat.measures.eligible_plan import HELD_FOR
from derajat.measures.groups import (
    ALL,
    GroupLabel,
    columns_of_label,
    project,
    sort_labels,
)
from derajat.measures.parameters import ParameterFound, find_parameter
from derajat.measures.places import levels_above
from derajat.measures.plan import Figure, PlannedEligible, PlannedNumber
from derajat.measures.run import Run
from derajat.measures.shares import hold_units, share_parts
from derajat.measures.sides import Grid, is_inside, span_of
from derajat.measures.timeline import Stretches, Timeline
from derajat.model.calendar import Period, PeriodKind
from derajat.model.datasets import EligibleTime


@dataclass(frozen=True)
class EligibleFigures:
    """Denominators in units of 1 / `scale`, and where there is one.

    All are (areas or 1, periods, groups or 1).
    """

    numbers: Ints
    scale: int
    is_there: Bools
    is_inherited: Bools
    is_shared: Bools
    """Where it is a share of the number of a larger area."""


@dataclass(frozen=True)
class _Factors:
    """What multiplies the rows of a table, in units of 1 / `scale`; 0: no number."""

    numbers: Ints
    scale: int
    is_missing: Bools
    is_inherited: Bools


def compute_eligible(
    run: Run, timeline: Timeline, version: int, plan: PlannedEligible, grid: Grid
) -> EligibleFigures:
    """The eligible people of each area, period and group by one version."""
    held_for = HELD_FOR[plan.time]
    stretches = timeline.stretches(version, lambda _: held_for)
    if plan.time is EligibleTime.FIXED and plan.fixed_year is not None:
        stretches = stretches.instead(plan.fixed_year)
    given = run.given_eligible.get(plan.eligible)
    if given is not None:
        return _as_given(given, stretches)
    if plan.number is None:
        nothing = np.zeros((1, len(timeline.periods), 1), dtype=np.int64)
        no = nothing > 0
        return EligibleFigures(nothing, 1, no, no, no)
    parts, number = share_parts(run, plan.number, held_for)
    return _EligibleCounter(
        run, plan, number, parts, held_for, stretches, grid
    ).compute()


def _as_given(number: Fraction, stretches: Stretches) -> EligibleFigures:
    """The same number everywhere, once for each unit it is held for."""
    units = stretches.units[np.newaxis, :, np.newaxis]
    no = np.zeros(units.shape, dtype=bool)
    return EligibleFigures(
        times(units, number.numerator), number.denominator, units > 0, no, no
    )


@dataclass(frozen=True)
class _EligibleCounter:
    run: Run
    plan: PlannedEligible
    number: PlannedNumber
    parts: CodedParts
    held_for: PeriodKind
    stretches: Stretches
    grid: Grid

    def compute(self) -> EligibleFigures:
        parts = self.parts
        held = hold_units(parts.period, self.number.unit, self.held_for)
        labels = [project(label, self.plan.group_columns) for label in self.grid.labels]
        own = sort_labels(labels)
        frame = self._frame(held, own)
        scatter = build_scatter(parts, frame, held)
        factors = self._factors(parts)
        found = parts.figures(self.number.readings)
        rows, amounts = found[Figure.DENOMINATOR]
        cube = scatter.cube(rows, _product(amounts, factors.numbers[rows]))
        missing = scatter.cube(*_marked(factors.is_missing))
        inherited = scatter.cube(*_marked(factors.is_inherited))
        back = np.array([own.index(label) for label in labels], dtype=np.int64)
        is_there = self._is_there(frame, scatter.cube(*_known(found)))
        return EligibleFigures(
            self._over(cube)[:, :, back],
            factors.scale * 10**self.number.places,
            (is_there & (self._over(missing) == 0))[:, :, back],
            (self._over(inherited) > 0)[:, :, back],
            self._is_shared()[:, np.newaxis, np.newaxis],
        )

    def _is_shared(self) -> Bools:
        """Areas below those for which somebody stated the number."""
        stated = self.plan.number
        if stated is None or stated.share is None:
            return np.zeros(len(self.grid.rows), dtype=bool)
        above = levels_above(stated.place_level)
        levels = [self.run.places.axis.levels[row] for row in self.grid.rows.tolist()]
        return np.array([level not in above for level in levels], dtype=bool)

    def _over(self, cube: Cube) -> Ints:
        return cube.summed(self.stretches.first, self.stretches.last)

    def _is_there(self, frame: Frame, known: Cube) -> Bools:
        """Whether every unit of the period has a number, or is known to be 0."""
        reported = known.above_zero
        if self.number.zero_is_known:
            reported = Cube(
                reported.numbers | self._office_has_rows(frame), frame.first
            )
        units = self.stretches.units[np.newaxis, :, np.newaxis]
        there: Bools = (self._over(reported) == units) & (units > 0)
        return there

    def _office_has_rows(self, frame: Frame) -> Ints:
        parts = self.run.parts[self.number.presence]
        inside = parts.period[is_inside(self.run.places, parts)]
        held = hold_units(inside, self.number.presence_unit, self.held_for)
        units = frame.shape[1]
        present = np.zeros((1, units, 1), dtype=np.int32)
        moved = held - frame.first
        present[0, moved[(moved >= 0) & (moved < units)], 0] = 1
        return present

    def _frame(self, held: Ints, labels: tuple[GroupLabel, ...]) -> Frame:
        groupings = tuple(dict.fromkeys(columns_of_label(label) for label in labels))
        first, last = span_of(held, self.stretches)
        return Frame(
            self.run.places,
            self.grid.rows,
            self.number.place_level,
            self.held_for,
            first,
            last,
            labels or (ALL,),
            groupings,
        )

    def _factors(self, parts: CodedParts) -> _Factors:
        if not self.plan.parameters:
            whole = np.full(len(parts.period), self.plan.factor.numerator, np.int64)
            no = np.zeros(len(whole), dtype=bool)
            return _Factors(whole, self.plan.factor.denominator, no, no)
        pairs = np.stack([parts.place.codes, parts.period])
        distinct, back = np.unique(pairs, axis=1, return_inverse=True)
        found = [
            self._factor(parts.place.texts[int(place)], int(number))
            for place, number in distinct.T
        ]
        scale = lcm(*(item.value.denominator for item in found if item), 1)
        numbers = [int(item.value * scale) if item else 0 for item in found]
        rows = back.ravel()
        return _Factors(
            np.array(numbers, dtype=object)[rows],
            scale,
            np.array([item is None for item in found], dtype=bool)[rows],
            np.array([bool(item and item.is_inherited) for item in found], bool)[rows],
        )

    def _factor(self, place: str | None, number: int) -> ParameterFound | None:
        day = Period(self.number.unit, number).first_day
        values = [
            find_parameter(
                self.run.catalogue.parameters[name], self.run.office, place, day
            )
            for name in self.plan.parameters
        ]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            return None
        product = prod((value.value for value in known), start=self.plan.factor)
        return ParameterFound(product, any(value.is_inherited for value in known))


def _product(amounts: Ints, factors: Ints) -> Ints:
    """Row by row, in 64 bits where all sums stay inside them."""
    if not len(amounts):
        return amounts
    exact = amounts.astype(object) * factors.astype(object)
    if int(np.abs(exact).sum()) < 2**62:
        exact = exact.astype(np.int64)
    product: Ints = exact
    return product


def _marked(mask: Bools) -> tuple[Ints, Ints]:
    rows = np.flatnonzero(mask)
    return rows, np.ones(len(rows), dtype=np.int64)


def _known(found: dict[Figure, tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    return found.get(Figure.KNOWN, found[Figure.DENOMINATOR])
