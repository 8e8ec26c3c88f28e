"""What both forms of the growth functions share: codes, indices and their limits.

The rules are those of the WHO Child Growth Standards (2006) as the R package anthro
1.1 applies them; docs/decisions/0010 says how they run inside the engines.
"""

from dataclasses import dataclass

from derajat.statistics.growth.standards import Table


def _spellings(*words: str) -> tuple[str, ...]:
    """Each as written, in small letters and in capitals; the most usual first."""
    found = (*words, *(word.lower() for word in words), *map(str.upper, words))
    return tuple(dict.fromkeys(found))


BOYS = _spellings("L", "1", "M", "Lk", "Laki-laki")
GIRLS = _spellings("P", "2", "F", "Pr", "Perempuan")
LYING = _spellings("Terlentang", "L", "1", "Telentang", "PB")
STANDING = _spellings("Berdiri", "H", "2", "TB")
"""L and H (length, height), 1 and 2 are the codes of the WHO programs and of DHS."""

LAST_DAY = 1826
"""Below 60 months of 30.4375 days: below day 1826.25."""
LAST_DAY_OF_LENGTH = 730
"""Up to this day children are measured lying, from the next standing."""
LAST_DAY_WITHOUT_STANDING = 273
"""Standing below 9 months (day 273.9375) is not believed: the position is unknown."""
LYING_IS_LONGER_CM = 0.7
HEIGHT_FROM_CM = 87.0
"""Without age and position: shorter ones are taken as lying."""
LENGTH_CM = (45.0, 110.0)
HEIGHT_CM = (65.0, 120.0)
"""The ends of the weight-for-length and weight-for-height tables, both allowed."""

GRAMS_A_KG = 1000.0
PARTS_A_CM = 100.0
"""Stored weights have three decimal places, stored lengths two."""
SD_LIMIT = 3.0
"""Beyond it weight-based scores and arm circumference go on in even steps."""
LARGEST_MEASURE = 1_000_000_000
"""In stored numbers (1,000 tons, 10,000 km): a larger one is no measurement, and its
score would not fit into 64 bits."""


@dataclass(frozen=True)
class AgeIndex:
    """An index that compares a measurement with a table by age in days."""

    table: Table
    goes_on_evenly: bool
    """Whether the score beyond 3 SD is extended linearly."""


AGE_INDICES: dict[str, AgeIndex] = {
    "who_weight_for_age": AgeIndex(Table.WEIGHT_FOR_AGE, goes_on_evenly=True),
    "who_length_for_age": AgeIndex(Table.LENGTH_FOR_AGE, goes_on_evenly=False),
    "who_bmi_for_age": AgeIndex(Table.BMI_FOR_AGE, goes_on_evenly=True),
    "who_head_for_age": AgeIndex(Table.HEAD_FOR_AGE, goes_on_evenly=False),
    "who_arm_for_age": AgeIndex(Table.ARM_FOR_AGE, goes_on_evenly=True),
}
"""By the name of the registered function."""
WEIGHT_FOR_LENGTH = "who_weight_for_length"
"""The registered function that compares by size, not age."""
PLAUSIBLE_SCORES: dict[str, tuple[int, int]] = {
    "who_implausible_weight_for_age": (-600, 500),
    "who_implausible_length_for_age": (-600, 600),
    "who_implausible_weight_for_length": (-500, 500),
    "who_implausible_bmi_for_age": (-500, 500),
    "who_implausible_head_for_age": (-500, 500),
    "who_implausible_arm_for_age": (-500, 500),
}
"""The least and the greatest believed score in hundredths, by function."""
