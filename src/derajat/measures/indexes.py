"""Indices computed at each area from that area's own components."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from derajat.measures.amounts import Amounts, empty_amounts
from derajat.measures.arrays import Ints
from derajat.measures.compile import selections_of
from derajat.measures.dependencies import read_by
from derajat.measures.emission import decide_rows
from derajat.measures.flags import FlagArray, bits_of
from derajat.measures.formula import compute_formula
from derajat.measures.groups import ALL, columns_of_label, is_unknown_group
from derajat.measures.held import areas_within
from derajat.measures.parameters import find_parameter
from derajat.measures.places import levels_above
from derajat.measures.plan import PlannedIndicator
from derajat.measures.results import Result
from derajat.measures.run import Run
from derajat.measures.timeline import build_timeline
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period
from derajat.model.formulas import Spread
from derajat.model.indicators import Index


Results = Mapping[str, Result]

_PASSED_ON = bits_of(
    (
        "incomplete",
        "fixed-denominator",
        "assumed-area",
        "inherited",
        "tie-by-arrival",
        "area-changed",
        "estimated",
    )
)
_REASONS = bits_of(("no-data", "no-denominator", "empty-denominator", "above-classes"))


def compute_index(run: Run, planned: PlannedIndicator, results: Results) -> Result:
    """The values of an index, of all together, from components already computed."""
    read = [results[reading.indicator] for reading in read_by(planned.indicator)]
    periods = {
        period
        for result in read
        for period in result.timeline.periods
        if period.kind in planned.kinds
    }
    timeline = build_timeline(planned.indicator, tuple(periods), run.data_day)
    rows = run.places.axis.rows_at(_levels(run, planned, results))
    rows = rows[~run.places.axis.is_unknown[rows]]
    offered = np.ones((len(timeline.periods), 1), dtype=bool)
    amounts = empty_amounts(timeline, rows, (ALL,), offered)
    computed = _IndexComputer(run, planned, results, amounts)
    computed.fill()
    return computed.result()


def _levels(run: Run, planned: PlannedIndicator, results: Results) -> set[AreaLevel]:
    """Levels at which every component of the index can have a value."""
    wanted = {*run.shown_levels, *planned.more_levels}
    for reading in read_by(planned.indicator):
        if reading.level is not None:
            wanted &= set(levels_above(reading.level)) - {reading.level}
        else:
            rows = results[reading.indicator].rows.tolist()
            wanted &= {run.places.axis.levels[row] for row in rows}
    return wanted


class _IndexComputer:
    def __init__(
        self, run: Run, planned: PlannedIndicator, results: Results, amounts: Amounts
    ) -> None:
        self.run, self.planned, self.results = run, planned, results
        self.amounts = amounts
        shape = amounts.shape
        self.parts = np.zeros(shape, dtype=object)
        self.wholes = np.ones(shape, dtype=object)
        self.has_value = np.zeros(shape, dtype=bool)
        self.flags = FlagArray(shape)

    def fill(self) -> None:
        """Compute each area in each period."""
        timeline = self.amounts.timeline
        versions = self.planned.indicator.versions
        blocked = timeline.has_lapsed | timeline.is_broken
        rows = self.amounts.rows.tolist()
        for column, period in enumerate(timeline.periods):
            kind = versions[timeline.version[column]].kind
            if blocked[column] or not isinstance(kind, Index):
                continue
            within = self._within(rows, period)
            for position, row in enumerate(rows):
                known = ComponentsAt(self.run, self.results, row, period, within)
                value = compute_formula(kind.formula, known)
                self._note((position, column, 0), value, known)

    def _within(
        self, rows: list[int], period: Period
    ) -> dict[AreaLevel, dict[int, Ints]]:
        levels = {r.level for r in read_by(self.planned.indicator) if r.level}
        return {
            level: areas_within(self.run.places, level, rows, period)
            for level in levels
        }

    def _note(
        self, at: tuple[int, int, int], value: Fraction | None, known: "ComponentsAt"
    ) -> None:
        if value is not None:
            self.parts[at], self.wholes[at] = value.numerator, value.denominator
            self.has_value[at] = True
        bits, shares = known.summary(self.planned)
        reasons = 0 if value is not None else bits & _REASONS
        self.flags.bits[at] |= (bits & _PASSED_ON) | reasons
        if value is None and not reasons:
            self.flags.bits[at] |= bits_of(("no-data",))
        if shares:
            self.amounts.completeness[at[0], at[1]] = min(shares)

    def result(self) -> Result:
        amounts, timeline = self.amounts, self.amounts.timeline
        unit = self.run.catalogue.units[self.planned.indicator.unit]
        nothing = np.zeros(amounts.shape, dtype=np.int64)
        self._flag_versions()
        return Result(
            timeline=timeline,
            axis=self.run.places.axis,
            rows=amounts.rows,
            labels=amounts.labels,
            decimals=unit.decimals,
            parts=self.parts,
            wholes=self.wholes,
            has_value=self.has_value,
            numerator=nothing,
            has_numerator=nothing > 0,
            denominator=nothing,
            denominator_scale=1,
            has_denominator=nothing > 0,
            unknown=nothing,
            lower=np.full(amounts.shape, np.nan),
            upper=np.full(amounts.shape, np.nan),
            method=nothing,
            completeness=amounts.completeness,
            flags=self.flags,
            emitted=decide_rows(self.run, amounts, self.has_value),
        )

    def _flag_versions(self) -> None:
        timeline = self.amounts.timeline
        self.flags.raise_where("version-lapsed", timeline.has_lapsed[:, np.newaxis])
        broken = timeline.is_broken & ~timeline.has_lapsed
        self.flags.raise_where("not-comparable", broken[:, np.newaxis])
        versions = self.planned.indicator.versions
        doubtful = [
            number >= 0 and not versions[number].confirmed
            for number in timeline.version.tolist()
        ]
        mask = np.array(doubtful, dtype=bool)[:, np.newaxis]
        self.flags.raise_where("unconfirmed", mask)


@dataclass(frozen=True)
class ComponentsAt:
    """The components of an index at one area in one period."""

    run: Run
    results: Results
    row: int
    period: Period
    within: dict[AreaLevel, dict[int, Ints]]

    def value_of(self, indicator: str) -> Fraction | None:
        result = self.results[indicator]
        return result.exact(result.position(self.row, self.period))

    def values_over(self, indicator: str, over: str) -> Sequence[Fraction | None]:
        result = self.results[indicator]
        labels = [
            label
            for label in result.labels
            if columns_of_label(label) == (over,) and not is_unknown_group(label)
        ]
        found = [
            result.exact(result.position(self.row, self.period, label))
            for label in labels
        ]
        seen = {value for label in labels for _, value in label}
        absent = [code for code in self._codes(indicator, over) if code not in seen]
        return [*found, *(None for _ in absent)]

    def _codes(self, indicator: str, over: str) -> tuple[str, ...]:
        """The codes a group can have: one that no row has is a missing component."""
        kind = self.run.catalogue.indicators[indicator].versions[-1].kind
        for selection in selections_of(kind):
            dataset = self.run.catalogue.datasets[selection.dataset]
            return dataset.column(over).codes
        return ()

    def values_across(self, spread: Spread) -> Sequence[Fraction]:
        result = self.results[spread.indicator]
        areas = self.within[AreaLevel(spread.across)].get(self.row, ())
        found = [
            result.exact(result.position(int(area), self.period, spread.group))
            for area in areas
        ]
        return [value for value in found if value is not None]

    def parameter(self, name: str) -> Fraction | None:
        parameter = self.run.catalogue.parameters[name]
        code = self.run.places.axis.codes[self.row]
        day = self.period.first_day
        found = find_parameter(parameter, self.run.office, code, day)
        return None if found is None else found.value

    def summary(self, planned: PlannedIndicator) -> tuple[int, list[float]]:
        """Flags and completeness of all that the index reads here."""
        bits, shares = 0, []
        for reading in read_by(planned.indicator):
            result = self.results[reading.indicator]
            at = result.position(self.row, self.period)
            if at is None:
                continue
            bits |= int(result.flags.bits[at])
            share = float(result.completeness[at[0], at[1]])
            if not np.isnan(share):
                shares.append(share)
        return bits, shares
