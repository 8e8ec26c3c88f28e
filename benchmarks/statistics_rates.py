"""Intervals and standardised rates for many areas, on one core.

`python -m benchmarks statistics_rates` prints what `run` returns. The areas are
invented. Beside each speed stands a ratio: how many times as long as one plain pass of
numpy over the same arrays (a division, and a sum over the ages).
"""

import json
import os
from collections.abc import Sequence

import numpy as np

from benchmarks._timing import ROUNDS, best_seconds
from derajat.statistics.rates import (
    WHO_WORLD,
    directly_standardised_rate,
    life_expectancy,
    rate_interval,
    wilson,
)


ROWS = 1_000_000
AREAS = 200_000
WILSON_TARGET_SECONDS = 0.2
DIRECT_TARGET_AREAS_PER_SECOND = 100_000
START_AGES = (0, 1, *range(5, 85, 5))


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON, the best of three rounds on one core; takes no arguments."""
    if arguments:
        raise SystemExit("python -m benchmarks statistics_rates takes no arguments")
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return json.dumps({"benchmark": "statistics_rates", **measure()}, indent=2)


def measure() -> dict[str, object]:
    """Seconds for a million intervals, areas a second for rates by age."""
    return {
        "rounds": ROUNDS,
        "cores_allowed": len(os.sched_getaffinity(0)),
        "intervals": measure_intervals(),
        "by_age": measure_rates_by_age(),
    }


def measure_intervals() -> dict[str, object]:
    """A million proportions; a million rates, most of ten events and more."""
    random = np.random.default_rng(1)
    whole = random.integers(1, 10_000, ROWS).astype(np.float64)
    part = np.floor(whole * random.random(ROWS))
    events = random.poisson(30, ROWS).astype(np.float64)
    plain = best_seconds(lambda: part / whole)
    proportions = best_seconds(lambda: wilson(part, whole))
    rates = best_seconds(lambda: rate_interval(events, whole))
    return {
        "rows": ROWS,
        "wilson_target_seconds": WILSON_TARGET_SECONDS,
        "wilson_seconds": round(proportions, 4),
        "wilson_ratio": round(proportions / plain, 1),
        "rate_seconds": round(rates, 4),
        "rate_ratio": round(rates / plain, 1),
    }


def measure_rates_by_age() -> dict[str, object]:
    """Areas x 18 ages: directly standardised rates, and whole life tables."""
    random = np.random.default_rng(2)
    shape = (AREAS, len(WHO_WORLD.ages))
    people = random.integers(300, 10_000, shape).astype(np.float64)
    events = random.poisson(people * 0.003).astype(np.float64)
    plain = best_seconds(lambda: (events / people).sum(axis=1))
    direct = best_seconds(
        lambda: directly_standardised_rate(events, people, WHO_WORLD.ages, WHO_WORLD)
    )
    tables = best_seconds(lambda: life_expectancy(events, people, START_AGES))
    return {
        "areas": AREAS,
        "ages": shape[1],
        "direct_target_areas_per_second": DIRECT_TARGET_AREAS_PER_SECOND,
        "direct_areas_per_second": round(AREAS / direct),
        "direct_ratio": round(direct / plain, 1),
        "life_tables_per_second": round(AREAS / tables),
        "life_tables_ratio": round(tables / plain, 1),
    }
