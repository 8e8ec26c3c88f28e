"""The WHO tables as engines look rows up in them: by one whole number each.

Both hold a row without figures under the key NOTHING. Whatever is refused looks there,
so every child finds one row and the join need not keep those that found none.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from derajat.engines.growth import (
    AGE_INDICES,
    HEIGHT_CM,
    LAST_DAY,
    LENGTH_CM,
    LYING_IS_LONGER_CM,
    PARTS_A_CM,
    SD_LIMIT,
)
from derajat.statistics.arrays import Floats
from derajat.statistics.growth.standards import Standard, Table, load_standard


NOTHING = -1
"""The key of the row without figures."""
GIRL_KEYS = 100_000
"""A key is the day, or the stored length as measured, plus this for girls."""
HEIGHT_KEYS = 50_000
"""Added where weight is compared by height, not length."""
CONVERSION_KEYS = 20_000
"""Added where 0.7 cm is added to the length, taken away where they are."""
SHORTEST = 4_430
LONGEST = 12_070
"""Stored lengths that 0.7 cm more or less can bring into a table by length."""
FIGURES = ("l", "m", "ls", "sd3", "sd3_step", "sd3neg", "sd3neg_step")
"""L, M, L times S; and as shares of M what lies 3 SD above and below, each with its
distance from 2 SD."""
STRAIGHT_FIGURES = ("m", "ls")
"""What a score needs whose L is 1: L times S is S."""

BY_AGE = ibis.table(
    {
        "key": "int64",
        **{f"{name}_{figure}": "float64" for name in AGE_INDICES for figure in FIGURES},
    },
    name="who_by_age",
)
BY_LENGTH = ibis.table(
    {"key": "int64", **dict.fromkeys(FIGURES, "float64")}, name="who_by_length"
)


@cache
def build_growth_tables() -> Mapping[str, pa.Table]:
    """The tables of the growth functions by name."""
    return {
        BY_AGE.get_name(): _build_by_age(),
        BY_LENGTH.get_name(): _build_by_length(),
    }


def _build_by_age() -> pa.Table:
    """Days before a table begins are missing in it."""
    days = np.arange(LAST_DAY + 1)
    columns: dict[str, Any] = {"key": _join(days, GIRL_KEYS + days, [NOTHING])}
    for name, index in AGE_INDICES.items():
        standard = load_standard(index.table)
        before = np.full(standard.first, np.nan)
        for figure, by_sex in _figures(standard.l, standard.m, standard.s).items():
            column = _join(before, by_sex[0], before, by_sex[1], [np.nan])
            columns[f"{name}_{figure}"] = _present(column)
    return pa.table(columns)


def _figures(l: Floats, m: Floats, s: Floats) -> dict[str, Floats]:  # noqa: E741
    def share_at(deviations: float) -> Floats:
        share: Floats = (1.0 + l * s * deviations) ** (1.0 / l)
        return share

    sd3, sd3neg = share_at(SD_LIMIT), share_at(-SD_LIMIT)
    step, step_below = sd3 - share_at(SD_LIMIT - 1), share_at(1 - SD_LIMIT) - sd3neg
    figures = (l, m, l * s, sd3, step, sd3neg, step_below)
    return dict(zip(FIGURES, figures, strict=True))


def _join(*parts: Any) -> npt.NDArray[Any]:
    return np.concatenate(parts)


def _present(figures: Floats) -> pa.Array:
    return pa.array(figures, mask=np.isnan(figures))


def _build_by_length() -> pa.Table:
    """For each stored length, as measured, the figures at the converted length."""
    parts = [
        _build_part(table, limits_cm, sex, conversion, first_key + sex * GIRL_KEYS)
        for table, limits_cm, first_key, conversions in (
            (Table.WEIGHT_FOR_LENGTH, LENGTH_CM, 0, (0, 1)),
            (Table.WEIGHT_FOR_HEIGHT, HEIGHT_CM, HEIGHT_KEYS, (0, -1)),
        )
        for conversion in conversions
        for sex in (0, 1)
    ]
    nothing = pa.table({"key": [NOTHING]})
    return pa.concat_tables([*parts, nothing], promote_options="default")


def _build_part(
    table: Table,
    limits_cm: tuple[float, float],
    sex: int,
    conversion: int,
    first_key: int,
) -> pa.Table:
    stored = np.arange(SHORTEST, LONGEST + 1)
    length_cm = stored / PARTS_A_CM + conversion * LYING_IS_LONGER_CM
    is_outside = (length_cm < limits_cm[0]) | (length_cm > limits_cm[1])
    lms = _interpolate(load_standard(table), sex, np.clip(length_cm, *limits_cm))
    columns = {
        figure: _present(np.where(is_outside, np.nan, values))
        for figure, values in _figures(*lms).items()
    }
    return pa.table(
        {"key": first_key + conversion * CONVERSION_KEYS + stored, **columns}
    )


def _interpolate(standard: Standard, sex: int, length_cm: Floats) -> list[Floats]:
    """L, M and S between the tenths of a centimetre around the lengths.

    The row above is that of ten times the length plus one, as WHO anthro 1.1 has it:
    as floats 1023.9999999999999 + 1 is 1025, the row after the next.
    """
    tenths = length_cm * 10.0
    low = np.floor(tenths)
    share = np.maximum((length_cm - low / 10.0) / 0.1, 0.0)
    below = low.astype(np.int64) - standard.first
    above = np.floor(tenths + 1.0).astype(np.int64) - standard.first
    last = standard.last - standard.first
    return [
        figures[sex, below]
        + share * (figures[sex, np.minimum(above, last)] - figures[sex, below])
        for figures in (standard.l, standard.m, standard.s)
    ]
