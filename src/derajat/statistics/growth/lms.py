"""The LMS formula, its linear extension beyond 3 SD, and rounding to 2 decimals."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from derajat.statistics.arrays import Floats, Wholes
from derajat.statistics.growth.standards import Table, load_standard


LAST_DAY = 1826
"""The last day below 60 months of 30.4375 days."""
DAYS = LAST_DAY + 1
_NEAR_TIE = 0.5 - 1e-6
_LARGE = 1e9


@dataclass(frozen=True)
class Lms:
    """L, M and S, arrays of one shape."""

    l: Floats  # noqa: E741 (the published name of the parameter)
    m: Floats
    s: Floats

    def at(self, rows: Wholes) -> "Lms":
        """The parameters of the rows."""
        return Lms(self.l.take(rows), self.m.take(rows), self.s.take(rows))


@dataclass(frozen=True)
class LengthRows:
    """The two tables by length in one: row `first` + tenths of a cm is lying boys.

    Adding `for_girls` and `for_height` gives the rows of the other three parts.
    """

    lms: Lms
    first: int
    for_girls: int
    for_height: int


@cache
def load_age_rows(table: Table) -> Lms:
    """A table by age as one column: nan, boys from day 0, girls from day 0.

    Row 0 and the days without figures are nan, so that a child whose sex or age is
    refused, or who is too young, needs no test of its own.
    """
    standard = load_standard(table)
    columns = []
    for figures in (standard.l, standard.m, standard.s):
        by_day = np.full((2, DAYS), np.nan)
        by_day[:, standard.first :] = figures
        columns.append(np.concatenate([[np.nan], by_day.ravel()]))
    return Lms(*columns)


@cache
def load_length_rows() -> LengthRows:
    """Weight-for-length and weight-for-height of both sexes, with row 0 nan.

    The last row of each part stands there two times more, because a child at the
    limit is still interpolated with a row above, by a share of nothing.
    """
    lying = load_standard(Table.WEIGHT_FOR_LENGTH)
    standing = load_standard(Table.WEIGHT_FOR_HEIGHT)
    columns = []
    for name in ("l", "m", "s"):
        parts = [
            np.pad(getattr(standard, name)[sex], (0, 2), mode="edge")
            for sex in (0, 1)
            for standard in (lying, standing)
        ]
        columns.append(np.concatenate([[np.nan], *parts]))
    rows = lying.m.shape[1] + 2
    return LengthRows(
        Lms(*columns),
        first=1 - lying.first,
        for_girls=rows + standing.m.shape[1] + 2,
        for_height=rows + lying.first - standing.first,
    )


def z_of_normal(measure: Floats, lms: Lms) -> Floats:
    """z where L is 1: `(y / M - 1) / S` (length and head circumference)."""
    z = measure / lms.m
    z -= 1
    z /= lms.s
    return z


def z_of_skewed(measure: Floats, lms: Lms) -> Floats:
    """z by LMS, and beyond 3 SD counted in the distance from 2 to 3 SD.

    WHO 2006, Methods and development, chapter 7: weight is so skewed that LMS alone
    would judge far values by the shape of a tail that nobody observed.
    """
    z = np.power(measure / lms.m, lms.l)
    z -= 1
    z /= lms.s * lms.l
    far = np.flatnonzero(np.abs(z) > 3)
    z[far] = _extended(z[far] > 0, measure.take(far), lms.at(far))
    return z


def _extended(is_above: np.ndarray, measure: Floats, lms: Lms) -> Floats:
    sign = np.where(is_above, 1.0, -1.0)
    sd3 = _measure_at(3 * sign, lms)
    return 3 * sign + (measure - sd3) / np.abs(sd3 - _measure_at(2 * sign, lms))


def _measure_at(z: Floats, lms: Lms) -> Floats:
    return lms.m * (1 + lms.l * lms.s * z) ** (1 / lms.l)


def rounded(z: Floats) -> Floats:
    """z to 2 decimals: the nearer of the two decimals around it, a tie to the even.

    Multiplying, rounding and dividing errs when 100 z lies at half a step only
    because of the multiplication; there the two candidates themselves are compared,
    as R does since 4.0.0.
    """
    steps = z * 100
    whole = np.rint(steps)
    steps -= whole
    doubtful = np.flatnonzero((np.abs(steps) > _NEAR_TIE) | (np.abs(whole) > _LARGE))
    whole /= 100
    whole += 0.0  # no negative zero
    if doubtful.size:
        whole[doubtful] = _nearer_decimal(z.take(doubtful))
    return whole


def _nearer_decimal(z: Floats) -> Floats:
    size = np.abs(z)
    steps = size * 100
    below, above = np.floor(steps) / 100, np.ceil(steps) / 100
    down, up = size - below, above - size
    is_below = (down < up) | ((down == up) & (np.floor(steps) % 2 == 0))
    decimal = np.where(is_below, below, above)
    # From 1e13 a double holds no third decimal to round away.
    return np.copysign(np.where(size < 1e13, decimal, size), z) + 0.0
