"""What can be chosen in Farrington flexible, and what it answers."""

from dataclasses import dataclass
from typing import Literal, get_args

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.outbreaks.weeks import WEEKS_A_YEAR
from derajat.statistics.reasons import Reasons


ThresholdMethod = Literal["nbPlugin", "delta", "muan"]
DispersionKind = Literal["reference", "pearson"]
TimeOrigin = Literal["reference", "calendar"]


@dataclass(frozen=True)
class FarringtonOptions:
    """Choices of the method; the defaults follow Noufaily 2013, with two exceptions.

    The exceptions are `alpha` and `trend_level`, both 0.05. In brackets the names in
    `surveillance`, whose own defaults are partly others; give each when comparing.
    `years` (b) of the past; `half_window` (w) weeks on either side of a reference week;
    `periods` (noPeriods) seasonal levels a year, 1: only the windows are used;
    `weeks_left_out` (pastWeeksNotIncluded) before the evaluated week, so that an
    outbreak under way is not learnt from. `reweight` past outbreaks whose residual is
    above `weight_threshold` (weightsThreshold).
    `method` (thresholdMethod): the upper limit by the negative binomial distribution
    ("nbPlugin"), with the uncertainty of the mean added ("muan"), or by the 2/3 power
    ("delta"), each with probability 1 - `alpha`. `trend`: try one; `trend_level`
    (pThresholdTrend): its p-value must lie below (0.05 in Farrington 1996; 1: always,
    as in Noufaily 2013). In any case it needs 3 years and must not lead above the
    largest count of the past.
    No value, no score and no trend where the last `recent_weeks` weeks, the evaluated
    one included, hold fewer than `fewest_cases` cases (limit54).
    `dispersion`: what the errors of coefficients are multiplied with after
    reweighting: "reference" as in `surveillance`, "pearson" as in the textbook.
    `time_origin`: with dates, if the first weeks are missing: "reference" counts the
    evaluated week from the first count there is, as `surveillance` does; "calendar"
    counts it from the first week, as the model itself was fitted.
    """

    years: int = 5
    half_window: int = 3
    periods: int = 10
    weeks_left_out: int = 26
    reweight: bool = True
    weight_threshold: float = 2.58
    method: ThresholdMethod = "nbPlugin"
    alpha: float = 0.05
    trend: bool = True
    trend_level: float = 0.05
    fewest_cases: float = 5
    recent_weeks: int = 4
    dispersion: DispersionKind = "reference"
    time_origin: TimeOrigin = "reference"

    def __post_init__(self) -> None:
        _check_whole("years", self.years, 1)
        _check_whole("half_window", self.half_window, 0)
        _check_whole("periods", self.periods, 1)
        _check_whole("weeks_left_out", self.weeks_left_out, 0)
        _check_whole("recent_weeks", self.recent_weeks, 1)
        if self.periods > WEEKS_A_YEAR - 2 * self.half_window:
            raise ValueError("periods must be at most 52 - 2 x half_window")
        if not 0 < self.alpha < 1:
            raise ValueError("alpha must lie between 0 and 1")
        if not self.weight_threshold > 0:
            raise ValueError("weight_threshold must be above 0")
        if not self.fewest_cases >= 0:
            raise ValueError("fewest_cases must not be below 0")
        _check_choice("method", self.method, get_args(ThresholdMethod))
        _check_choice("dispersion", self.dispersion, get_args(DispersionKind))
        _check_choice("time_origin", self.time_origin, get_args(TimeOrigin))


@dataclass(frozen=True)
class FarringtonResult:
    """Answers; all arrays but `weeks` have the shape series x evaluated weeks.

    `weeks`: places of the evaluated weeks in the series (0 is the first week).
    `alarm`: there is a case and the score is above 1; False where there is no value.
    The count is then above the limit. The reverse fails only where a huge outbreak of
    the past puts the limit itself below what is expected: as in `surveillance`, such
    a limit raises no alarm.
    `upper`: the limit, in cases. `expected`: expected cases.
    `score`: (count - m) / (upper - m), above 1: alarm; m is the expected count for
    "delta" and, as in `surveillance`, its logarithm for "nbPlugin" and "muan".
    `p_value`: chance of this many cases or more. `dispersion`: variance over mean of
    the past, at least 1. `slope`: trend of the logarithm a week, nan without a trend;
    `has_trend` says which. `reason`: GIVEN, or why there is no value.
    """

    weeks: Wholes
    alarm: Flags
    upper: Floats
    expected: Floats
    score: Floats
    p_value: Floats
    dispersion: Floats
    slope: Floats
    has_trend: Flags
    reason: Reasons


def _check_whole(name: str, value: int, least: int) -> None:
    if value != int(value) or value < least:
        raise ValueError(f"{name} must be a whole number from {least}")


def _check_choice(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ValueError(f"{name} must be one of {', '.join(known)}")
