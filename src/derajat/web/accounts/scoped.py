"""Rows of areas, found only through the areas of who reads."""

from typing import Self, TypeVar

from django.db import models

from derajat.web.accounts.grants import Reader


Row = TypeVar("Row", bound=models.Model)


class RowsOfAreas(models.QuerySet[Row]):
    """Rows with an `area`, narrowed to a reader before any of them is looked at."""

    def for_reader(self, reader: Reader) -> Self:
        """Those whose area lies in the reader's own."""
        return self.filter(area__in=reader.areas)
