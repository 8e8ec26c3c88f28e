"""Which areas, periods and groups get a row."""

import numpy as np

from derajat.measures.amounts import Amounts
from derajat.measures.arrays import Bools
from derajat.measures.groups import ALL, is_unknown_group
from derajat.measures.places import AreaAxis
from derajat.measures.run import Run
from derajat.model.calendar import Period


def decide_rows(run: Run, amounts: Amounts, has_data: Bools) -> Bools:
    """Every area that exists in a period gets a row, even without data.

    Groups get one where the area has data for all together. The area and the group
    "not known" get one only where something was counted.
    """
    axis, rows, labels = run.places.axis, amounts.rows, amounts.labels
    counted: Bools = (amounts.numerator != 0) | (amounts.unknown != 0)
    counted |= (amounts.ties != 0) | ((amounts.denominator != 0) & has_data)
    exists = exists_in(axis, amounts.timeline.periods)[rows]
    emitted: Bools = exists[:, :, np.newaxis] | counted
    emitted &= amounts.offered
    if ALL in labels:
        total = labels.index(ALL)
        groups = [number for number in range(len(labels)) if number != total]
        by_total = has_data[:, :, total] | ~amounts.offered[:, total]
        emitted[:, :, groups] &= by_total[:, :, np.newaxis]
    unknown = np.array([is_unknown_group(label) for label in labels], dtype=bool)
    only_counted = axis.is_unknown[rows][:, np.newaxis, np.newaxis] | unknown
    emitted &= counted | ~only_counted
    shown = [axis.levels[row] in run.shown_levels for row in rows.tolist()]
    emitted &= np.array(shown, dtype=bool)[:, np.newaxis, np.newaxis]
    return emitted


def exists_in(axis: AreaAxis, periods: tuple[Period, ...]) -> Bools:
    """Which areas of the axis are valid on a day of each period."""
    first = np.array([period.first_day for period in periods], dtype=np.int64)
    last = np.array([period.last_day for period in periods], dtype=np.int64)
    begun = axis.valid_from[:, np.newaxis] <= last
    found: Bools = begun & (axis.valid_until[:, np.newaxis] >= first)
    return found
