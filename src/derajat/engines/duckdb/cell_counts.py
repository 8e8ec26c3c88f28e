"""How many rows, or how much of a column, each group has in each cell."""

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

    def add_up(self, column: str, worth: Numbers) -> Numbers:
        """Per group the sum over cells of rows (or the column) times their worth."""
