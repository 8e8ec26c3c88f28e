"""The growth functions in plain Python: one child at a time, straight from the rules.

Weights come in grams, lengths in hundredths of a centimetre, scores leave in
hundredths; None stands for a value that is missing.
"""

import math
from functools import cache

from derajat.engines.growth import (
    AGE_INDICES,
    BOYS,
    GIRLS,
    GRAMS_A_KG,
    HEIGHT_CM,
    HEIGHT_FROM_CM,
    LARGEST_MEASURE,
    LAST_DAY,
    LAST_DAY_OF_LENGTH,
    LAST_DAY_WITHOUT_STANDING,
    LENGTH_CM,
    LYING,
    LYING_IS_LONGER_CM,
    PARTS_A_CM,
    SD_LIMIT,
    STANDING,
)
from derajat.statistics.growth.standards import Table, load_standard


Row = tuple[float, float, float]
"""L, M and S."""

_SEX_OF_CODE = {code: sex for sex, codes in enumerate((BOYS, GIRLS)) for code in codes}


def weight_for_age(
    sex: str, age_days: int, weight_kg: int, oedema: int | None
) -> int | None:
    """Hundredths of the z-score of weight for age."""
    if oedema or not _is_measure(weight_kg):
        return None
    return _for_age("who_weight_for_age", sex, age_days, weight_kg / GRAMS_A_KG)


def length_for_age(
    sex: str, age_days: int, length_cm: int, position: str | None
) -> int | None:
    """Hundredths of the z-score of length or height for age."""
    converted_cm = _convert(age_days, length_cm, position)
    if converted_cm is None:
        return None
    return _for_age("who_length_for_age", sex, age_days, converted_cm)


def bmi_for_age(
    sex: str,
    age_days: int,
    weight_kg: int,
    length_cm: int,
    position: str | None,
    oedema: int | None,
) -> int | None:
    """Hundredths of the z-score of weight / length squared for age."""
    converted_cm = _convert(age_days, length_cm, position)
    if oedema or not _is_measure(weight_kg) or converted_cm is None:
        return None
    metres = converted_cm / 100.0
    return _for_age(
        "who_bmi_for_age", sex, age_days, weight_kg / GRAMS_A_KG / (metres * metres)
    )


def head_for_age(sex: str, age_days: int, head_cm: int) -> int | None:
    """Hundredths of the z-score of head circumference for age."""
    if not _is_measure(head_cm):
        return None
    return _for_age("who_head_for_age", sex, age_days, head_cm / PARTS_A_CM)


def arm_for_age(sex: str, age_days: int, arm_cm: int) -> int | None:
    """Hundredths of the z-score of mid-upper-arm circumference for age."""
    if not _is_measure(arm_cm):
        return None
    return _for_age("who_arm_for_age", sex, age_days, arm_cm / PARTS_A_CM)


def weight_for_length(
    sex: str,
    age_days: int | None,
    weight_kg: int,
    length_cm: int,
    position: str | None,
    oedema: int | None,
) -> int | None:
    """Hundredths of the z-score of weight for length or height."""
    if oedema or not _is_measure(weight_kg) or sex not in _SEX_OF_CODE:
        return None
    if age_days is not None and not 0 <= age_days <= LAST_DAY:
        return None
    converted_cm = _convert(age_days, length_cm, position)
    if converted_cm is None:
        return None
    row = _row_of_length(
        _SEX_OF_CODE[sex],
        converted_cm,
        _takes_length(age_days, converted_cm, position),
    )
    return None if row is None else _score(weight_kg / GRAMS_A_KG, row, True)


def _is_measure(stored: int) -> bool:
    return 0 < stored <= LARGEST_MEASURE


