"""How earlier forecasts of the same kind would have done."""

from dataclasses import dataclass

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes
from derajat.statistics.landing.histories import History, Kind, build_history
from derajat.statistics.landing.remainders import LEAST_YEARS, compute_remainder
from derajat.statistics.reasons import Reason


TESTED_LEVEL = 0.8
LEAST_TESTS = 10
"""Past forecasts below which nothing is claimed about forecasting."""
LEAST_SHARE = 0.7
"""Of past 80 % intervals so many must have held the truth. Were the tests independent,
an honest forecaster would fall below with chance 0.12 at 10 tests and 0.04 at 40, and
one whose intervals hold 60 % would pass with chance 0.38 and 0.13. Tests of one group
share years, and tests of one series share months: they tell less than so many."""


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
        # How many were eligible in past years is not known: test the events.
        history = build_history(Kind.COUNT, history.counts, None)
    tests, held = np.zeros((2, len(history.counts)), dtype=np.int64)
    # A finished year forecasts nothing, so it would pass every test.
    is_open = history.is_open
    for year in range(LEAST_YEARS, history.counts.shape[1] - 1):
        truth = _truth(history, year)
        lower, upper = compute_remainder(history.until(year)).interval(TESTED_LEVEL)
        is_test = ~np.isnan(lower) & ~np.isnan(truth) & is_open
        tests += is_test
        held += is_test & (lower <= truth) & (truth <= upper)
    return build_track_record(tests, held, groups)


def _truth(history: History, year: int) -> Floats:
    """The value of a past year, nan where a month is missing or nobody was exposed."""
    events = history.counts[:, year].sum(axis=1)
    if not history.has_exposures:
        return np.asarray(events)
    exposure = history.exposures[:, year].sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(exposure > 0, events / exposure, np.nan)


def build_track_record(tests: Wholes, held: Wholes, groups: Wholes) -> TrackRecord:
    """The record of each series' group from what was tried on each series."""
    return TrackRecord(
        sum_by_group(tests, groups).astype(np.int64),
        sum_by_group(held, groups).astype(np.int64),
    )


def sum_by_group(numbers: Floats | Wholes, groups: Wholes) -> Floats:
    """For each series the sum over its group."""
    return np.asarray(np.bincount(groups, weights=numbers)[groups])


def number_groups(groups: Numbers | None, number: int) -> Wholes:
    """Group numbers from 0 for each series; each its own group when none are given."""
    if groups is None:
        return np.arange(number)
    given = np.asarray(groups)
    if given.shape not in ((), (number,)):
        raise ValueError("groups must be one group or have the shape (series,)")
    _, numbered = np.unique(np.broadcast_to(given, (number,)), return_inverse=True)
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
