"""CUSUM of likelihood ratios: evidence that counts have risen, week by week."""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, as_one_shape
from derajat.statistics.outbreaks.cusum_departures import (
    check_weeks,
    reason_of_counts,
    run_sums,
)
from derajat.statistics.reasons import (
    Reason,
    Reasons,
)


EVIDENCE_LIMIT = 5.0
"""Evidence at which there is an alarm; the default of surveillance 1.26.0."""


@dataclass(frozen=True)
class LikelihoodCusum:
    """The evidence of each week; every array has the shape of the counts.

    `evidence` is a log likelihood ratio. After an alarm it starts from zero again.
    `bound` is the count above which the week gives an alarm, at least 0. `reason` says
    why a week has no evidence.
    """

    evidence: Floats
    bound: Floats
    alarm: Flags
    reason: Reasons


@dataclass(frozen=True)
class GeneralLikelihoodCusum:
    """As `LikelihoodCusum`; there is no bound, since the rise is not fixed.

    `weeks_back` is how many weeks, this one included, the likeliest rise has lasted;
    0 where nothing speaks for a rise.
    """

    evidence: Floats
    weeks_back: Floats
    alarm: Flags
    reason: Reasons


def likelihood_cusum(
    counts: Numbers,
    expected: Numbers,
    rise: float,
    limit: float = EVIDENCE_LIMIT,
    dispersion: float = 0.0,
) -> LikelihoodCusum:
    """The evidence that counts are `rise` times the expected, and its alarms.

    Poisson counts; negative binomial with a dispersion above zero. `rise` is 2 for a
    doubling (exp of `theta` in the reference program).

    Formula: l(t) = max(0, l(t-1) + z(t)), l(0) = 0, alarm when l(t) > limit, then
        l(t) = 0; Poisson: z = y log(rise) - m (rise - 1); negative binomial:
        z = y log(rise) + (y + 1/a) log((1 + a m) / (1 + a m rise)), a the dispersion
    Source: Hoehle and Paul 2008, Computational Statistics and Data Analysis
        52:4357-4368; compared with surveillance 1.26.0 (algo.glrnb, algo.glrpois with
        theta)
    Units: cases a week; evidence as natural logarithm
    Shapes: counts (..., weeks); expected broadcasts to it; every result the same
    Missing: a week whose count or expected count is missing, infinite or negative has
        no evidence, and the next week goes on from what was there before it; an
        expected count of zero is DENOMINATOR_NOT_POSITIVE

    >>> from derajat.statistics.outbreaks import likelihood_cusum
    >>> found = likelihood_cusum([4, 9, 11, 3], expected=4, rise=2)
    >>> print(found.evidence.round(2), found.alarm)
    [0.   2.24 5.86 0.  ] [False False  True False]
    """
    if not (rise > 1 and np.isfinite(rise)):
        raise ValueError(f"rise is {rise}, not above 1")
    _check_options(limit, dispersion)
    y, m = as_one_shape(counts, expected)
    check_weeks(y)
    reason = reason_of_counts(y, m)
    usable = reason == Reason.GIVEN
    y, m = np.where(usable, y, np.nan), np.where(usable, m, np.nan)
    with np.errstate(all="ignore"):
        per_case, fixed = _weights_of_counts(m, rise, dispersion)
        run = run_sums(y * per_case + fixed, limit, True, is_strict=True)
        bound = np.maximum(0, (limit - run.before - fixed) / per_case)
    reason[usable & ~np.isfinite(run.total)] = Reason.NOT_FINITE
    given = reason == Reason.GIVEN
    bound = np.where(given & np.isfinite(bound), bound, np.nan)
    evidence = np.where(given, run.total, np.nan)
    return LikelihoodCusum(evidence, bound, run.alarm & given, reason)


