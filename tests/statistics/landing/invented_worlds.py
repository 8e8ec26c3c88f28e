"""Invented series of monthly counts whose law is known."""

import numpy as np


SEASON = 1 + 0.4 * np.sin(np.arange(12) / 12 * 2 * np.pi)
SEASON = SEASON / SEASON.sum()


def invent_counts(rng, series, level, years=5, spread=0.1, trend=0.0, noise=0.0):
    """Poisson counts (series, years, 12) about a seasonal level that walks by year.

    `spread` of the yearly step and `noise` of a month, both as coefficients of
    variation; `trend` in logarithms a year.
    """
    steps = rng.normal(trend, spread, (series, years)).cumsum(axis=1)
    mean = level * np.exp(steps)[:, :, None] * SEASON
    if noise:
        shape = 1 / noise**2
        mean = mean * rng.gamma(shape, 1 / shape, mean.shape)
    return rng.poisson(mean).astype(float)


def hide_months(counts, known):
    """The same with only the first `known` months of the last year."""
    shown = counts.copy()
    shown[:, -1, known:] = np.nan
    return shown
