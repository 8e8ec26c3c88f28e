"""The WHO tables as engines look rows up in them: by one whole number each."""

from typing import Any

import ibis
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from derajat.engines.growth import AGE_INDICES, LAST_DAY
from derajat.statistics.arrays import Floats
from derajat.statistics.growth.standards import Standard, Table, load_standard


GIRL_KEYS = 10_000
"""A key is the day or the tenth of a centimetre, plus this for girls."""
HEIGHT_KEYS = 20_000
"""Added for weight-for-height, whose rows follow those of weight-for-length."""
SKIPPING_KEYS = 40_000
"""Added where the row above is not the next but the one after it."""
FIGURES = ("l", "m", "s")
RISES = ("l_rise", "m_rise", "s_rise")
"""What each figure gains to the row above."""

BY_AGE = ibis.table(
    {
        "key": "int64",
        **{f"{name}_{figure}": "float64" for name in AGE_INDICES for figure in FIGURES},
    },
    name="who_by_age",
)
BY_LENGTH = ibis.table(
    {"key": "int64", **dict.fromkeys(FIGURES + RISES, "float64")}, name="who_by_length"
)


def build_growth_tables() -> dict[str, pa.Table]:
    """The tables of the growth functions by name."""
    parts = [
        _build_by_length(load_standard(table), first_key, rise)
        for rise, skipping in ((1, 0), (2, SKIPPING_KEYS))
        for table, first_key in (
            (Table.WEIGHT_FOR_LENGTH, skipping),
            (Table.WEIGHT_FOR_HEIGHT, skipping + HEIGHT_KEYS),
        )
    ]
    return {
        BY_AGE.get_name(): _build_by_age(),
        BY_LENGTH.get_name(): pa.concat_tables(parts),
    }


def _build_by_age() -> pa.Table:
    """Days before a table begins are missing in it."""
    columns: dict[str, Any] = {"key": _keys(0, LAST_DAY)}
    for name, index in AGE_INDICES.items():
        standard = load_standard(index.table)
        for figure in FIGURES:
            by_day = np.full((2, LAST_DAY + 1), np.nan)
            by_day[:, standard.first :] = getattr(standard, figure)
            columns[f"{name}_{figure}"] = pa.array(by_day.ravel(), from_pandas=True)
    return pa.table(columns)


def _build_by_length(standard: Standard, first_key: int, rise: int) -> pa.Table:
    """Boys, then girls; above the last row of a sex there is the last row."""
    columns: dict[str, Any] = {
        "key": first_key + _keys(standard.first, standard.last),
    }
    for figure, rising in zip(FIGURES, RISES, strict=True):
        figures: Floats = getattr(standard, figure)
        above = np.pad(figures, ((0, 0), (0, rise)), mode="edge")[:, rise:]
        columns[figure] = figures.ravel()
        columns[rising] = (above - figures).ravel()
    return pa.table(columns)


def _keys(first: int, last: int) -> npt.NDArray[np.int64]:
    steps = np.arange(first, last + 1)
    return np.concatenate([steps, GIRL_KEYS + steps])
