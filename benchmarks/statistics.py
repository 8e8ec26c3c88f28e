"""The statistics package: all its speeds in one process on one core.

`python -m benchmarks statistics` prints what `run` returns. Each subject has its own
file beside this one (`statistics_growth.py` and others), which can be run alone.
"""

import json
import os
from collections.abc import Sequence
from importlib import import_module


SUBJECTS = ("growth", "growth_duckdb", "rates", "outbreaks")


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON. `python -m benchmarks statistics rates`: one subject only."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    names = arguments or SUBJECTS
    figures = {
        name: import_module(f"benchmarks.statistics_{name}").measure() for name in names
    }
    return json.dumps({"benchmark": "statistics", "cores": 1, **figures}, indent=2)
