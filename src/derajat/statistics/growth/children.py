"""What the six indices share: day, converted length, body mass index, table rows."""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.growth.lms import DAYS
from derajat.statistics.growth.measurements import (
    BOY,
    DAYS_OF_MONTH,
    GIRL,
    LYING,
    NO_OEDEMA,
    STANDING,
)


END_DAYS = 60 * DAYS_OF_MONTH
"""1826.25: the standards end before 60 months (WHO anthro 1.1)."""
STANDING_FROM_DAYS = 9 * DAYS_OF_MONTH
"""273.9375: below 9 months the note that a child stood is not believed."""
HEIGHT_FROM_DAY = 731
"""From 24 months the standards are of standing height, before of recumbent length."""
HEIGHT_FROM_CM = 87.0
"""Without age and position, from this length on a child is taken as standing."""
LYING_IS_LONGER_CM = 0.7
"""A child measured lying is this much longer (WHO 2006)."""


@dataclass(frozen=True)
class Columns:
    """Measurements as arrays of float of one shape, as given."""

    sex: Floats
    exact_days: Floats
    weight_kg: Floats
    length_cm: Floats
    position: Floats
    head_cm: Floats
    arm_cm: Floats
    oedema: Floats

    def at(self, rows: slice) -> "Columns":
        """The columns of some rows."""
        return Columns(*(column[rows] for column in vars(self).values()))


@dataclass(frozen=True)
class Children:
    """Rows made ready for the tables; nan wherever an input cannot be used.

    `day` is the age in whole days; `age_row` the row of the tables by age, 0 where
    sex or age is refused; `by_height` whether weight is judged by standing height;
    `is_weight_refused` is true for oedema and for unknown codes of oedema.
    """

    day: Floats
    age_row: Wholes
    sex_row: Floats
    is_age_refused: Flags
    weight_kg: Floats
    length_cm: Floats
    bmi: Floats
    head_cm: Floats
    arm_cm: Floats
    by_height: Flags
    is_position_doubtful: Flags
    is_weight_refused: Flags


def children_of(columns: Columns) -> Children:
    """The columns made ready."""
    days = columns.exact_days
    is_in_age = (days >= 0) & (days < END_DAYS)
    day = rounded_day(days)
    is_boy = columns.sex == BOY
    is_sex_known = is_boy | (columns.sex == GIRL)
    standing = columns.position == STANDING
    doubtful = standing & (days < STANDING_FROM_DAYS) & is_in_age
    standing &= ~doubtful
    lying = columns.position == LYING
    length = converted_length(columns, day, lying, standing)
    weight = usable(columns.weight_kg)
    is_no_age = np.isnan(days)
    return Children(
        day=_nan_where(~is_in_age, day),
        age_row=_age_rows(day, is_boy, is_in_age & is_sex_known),
        sex_row=_nan_where(~is_sex_known, columns.sex - 1),
        is_age_refused=~(is_in_age | is_no_age),
        weight_kg=weight,
        length_cm=length,
        bmi=usable(_body_mass_index(weight, length)),
        head_cm=usable(columns.head_cm),
        arm_cm=usable(columns.arm_cm),
        by_height=_by_height(day, length, is_no_age, lying, standing),
        is_position_doubtful=doubtful,
        is_weight_refused=~is_without_oedema(columns.oedema),
    )


def rounded_day(days: Floats) -> Floats:
    """The whole day, half a day up.

    The addend is the largest double below a half: with a half itself the double next
    below 0.5 would become day 1.
    """
    day: Floats = np.floor(days + np.nextafter(0.5, 0))
    return day


def usable(measure: Floats) -> Floats:
    """The measurements, nan where one is infinite or not above zero."""
    return _nan_where((measure <= 0) | (measure == np.inf), measure)


def is_without_oedema(oedema: Floats) -> Flags:
    """Whether the code says no oedema, or nothing."""
    no, also_no = NO_OEDEMA
    is_without: Flags = (oedema == no) | (oedema == also_no) | np.isnan(oedema)
    return is_without


def is_position_unknown(position: Floats) -> Flags:
    """Whether the code of position is given and is no code."""
    is_known: Flags = (position == LYING) | (position == STANDING) | np.isnan(position)
    return ~is_known


def converted_length(
    columns: Columns, day: Floats, lying: Flags, standing: Flags
) -> Floats:
    """The length as the standard of the child's age wants it: lying or standing."""
    shift = (standing & (day < HEIGHT_FROM_DAY)).astype(np.float64)
    shift -= lying & (day >= HEIGHT_FROM_DAY)
    shift *= LYING_IS_LONGER_CM
    shift += usable(columns.length_cm)
    is_refused = is_position_unknown(columns.position) | (shift <= 0)
    return _nan_where(is_refused, shift)


def _body_mass_index(weight_kg: Floats, length_cm: Floats) -> Floats:
    metres = length_cm / 100
    metres *= metres
    return weight_kg / metres


def _by_height(
    day: Floats, length: Floats, is_no_age: Flags, lying: Flags, standing: Flags
) -> Flags:
    by_age = day >= HEIGHT_FROM_DAY
    if not is_no_age.any():
        return by_age
    by_length = ~lying & (length >= HEIGHT_FROM_CM)
    return by_age | (is_no_age & (standing | by_length))


def _age_rows(day: Floats, is_boy: Flags, is_usable: Flags) -> Wholes:
    rows = day + 1
    rows += ~is_boy * float(DAYS)
    rows[np.flatnonzero(~is_usable)] = 0
    return rows.astype(np.int64)


def _nan_where(is_refused: Flags, numbers: Floats) -> Floats:
    rows = np.flatnonzero(is_refused)
    if not rows.size:
        return numbers
    kept = numbers.copy()
    kept[rows] = np.nan
    return kept
