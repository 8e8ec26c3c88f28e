"""How earlier forecasts of the same kind would have done."""

from dataclasses import dataclass, replace

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes
from derajat.statistics.landing.histories import History, Kind
from derajat.statistics.landing.remainders import LEAST_YEARS, compute_remainder
from derajat.statistics.reasons import Reason


TESTED_LEVEL = 0.8
LEAST_TESTS = 10
"""Past forecasts below which nothing is claimed about forecasting."""
LEAST_SHARE = 0.7
"""Of past 80 % intervals so many must have held the truth: an honest forecaster falls
below with chance 0.12 at 10 tests and 0.01 at 40."""


@dataclass(frozen=True)
class TrackRecord:
    """Past 80 % intervals and those that held the truth, arrays of shape (series,).

    A series is judged by the record of its whole group. `share` is nan without tests.
    """

    tests: Wholes
    held: Wholes

    @property
    def share(self) -> Floats:
        """Share of past intervals that held the truth."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.held / self.tests)


def compute_track_record(history: History, groups: Wholes) -> TrackRecord:
    """Past years forecast from what was known in the same months of those years.

    Each year is forecast from the years before it only.
    """
    if history.kind is Kind.COVERAGE:
        history = replace(
            history, kind=Kind.COUNT, eligible=np.ones_like(history.eligible)
        )
    tests, held = np.zeros((2, len(history.counts)), dtype=np.int64)
    for year in range(LEAST_YEARS, history.counts.shape[1] - 1):
        truth = _truth(history, year)
        lower, upper = compute_remainder(history.until(year)).interval(TESTED_LEVEL)
        is_test = ~np.isnan(lower) & ~np.isnan(truth)
        tests += is_test
        # A share that was met exactly must not fall out by the last binary digit.
        slack = 1e-9 * np.abs(truth)
        held += is_test & (lower - slack <= truth) & (truth <= upper + slack)
    return TrackRecord(sum_by_group(tests, groups), sum_by_group(held, groups))


def _truth(history: History, year: int) -> Floats:
    """The value of a past year, nan where a month is missing."""
    events = history.counts[:, year].sum(axis=1)
    if not history.has_exposures:
        return np.asarray(events)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(events / history.exposures[:, year].sum(axis=1))


def sum_by_group(numbers: Wholes, groups: Wholes) -> Wholes:
    """For each series the sum over its group."""
    sums = np.zeros(groups.max(initial=-1) + 1, dtype=np.int64)
    np.add.at(sums, groups, numbers)
    return np.asarray(sums[groups])


def number_groups(groups: Numbers | None, number: int) -> Wholes:
    """Group numbers from 0 for each series; each its own group when none are given."""
    if groups is None:
        return np.arange(number)
    given = np.broadcast_to(np.asarray(groups), (number,))
    _, numbered = np.unique(given, return_inverse=True)
    return np.asarray(numbered, dtype=np.int64)


def judge_track_record(
    record: TrackRecord,
) -> tuple[tuple[Flags, Reason], tuple[Flags, Reason]]:
    """Where a forecast is withheld for its record, with the reason."""
    return (
        (np.asarray(record.tests < LEAST_TESTS), Reason.TOO_FEW_POINTS),
        (
            np.asarray(record.held < LEAST_SHARE * record.tests),
            Reason.TRACK_RECORD_POOR,
        ),
    )
