"""Outbreak detection: 10,000 weekly series, Farrington flexible and EARS.

`python -m benchmarks statistics_outbreaks` prints what `run` returns; with a number the
evaluated weeks of each series. The counts are invented: means from 1 to 55 a week,
seasons, trends, variance three times the mean, 320 weeks. One evaluation of one series
in one week counts as one, whether it has a value or not (`given` says how many have).
The ratio is to the same function called for one series after the other. Speeds are by
the clock on the wall; beside them the same by processor time, which other programs on
the machine disturb less.
"""

import json
import os
import time
from collections.abc import Sequence

import numpy as np

from benchmarks._timing import best_seconds
from derajat.statistics.arrays import Floats
from derajat.statistics.outbreaks import ears_c1, ears_c2, ears_c3, farrington


SERIES = 10_000
WEEKS = 320
EVALUATED = 2
ALONE = 200
SEED = 20_261_122
TARGET_FARRINGTON = 5_000
TARGET_EARS = 5_000_000


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON, on one core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    evaluated = int(arguments[0]) if arguments else EVALUATED
    return json.dumps(
        {"benchmark": "statistics_outbreaks", **measure(evaluated)}, indent=2
    )


def measure(evaluated: int = EVALUATED) -> dict[str, object]:
    """Series-weeks a second, the best of three rounds."""
    counts = invented_series(SERIES, np.random.default_rng(SEED))
    return {
        "series": SERIES,
        "weeks": WEEKS,
        "farrington": _measure_farrington(counts, evaluated),
        "ears": _measure_ears(counts),
    }


def invented_series(series: int, rng: np.random.Generator) -> Floats:
    """Weekly counts with season and trend, variance three times the mean."""
    week = np.arange(WEEKS)
    start = rng.uniform(0, 4, (series, 1))
    trend = rng.uniform(-0.003, 0.003, (series, 1)) * week
    season = 0.5 * np.cos(2 * np.pi * week / 52 + rng.uniform(0, 6, (series, 1)))
    mean = np.exp(start + trend + season)
    return rng.negative_binomial(mean / 2, 1 / 3).astype(np.float64)


def _measure_farrington(counts: Floats, evaluated: int) -> dict[str, object]:
    weeks = np.arange(WEEKS - evaluated, WEEKS)
    seconds = best_seconds(lambda: farrington(counts, weeks))
    processor = best_seconds(lambda: farrington(counts, weeks), clock=time.process_time)
    alone = best_seconds(lambda: [farrington(row, weeks) for row in counts[:ALONE]])
    found = farrington(counts, weeks)
    speed = found.reason.size / seconds
    speed_alone = ALONE * evaluated / alone
    return {
        "evaluated_weeks": evaluated,
        "given": int((found.reason == 0).sum()),
        "with_trend": int(found.has_trend.sum()),
        "seconds": round(seconds, 3),
        "series_weeks_per_second": round(speed),
        "series_weeks_per_processor_second": round(found.reason.size / processor),
        "target_series_weeks_per_second": TARGET_FARRINGTON,
        "one_series_at_a_time_per_second": round(speed_alone),
        "ratio": round(speed / speed_alone, 1),
    }


def _measure_ears(counts: Floats) -> dict[str, object]:
    speeds = {}
    for method in (ears_c1, ears_c2, ears_c3):
        seconds = best_seconds(lambda method=method: method(counts))
        speeds[method.__name__] = round(counts.size / seconds)
    return {
        "series_weeks_per_second": speeds,
        "target_series_weeks_per_second": TARGET_EARS,
    }
