"""Where the lines of a funnel of ratios or rates lie, by the Poisson distribution."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Numbers
from derajat.statistics.funnel.limits import (
    TAIL_95,
    TAIL_998,
    Limits,
    as_bounded,
    build_limits,
    check_positive,
)
from derajat.statistics.reasons import (
    Reason,
    earliest,
    first_reason,
    reason_of,
)


BISECTION_END = 1e-7
"""Step at which the published spreadsheet macro ends its search; Fingertips."""


class RatioForm(StrEnum):
    """How a ratio of observed to expected is written."""

    ISR = "isr"
    COUNT = "count"


class Inverse(StrEnum):
    """How the Poisson limits are inverted."""

    BISECTION = "bisection"
    EXACT = "exact"


@dataclass(frozen=True)
class PoissonFunnel:
    """Limits at each number of observed events, and what lies on them.

    `limits`: in the unit of the value. `on_line`: the expected events (ratio) or the
    population of one year (rate) at which this many events lie exactly on each line.
    """

    limits: Limits
    on_line: Limits


def ratio_limits(
    observed: Numbers,
    form: RatioForm = RatioForm.ISR,
    inverse: Inverse = Inverse.BISECTION,
) -> PoissonFunnel:
    """The funnel lines of a standardised ratio at each number of observed events.

    `form` isr gives 100 observed / expected, count gives observed / expected - 1.
    `inverse` bisection repeats the search of the published macro, which ends early
    (0.1 % away at one event, 1e-6 from ten); exact inverts the gamma function.

    Formula: O / E, where P(X <= O | E) = tail on the lower line and
        P(X >= O | E) = tail on the upper; tail = 0.025 and 0.001
    Source: Fingertips technical guidance; PHEindicatormethods 2.1.0; Garwood 1936,
        Biometrika 28:437-442
    Units: events; limits in per cent (isr) or as excess share (count)
    Shapes: any shape; the limits have the same
    Missing: nan in gives nan; below one event TOO_FEW_EVENTS (no upper line there)

    >>> from derajat.statistics.funnel import ratio_limits
    >>> found = ratio_limits([10, 100])
    >>> found.limits.lower_95.round(1).tolist()
    [54.4, 82.2]
    >>> found.on_line.lower_95.round(2).tolist()
    [18.39, 121.63]
    """
    events = as_bounded(observed)[0]
    expected = expected_on_lines(events, Inverse(inverse))
    scaled = (events / line * 100 for line in expected.lines)
    if RatioForm(form) is RatioForm.COUNT:
        scaled = (events / line - 1 for line in expected.lines)
    return PoissonFunnel(build_limits(expected.reason, *scaled), expected)


def rate_limits(
    events: Numbers,
    average: Numbers,
    multiplier: float = 100_000.0,
    years: float = 1.0,
    inverse: Inverse = Inverse.BISECTION,
) -> PoissonFunnel:
    """The funnel lines of a rate at each number of events.

    `inverse` as in `ratio_limits`.

    Formula: multiplier x average x O / E, with O / E of `ratio_limits`; the
        population of one year on the line is E / average / years
    Source: Fingertips technical guidance; PHEindicatormethods 2.1.0
    Units: events in all years together; average in events per person-year; limits per
        multiplier person-years
    Shapes: events and average broadcast; the limits have their shape
    Missing: nan in gives nan; below one event TOO_FEW_EVENTS; average below zero
        NEGATIVE_COUNT; an average of zero has lines at 0, on which no population lies
        (ALL_ZERO)

    >>> from derajat.statistics.funnel import rate_limits
    >>> found = rate_limits([10, 100], 0.002)
    >>> found.limits.upper_95.round(1).tolist()
    [417.1, 245.8]
    """
    check_positive(multiplier=multiplier, years=years)
    counts, level = as_bounded(events, average)
    expected = expected_on_lines(counts, Inverse(inverse))
    below = reason_of((level,), (level < 0, Reason.NEGATIVE_COUNT))
    reason = earliest(expected.reason, below)
    none = first_reason(level.shape, (level == 0, Reason.ALL_ZERO))
    with np.errstate(all="ignore"):
        limits = [multiplier * level * (counts / line) for line in expected.lines]
        yearly = [line / level / years for line in expected.lines]
    on_line = build_limits(earliest(reason, none), *yearly)
    return PoissonFunnel(build_limits(reason, *limits), on_line)


def expected_on_lines(events: Floats, inverse: Inverse) -> Limits:
    """Expected events that put each observed count exactly on each line."""
    reason = reason_of((events,), (events < 1, Reason.TOO_FEW_EVENTS))
    safe = np.where(reason == Reason.GIVEN, events, 1.0)
    high, low = _high_exact, _low_exact
    if inverse is Inverse.BISECTION:
        high, low = _high_by_bisection, _low_by_bisection
    above = high(safe, TAIL_998), high(safe, TAIL_95)
    below = low(safe, TAIL_95), low(safe, TAIL_998)
    return build_limits(reason, *above, *below)


def _high_exact(events: Floats, tail: float) -> Floats:
    return np.asarray(special.gammainccinv(events + 1, tail))


def _low_exact(events: Floats, tail: float) -> Floats:
    return np.asarray(special.gammaincinv(events, tail))


def _high_by_bisection(events: Floats, tail: float) -> Floats:
    most = np.floor(events)
    return _bisect(events, lambda mean: special.gammaincc(most + 1, mean) < tail)


def _low_by_bisection(events: Floats, tail: float) -> Floats:
    fewest = np.ceil(events)
    return _bisect(events, lambda mean: special.gammainc(fewest, mean) > tail)


def _bisect(events: Floats, is_above: Callable[[Floats], Flags]) -> Floats:
    """The mean (1 + O) v / (1 - v), with v searched from 0.5 by halved steps."""
    place, step = np.full(events.shape, 0.5), 0.5
    while step > BISECTION_END:
        step /= 2
        too_high = is_above((1 + events) * place / (1 - place))
        place = np.where(too_high, place - step, place + step)
    return np.asarray((1 + events) * place / (1 - place))
