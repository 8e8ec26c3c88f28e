"""Limits of a weighted line over ranked groups and of the ratio of its ends."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from derajat.statistics.arrays import Floats


Scale = Literal["identity", "log", "logit"]
"""Where the errors of a value are normal: as it is, of its log, of its logit."""

REPETITIONS = 100_000
"""Lines drawn where limits have no closed form."""

_DRAWS_AT_ONCE = 4_000_000
"""Numbers held in memory at a time: 32 MB."""


@dataclass(frozen=True)
class Line:
    """Weights (settings x groups) that turn values into slope and intercept."""

    of_slope: Floats
    of_intercept: Floats

    def through(self, values: Floats) -> tuple[Floats, Floats]:
        """Slope and intercept, one for each setting."""
        slope = (self.of_slope * values).sum(axis=-1)
        return slope, (self.of_intercept * values).sum(axis=-1)


@dataclass(frozen=True)
class Band:
    """Limits of the slope and of the ratio, top of the line over bottom."""

    slope_lower: Floats
    slope_upper: Floats
    ratio_lower: Floats
    ratio_upper: Floats


def to_scale(numbers: Floats, scale: Scale) -> Floats:
    """The numbers as they are, their logs or their logits."""
    with np.errstate(all="ignore"):
        if scale == "log":
            return np.log(numbers)
        if scale == "logit":
            logits: Floats = special.logit(numbers)
            return logits
    return numbers


def from_scale(numbers: Floats, scale: Scale) -> Floats:
    """The inverse of `to_scale`."""
    with np.errstate(all="ignore"):
        if scale == "log":
            return np.exp(numbers)
        if scale == "logit":
            shares: Floats = special.expit(numbers)
            return shares
    return numbers


def normal_band(line: Line, values: Floats, errors: Floats, z: float) -> Band:
    """Exact limits for normal values: of the slope, and Fieller's of the ratio.

    The ratio less one is slope over intercept. Its limits are the roots s of
    (b - s a)^2 = z^2 var(b - s a), real and finite only if a is clear of zero.
    """
    with np.errstate(all="ignore"):
        b, a = line.through(values)
        by_slope, by_intercept = line.of_slope * errors, line.of_intercept * errors
        of_b = b**2 - z**2 * (by_slope**2).sum(axis=-1)
        of_a = a**2 - z**2 * (by_intercept**2).sum(axis=-1)
        of_both = a * b - z**2 * (by_slope * by_intercept).sum(axis=-1)
        half = z * np.sqrt((by_slope**2).sum(axis=-1))
        root = np.sqrt(np.maximum(of_both**2 - of_a * of_b, 0))
        below, above = 1 + (of_both - root) / of_a, 1 + (of_both + root) / of_a
        is_bounded = of_a > 0
    return Band(
        b - half,
        b + half,
        np.where(is_bounded, below, np.nan),
        np.where(is_bounded, above, np.nan),
    )


def compute_drawn_band(
    line: Line,
    on_scale: Floats,
    errors: Floats,
    scale: Scale,
    tail: float,
    generator: np.random.Generator | None,
    repetitions: int,
) -> Band:
    """Quantiles of lines through values drawn from their errors on the scale.

    nan without a generator, and for settings where a value or an error is not finite.
    """
    if repetitions < 1:
        raise ValueError(f"the repetitions must be at least 1, not {repetitions}")
    shape = on_scale.shape[:-1]
    found = np.full((4, *shape), np.nan)
    can_draw = np.isfinite(on_scale + errors).all(axis=-1)
    can_draw &= np.isfinite(line.of_slope).all(axis=-1)
    if generator is not None and can_draw.any() and on_scale.shape[-1]:
        parts = (on_scale, errors, line.of_slope, line.of_intercept)
        drawn = (
            _quantiles(rows, scale, tail, generator, repetitions)
            for rows in _in_parts([part[can_draw] for part in parts], repetitions)
        )
        found[:, can_draw] = np.concatenate(list(drawn), axis=1)
    return Band(*found)


def _in_parts(arrays: list[Floats], repetitions: int) -> list[list[Floats]]:
    """Settings in parts that fit in memory together with their draws."""
    settings, groups = arrays[0].shape
    at_once = max(1, _DRAWS_AT_ONCE // (repetitions * groups))
    return [
        [array[start : start + at_once] for array in arrays]
        for start in range(0, settings, at_once)
    ]


def _quantiles(
    rows: list[Floats],
    scale: Scale,
    tail: float,
    generator: np.random.Generator,
    repetitions: int,
) -> Floats:
    """Lower and upper limit of slope and of ratio, 4 x settings."""
    centre, errors, of_slope, of_intercept = rows
    places = [max(round(repetitions * share) - 1, 0) for share in (tail, 1 - tail)]
    draws = generator.standard_normal((len(centre), repetitions, centre.shape[1]))
    with np.errstate(all="ignore"):
        draws *= errors[:, np.newaxis]
        draws += centre[:, np.newaxis]
        values = from_scale(draws, scale)
        slope = np.einsum("srg,sg->sr", values, of_slope)
        intercept = np.einsum("srg,sg->sr", values, of_intercept)
        ratio = (intercept + slope) / intercept
    ends = [np.partition(each, places, axis=1)[:, places] for each in (slope, ratio)]
    return np.concatenate([each.T for each in ends])
