"""Quantiles read off histograms."""

import numpy as np

from derajat.measures.amounts import Amounts
from derajat.measures.arrays import times
from derajat.measures.plan import Figure
from derajat.measures.sides import SideCounter, histogram_readings
from derajat.model.indicators import Quantile


BEYOND = "more"
"""The class of everything above the last step, as engines name it."""


def choose_classes(
    amounts: Amounts, version: int, kind: Quantile, counter: SideCounter
) -> None:
    """Note for each period of a version the value that the share `at` of rows reach.

    It is the lower end of the class, in steps; beyond the last step only that is
    known.
    """
    if amounts.chosen is None or amounts.is_beyond is None:
        amounts.chosen = np.zeros(amounts.shape, dtype=np.int64)
        amounts.is_beyond = np.zeros(amounts.shape, dtype=bool)
    rows_seen = np.zeros(amounts.shape, dtype=np.int64)
    needed = times(amounts.denominator, kind.at.numerator)
    columns = (amounts.timeline.version == version)[np.newaxis, :, np.newaxis]
    open_ = columns & (amounts.denominator > 0)
    for text in _classes(counter):
        for unit in counter.columns:
            parts = counter.parts(unit)
            readings = [r for r in histogram_readings(parts) if r.part == text]
            found = parts.figures(tuple(readings)).get(Figure.DENOMINATOR)
            if found is not None:
                rows_seen += counter.total_of(unit, *found)
        reached = open_ & (times(rows_seen, kind.at.denominator) >= needed)
        if text == BEYOND:
            amounts.is_beyond |= reached
        else:
            amounts.chosen[reached] = int(text) * kind.step
        open_ = open_ & ~reached


def _classes(counter: SideCounter) -> list[str]:
    """All classes in rising order, the open one last."""
    texts = {
        reading.part
        for unit in counter.columns
        for reading in histogram_readings(counter.parts(unit))
    }
    closed = sorted((text for text in texts if text != BEYOND), key=int)
    return [*closed, *(text for text in texts if text == BEYOND)]
