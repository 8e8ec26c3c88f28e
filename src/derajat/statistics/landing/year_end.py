"""Where the year will land, if it goes on as years here have gone."""

from dataclasses import dataclass

import numpy as np

from derajat.model.indicators import Direction
from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes, as_floats
from derajat.statistics.landing.histories import (
    MONTHS,
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
from derajat.statistics.landing.track_records import (
    TrackRecord,
    compute_track_record,
    judge_track_record,
    number_groups,
)
from derajat.statistics.reasons import Reason, Reasons, first_reason


@dataclass(frozen=True)
class Landing:
    """The year's end, arrays of shape (series,); values are shares or counts.

    `expected`, limits and `chance` (of reaching the target) are nan where `reason` is
    not GIVEN: where it is TRACK_RECORD_POOR or TOO_FEW_POINTS the forecast is withheld.
    Known without any forecast: `so_far` (events), `months_left`, `pace` (events a month
    so far), `pace_needed` (events a month still needed to reach the target, or allowed
    where lower is better; nan without a target or a month left). `record` says how past
    forecasts did.
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
        of past 80 % intervals held the truth; NEGATIVE_COUNT, NOT_FINITE,
        NUMERATOR_ABOVE_DENOMINATOR, DENOMINATOR_NOT_POSITIVE, MISSING for the inputs.
        `chance` is nan too where there is no target or better is neither.

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
    faults = check_history(given)
    history = _without(given, faults != Reason.GIVEN)
    number = len(history.counts)
    aim = np.broadcast_to(as_floats(target), (number,))
    remainder = compute_remainder(history)
    record = compute_track_record(history, number_groups(groups, number))
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


def _without(history: History, is_faulty: Flags) -> History:
    """The history with nothing known of faulty series."""
    faulty = is_faulty[:, None, None]
    return History(
        history.kind,
        np.where(faulty, np.nan, history.counts),
        np.where(faulty, np.nan, history.exposures),
        np.where(is_faulty, 1.0, history.eligible),
    )


def _reason(faults: Reasons, remainder: Remainder, record: TrackRecord) -> Reasons:
    found = first_reason(
        faults.shape,
        (remainder.years < LEAST_YEARS, Reason.TOO_FEW_POINTS),
        *judge_track_record(record),
        (~(remainder.denominator > 0), Reason.DENOMINATOR_NOT_POSITIVE),
    )
    return np.where(faults == Reason.GIVEN, found, faults)


def _limits(
    remainder: Remainder, shown: Flags
) -> tuple[Floats, Floats, Floats, Floats]:
    limits = (*remainder.interval(0.8), *remainder.interval(0.95))
    first, second, third, fourth = (np.where(shown, each, np.nan) for each in limits)
    return first, second, third, fourth


def _chance(remainder: Remainder, aim: Floats, better: Direction) -> Floats:
    if better is Direction.HIGHER:
        return np.where(np.isnan(aim), np.nan, remainder.chance_at_least(aim))
    if better is Direction.LOWER:
        return np.where(np.isnan(aim), np.nan, remainder.chance_at_most(aim))
    return np.full(aim.shape, np.nan)


def _pace(
    history: History, remainder: Remainder, aim: Floats, is_sound: Flags
) -> tuple[Floats, Wholes, Floats, Floats]:
    """Events so far, months left, events a month so far and needed from now on."""
    months = history.is_known.sum(axis=1)
    left = MONTHS - months
    with np.errstate(divide="ignore", invalid="ignore"):
        pace = np.where(months > 0, remainder.so_far / months, np.nan)
        missing = np.maximum(aim * remainder.denominator - remainder.so_far, 0.0)
        needed = np.where(left > 0, missing / left, np.nan)
    so_far = np.where(is_sound, remainder.so_far, np.nan)
    return (
        so_far,
        left,
        np.where(is_sound, pace, np.nan),
        np.where(is_sound, needed, np.nan),
    )
