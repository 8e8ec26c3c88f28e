"""What is to be reached, as a number for each series."""

import numpy as np

from derajat.statistics.arrays import Floats, Numbers, as_floats


LARGEST_TARGET = 1e100
"""A target beyond it is none: nothing could be said about reaching it."""


def build_targets(target: Numbers, series: int) -> Floats:
    """The target of each series, nan where there is none or none that is finite."""
    aim = as_floats(target)
    if aim.shape not in ((), (1,), (series,)):
        raise ValueError("target must be one number or have the shape (series,)")
    aim = np.broadcast_to(aim, (series,))
    return np.where(np.abs(aim) <= LARGEST_TARGET, aim, np.nan)
