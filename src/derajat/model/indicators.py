"""Indicators: what the rule defines, with dated versions and worked examples."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from pathlib import PurePosixPath

from derajat.model.calendar import Period, PeriodKind
from derajat.model.columns import StoredValue
from derajat.model.conditions import Condition
from derajat.model.datasets import PlaceRole
from derajat.model.formulas import BandLimit, Formula, Reach
from derajat.model.labels import Label, LegalSource
from derajat.model.steps import Which


NOTHING_COUNTED = "none"
"""`Indicator.counts` where no people or things can be missing: money, days, scores."""


class Direction(Enum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    NEITHER = "neither"


class DisclosureClass(Enum):
    """Risk classes R0 to R3; thresholds apply to what leaves the office."""

    OPEN = "open"
    GUARDED = "guarded"
    SENSITIVE = "sensitive"
    RESTRICTED = "restricted"


class Accumulation(Enum):
    """sum: the period alone; within_year: January to its end; at_end: last month."""

    SUM = "sum"
    WITHIN_YEAR = "within_year"
    AT_END = "at_end"


class Judge(Enum):
    """What is held against a target."""

    INTERVAL = "interval"
    COUNT = "count"
    """The count itself: a full register, where 409 of 409 is 100 %."""


class UnknownNumerator(Enum):
    """What a row counts as when its numerator cannot be decided."""

    NOT_MET = "not_met"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class KeepOne:
    """One row per `one_per`, which may hold the word `period`; ties as in `Keep`."""

    one_per: tuple[str, ...]
    which: Which
    order: str
    then_highest: str = ""

    @property
    def is_per_period(self) -> bool:
        return "period" in self.one_per


@dataclass(frozen=True)
class Selection:
    """The rows an indicator looks at: `where`, then `when`, then one per what."""

    dataset: str
    place: PlaceRole
    when: str
    """The column that decides the period; a row without it is not counted."""
    where: Condition | None = None
    keep: KeepOne | None = None


@dataclass(frozen=True)
class Side:
    """A count of the selected rows, or the sum of one of their columns."""

    selection: Selection
    sum: str = ""
    times: int = 1


@dataclass(frozen=True)
class EligibleSide:
    """Eligible people as a denominator; the first choice is the default."""

    eligible: str
    choices: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    """Groups that only the numerator has."""


@dataclass(frozen=True)
class Proportion:
    """true / (true + false [+ unknown]) of the selected rows; Wilson."""

    selection: Selection
    numerator: Condition
    denominator: Condition | None
    unknown_numerator: UnknownNumerator | None


@dataclass(frozen=True)
class SumProportion:
    """A part over its whole where rows are counts already: two sums; Wilson.

    Only rows in which both columns are known enter. A part above its whole is
    flagged and has no interval.
    """

    selection: Selection
    part: str
    whole: str


@dataclass(frozen=True)
class Coverage:
    """A count or sum against eligible people; may exceed 100, never cut."""

    numerator: Side
    denominator: EligibleSide


@dataclass(frozen=True)
class Rate:
    """Events over a count of rows or eligible people; Poisson limits."""

    numerator: Side
    denominator: Side | EligibleSide


@dataclass(frozen=True)
class Ratio:
    """Two sums; on one dataset only rows with both columns known. No interval."""

    numerator: Side
    denominator: Side


@dataclass(frozen=True)
class Mean:
    """The sum of known values of a column over their number."""

    selection: Selection
    value: str
    denominator: Condition | None


@dataclass(frozen=True)
class Count:
    """One count or sum."""

    numerator: Side


@dataclass(frozen=True)
class Quantile:
    """The smallest value that at least the share `at` of rows reach, by whole steps.

    Values above `up_to` fall into one last class.
    """

    selection: Selection
    value: str
    at: Fraction
    step: int
    up_to: int
    denominator: Condition | None


class WithoutValue(Enum):
    NOT_REACHED = "not_reached"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class AreasReached:
    """The share of areas of a level in which another indicator reaches a limit."""

    of: str
    area_level: str
    reach: Reach
    limit: Fraction
    """In the unit of the other indicator."""
    without_value: WithoutValue


@dataclass(frozen=True)
class Index:
    """Exact arithmetic over other indicators, at each area from its own values."""

    formula: Formula
    bands: tuple[BandLimit, ...] = ()
    rounded_first: int | None = None
    """Decimals rounded half up before banding."""


Kind = (
    Proportion
    | SumProportion
    | Coverage
    | Rate
    | Ratio
    | Mean
    | Count
    | Quantile
    | AreasReached
    | Index
)


@dataclass(frozen=True)
class Version:
    """The rule in force from a day on."""

    valid_from: int
    valid_until: int | None
    source: LegalSource
    confirmed: bool
    comparable: bool
    """Whether a line may run on from the version before."""
    kind: Kind
    groups: tuple[tuple[str, ...], ...]
    """Each alone; two columns together are crossed."""
    never_sum_over: tuple[str, ...]
    has_interval: bool
    line: int


@dataclass(frozen=True)
class ExampleTable:
    """Rows of one dataset in a worked example, in stored values."""

    dataset: str
    rows: tuple[tuple[tuple[str, StoredValue], ...], ...]


@dataclass(frozen=True)
class Component:
    """A value handed to an example of an index or of `areas`.

    `labels` holds area or group values; an empty numerator is no value.
    """

    indicator: str
    labels: tuple[tuple[str, str], ...]
    numerator: int | None
    denominator: int | None


@dataclass(frozen=True)
class Expectation:
    """What an example must give; None is not asked."""

    numerator: int | None = None
    denominator: Fraction | None = None
    unknown: int | None = None
    value: str | None = None
    """Compared at the decimals written."""
    band: str | None = None
    no_value: str | None = None


@dataclass(frozen=True)
class Example:
    """A worked example: tiny tables and what they must give."""

    says: str
    tables: tuple[ExampleTable, ...]
    eligible: tuple[tuple[str, Fraction], ...]
    components: tuple[Component, ...]
    area: str
    group: tuple[tuple[str, str], ...]
    period: Period
    gives: Expectation
    line: int


@dataclass(frozen=True)
class Indicator:
    """What a decree or an office defines."""

    code: str
    label: Label
    unit: str
    better: Direction
    counts: str
    disclosure: DisclosureClass
    periods: tuple[PeriodKind, ...]
    accumulate: Accumulation
    versions: tuple[Version, ...]
    examples: tuple[Example, ...]
    tags: tuple[str, ...]
    reference_codes: tuple[str, ...]
    file: str
    judge: Judge = Judge.INTERVAL

    @property
    def programme(self) -> str:
        """The folder of its definition: the programme that answers for it."""
        return PurePosixPath(self.file).parent.name

    @property
    def eligible(self) -> str | None:
        """The eligible that its newest rule divides by, if it divides by one."""
        kind = self.versions[-1].kind
        side = kind.denominator if isinstance(kind, Coverage | Rate) else None
        return side.eligible if isinstance(side, EligibleSide) else None

    def version_on(self, day: int) -> Version | None:
        """The version in force on a day, or None before the first or after a lapse."""
        found = None
        for version in self.versions:
            if version.valid_from <= day:
                found = version
        if found and found.valid_until is not None and day > found.valid_until:
            return None
        return found
