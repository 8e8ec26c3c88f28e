"""The weekly counts of early warning held against their thresholds, in one table.

Read from the stored weekly values once for each run of values; no fact is counted.
"""

from derajat.programmes.early_warning import (
    CASES,
    WeekCell,
    WeekTable,
    build_week_table,
    load_standards,
)
from derajat.web.reading.kept import Kept
from derajat.web.reading.office import Reading


__all__ = [
    "CASES",
    "WeekCell",
    "WeekTable",
    "build_week_table",
    "load_standards",
    "read_week_table",
]


def read_week_table(reading: Reading) -> WeekTable | None:
    """The table of a reading; None without weekly values or thresholds."""
    return _KEPT.of(reading)


def _build(reading: Reading) -> WeekTable | None:
    return build_week_table(reading.shelf.of_indicator(CASES), load_standards())


_KEPT: Kept[WeekTable | None] = Kept(_build)
