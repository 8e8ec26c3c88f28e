"""Upper limits of a count, from its expected value and the dispersion of the past."""

from collections.abc import Callable

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Wholes


_FUZZ = 8 * float(np.finfo(np.float64).eps)
"""A chance this near the probability counts as having reached it, as in R."""
_LARGEST_MEAN = 1e15
"""From here on whole numbers are no longer exact and the approximation is."""
_SMALL_CHANCE = 0.01
"""Below it 1 less the chance of the opposite has lost digits."""
_MOST_DOUBLINGS = 1100
"""Enough to pass from 1 to the largest number; ends a search without an answer."""


def chance_up_to(count: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """P(X <= count) of a negative binomial count with variance dispersion x mean.

    Poisson where the dispersion is 1. Counts below 0 have probability 0.
    """
    more = np.floor(count) + 1
    chance = _either(_beta_share, special.gammaincc, more, mean, dispersion)
    return np.where(more < 1, 0.0, chance)


def chance_from(count: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """P(X >= count) of the same count, exact also where it is very small."""
    least = np.ceil(count)
    chance = _either(_beta_rest, special.gammainc, least, mean, dispersion)
    return np.where(least < 1, 1.0, chance)


def _beta_share(size: Floats, more: Floats, dispersion: Floats) -> Floats:
    return np.asarray(special.betainc(size, more, 1 / dispersion))


def _beta_rest(size: Floats, more: Floats, dispersion: Floats) -> Floats:
    # betaincc takes ten times as long as betainc and differs in small chances only.
    rest = 1 - _beta_share(size, more, dispersion)
    places = np.flatnonzero(rest < _SMALL_CHANCE)
    rest[places] = special.betaincc(size[places], more[places], 1 / dispersion[places])
    return rest


def _either(
    binomial: Callable[[Floats, Floats, Floats], Floats],
    poisson: np.ufunc,
    more: Floats,
    mean: Floats,
    dispersion: Floats,
) -> Floats:
    """Incomplete beta function where there is dispersion above 1, else gamma."""
    more = np.maximum(more, 1.0)
    is_poisson = dispersion == 1
    chance = np.empty_like(mean)
    chance[is_poisson] = poisson(more[is_poisson], mean[is_poisson])
    wide, spread = ~is_poisson, dispersion[~is_poisson]
    chance[wide] = binomial(mean[wide] / (spread - 1), more[wide], spread)
    return chance


def count_quantile(probability: float, mean: Floats, dispersion: Floats) -> Floats:
    """The smallest count that is not exceeded with the probability; nan if unknown.

    The search begins at the Cornish-Fisher approximation with the skewness of the
    distribution, which is right or one beside it for most counts.
    """
    reach = probability * (1 - _FUZZ)
    normal = float(special.ndtri(probability))
    sd = np.sqrt(dispersion * mean)
    skewness = (2 * dispersion - 1) / sd
    guess = mean + sd * (normal + skewness * (normal * normal - 1) / 6)

    def is_reached(count: Floats, places: Wholes) -> Flags:
        chance = chance_up_to(count, mean[places], dispersion[places])
        return np.asarray(chance >= reach)

    high = np.maximum(np.floor(guess + 0.5), 0.0)
    low = np.full_like(high, -1.0)
    is_known = np.isfinite(high) & (mean > 0)
    step = np.maximum(np.floor(sd / 50), 1.0)
    places = np.flatnonzero(is_known & (mean < _LARGEST_MEAN))
    _bracket(is_reached, low, high, step, places)
    _narrow(is_reached, low, high, places)
    return np.where(is_known & np.isfinite(high), high, np.nan)


Reached = Callable[[Floats, Wholes], Flags]


def _bracket(
    is_reached: Reached, low: Floats, high: Floats, step: Floats, places: Wholes
) -> None:
    """Move `low` and `high` until the quantile lies above `low` and up to `high`."""
    stays = is_reached(high[places], places)
    down, up = places[stays], places[~stays]
    below = np.maximum(high[down] - step[down], -1.0)
    stays = is_reached(below, down)
    high[down] = np.where(stays, below, high[down])
    low[down] = np.where(stays, -1.0, below)
    stride = step.copy()
    for _ in range(_MOST_DOUBLINGS):
        if not len(up):
            return
        low[up] = high[up]
        high[up] += stride[up]
        stride[up] *= 2
        up = up[~is_reached(high[up], up)]
    high[up] = np.nan


def _narrow(is_reached: Reached, low: Floats, high: Floats, places: Wholes) -> None:
    """Halve the bracket until no whole number lies inside."""
    while True:
        middle = np.floor((low[places] + high[places]) / 2)
        is_inside = (middle > low[places]) & (middle < high[places])
        places, middle = places[is_inside], middle[is_inside]
        if not len(places):
            return
        reached = is_reached(middle, places)
        high[places[reached]] = middle[reached]
        low[places[~reached]] = middle[~reached]
