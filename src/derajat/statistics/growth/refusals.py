"""Why a child has no z-score, index by index."""

from collections.abc import Iterator

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.growth.children import (
    END_DAYS,
    Children,
    Columns,
    is_position_unknown,
    is_without_oedema,
    rounded_day,
)
from derajat.statistics.growth.indices import (
    FIRST_DAY,
    USES_LENGTH,
    USES_WEIGHT,
    Index,
    is_size_outside,
)
from derajat.statistics.growth.measurements import BOY, GIRL, OEDEMA
from derajat.statistics.reasons import Reason, Reasons, first_reason


Test = tuple[Flags, Reason]


def reasons_of(
    index: Index, columns: Columns, children: Children, rows: Wholes
) -> Reasons:
    """The reasons of rows whose z is nan, never GIVEN.

    The order stands in `compute_growth`. A row that passes every test has numbers too
    large for a double: its z is infinite.
    """
    tests = [
        *_of_sex(columns.sex[rows]),
        *_of_age(index, columns.exact_days[rows]),
        *_of_codes(index, columns, rows),
        *_of_measures(index, columns, children, rows),
    ]
    if index in USES_WEIGHT:
        tests.append((columns.oedema[rows] == OEDEMA, Reason.OEDEMA))
    is_refused = np.ones(rows.shape, dtype=np.bool_)
    return first_reason(rows.shape, *tests, (is_refused, Reason.NOT_FINITE))


def _of_sex(sex: Floats) -> Iterator[Test]:
    yield np.isnan(sex), Reason.MISSING
    yield (sex != BOY) & (sex != GIRL), Reason.UNKNOWN_CODE


def _of_age(index: Index, days: Floats) -> Iterator[Test]:
    if index is not Index.WEIGHT_FOR_LENGTH:
        yield np.isnan(days), Reason.MISSING
    yield np.isinf(days), Reason.NOT_FINITE
    yield days < 0, Reason.NEGATIVE_AGE
    yield days >= END_DAYS, Reason.AGE_OUTSIDE
    if index in FIRST_DAY:
        yield rounded_day(days) < FIRST_DAY[index], Reason.AGE_OUTSIDE


def _of_codes(index: Index, columns: Columns, rows: Wholes) -> Iterator[Test]:
    if index in USES_LENGTH:
        yield is_position_unknown(columns.position[rows]), Reason.UNKNOWN_CODE
    if index in USES_WEIGHT:
        oedema = columns.oedema[rows]
        is_unknown = ~is_without_oedema(oedema) & (oedema != OEDEMA)
        yield is_unknown, Reason.UNKNOWN_CODE


def _of_measures(
    index: Index, columns: Columns, children: Children, rows: Wholes
) -> Iterator[Test]:
    if index in USES_WEIGHT:
        yield from _of_measure(columns.weight_kg[rows])
    if index in USES_LENGTH:
        length = children.length_cm[rows]
        yield from _of_measure(columns.length_cm[rows])
        yield np.isnan(length), Reason.MEASURE_NOT_POSITIVE
    match index:
        case Index.HEAD_FOR_AGE:
            yield from _of_measure(columns.head_cm[rows])
        case Index.ARM_FOR_AGE:
            yield from _of_measure(columns.arm_cm[rows])
        case Index.WEIGHT_FOR_LENGTH:
            by_height = children.by_height[rows]
            yield is_size_outside(length, by_height), Reason.SIZE_OUTSIDE


def _of_measure(measure: Floats) -> Iterator[Test]:
    yield np.isnan(measure), Reason.MISSING
    yield np.isinf(measure), Reason.NOT_FINITE
    yield measure <= 0, Reason.MEASURE_NOT_POSITIVE
