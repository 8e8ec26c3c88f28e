"""Where the year will land, if it goes on as years here have gone."""

from dataclasses import dataclass

import numpy as np

from derajat.model.indicators import Direction
from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes
from derajat.statistics.landing.histories import (
    History,
    Kind,
    build_history,
    check_history,
)
from derajat.statistics.landing.remainders import (
    LEAST_YEARS,
    Remainder,
    compute_remainder,
)
from derajat.statistics.landing.targets import build_targets
from derajat.statistics.landing.track_records import (
    TrackRecord,
    compute_track_record,
    judge_track_record,
    number_groups,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
)


@dataclass(frozen=True)
class Landing:
    """The year's end, arrays of shape (series,); values are shares or counts.

    `expected`, limits and `chance` (of reaching the target) are nan where `reason` is
    not GIVEN: where it is TRACK_RECORD_POOR or TOO_FEW_POINTS the forecast is withheld.
    Known without any forecast: `so_far` (events), `months_left` (after the last one
    known), `pace` (events a month known), `pace_needed` (events a month still needed to
    reach the target, or allowed where lower is better; 0 where it is reached or passed;
    nan without a target or a month left). `record` says how past forecasts did: far
    above its 80 %, the limits are wider than they need be.
    """

    expected: Floats
    lower_80: Floats
    upper_80: Floats
    lower_95: Floats
    upper_95: Floats
    chance: Floats
    reason: Reasons
    so_far: Floats
    months_left: Wholes
    pace: Floats
    pace_needed: Floats
    record: TrackRecord


def compute_landing(
    kind: Kind,
    counts: Numbers,
    denominators: Numbers | None = None,
    *,
    target: Numbers = np.nan,
    better: Direction = Direction.HIGHER,
    groups: Numbers | None = None,
) -> Landing:
    """The value at the year's end with interval, chance and track record.

    The level of this year starts from what past years lead to expect (their mean, or
    the last year and its usual change, as far as years really differ) and is corrected
    by the months known; the rest of the year is spread over the months as in past
    years. Missing months are forecast, not taken as zero. The same rule is tried on
    past years; where it did badly, or was tried too seldom, its forecast is withheld.

    Formula: level ~ gamma(past); events to come ~ negative binomial with mean
        level x exposure to come; for a proportion the share among those to come ~ beta.
    Source: gamma-Poisson prediction (Gelman et al. 2013, Bayesian Data Analysis, 2.6),
        with moments of the prior from past years and Pearson's dispersion (McCullagh
        and Nelder 1989, 4.5.2); James-Stein shrinkage of the yearly change.
    Units: counts in events a month; target and result in events for COUNT, else in
        shares of the denominator (0.95 is 95 %, 0.001 is 1 per 1,000).
    Shapes: counts (series, years, 12), this year last; denominators (series,) for
        COVERAGE, like counts for RATE and PROPORTION; target and groups (series,).
        `groups`: whole numbers; series of one group share a track record.
    Missing: nan months are unknown. TOO_FEW_POINTS below two complete past years or
        below ten past forecasts in the group; TRACK_RECORD_POOR where less than 70 %
        of past 80 % intervals held the truth (a year with every month known needs
        neither). NUMERATOR_ABOVE_DENOMINATOR where more than all eligible are served or
        all but sure to be; NEGATIVE_COUNT, NOT_FINITE, DENOMINATOR_NOT_POSITIVE,
        MISSING, OUTSIDE_SCALE (above 2^53, a denominator below 1e-6) for the inputs.
        `chance` is nan too without a finite target or where better is neither.

    >>> import numpy as np
    >>> from derajat.statistics.landing import Kind, compute_landing
    >>> served = np.random.default_rng(1).poisson(50, (10, 5, 12)).astype(float)
    >>> served[:, -1, 9:] = np.nan  # October to December are still to come
    >>> one = compute_landing(Kind.COVERAGE, served, 650, target=0.9, groups=[0] * 10)
    >>> print(*(x[0].round(3) for x in (one.expected, one.lower_80, one.upper_80)))
    0.913 0.883 0.945
    >>> print(one.pace[0].round(1), one.pace_needed[0].round(1), one.chance[0].round(2))
    49.3 47.0 0.72
    >>> print(one.record.held[0], "of", one.record.tests[0])
    16 of 20
    """
    given = build_history(kind, counts, denominators)
    aim = build_targets(target, len(given.counts))
    return _land(given, aim, better, number_groups(groups, len(given.counts)))


def _land(given: History, aim: Floats, better: Direction, groups: Wholes) -> Landing:
    faults = check_history(given)
    history = given.without(faults != Reason.GIVEN)
    remainder = compute_remainder(history)
    record = compute_track_record(history, groups)
    reason = _reason(faults, remainder, record)
    shown = reason == Reason.GIVEN
    return Landing(
        np.where(shown, remainder.expected, np.nan),
        *_limits(remainder, shown),
        np.where(shown, _chance(remainder, aim, better), np.nan),
        reason,
        *_pace(history, remainder, aim, faults == Reason.GIVEN),
        record,
    )


def _reason(faults: Reasons, remainder: Remainder, record: TrackRecord) -> Reasons:
    is_open = remainder.is_open
    beyond = Reason.NUMERATOR_ABOVE_DENOMINATOR
    is_coverage = remainder.kind is Kind.COVERAGE
    found = first_reason(
        faults.shape,
        ((remainder.so_far > remainder.eligible) & is_coverage, beyond),
        ((remainder.years < LEAST_YEARS) & is_open, Reason.TOO_FEW_POINTS),
        *((fails & is_open, reason) for fails, reason in judge_track_record(record)),
        (~(remainder.denominator > 0), Reason.DENOMINATOR_NOT_POSITIVE),
        (remainder.is_beyond, beyond),
    )
    return earliest(faults, found)


def _limits(
    remainder: Remainder, shown: Flags
) -> tuple[Floats, Floats, Floats, Floats]:
    limits = (*remainder.interval(0.8), *remainder.interval(0.95))
    first, second, third, fourth = (np.where(shown, each, np.nan) for each in limits)
    return first, second, third, fourth


def _chance(remainder: Remainder, aim: Floats, better: Direction) -> Floats:
    better = Direction(better)
    if better is Direction.HIGHER:
        return np.where(np.isnan(aim), np.nan, remainder.chance_at_least(aim))
    if better is Direction.LOWER:
        return np.where(np.isnan(aim), np.nan, remainder.chance_at_most(aim))
    return np.full(aim.shape, np.nan)


def _pace(
    history: History, remainder: Remainder, aim: Floats, is_sound: Flags
) -> tuple[Floats, Wholes, Floats, Floats]:
    """Events so far, months left, events a month so far and needed from now on."""
    months, left = history.is_known.sum(axis=1), history.months_left
    with np.errstate(divide="ignore", invalid="ignore"):
        pace = np.where(months > 0, remainder.so_far / months, np.nan)
        missing = np.maximum(aim * remainder.denominator - remainder.so_far, 0.0)
        needed = np.where(left > 0, missing / left, np.nan)
    so_far, pace, needed = (
        np.where(is_sound, each, np.nan) for each in (remainder.so_far, pace, needed)
    )
    return so_far, left, pace, needed
