"""Where an indicator will land, with interval, chance and track record.

A forecast is only given when the same rule, tried on past years, was honest: its 80 %
intervals held the truth often enough. Withheld or not, the pace needed is told.
"""

from derajat.statistics.landing.histories import History, Kind
from derajat.statistics.landing.plan_end import (
    PlanLanding,
    Scale,
    compute_plan_landing,
)
from derajat.statistics.landing.track_records import (
    LEAST_SHARE,
    LEAST_TESTS,
    TrackRecord,
)
from derajat.statistics.landing.year_end import Landing, compute_landing


__all__ = [
    "LEAST_SHARE",
    "LEAST_TESTS",
    "History",
    "Kind",
    "Landing",
    "PlanLanding",
    "Scale",
    "TrackRecord",
    "compute_landing",
    "compute_plan_landing",
]
