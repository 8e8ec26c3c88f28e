"""Confidence levels as standard normal deviates."""

from math import inf
from statistics import NormalDist


def deviate_of(level: float) -> float:
    """The standard normal deviate whose central area is the level: 1.96 for 0.95."""
    return NormalDist().inv_cdf(1 - tail_of(level))


def check_per(per: float) -> None:
    """Refuse a multiple that would turn a rate or its limits upside down."""
    if not 0 < per < inf:
        raise ValueError(f"per must be a finite number above zero, not {per}")


def tail_of(level: float) -> float:
    """The area beyond each limit: 0.025 for a level of 0.95."""
    if not 0 < level < 1:
        raise ValueError(
            f"the confidence level must lie between 0 and 1, as in 0.95, not {level}"
        )
    return (1 - level) / 2
