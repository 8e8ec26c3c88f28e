"""Words of judging a value against a target, and the choices it is judged by."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from derajat.errors import Location
from derajat.model.labels import Label, LegalSource


class AttainmentForm(Enum):
    """How a value (R) is set against a target (T), in per cent."""

    HIGHER = "higher"
    """R / T x 100."""
    LOWER_MIRROR = "lower-mirror"
    """(2T - R) / T x 100, the common form for what should fall."""
    LOWER_RATIO = "lower-ratio"
    """T / R x 100, used by some offices."""
    RANGE = "range"
    """100 - |R - T| / T x 100; inside a span 100."""
    STATUS = "status"
    """100 when it is reached, else 0."""


class State(Enum):
    """What can be said of a target; never shown as a colour alone."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"
    CANNOT_TELL = "cannot-tell"
    """The interval holds the target."""
    DATA_TOO_POOR = "data-too-poor"


class Reason(Enum):
    """Why a state is what it is, or why there is none."""

    EXACT_COUNT = "exact-count"
    """Compared exactly: a full count, or a value without an interval."""
    WHOLE_INTERVAL = "whole-interval"
    """The whole interval lies on one side of the target."""
    INTERVAL_HOLDS_TARGET = "interval-holds-target"
    NO_VALUE = "no-value"
    INCOMPLETE = "incomplete"
    """Fewer reports than the office's limit."""
    DENOMINATOR_IN_DOUBT = "denominator-in-doubt"
    """More counted than there are to be counted."""
    NO_LINK = "no-link"
    """The plan names no indicator that measures it."""
    NO_TARGET = "no-target"
    TARGET_UNREADABLE = "target-unreadable"
    TARGET_IS_A_GRADE = "target-is-a-grade"
    """A step of a scale stands beside a number."""
    OTHER_UNIT = "other-unit"
    """The target is a share of a whole that the indicator does not have."""
    NO_DIRECTION = "no-direction"
    NOT_ON_THE_PATH = "not-on-the-path"
    """Work of one part of the year only, which has no target of its own."""
    TARGET_OF_THE_WHOLE = "target-of-the-whole"
    """A number of cases or people for the whole office, beside a part of it."""
    NOTHING_DUE = "nothing-due"
    """No month of the year is over, or the year has not begun."""


class AttainmentMark(Enum):
    """What must be said beside an attainment."""

    ZERO_TARGET = "zero-target"
    """T = 0: 100 when R = 0, else 0; a local rule, no regulation says it."""
    NOTHING_TO_DIVIDE_BY = "nothing-to-divide-by"
    """The form divides by zero, so there is no percentage."""
    NO_FORM = "no-form"
    """A grade, or a target without a direction; the plan states no formula."""
    BOUND = "bound"
    """Set against the bound, or the nearer end of the span, that is printed."""
    NEGATIVE_TARGET = "negative-target"
    CAPPED = "capped"
    """The shown value was cut at zero or at the office's cap."""


@dataclass(frozen=True)
class Attainment:
    """A value in per cent of its target by one form.

    `raw` is exact and kept as it is; `capped` is cut at zero and at the cap and is
    what means are made of; `shown` is `capped` at two decimals, rounded half up.
    """

    form: AttainmentForm | None
    raw: Fraction | None
    capped: Fraction | None
    shown: Decimal | None
    marks: tuple[AttainmentMark, ...] = ()


@dataclass(frozen=True)
class PredicateBand:
    """A word for attainments from `at_least` up to the next band.

    `printed_low` and `printed_high` are the ends that the regulation prints; between
    the bands of a printed table there can be gaps.
    """

    code: str
    label: Label
    at_least: Decimal | None
    """None: everything below the other bands."""
    printed_low: Decimal | None
    printed_high: Decimal | None


@dataclass(frozen=True)
class PredicateTable:
    """Bands from the best to the worst."""

    name: str
    label: Label
    source: LegalSource
    confirmed: bool
    bands: tuple[PredicateBand, ...]


@dataclass(frozen=True)
class Predicate:
    """The band of an attainment; `in_gap` when the printed table leaves it out."""

    band: PredicateBand
    in_gap: bool


@dataclass(frozen=True)
class Cap:
    """The highest attainment shown, in per cent; None is no cap."""

    limit: int | None


@dataclass(frozen=True)
class PolicyChoice:
    """Choices of judgement in force from a day; None leaves what was in force."""

    valid_from: int
    predicates: str | None = None
    cap: Cap | None = None
    lower_form: AttainmentForm | None = None
    completeness_limit: int | None = None
    """Per cent of the expected reports below which data are too poor."""
    attention: int | None = None
    """Most lines of the attention list."""
    where: Location = field(default=Location(), compare=False)


@dataclass(frozen=True)
class Policy:
    """Every choice of judgement as in force on a day."""

    predicates: PredicateTable
    cap: int | None
    lower_form: AttainmentForm
    completeness_limit: int
    attention: int


@dataclass(frozen=True)
class JudgementStandards:
    """What the nation says and what an office takes unless it chooses otherwise."""

    predicate_tables: dict[str, PredicateTable]
    defaults: tuple[PolicyChoice, ...]
    """By day; the first holds every choice."""


@dataclass(frozen=True)
class UnitCost:
    """What it costs to serve one more, in rupiah, and where that is written."""

    indicator: str
    rupiah: Decimal
    source: str
