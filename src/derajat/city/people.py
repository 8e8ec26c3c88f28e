"""The people of an invented city as columns."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Flags


Wholes = npt.NDArray[np.int32]
Rows = npt.NDArray[np.integer[Any]] | Flags
"""A choice of rows by place or by yes and no."""
FAR = 2**31 - 1
"""A day that never comes: still alive, still living here."""


@dataclass(frozen=True)
class People:
    """Arrays by person; days are day numbers.

    `sex` 1 male, 2 female; `mother` her place in the same arrays or -1; `arrived` the
    first day in the city (the day of birth for those born here); `left` the first day
    elsewhere; `died` the day of death, whether here or not.
    """

    born: Wholes
    sex: npt.NDArray[np.int8]
    household: Wholes
    mother: Wholes
    arrived: Wholes
    left: Wholes
    died: Wholes

    def __len__(self) -> int:
        return len(self.born)

    def at(self, chosen: Rows) -> "People":
        """The people chosen by place or by yes and no."""
        return People(*(getattr(self, f.name)[chosen] for f in fields(self)))

    def with_sex(self, sex: npt.NDArray[np.int8]) -> "People":
        """The same people with these sexes."""
        return replace(self, sex=sex)

    def with_mother(self, mother: Wholes) -> "People":
        """The same people with these mothers."""
        return replace(self, mother=mother)

    def with_died(self, died: Wholes) -> "People":
        """The same people with these days of death."""
        return replace(self, died=died)

    def with_left(self, left: Wholes) -> "People":
        """The same people with these first days elsewhere."""
        return replace(self, left=left)

    def lives_here_on(self, day: npt.ArrayLike) -> Flags:
        """Who lives in the city at the end of a day."""
        days = np.asarray(day)
        return (self.arrived <= days) & (days < self.left) & (days < self.died)

    def age_days(self, day: npt.ArrayLike) -> Wholes:
        """Age in days on a day, negative before birth."""
        return np.asarray(np.asarray(day) - self.born, dtype=np.int32)


def concatenate(parts: Sequence[People]) -> People:
    """All the people, part after part; mothers keep the number they had."""
    columns = (
        np.concatenate([getattr(part, f.name) for part in parts])
        for f in fields(People)
    )
    return People(*columns)