def general_likelihood_cusum(
    counts: Numbers,
    expected: Numbers,
    limit: float = EVIDENCE_LIMIT,
    longest_weeks: int | None = None,
) -> GeneralLikelihoodCusum:
    """The evidence for a rise of any size that began in any week since the last alarm.

    For Poisson counts. `longest_weeks` leaves out rises that began earlier.

    Formula: max over k of Y log(Y / M) - Y + M where Y > M, else 0, where Y and M are
        sums of counts and expected counts of weeks k ... t; alarm when it is at least
        the limit, after which earlier weeks are forgotten
    Source: Hoehle and Paul 2008, Computational Statistics and Data Analysis
        52:4357-4368; compared with surveillance 1.26.0 (algo.glrpois)
    Units: cases a week; evidence as natural logarithm
    Shapes: counts (..., weeks); expected broadcasts to it; every result the same
    Missing: a week whose count or expected count is missing, infinite or negative has
        no evidence and is left out of later sums; an expected count of zero is
        DENOMINATOR_NOT_POSITIVE

    >>> from derajat.statistics.outbreaks import general_likelihood_cusum
    >>> found = general_likelihood_cusum([4, 9, 11, 3], expected=4)
    >>> print(found.evidence.round(2), found.weeks_back)
    [0.   2.3  6.33 0.  ] [0. 1. 2. 0.]
    """
    _check_options(limit, 0.0)
    if longest_weeks is not None and longest_weeks < 1:
        raise ValueError(f"longest_weeks is {longest_weeks}, not above 0")
    y, m = as_one_shape(counts, expected)
    check_weeks(y)
    reason = reason_of_counts(y, m)
    usable = reason == Reason.GIVEN
    y, m = np.where(usable, y, 0.0), np.where(usable, m, 0.0)
    with np.errstate(all="ignore"):
        evidence, back, alarm = _search_starts(y, m, usable, limit, longest_weeks)
    reason[usable & ~np.isfinite(evidence)] = Reason.NOT_FINITE
    given = reason == Reason.GIVEN
    return GeneralLikelihoodCusum(
        np.where(given, evidence, np.nan),
        np.where(given, back, np.nan),
        alarm & given,
        reason,
    )


def _check_options(limit: float, dispersion: float) -> None:
    if not (limit > 0 and np.isfinite(limit)):
        raise ValueError(f"limit is {limit}, not above 0")
    if not (dispersion >= 0 and np.isfinite(dispersion)):
        raise ValueError(f"dispersion is {dispersion}, not from 0")


def _weights_of_counts(
    expected: Floats, rise: float, dispersion: float
) -> tuple[Floats, Floats]:
    """What each case adds to the evidence, and what a week adds without cases."""
    if dispersion == 0:
        return np.full(expected.shape, np.log(rise)), -expected * (rise - 1)
    spread = dispersion * expected
    ratio = np.log1p(spread) - np.log1p(spread * rise)
    return np.log(rise) + ratio, ratio / dispersion


def _search_starts(
    counts: Floats, expected: Floats, usable: Flags, limit: float, longest: int | None
) -> tuple[Floats, Floats, Flags]:
    """Sums from every possible start, kept for all series while the weeks go by."""
    weeks = counts.shape[-1]
    evidence, back = np.zeros(counts.shape), np.zeros(counts.shape)
    alarm = np.zeros(counts.shape, dtype=np.bool_)
    cases, means = np.zeros(counts.shape), np.zeros(counts.shape)
    for week in range(weeks):
        cases[..., : week + 1] += counts[..., week, np.newaxis]
        means[..., : week + 1] += expected[..., week, np.newaxis]
        first = 0 if longest is None else max(0, week + 1 - longest)
        since = slice(first, week + 1)
        ratios = _evidence_of_sums(cases[..., since], means[..., since])
        best = ratios.shape[-1] - 1 - np.argmax(ratios[..., ::-1], axis=-1)
        evidence[..., week] = ratios.max(axis=-1)
        back[..., week] = (week - first - best + 1) * (evidence[..., week] > 0)
        alarm[..., week] = (evidence[..., week] >= limit) & usable[..., week]
        # Sums of zero speak for nothing: so are weeks before an alarm forgotten.
        cases[alarm[..., week], : week + 1] = 0
        means[alarm[..., week], : week + 1] = 0
    return evidence, back, alarm


def _evidence_of_sums(cases: Floats, means: Floats) -> Floats:
    rises = cases > means
    ratio = cases * np.log(cases / means) - cases + means
    return np.where(rises, ratio, 0.0)
