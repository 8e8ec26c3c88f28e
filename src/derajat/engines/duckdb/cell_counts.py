"""How many rows, or how much of a column, each group has in each cell."""

from collections.abc import Sequence
from typing import Protocol

from derajat.engines.duckdb.dimensions import Numbers


class Counts(Protocol):
    """A table of groups x cells for the rows, and one for each summed column."""

    @property
    def groups(self) -> Numbers:
        """Group numbers, rising."""

    @property
    def cells(self) -> Numbers:
        """Cell numbers, rising."""

    def add_up(self, columns: Sequence[str], worth: Numbers) -> Numbers:
        """Groups x rules: the sums over cells of a column times its worth.

        `columns` names what each rule adds up (`ROWS` or a summed column); `worth`
        has a row per cell and a column per rule.
        """