def _convert(
    age_days: int | None, length_cm: int, position: str | None
) -> float | None:
    """The length as children of the age are measured; None when it cannot be one."""
    if position is not None and position not in LYING and position not in STANDING:
        return None
    converted_cm = length_cm / PARTS_A_CM
    if age_days is not None and position is not None:
        if age_days > LAST_DAY_OF_LENGTH and position in LYING:
            converted_cm -= LYING_IS_LONGER_CM
        elif (
            LAST_DAY_WITHOUT_STANDING < age_days <= LAST_DAY_OF_LENGTH
            and position in STANDING
        ):
            converted_cm += LYING_IS_LONGER_CM
    return converted_cm if _is_measure(length_cm) and converted_cm > 0 else None


def _takes_length(
    age_days: int | None, converted_cm: float, position: str | None
) -> bool:
    """Whether weight is compared by length, not height: by age, position, size."""
    if age_days is not None:
        return age_days <= LAST_DAY_OF_LENGTH
    if position is not None:
        return position in LYING
    return converted_cm < HEIGHT_FROM_CM


def _row_of_length(sex: int, converted_cm: float, takes_length: bool) -> Row | None:
    """L, M and S at a length, interpolated; None outside the table."""
    shortest, longest = LENGTH_CM if takes_length else HEIGHT_CM
    if not shortest <= converted_cm <= longest:
        return None
    table = Table.WEIGHT_FOR_LENGTH if takes_length else Table.WEIGHT_FOR_HEIGHT
    first, rows = _rows_of(table)
    tenth = math.floor(converted_cm * 10.0)
    row = rows[sex][tenth - first]
    share = (converted_cm - tenth / 10.0) / 0.1
    if share <= 0:
        return row
    # As floats 1023.9999999999999 + 1 is 1025: so anthro takes the row after the next.
    above = rows[sex][math.floor(converted_cm * 10.0 + 1.0) - first]
    l, m, s = (low + share * (high - low) for low, high in zip(row, above, strict=True))  # noqa: E741
    return l, m, s


def _for_age(name: str, sex: str, age_days: int, measure: float) -> int | None:
    index = AGE_INDICES[name]
    first, rows = _rows_of(index.table)
    if sex not in _SEX_OF_CODE or not first <= age_days <= LAST_DAY:
        return None
    row = rows[_SEX_OF_CODE[sex]][age_days - first]
    return _score(measure, row, index.goes_on_evenly)


def _score(measure: float, row: Row, goes_on_evenly: bool) -> int:
    l, m, s = row  # noqa: E741
    z = (math.pow(measure / m, l) - 1.0) / (s * l)
    if goes_on_evenly and abs(z) > SD_LIMIT:
        z = _extend(measure, row, SD_LIMIT if z > 0 else -SD_LIMIT)
    return _round_to_hundredths(z)


def _extend(measure: float, row: Row, limit: float) -> float:
    """Beyond 3 SD each step is as wide as that from 2 to 3 SD."""
    l, m, s = row  # noqa: E741
    third = m * math.pow(1.0 + l * s * limit, 1.0 / l)
    second = m * math.pow(1.0 + l * s * (limit / 3.0 * 2.0), 1.0 / l)
    return limit + (measure - third) / abs(third - second)


def _round_to_hundredths(z: float) -> int:
    """The nearer of the two neighbours as floats, the even one when both are as near.

    So rounds R since 4.0; it differs from rounding 100 z where that is close to a half.
    """
    low = math.floor(z * 100.0)
    below, above = z - low / 100.0, (low + 1) / 100.0 - z
    is_low = below < above or (below == above and low % 2 == 0)
    return low if is_low else low + 1


@cache
def _rows_of(table: Table) -> tuple[int, tuple[tuple[Row, ...], ...]]:
    """The first day or tenth of a table, and its rows of boys and of girls."""
    standard = load_standard(table)
    columns = (standard.l.tolist(), standard.m.tolist(), standard.s.tolist())
    by_sex = zip(*columns, strict=True)
    return standard.first, tuple(tuple(zip(*parts, strict=True)) for parts in by_sex)
