"""Definitions turned into the tallies that engines answer."""

import dataclasses
from collections.abc import Mapping, Sequence

from derajat.measures.dependencies import Demand, demands_on, order_indicators
from derajat.measures.eligible_plan import EligibleCompiler
from derajat.measures.plan import (
    Figure,
    MeasurePlan,
    PartReading,
    PlannedCount,
    PlannedIndicator,
    PlannedVersion,
)
from derajat.measures.spans import tally_units, unit_of_time
from derajat.measures.tallies import TallyBook, level_of_place
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind, date_of_day
from derajat.model.catalogue import Catalogue
from derajat.model.counting import (
    TIES,
    ColumnSum,
    Histogram,
    Measurement,
    PairSum,
    RowCount,
    TruthCount,
    ValueSum,
)
from derajat.model.datasets import Dataset, DatasetKind
from derajat.model.indicators import (
    Count,
    Coverage,
    EligibleSide,
    Indicator,
    Kind,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    Selection,
    Side,
    SumProportion,
    UnknownNumerator,
    Version,
)
from derajat.model.offices import Office


_LEVEL_ORDER = tuple(AreaLevel)
_KIND_ORDER = tuple(PeriodKind)


def measured_indicators(catalogue: Catalogue, office: Office) -> tuple[str, ...]:
    """The codes an office measures: those it names, else all it receives data for."""
    if office.indicators:
        return office.indicators
    received = {source.dataset for source in office.sources}
    return tuple(
        code
        for code in sorted(catalogue.indicators)
        if _has_data(catalogue, code, received)
    )


def _has_data(catalogue: Catalogue, code: str, received: set[str]) -> bool:
    roots = {
        catalogue.root(selection.dataset).name
        for needed in order_indicators(catalogue, [code])
        for version in catalogue.indicators[needed].versions
        for selection in selections_of(version.kind)
    }
    return bool(roots) and roots <= received


def selections_of(kind: Kind) -> tuple[Selection, ...]:
    """The selections a kind counts; none for `areas` and `index`."""
    if isinstance(kind, Proportion | SumProportion | Mean | Quantile):
        return (kind.selection,)
    if isinstance(kind, Coverage | Count):
        return (kind.numerator.selection,)
    if isinstance(kind, Rate | Ratio):
        sides = [kind.numerator, kind.denominator]
        return tuple(side.selection for side in sides if isinstance(side, Side))
    return ()


def compile_measures(
    catalogue: Catalogue,
    indicators: Sequence[str],
    eligible_choices: Mapping[str, str] | None = None,
) -> MeasurePlan:
    """The plan for some indicators and for all they read.

    `eligible_choices` names an office's own way of counting eligible people. Raises
    KeyError for a code the catalogue does not have.
    """
    ordered = order_indicators(catalogue, indicators)
    demands = demands_on(catalogue, ordered)
    book = TallyBook(catalogue)
    eligible = EligibleCompiler(catalogue, book, dict(eligible_choices or {}))
    planned = tuple(
        _IndicatorCompiler(
            catalogue, book, eligible, catalogue.indicators[code], demands[code]
        ).compile(code in set(indicators))
        for code in ordered
    )
    return MeasurePlan(book.tallies, planned)


