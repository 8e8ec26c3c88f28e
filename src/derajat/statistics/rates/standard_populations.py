"""Populations that rates by age are weighted by, joined by the name of the age."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Floats


@dataclass(frozen=True)
class StandardPopulation:
    """Weights by age group; only their proportions matter.

    `ages`: the names of the age groups. `weights`: one number for each, not negative.
    """

    name: str
    ages: tuple[str, ...]
    weights: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.ages) != len(self.weights):
            raise ValueError(
                f"{self.name}: {len(self.ages)} ages, but {len(self.weights)} weights"
            )
        check_ages(self.ages, self.name)
        if not all(0 <= weight < np.inf for weight in self.weights):
            raise ValueError(f"{self.name}: every weight must be zero or more")
        if not sum(self.weights) > 0:
            raise ValueError(f"{self.name}: the weights are all zero")

    def only(self, ages: Iterable[str]) -> "StandardPopulation":
        """The standard of these ages, for rates of a part of life (30-69 years)."""
        chosen = tuple(ages)
        own = dict(zip(self.ages, self.weights, strict=True))
        _check_known(chosen, own, self.name)
        return StandardPopulation(self.name, chosen, tuple(own[age] for age in chosen))

    def merged(self, into: str, ages: Sequence[str]) -> "StandardPopulation":
        """The standard with some ages as one: `merged("65+", ("65-69", "70+"))`."""
        weights = dict(zip(self.ages, self.weights, strict=True))
        check_ages(ages, "the ages to merge")
        _check_known(ages, weights, self.name)
        total = sum(weights[age] for age in ages)
        rows = [
            (into, total) if age == ages[0] else (age, weight)
            for age, weight in weights.items()
            if age == ages[0] or age not in ages
        ]
        names, numbers = zip(*rows, strict=True)
        return StandardPopulation(self.name, names, numbers)

    def weights_of(self, ages: Sequence[str]) -> Floats:
        """The weights in the order of these ages, which must be those of the standard.

        A column too many has no weight; a column too few would give the rate of
        a part of life in the name of the whole (`only` says so openly).
        """
        check_ages(ages, "the columns")
        own = dict(zip(self.ages, self.weights, strict=True))
        _check_known(ages, own, self.name)
        if missing := [age for age in self.ages if age not in set(ages)]:
            raise ValueError(f"no column for the ages {missing} of {self.name}")
        return np.array([own[age] for age in ages], dtype=np.float64)


def check_ages(ages: Sequence[str], where: str) -> None:
    """Refuse names of ages that occur twice, and no ages at all."""
    if len(ages) == 0:
        raise ValueError(f"{where}: no ages")
    if repeated := sorted({age for age in ages if list(ages).count(age) > 1}):
        raise ValueError(f"{where}: the ages {repeated} occur more than once")


def _check_known(ages: Sequence[str], known: Mapping[str, float], name: str) -> None:
    if unknown := [age for age in ages if age not in known]:
        raise ValueError(f"{name} has no weight for the ages {unknown}")


WHO_WORLD_TO_100 = StandardPopulation(
    name="WHO world standard population 2000-2025",
    ages=(
        *("0-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39"),
        *("40-44", "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "75-79"),
        *("80-84", "85-89", "90-94", "95-99", "100+"),
    ),
    weights=(
        *(8.86, 8.69, 8.60, 8.47, 8.22, 7.93, 7.61, 7.15),
        *(6.59, 6.04, 5.37, 4.55, 3.72, 2.96, 2.21, 1.52),
        *(0.91, 0.44, 0.15, 0.04, 0.005),
    ),
)
"""Per cent of the world's average population 2000-2025, in 21 age groups.

Ahmad et al. 2001, Age standardization of rates: a new WHO standard, GPE Discussion
Paper 31, WHO, Geneva. The published figures are rounded: they add up to 100.035.
"""

WHO_WORLD = WHO_WORLD_TO_100.merged("85+", ("85-89", "90-94", "95-99", "100+"))
"""The same in 18 age groups, the last 85+ (0.635; some tables print 0.63)."""
