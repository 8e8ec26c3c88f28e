"""z-scores of child growth in arrays: all six indices at once, or one."""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Flags, Floats, as_one_shape
from derajat.statistics.growth.children import Children, Columns, children_of
from derajat.statistics.growth.indices import PLAUSIBLE, Index, z_by_index
from derajat.statistics.growth.measurements import Measurements
from derajat.statistics.growth.refusals import reasons_of
from derajat.statistics.reasons import Reason, Reasons


ROWS_AT_ONCE = 32_768
"""So few children that their arrays stay in the cache, so many that calls are cheap."""


@dataclass(frozen=True)
class Score:
    """One index of many children, arrays of one shape.

    `z`: standard deviations, 2 decimals, nan where there is none; `is_implausible`:
    whether z lies beyond the limits of WHO (false where there is none); `reason`:
    GIVEN (0) exactly where z is given, else why there is none.
    """

    z: Floats
    is_implausible: Flags
    reason: Reasons

    def at(self, rows: slice) -> "Score":
        """A view of some rows."""
        return Score(self.z[rows], self.is_implausible[rows], self.reason[rows])

    def reshaped(self, shape: tuple[int, ...]) -> "Score":
        """The same score with another shape."""
        return Score(
            self.z.reshape(shape),
            self.is_implausible.reshape(shape),
            self.reason.reshape(shape),
        )


@dataclass(frozen=True)
class Growth:
    """The six indices of many children and what they were computed from.

    `age_days`: age in whole days, nan where missing or refused; `length_cm`: length or
    height as the standard of that age wants it; `bmi`: kilograms per square metre of
    it; `is_position_doubtful`: whether a child below 9 months was noted as standing
    (the note is then not used). All have the shape of the measurements.
    """

    age_days: Floats
    length_cm: Floats
    bmi: Floats
    is_position_doubtful: Flags
    weight_for_age: Score
    length_for_age: Score
    weight_for_length: Score
    bmi_for_age: Score
    head_for_age: Score
    arm_for_age: Score

    def score(self, index: Index) -> Score:
        """The score of an index."""
        score: Score = getattr(self, index.value)
        return score


def compute_growth(measurements: Measurements) -> Growth:
    """All six indices of the WHO Child Growth Standards, with flags and reasons.

    The work that the indices share (age in days, rows of the tables, converted length)
    is done once, a few thousand children at a time.

    Formula: z = ((y / M)^L - 1) / (L S). Beyond 3 SD on either side weight, body mass
        index and arm circumference are counted in the distance from 2 to 3 SD:
        3 + (y - SD3) / (SD3 - SD2). Age in days is floor(x + 0.5); months count
        30.4375 days. 0.7 cm is added to a height below 731 days and taken from a
        length from 731 days on. Weight-for-length interpolates L, M and S between the
        tenths of a centimetre. z is rounded to 2 decimals.
    Source: WHO Child Growth Standards, Methods and development, 2006 (chapter 7) and
        2007; rules of WHO's program anthro 1.1.
    Units: days or months, kg, cm; z in standard deviations.
    Shapes: the columns of `Measurements` broadcast to one shape, which every result
        has.
    Missing: a refused or missing z is nan, its flag false and its reason says why, the
        first of: sex missing or unknown; age missing, infinite, negative, from 60
        months (arm: before day 91); code of position or oedema unknown; measurement
        missing, infinite, not above zero (weight before length); length outside the
        table; oedema. Weight-for-length needs no age, but a wrong age refuses it.

    >>> from derajat.statistics.growth import Measurements, compute_growth
    >>> growth = compute_growth(
    ...     Measurements(
    ...         sex=[1, 2, 2],
    ...         age_days=[365, 800, 800],
    ...         weight_kg=[9.1, 10.2, 10.2],
    ...         length_cm=[74.0, 80.5, 80.5],
    ...         position=[1, 2, 2],
    ...         oedema=[0, 0, 1],
    ...     )
    ... )
    >>> growth.length_for_age.z
    array([-0.73, -2.15, -2.15])
    >>> growth.weight_for_length.z
    array([-0.26, -0.15,   nan])
    >>> growth.weight_for_length.reason
    array([ 0,  0, 14], dtype=uint8)
    """
    columns, shape = _columns(measurements)
    growth = _empty_growth(columns.sex.size)
    for rows in _stretches(columns.sex.size):
        some = columns.at(rows)
        with np.errstate(all="ignore"):
            children = children_of(some)
            growth.age_days[rows] = children.day
            growth.length_cm[rows] = children.length_cm
            growth.bmi[rows] = children.bmi
            growth.is_position_doubtful[rows] = children.is_position_doubtful
            for index in Index:
                _write_score(index, some, children, growth.score(index).at(rows))
    return _reshaped_growth(growth, shape)


def compute_score(index: Index, measurements: Measurements) -> Score:
    """One index of the WHO Child Growth Standards, of the columns that it needs.

    Formula: as `compute_growth`.
    Source: as `compute_growth`.
    Units: as `compute_growth`.
    Shapes: the columns of `Measurements` broadcast to one shape, which every result
        has.
    Missing: as `compute_growth`.

    >>> from derajat.statistics.growth import Index, Measurements, compute_score
    >>> child = Measurements(sex=2, age_months=20, head_cm=46.2)
    >>> float(compute_score(Index.HEAD_FOR_AGE, child).z)
    -0.28
    """
    index = Index(index)
    columns, shape = _columns(measurements)
    score = _empty_score(columns.sex.size)
    for rows in _stretches(columns.sex.size):
        some = columns.at(rows)
        with np.errstate(all="ignore"):
            _write_score(index, some, children_of(some), score.at(rows))
    return score.reshaped(shape)


def _write_score(
    index: Index, columns: Columns, children: Children, score: Score
) -> None:
    score.z[:] = z_by_index(index, children)
    score.is_implausible[:] = PLAUSIBLE[index].excludes(score.z)
    score.reason[:] = Reason.GIVEN
    refused = np.flatnonzero(np.isnan(score.z))
    score.reason[refused] = reasons_of(index, columns, children, refused)


def _columns(measurements: Measurements) -> tuple[Columns, tuple[int, ...]]:
    m = measurements
    measures = (m.weight_kg, m.length_cm, m.position, m.head_cm, m.arm_cm, m.oedema)
    try:
        columns = as_one_shape(m.sex, m.exact_days, *measures)
    except (TypeError, ValueError) as error:
        raise ValueError(
            "measurements are numbers of one shape; texts become codes by sex_codes, "
            "position_codes and oedema_codes"
        ) from error
    return Columns(*(column.reshape(-1) for column in columns)), columns[0].shape


def _stretches(rows: int) -> list[slice]:
    return [slice(at, at + ROWS_AT_ONCE) for at in range(0, rows, ROWS_AT_ONCE)]


def _empty_score(rows: int) -> Score:
    return Score(
        np.empty(rows), np.empty(rows, dtype=np.bool_), np.empty(rows, dtype=np.uint8)
    )


def _empty_growth(rows: int) -> Growth:
    return Growth(
        np.empty(rows),
        np.empty(rows),
        np.empty(rows),
        np.empty(rows, dtype=np.bool_),
        *(_empty_score(rows) for _ in Index),
    )


def _reshaped_growth(growth: Growth, shape: tuple[int, ...]) -> Growth:
    return Growth(
        growth.age_days.reshape(shape),
        growth.length_cm.reshape(shape),
        growth.bmi.reshape(shape),
        growth.is_position_doubtful.reshape(shape),
        *(growth.score(index).reshaped(shape) for index in Index),
    )
