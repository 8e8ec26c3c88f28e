"""Auditing a published table of 38 x 23, beside reading the same file.

`python -m benchmarks audit` prints what `run` returns. The table is that of low birth
weight in East Java; it is audited as printed, and once with a wrong digit in every
fifth row.
"""

import csv
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks._timing import best_seconds
from derajat.audit.auditing import audit_files
from derajat.audit.reading import load_tables
from derajat.content import find_content


TABLE = "profil_jatim_2022_tabel37_bblr_prematur.csv"
TARGET_SECONDS = 1.0
ROUNDS = 3
WRONG_EVERY = 5


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON: seconds, the best of some rounds.

    `python -m benchmarks audit 5`: the number of rounds.
    """
    rounds = int(arguments[0]) if arguments else ROUNDS
    path = find_content("offices") / "jawa-timur" / "incoming" / TABLE
    with tempfile.TemporaryDirectory() as folder:
        spoilt = Path(folder) / TABLE
        _spoil(path, spoilt)
        figures = {
            "benchmark": "audit",
            "table": TABLE,
            "target_seconds": TARGET_SECONDS,
            "as_printed": _measure(path, rounds),
            "with_faults": _measure(spoilt, rounds),
        }
    return json.dumps(figures, indent=2)


def _measure(path: Path, rounds: int) -> dict[str, object]:
    result = audit_files([path])
    reading = best_seconds(lambda: load_tables(path), rounds)
    auditing = best_seconds(lambda: audit_files([path]), rounds)
    return {
        "cells": result.cells,
        "relations": len(result.relations),
        "errors": len(result.errors),
        "seconds": round(auditing, 3),
        "reading_seconds": round(reading, 3),
        "ratio": round(auditing / reading, 1),
    }


def _spoil(path: Path, target: Path) -> None:
    """A copy whose counts of every fifth row are off by a few."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for row in rows[1 : len(rows) - 1 : WRONG_EVERY]:
        row[3] = str(int(row[3]) + 7)
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
