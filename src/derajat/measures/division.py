"""Amounts divided: values, intervals, flags."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from derajat.measures.amounts import Amounts
from derajat.measures.arrays import Bools, Floats, Ints, rounded_half_up, times
from derajat.measures.changed_areas import mark_changed
from derajat.measures.emission import decide_rows
from derajat.measures.flags import FlagArray
from derajat.measures.plan import PlannedIndicator
from derajat.measures.results import METHODS, Result
from derajat.measures.run import Run
from derajat.model.areas import AreaLevel
from derajat.model.indicators import (
    Count,
    Coverage,
    Kind,
    Proportion,
    Quantile,
    Rate,
    SumProportion,
    Version,
)
from derajat.statistics.rates import WILSON, rate_interval, wilson


_SHARES = Proportion | SumProportion | Coverage


def divide(run: Run, planned: PlannedIndicator, amounts: Amounts) -> Result:
    """The values of an indicator; what cannot be divided has none and a flag."""
    return _Division(run, planned, amounts).result()


@dataclass(frozen=True)
class _Columns:
    """The periods that one version divides."""

    version: Version
    kind: Kind
    columns: Ints


class _Division:
    def __init__(self, run: Run, planned: PlannedIndicator, amounts: Amounts) -> None:
        self.run, self.planned, self.amounts = run, planned, amounts
        unit = run.catalogue.units[planned.indicator.unit]
        self.scale, self.decimals = unit.scale, unit.decimals
        timeline = amounts.timeline
        blocked = timeline.has_lapsed | timeline.is_broken
        self.is_free = ~blocked[np.newaxis, :, np.newaxis]
        self.by_version = [
            _Columns(version, version.kind, columns)
            for number, version in enumerate(planned.indicator.versions)
            if len(columns := np.flatnonzero(timeline.version == number))
        ]
        self.has_numerator = amounts.has_numerator & self.is_free
        self.has_denominator = amounts.has_denominator & self.is_free

    def result(self) -> Result:
        amounts = self.amounts
        parts, wholes = self._exact()
        has_value = self._has_value()
        lower, upper, method = self._intervals(has_value)
        result = Result(
            timeline=amounts.timeline,
            axis=self.run.places.axis,
            rows=amounts.rows,
            labels=amounts.labels,
            decimals=self.decimals,
            parts=parts,
            wholes=wholes,
            has_value=has_value,
            numerator=amounts.numerator,
            has_numerator=self.has_numerator & self._columns_of(_has_parts),
            denominator=amounts.denominator,
            denominator_scale=amounts.denominator_scale,
            has_denominator=self.has_denominator & self._columns_of(_is_divided),
            unknown=np.where(self.has_numerator, amounts.unknown, 0),
            lower=lower,
            upper=upper,
            method=method,
            completeness=amounts.completeness,
            flags=self._flags(has_value),
            emitted=decide_rows(self.run, amounts, self.has_numerator),
            beyond=self._limits(),
        )
        return result

    def _columns_of(self, wanted: Callable[[Kind], bool]) -> Bools:
        """Periods whose version is of a kind, (1, periods, 1)."""
        found = np.zeros(len(self.amounts.timeline.periods), dtype=bool)
        for item in self.by_version:
            found[item.columns] = wanted(item.kind)
        return found[np.newaxis, :, np.newaxis]

    def _exact(self) -> tuple[Ints, Ints]:
        """Parts and wholes whose quotient is the value in the indicator's unit."""
        amounts = self.amounts
        parts = times(amounts.numerator, self.scale * amounts.denominator_scale)
        wholes = times(amounts.denominator, amounts.numerator_scale)
        alone = self._columns_of(lambda kind: isinstance(kind, Count))
        if alone.any():
            parts = np.where(alone, times(amounts.numerator, self.scale), parts)
            wholes = np.where(alone, amounts.numerator_scale, wholes)
        if amounts.chosen is not None:
            classes = self._columns_of(lambda kind: isinstance(kind, Quantile))
            parts = np.where(classes, times(amounts.chosen, self.scale), parts)
            wholes = np.where(classes, amounts.numerator_scale, wholes)
        return parts, wholes

    def _has_value(self) -> Bools:
        divided = self.has_denominator & (self.amounts.denominator > 0)
        has: Bools = self.has_numerator & np.where(
            self._columns_of(_is_divided), divided, True
        )
        if self.amounts.is_beyond is not None:
            has &= ~self.amounts.is_beyond
        return has

    def _is_over(self) -> Bools:
        """Numerators above their denominators, where that cannot be."""
        amounts = self.amounts
        more = times(amounts.numerator, amounts.denominator_scale)
        less = times(amounts.denominator, amounts.numerator_scale)
        shares = self._columns_of(lambda kind: isinstance(kind, _SHARES))
        over: Bools = (more > less) & shares
        return over

    def _intervals(self, has_value: Bools) -> tuple[Floats, Floats, Ints]:
        lower = np.full(has_value.shape, np.nan)
        upper = np.full(has_value.shape, np.nan)
        method = np.zeros(has_value.shape, dtype=np.int64)
        for item in self.by_version:
            here = np.zeros_like(has_value)
            here[:, item.columns] = has_value[:, item.columns]
            if not item.version.has_interval or not here.any():
                continue
            top, bottom = self._floats(here)
            if isinstance(item.kind, _SHARES):
                limits = wilson(top, bottom)
                lower[here], upper[here] = limits.lower, limits.upper
                method[here] = np.where(
                    np.isnan(limits.lower), 0, METHODS.index(WILSON)
                )
            elif isinstance(item.kind, Rate):
                rates = rate_interval(top, bottom)
                lower[here], upper[here] = rates.lower, rates.upper
                method[here] = _positions(rates.method)
        return lower * self.scale, upper * self.scale, method

    def _floats(self, here: Bools) -> tuple[Floats, Floats]:
        amounts = self.amounts
        top = amounts.numerator[here].astype(np.float64)
        bottom = amounts.denominator[here].astype(np.float64)
        return top / amounts.numerator_scale, bottom / amounts.denominator_scale

    def _flags(self, has_value: Bools) -> FlagArray:
        amounts, timeline = self.amounts, self.amounts.timeline
        flags = FlagArray(amounts.shape)
        divided = self._columns_of(_is_divided)
        lacks = amounts.lacks_eligible & self.is_free
        missing = divided & ~self.has_denominator & ~lacks
        flags.raise_where("no-data", (~self.has_numerator | missing) & self.is_free)
        flags.raise_where("no-denominator", lacks & self.has_numerator)
        counted = self.has_numerator & self.has_denominator & divided
        flags.raise_where("empty-denominator", counted & (amounts.denominator <= 0))
        flags.raise_where("over-100", self._is_over() & has_value)
        flags.raise_where("incomplete", self._is_incomplete() & self.has_numerator)
        fixed = amounts.is_fixed[np.newaxis, :, np.newaxis]
        flags.raise_where("fixed-denominator", fixed & self.has_denominator)
        flags.raise_where("inherited", amounts.is_inherited & self.has_denominator)
        flags.raise_where("estimated", amounts.is_shared & self.has_denominator)
        flags.raise_where("tie-by-arrival", (amounts.ties > 0) & self.has_numerator)
        if amounts.is_beyond is not None:
            flags.raise_where("above-classes", amounts.is_beyond & self.has_numerator)
        flags.raise_where("version-lapsed", timeline.has_lapsed[:, np.newaxis])
        broken = timeline.is_broken & ~timeline.has_lapsed
        flags.raise_where("not-comparable", broken[:, np.newaxis])
        flags.raise_where("unconfirmed", self._is_unconfirmed()[:, np.newaxis])
        self._flag_areas(flags)
        return flags

    def _is_incomplete(self) -> Bools:
        share = self.amounts.completeness[:, :, np.newaxis]
        incomplete: Bools = np.where(
            np.isnan(share), self.amounts.is_partial, share < 1
        )
        return incomplete

    def _is_unconfirmed(self) -> Bools:
        found = np.zeros(len(self.amounts.timeline.periods), dtype=bool)
        for item in self.by_version:
            found[item.columns] = not item.version.confirmed
        return found

    def _flag_areas(self, flags: FlagArray) -> None:
        axis, rows = self.run.places.axis, self.amounts.rows
        assumed = axis.is_assumed[rows]
        if self._counts_villages():
            assumed = assumed | axis.serves_by_assumption[rows]
        flags.raise_where("assumed-area", assumed[:, np.newaxis, np.newaxis])
        unknown = axis.is_unknown[rows]
        flags.raise_where("place-unknown", unknown[:, np.newaxis, np.newaxis])
        changed = mark_changed(self.run, self.planned, self.amounts.timeline)[rows]
        flags.raise_where("area-changed", changed[:, :, np.newaxis])

    def _counts_villages(self) -> bool:
        """Whether health centres get their rows through the villages they serve."""
        return any(
            count.place_level in (None, AreaLevel.VILLAGE)
            for version in self.planned.versions
            for count in version.counts
        )

    def _limits(self) -> dict[int, int]:
        limits = {}
        for number, version in enumerate(self.planned.indicator.versions):
            if isinstance(version.kind, Quantile):
                top = np.array([version.kind.up_to * self.scale], dtype=object)
                one = np.array([1], dtype=object)
                limits[number] = int(rounded_half_up(top, one, self.decimals)[0])
        return limits


def _is_divided(kind: Kind) -> bool:
    return not isinstance(kind, Count)


def _has_parts(kind: Kind) -> bool:
    return not isinstance(kind, Quantile)


def _positions(names: Ints) -> Ints:
    found = np.zeros(names.shape, dtype=np.int64)
    for position, name in enumerate(METHODS):
        found[names == name] = position
    return found
