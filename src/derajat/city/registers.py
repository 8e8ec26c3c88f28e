"""What happened in the city, as its forms hold it: columns by name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from derajat.city.people import Rows
from derajat.statistics.arrays import Flags


Numbers = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True)
class RegisterColumn:
    """Values of one column, as the store would hold them.

    Numbers, days, months and the like are whole numbers (`model.columns` says in what
    unit). With `words` a value is a place in them: area codes, codes of a list. With
    `prefix` it is a running number: 17 of prefix "B" is the text B0000017. `known` is
    None when every value is.
    """

    values: Numbers
    words: tuple[str, ...] = ()
    prefix: str = ""
    known: Flags | None = None

    def at(self, chosen: Rows) -> "RegisterColumn":
        """The column in the chosen rows."""
        known = None if self.known is None else self.known[chosen]
        return replace(self, values=self.values[chosen], known=known)

    @property
    def is_known(self) -> Flags:
        """Which values are known."""
        if self.known is None:
            return np.ones(len(self.values), dtype=bool)
        return self.known

    def changed(self, rows: Numbers, values: Numbers) -> "RegisterColumn":
        """The column with other values in some rows, known there."""
        numbers = self.values.copy()
        numbers[rows] = values
        known = self.is_known.copy()
        known[rows] = True
        return replace(self, values=numbers, known=known)

    def emptied(self, rows: Numbers) -> "RegisterColumn":
        """The column with nothing known in some rows."""
        known = self.is_known.copy()
        known[rows] = False
        return replace(self, known=known)


ID_DIGITS = 7
"""Digits of a running number behind its prefix."""


@dataclass(frozen=True)
class Register:
    """Rows that are sent in one kind of form.

    `name` is that of the dataset they become, with something behind it where several
    forms become one dataset.
    """

    name: str
    columns: Mapping[str, RegisterColumn]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())).values)

    def __getitem__(self, name: str) -> Numbers:
        """The values of a column, known or not."""
        return self.columns[name].values

    def is_known(self, name: str) -> Flags:
        """In which rows a column is known."""
        return self.columns[name].is_known

    def at(self, chosen: Rows) -> "Register":
        """The chosen rows."""
        columns = {name: column.at(chosen) for name, column in self.columns.items()}
        return replace(self, columns=columns)

    def holds(self, name: str, word: str) -> Flags:
        """The rows in which a column with words is known to hold one of them."""
        column = self.columns[name]
        is_word = column.values == column.words.index(word)
        return np.asarray(is_word & column.is_known)

    def is_yes(self, name: str) -> Flags:
        """The rows in which a yes-or-no column is known to be yes."""
        return np.asarray((self.columns[name].values == 1) & self.is_known(name))

    def is_no(self, name: str) -> Flags:
        """The rows in which a yes-or-no column is known to be no."""
        return np.asarray((self.columns[name].values == 0) & self.is_known(name))


Registers = Mapping[str, Register]
"""All registers of a city by their names."""


def plain(values: npt.ArrayLike, known: Flags | None = None) -> RegisterColumn:
    """A column of whole numbers, days, months, years, or yes 1 and no 0."""
    return RegisterColumn(np.asarray(values).astype(np.int64), known=known)


def worded(
    values: npt.ArrayLike, words: tuple[str, ...], known: Flags | None = None
) -> RegisterColumn:
    """A column of texts, each a place in the words."""
    return RegisterColumn(np.asarray(values).astype(np.int32), words, known=known)


def numbered(prefix: str, values: npt.ArrayLike) -> RegisterColumn:
    """A column of running numbers behind a prefix."""
    return RegisterColumn(np.asarray(values).astype(np.int64), prefix=prefix)
