"""What is asked of an engine for a list of indicators, and how to read the answer."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.counting import Tally
from derajat.model.datasets import EligibleTime
from derajat.model.indicators import Indicator, Version


class Figure(Enum):
    """The integers of a value that parts add up to."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    UNKNOWN = "unknown"
    TIES = "ties"
    KNOWN = "known"
    """Rows in which the summed columns are known: above 0 means there is data."""


@dataclass(frozen=True)
class PartReading:
    """`times` the amount of `part` goes into `figure`."""

    part: str
    figure: Figure
    times: int = 1


@dataclass(frozen=True)
class PlannedCount:
    """A selection of one dataset, counted: the tallies and how to read them.

    `tallies` gives the name of the tally by its unit: one, or one for each period
    kind when one row is kept per `period`. `presence` names the tally that counts
    all rows of the dataset in `unit`, whatever the selection says.

    `zero_is_known`: an area without rows counts 0 as soon as the office has rows of
    that smallest period (records, registers). Otherwise data are known area by area:
    by the figure KNOWN, or by rows where nothing is summed.
    """

    dataset: str
    root: str
    """The received dataset at the beginning of the chain."""
    place_level: AreaLevel | None
    unit: PeriodKind
    tallies: tuple[tuple[PeriodKind, str], ...]
    is_per_period: bool
    presence: str
    readings: tuple[PartReading, ...]
    zero_is_known: bool
    has_known: bool
    has_classes: bool = False
    """Every part but ties is a class of a histogram: rows of the denominator."""
    numerator_places: int = 0
    denominator_places: int = 0
    """Decimal places in which the summed columns are stored."""

    def tally_for(self, unit: PeriodKind) -> str:
        """The name of the tally of a unit. Raises KeyError."""
        return dict(self.tallies)[unit]


@dataclass(frozen=True)
class PlannedNumber:
    """Eligible people by place as a dataset gives or counts them."""

    tally: str
    dataset: str
    place_level: AreaLevel | None
    unit: PeriodKind
    presence: str
    presence_unit: PeriodKind
    readings: tuple[PartReading, ...]
    zero_is_known: bool
    places: int
    share: "PlannedShare | None" = None


@dataclass(frozen=True)
class PlannedShare:
    """The numbers by which another one is divided, with what multiplies them."""

    number: PlannedNumber
    parameters: tuple[str, ...]
    factor: Fraction


@dataclass(frozen=True)
class PlannedEligible:
    """The denominator of a version from eligible people.

    `number` is None when the chosen way of counting does not exist. Each of
    `parameters` multiplies the number of each place, and so does `factor`.
    """

    eligible: str
    choice: str
    time: EligibleTime
    fixed_year: int | None
    group_columns: tuple[str, ...]
    number: PlannedNumber | None
    parameters: tuple[str, ...] = ()
    factor: Fraction = Fraction(1)


@dataclass(frozen=True)
class PlannedVersion:
    """One version with its sides; `areas` and `index` have none."""

    version: Version
    numerator: PlannedCount | None = None
    denominator: PlannedCount | None = None
    """Only where it is counted apart from the numerator."""
    eligible: PlannedEligible | None = None

    @property
    def counts(self) -> tuple[PlannedCount, ...]:
        sides = (self.numerator, self.denominator)
        return tuple(side for side in sides if side is not None)


@dataclass(frozen=True)
class PlannedIndicator:
    """An indicator with the period kinds and levels others need of it as well.

    `is_asked` is False for one that is computed only because others read it.
    """

    indicator: Indicator
    versions: tuple[PlannedVersion, ...]
    kinds: tuple[PeriodKind, ...]
    more_levels: tuple[AreaLevel, ...]
    is_asked: bool
    is_read: bool
    """Whether another indicator of the plan reads its values."""


@dataclass(frozen=True)
class MeasurePlan:
    """The tallies to ask for and the indicators in an order in which each stands
    after those it reads."""

    tallies: tuple[Tally, ...]
    indicators: tuple[PlannedIndicator, ...]

    def tally(self, name: str) -> Tally:
        """The tally of that name. Raises KeyError."""
        for tally in self.tallies:
            if tally.name == name:
                return tally
        raise KeyError(name)

    def planned(self, code: str) -> PlannedIndicator:
        """An indicator of the plan. Raises KeyError."""
        for planned in self.indicators:
            if planned.indicator.code == code:
                return planned
        raise KeyError(code)
