"""The WHO Child Growth Standards 2006: L, M and S by sex and by day or length.

The tables lie beside this file; their source is named in who/README.md.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources

import numpy as np

from derajat.statistics.arrays import Floats


class Table(Enum):
    """A published table; the value is the stem of its file."""

    WEIGHT_FOR_AGE = "weianthro"
    LENGTH_FOR_AGE = "lenanthro"
    BMI_FOR_AGE = "bmianthro"
    HEAD_FOR_AGE = "hcanthro"
    ARM_FOR_AGE = "acanthro"
    WEIGHT_FOR_LENGTH = "wflanthro"
    WEIGHT_FOR_HEIGHT = "wfhanthro"


LENGTH_TABLES = (Table.WEIGHT_FOR_LENGTH, Table.WEIGHT_FOR_HEIGHT)


@dataclass(frozen=True)
class Standard:
    """One table. `l`, `m`, `s` have shape (2, rows): boys, then girls.

    Row 0 stands for `first`: a day, or a length in tenths of a centimetre.
    """

    first: int
    l: Floats  # noqa: E741 (the published name of the parameter)
    m: Floats
    s: Floats

    @property
    def last(self) -> int:
        """The day or tenth of a centimetre of the last row."""
        return self.first + int(self.m.shape[1]) - 1


@cache
def load_standard(table: Table) -> Standard:
    """A table as published, read from the package and kept in memory."""
    path = resources.files("derajat.statistics.growth") / "who" / f"{table.value}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    figures = np.array([line.split("\t")[:5] for line in lines], dtype=np.float64)
    scale = 10 if table in LENGTH_TABLES else 1
    steps = np.rint(figures[:, 1] * scale).astype(np.int64)
    rows = len(figures) // 2
    by_sex = figures.reshape(2, rows, 5)
    first = int(steps[0])
    if not np.array_equal(
        steps.reshape(2, rows), np.tile(first + np.arange(rows), (2, 1))
    ):
        raise ValueError(f"{path} has a gap between its rows")
    return Standard(first, *(by_sex[:, :, column].copy() for column in (2, 3, 4)))
