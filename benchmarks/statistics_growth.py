"""Child growth in arrays: a million children, all six indices with all rules.

`python -m benchmarks statistics_growth` prints what `run` returns. The children are
invented: every age below 60 months, measurements with one decimal around the medians,
some positions and oedema wrong or missing, heads and arms often not measured. Beside it
stands the bare arithmetic of the six z-scores, one power each on complete columns: the
ratio says how many times that the rules cost, on any machine.
"""

import json
import os
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks._timing import best_seconds
from derajat.statistics.arrays import Floats
from derajat.statistics.growth import Index, Measurements, compute_growth


ROWS = 1_000_000
SEED = 20_261_122
TARGET_ROWS_PER_SECOND = 1_000_000
_MISSING = {
    "weight_kg": 0.02,
    "length_cm": 0.03,
    "position": 0.1,
    "head_cm": 0.3,
    "arm_cm": 0.2,
    "age_days": 0.02,
    "sex": 0.001,
}


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON. `python -m benchmarks statistics_growth 200000`: the rows."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = int(arguments[0]) if arguments else ROWS
    return json.dumps({"benchmark": "statistics_growth", **measure(rows)}, indent=2)


def measure(rows: int = ROWS) -> dict[str, object]:
    """Rows a second, the best of three rounds, and the ratio to the bare arithmetic."""
    children = invented_children(rows, np.random.default_rng(SEED))
    seconds = best_seconds(lambda: compute_growth(children))
    bare_seconds = best_seconds(_bare_arithmetic(rows))
    growth = compute_growth(children)
    given = sum(int(np.isfinite(growth.score(index).z).sum()) for index in Index)
    return {
        "rows": rows,
        "given_z": given,
        "seconds": round(seconds, 4),
        "rows_per_second": round(rows / seconds),
        "target_rows_per_second": TARGET_ROWS_PER_SECOND,
        "bare_seconds": round(bare_seconds, 4),
        "ratio": round(seconds / bare_seconds, 2),
    }


def invented_children(rows: int, rng: np.random.Generator) -> Measurements:
    """Random children as a register has them, with missing measurements."""
    days = rng.integers(0, 1826, rows).astype(np.float64)
    grown = 1 - np.exp(-days / 670)
    position = np.where((days < 731) ^ (rng.random(rows) < 0.1), 1.0, 2.0)
    columns = {
        "sex": rng.integers(1, 3, rows).astype(np.float64),
        "age_days": days,
        "weight_kg": (3.3 + 14 * grown) * np.exp(rng.normal(0, 0.13, rows)),
        "length_cm": (49 + 63 * grown) * np.exp(rng.normal(0, 0.04, rows)),
        "position": position,
        "head_cm": (35 + 14 * grown) * np.exp(rng.normal(0, 0.03, rows)),
        "arm_cm": (11 + 5 * grown) * np.exp(rng.normal(0, 0.1, rows)),
        "oedema": (rng.random(rows) < 0.002).astype(np.float64),
    }
    for name in ("weight_kg", "length_cm", "head_cm", "arm_cm"):
        columns[name] = np.round(columns[name], 1)
    for name, share in _MISSING.items():
        columns[name][rng.random(rows) < share] = np.nan
    return Measurements(**columns)


def _bare_arithmetic(rows: int) -> Callable[[], list[Floats]]:
    rng = np.random.default_rng(SEED)
    y, m = rng.uniform(5, 20, rows), rng.uniform(5, 20, rows)
    skew, s = rng.uniform(-0.4, 0.4, rows), rng.uniform(0.08, 0.12, rows)
    return lambda: [((y / m) ** skew - 1) / (skew * s) for _ in Index]