@dataclasses.dataclass(frozen=True)
class _IndicatorCompiler:
    catalogue: Catalogue
    book: TallyBook
    eligible: EligibleCompiler
    indicator: Indicator
    demand: Demand

    def compile(self, is_asked: bool) -> PlannedIndicator:
        return PlannedIndicator(
            self.indicator,
            tuple(self._version(version) for version in self.indicator.versions),
            tuple(sorted(self.demand.kinds, key=_KIND_ORDER.index)),
            tuple(sorted(self.demand.levels, key=_LEVEL_ORDER.index)),
            is_asked,
            self.demand.is_read,
        )

    def _version(self, version: Version) -> PlannedVersion:
        kind = version.kind
        if isinstance(kind, Coverage | Rate | Ratio):
            return self._two_sides(version, kind)
        if isinstance(kind, Proportion | SumProportion | Mean | Quantile):
            dataset = self.catalogue.datasets[kind.selection.dataset]
            measured = _measured(kind, dataset)
            count = self._count(version, kind.selection, *measured)
            return PlannedVersion(version, count)
        if isinstance(kind, Count):
            return PlannedVersion(
                version, self._side(version, kind.numerator, Figure.NUMERATOR)
            )
        return PlannedVersion(version)

    def _two_sides(
        self, version: Version, kind: Coverage | Rate | Ratio
    ) -> PlannedVersion:
        top, bottom = kind.numerator, kind.denominator
        together = _both_known(kind)
        numerator = self._side(version, top, Figure.NUMERATOR, together)
        if isinstance(bottom, EligibleSide):
            columns = [name for name in _columns(version) if name not in bottom.without]
            planned = self.eligible.compile(bottom, tuple(columns))
            return PlannedVersion(version, numerator, eligible=planned)
        together = top.sum if together else ""
        denominator = self._side(version, bottom, Figure.DENOMINATOR, together)
        return PlannedVersion(version, numerator, denominator)

    def _side(
        self, version: Version, side: Side, figure: Figure, both_known: str = ""
    ) -> PlannedCount:
        readings: tuple[PartReading, ...]
        measurement: Measurement
        if side.sum:
            measurement = ColumnSum(side.sum, side.times, both_known)
            readings = (PartReading("sum", figure), _KNOWN)
        else:
            measurement = RowCount()
            readings = (PartReading("count", figure, side.times),)
        return self._count(version, side.selection, measurement, readings)

    def _count(
        self,
        version: Version,
        selection: Selection,
        measurement: Measurement,
        readings: tuple[PartReading, ...],
    ) -> PlannedCount:
        dataset = self.catalogue.datasets[selection.dataset]
        root = self.catalogue.root(selection.dataset)
        unit = unit_of_time(dataset.column(selection.when).type, self.indicator.periods)
        is_per_period = selection.keep is not None and selection.keep.is_per_period
        units = tally_units(
            unit, is_per_period, self.indicator.accumulate, self.demand.kinds
        )
        figure = _side_name(readings)
        name = f"{self.indicator.code}@{date_of_day(version.valid_from)}:{figure}"
        columns = _columns(version)
        tallies = tuple(
            (u, self.book.ask(name, selection, u, columns, measurement)) for u in units
        )
        has_known = _KNOWN in readings
        return PlannedCount(
            dataset=dataset.name,
            root=root.name,
            place_level=level_of_place(dataset, selection.place),
            unit=unit,
            tallies=tallies,
            is_per_period=is_per_period,
            presence=self.book.ask_presence(selection, unit),
            readings=(*readings, PartReading(TIES, Figure.TIES)),
            zero_is_known=_zero_is_known(root.kind, has_known),
            has_known=has_known,
            has_classes=isinstance(measurement, Histogram),
            numerator_places=_places(dataset, measurement),
            denominator_places=_whole_places(dataset, measurement),
        )


_KNOWN = PartReading("known", Figure.KNOWN)


def _side_name(readings: Sequence[PartReading]) -> str:
    figures = {reading.figure for reading in readings}
    is_below = Figure.DENOMINATOR in figures and Figure.NUMERATOR not in figures
    return "denominator" if is_below else "numerator"


def _columns(version: Version) -> tuple[str, ...]:
    columns = (name for group in version.groups for name in group)
    return tuple(dict.fromkeys(columns))


def _both_known(kind: Coverage | Rate | Ratio) -> str:
    """The other summed column of a ratio on one dataset, or nothing."""
    if not isinstance(kind, Ratio):
        return ""
    top, bottom = kind.numerator, kind.denominator
    if top.selection.dataset != bottom.selection.dataset or not top.sum:
        return ""
    return bottom.sum


def _measured(
    kind: Proportion | SumProportion | Mean | Quantile, dataset: Dataset
) -> tuple[Measurement, tuple[PartReading, ...]]:
    top, bottom = Figure.NUMERATOR, Figure.DENOMINATOR
    if isinstance(kind, Proportion):
        return TruthCount(kind.numerator, kind.denominator), _truth_readings(kind)
    if isinstance(kind, SumProportion):
        sums = (PartReading("part", top), PartReading("whole", bottom), _KNOWN)
        return PairSum(kind.part, kind.whole), sums
    if isinstance(kind, Mean):
        sums = (PartReading("sum", top), PartReading("known", bottom), _KNOWN)
        return ValueSum(kind.value, kind.denominator), sums
    size = 10 ** dataset.column(kind.value).places
    step, up_to = kind.step * size, kind.up_to * size
    return Histogram(kind.value, step, up_to, kind.denominator), ()


def _truth_readings(kind: Proportion) -> tuple[PartReading, ...]:
    readings = [
        PartReading("true", Figure.NUMERATOR),
        PartReading("true", Figure.DENOMINATOR),
        PartReading("false", Figure.DENOMINATOR),
        PartReading("unknown", Figure.UNKNOWN),
    ]
    if kind.unknown_numerator is UnknownNumerator.NOT_MET:
        readings.append(PartReading("unknown", Figure.DENOMINATOR))
    return tuple(readings)


def _zero_is_known(kind: DatasetKind, has_known: bool) -> bool:
    """Whether no row means 0: a list of persons does, a stock or a count does not."""
    if kind is DatasetKind.SNAPSHOT:
        return not has_known
    return kind in (DatasetKind.RECORDS, DatasetKind.REGISTER)


def _places(dataset: Dataset, measurement: Measurement) -> int:
    if isinstance(measurement, ColumnSum | ValueSum):
        return dataset.column(measurement.column).places
    if isinstance(measurement, PairSum):
        return dataset.column(measurement.part).places
    return 0


def _whole_places(dataset: Dataset, measurement: Measurement) -> int:
    if isinstance(measurement, PairSum):
        return dataset.column(measurement.whole).places
    return 0
