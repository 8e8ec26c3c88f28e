"""What an invented city is made from."""

from dataclasses import dataclass

import numpy as np

from derajat.model.calendar import day_number, first_day_of_month, month_number


@dataclass(frozen=True)
class CitySettings:
    """Everything that decides a city: the same settings give the same city.

    `people` is about how many live there in the middle of the years. `last_month` is
    the month of the last year up to which everything has been reported.
    """

    people: int
    first_year: int
    last_year: int
    seed: int = 2026
    last_month: int = 12

    @property
    def first_day(self) -> int:
        """1 January of the first year, as day number."""
        return day_number(self.first_year, 1, 1)

    @property
    def last_day(self) -> int:
        """31 December of the last year, as day number."""
        return day_number(self.last_year, 12, 31)

    @property
    def reported_until(self) -> int:
        """The last day that any file speaks of."""
        following = month_number(self.last_year, self.last_month) + 1
        return first_day_of_month(following) - 1

    @property
    def months(self) -> range:
        """The months that are reported, as month numbers."""
        first = month_number(self.first_year, 1)
        return range(first, month_number(self.last_year, self.last_month) + 1)

    @property
    def years(self) -> range:
        """The years that are lived through."""
        return range(self.first_year, self.last_year + 1)

    def draws(self, subject: str) -> np.random.Generator:
        """Randomness of one subject: others may draw more without changing it."""
        return np.random.default_rng([self.seed, *subject.encode()])
