"""Cases of the reference programs, series by series, and series that are hard."""

import csv
from pathlib import Path

import numpy as np


CASES = Path(__file__).parent / "cases"


def load_series(name):
    """The series of a file: columns as arrays of float, an empty cell is nan."""
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for case in dict.fromkeys(row["case"] for row in rows):
        own = [row for row in rows if row["case"] == case]
        yield {key: _column(own, key) for key in own[0]}


def _column(rows, key):
    texts = [row[key] for row in rows]
    try:
        return np.array([float(text) if text else np.nan for text in texts])
    except ValueError:
        return texts


def draw_nasty_series(rng, series, weeks):
    """Sparse, constant, large and holed series, with values that are no counts."""
    kinds = [
        rng.poisson(0.2, (series, weeks)),
        rng.poisson(4, (series, weeks)),
        np.repeat(rng.integers(0, 3, (series, 1)), weeks, axis=1),
        np.round(np.exp(rng.normal(8, 3, (series, weeks)))),
    ]
    counts = np.concatenate(kinds).astype(float)
    bad = rng.random(counts.shape) < 0.02
    counts[bad] = rng.choice([np.nan, np.inf, -np.inf, -1.0], bad.sum())
    return counts
