"""Rates of events with intervals, and two rates compared."""

import numpy as np
from scipy import special

from derajat.statistics.arrays import Floats, Numbers, as_one_shape
from derajat.statistics.rates.estimates import (
    Estimate,
    build_estimate,
    reason_of_rate,
    reason_with_limits,
)
from derajat.statistics.rates.intervals import rate_interval
from derajat.statistics.rates.levels import check_per, tail_of
from derajat.statistics.reasons import (
    Reason,
    earliest,
    first_reason,
)


MOST_EVENTS = 1e12
"""Events in all above which the beta distribution is not inverted any more."""

WRONG_TAIL = 1e-5
"""Error of the probability beyond a limit from which the limit is not given."""


def rate(
    events: Numbers, exposure: Numbers, level: float = 0.95, per: float = 1.0
) -> Estimate:
    """Events per exposure with limits: exact below ten events, Byar's from ten.

    Formula: per x events / exposure, and per x the limits of `rate_interval`.
    Source: Fingertips Public Health Technical Guidance; compared with
        PHEindicatormethods 2.1.0 (`phe_rate`).
    Units: events and person-time (or persons) in; events per `per` out.
    Shapes: any two shapes that broadcast; the result has their common shape.
    Missing: as for `rate_interval`.

    >>> from derajat.statistics.rates import rate
    >>> found = rate(57, 100_000, per=100_000)
    >>> [round(float(x), 1) for x in (found.value, found.lower, found.upper)]
    [57.0, 43.2, 73.9]
    """
    check_per(per)
    counts, times = as_one_shape(events, exposure)
    limits = rate_interval(counts, times, level)
    with np.errstate(all="ignore"):
        value, lower, upper = (
            per * each for each in (counts / times, limits.lower, limits.upper)
        )
    reason = reason_with_limits(lower, upper, limits.reason)
    return build_estimate(value, lower, upper, reason)


def rate_ratio(
    events: Numbers,
    exposure: Numbers,
    other_events: Numbers,
    other_exposure: Numbers,
    level: float = 0.95,
) -> Estimate:
    """The first rate divided by the other, with its exact interval.

    Formula: given all events, those of the first are binomial with share
        w = ratio x exposure / (ratio x exposure + other exposure). The Clopper-Pearson
        limits of w, each as w / (1 - w) x other exposure / exposure.
    Source: Przyborowski and Wilenski 1940, Biometrika 31:313-323; compared with R
        4.2.2 (`poisson.test`).
    Units: events and person-time in, a ratio out (1 when equal).
    Shapes: any four shapes that broadcast; the result has their common shape.
    Missing: where either rate is missing (see `rate_interval`); where the other rate is
        zero (denominator not positive); where a limit does not give its probability
        back, or events in all exceed 10^12 (not converged).

    >>> from derajat.statistics.rates import rate_ratio
    >>> found = rate_ratio(11, 800, 23, 3000)
    >>> [round(float(x), 3) for x in (found.value, found.lower, found.upper)]
    [1.793, 0.789, 3.83]
    """
    a, n, b, m = as_one_shape(events, exposure, other_events, other_exposure)
    no_rate = earliest(reason_of_rate(a, n), reason_of_rate(b, m))
    with np.errstate(all="ignore"):
        too_many = a + b > MOST_EVENTS
        value = a / b * (m / n)
    no_ratio = first_reason(
        a.shape,
        (b == 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (too_many, Reason.NOT_CONVERGED),
    )
    reason = earliest(no_rate, no_ratio)
    a, n, b, m = (np.where(reason == Reason.GIVEN, each, 1.0) for each in (a, n, b, m))
    with np.errstate(all="ignore"):
        lower = np.where(a > 0, _odds(a, b + 1, tail_of(level)), 0.0) * (m / n)
        upper = _odds(a + 1, b, 1 - tail_of(level)) * (m / n)
        is_lost = ~np.isfinite(lower + upper)
    not_found = first_reason(a.shape, (is_lost, Reason.NOT_CONVERGED))
    return build_estimate(value, lower, upper, earliest(reason, not_found))


def _odds(successes: Floats, failures: Floats, probability: float) -> Floats:
    """A quantile of the beta distribution, as odds; nan where it was not found.

    scipy's inverse goes astray for some pairs far apart (1000 against 10^10), so each
    quantile is put back into the distribution.
    """
    one = np.maximum(successes, np.finfo(np.float64).tiny)
    share = special.betaincinv(one, failures, probability)
    # The rest by its own quantile: one minus the share would lose digits near one.
    rest = special.betaincinv(failures, one, 1 - probability)
    error = np.where(
        share < rest,
        special.betainc(one, failures, share) - probability,
        special.betainc(failures, one, rest) - (1 - probability),
    )
    return np.where(np.abs(error) < WRONG_TAIL, share / rest, np.nan)
