"""The six indices: which measurement, which table, which rules."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from derajat.statistics.arrays import Flags, Floats
from derajat.statistics.growth.children import Children
from derajat.statistics.growth.lms import (
    Lms,
    load_age_rows,
    load_length_rows,
    rounded,
    z_of_normal,
    z_of_skewed,
)
from derajat.statistics.growth.standards import Table


LENGTH_LIMITS_CM = (45.0, 110.0)
"""Weight-for-length is defined from the first to the second (WHO 2006)."""
HEIGHT_LIMITS_CM = (65.0, 120.0)
"""Weight-for-height is defined from the first to the second (WHO 2006)."""


class Index(Enum):
    """The indices; the value is the name of the field of `Growth`."""

    WEIGHT_FOR_AGE = "weight_for_age"
    LENGTH_FOR_AGE = "length_for_age"
    WEIGHT_FOR_LENGTH = "weight_for_length"
    BMI_FOR_AGE = "bmi_for_age"
    HEAD_FOR_AGE = "head_for_age"
    ARM_FOR_AGE = "arm_for_age"


USES_WEIGHT = frozenset(
    {Index.WEIGHT_FOR_AGE, Index.WEIGHT_FOR_LENGTH, Index.BMI_FOR_AGE}
)
USES_LENGTH = frozenset(
    {Index.LENGTH_FOR_AGE, Index.WEIGHT_FOR_LENGTH, Index.BMI_FOR_AGE}
)
FIRST_DAY = {Index.ARM_FOR_AGE: 91}
"""The standard of arm circumference begins at 3 months (WHO 2007)."""


@dataclass(frozen=True)
class PlausibleRange:
    """z outside of it cannot be true and is left out of prevalences."""

    low: float
    high: float

    def excludes(self, z: Floats) -> Flags:
        """Whether z lies outside; false for nan."""
        return (z < self.low) | (z > self.high)


PLAUSIBLE: dict[Index, PlausibleRange] = {
    Index.WEIGHT_FOR_AGE: PlausibleRange(-6, 5),
    Index.LENGTH_FOR_AGE: PlausibleRange(-6, 6),
    Index.WEIGHT_FOR_LENGTH: PlausibleRange(-5, 5),
    Index.BMI_FOR_AGE: PlausibleRange(-5, 5),
    Index.HEAD_FOR_AGE: PlausibleRange(-5, 5),
    Index.ARM_FOR_AGE: PlausibleRange(-5, 5),
}
"""z, rounded to 2 decimals, is implausible beyond these (WHO 2006; WHO anthro 1.1)."""


def z_by_index(index: Index, children: Children) -> Floats:
    """z of one index to 2 decimals; nan wherever it is refused."""
    z = rounded(_exact_z(index, children))
    if index in USES_WEIGHT:
        z[np.flatnonzero(children.is_weight_refused)] = np.nan
    z[np.isinf(z)] = np.nan
    return z


def _exact_z(index: Index, children: Children) -> Floats:
    def by_age(table: Table) -> Lms:
        return load_age_rows(table).at(children.age_row)

    match index:
        case Index.WEIGHT_FOR_AGE:
            return z_of_skewed(children.weight_kg, by_age(Table.WEIGHT_FOR_AGE))
        case Index.LENGTH_FOR_AGE:
            return z_of_normal(children.length_cm, by_age(Table.LENGTH_FOR_AGE))
        case Index.WEIGHT_FOR_LENGTH:
            return z_of_skewed(children.weight_kg, _by_length(children))
        case Index.BMI_FOR_AGE:
            return z_of_skewed(children.bmi, by_age(Table.BMI_FOR_AGE))
        case Index.HEAD_FOR_AGE:
            return z_of_normal(children.head_cm, by_age(Table.HEAD_FOR_AGE))
        case Index.ARM_FOR_AGE:
            return z_of_skewed(children.arm_cm, by_age(Table.ARM_FOR_AGE))


def is_size_outside(length_cm: Floats, by_height: Flags) -> Flags:
    """Whether a converted length is outside the table that judges it."""

    def is_outside(limits: tuple[float, float]) -> Flags:
        return (length_cm < limits[0]) | (length_cm > limits[1])

    lying = is_outside(LENGTH_LIMITS_CM) & ~by_height
    return lying | (is_outside(HEIGHT_LIMITS_CM) & by_height)


def _by_length(children: Children) -> Lms:
    """L, M and S between the tenths of a centimetre around the length.

    The row above is the truncation of ten times the length plus one, in doubles, as
    WHO's program has it. That is the row below plus one except next below a power of
    two: 103.1 cm lying is 102.4 cm standing as 1023.99..., and the row above is 1025.
    """
    table = load_length_rows()
    length = children.length_cm
    tenths = length * 10
    start = children.sex_row * table.for_girls + table.first
    start += children.by_height * float(table.for_height)
    low = np.trunc(tenths)
    share = np.maximum((length - low / 10) / 0.1, 0)
    low += start
    high = np.trunc(tenths + 1) + start
    outside = is_size_outside(length, children.by_height) | children.is_age_refused
    refused = np.flatnonzero(outside | np.isnan(low))
    low[refused] = high[refused] = 0
    below, above = (table.lms.at(rows.astype(np.int64)) for rows in (low, high))
    return Lms(*map(_between, vars(below).values(), vars(above).values(), [share] * 3))


def _between(below: Floats, above: Floats, share: Floats) -> Floats:
    above -= below
    above *= share
    above += below
    return above
