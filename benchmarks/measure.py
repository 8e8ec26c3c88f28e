"""60 additive indicators by village, month and sex, beside a plain sum scan.

First the engine's integers, then all values from them: village, kecamatan and district,
months, quarters and years, with interval.

`python -m benchmarks measure --rows 1000000 10000000`
"""

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from derajat.engines.duckdb import DuckDBEngine
from derajat.measures import compile_measures, values_from_parts
from derajat.model.facts import FactFiles

from .measure_content import build_catalogue, build_office
from .measure_facts import CODES, DATA_DAY, DATASET, PREDICATES, write_facts


REPEATS = 3


def run(arguments: Sequence[str]) -> str:
    """The figures of each number of rows, as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks measure")
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000])
    rows = parser.parse_args(arguments).rows
    return json.dumps([_measure(number) for number in rows], indent=2)


def _measure(rows: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="derajat-benchmark-") as folder:
        paths = write_facts(Path(folder), rows)
        scan = min(_time(lambda: _plain_scan(paths))[0] for _ in range(REPEATS))
        work = _Work(paths)
        timed = [_time(work.count) for _ in range(REPEATS)]
        seconds = min(item[0] for item in timed)
        parts = timed[0][1]
        divide_seconds, values = _time(lambda: work.divide(parts))
        return {
            "rows": rows,
            "file_bytes": sum(Path(path).stat().st_size for path in paths),
            "indicators": len(work.catalogue.indicators),
            "engine_seconds": round(seconds, 3),
            "plain_scan_seconds": round(scan, 3),
            "ratio": round(seconds / scan, 1),
            "result_cells": sum(answer.num_rows for answer in parts.values()),
            "result_bytes": sum(answer.nbytes for answer in parts.values()),
            "values": values.num_rows,
            "values_seconds": round(divide_seconds, 3),
            "ratio_with_values": round((seconds + divide_seconds) / scan, 1),
            "peak_memory_mib": _peak_memory_mib(),
            "cores": os.cpu_count(),
        }


class _Work:
    """The two halves of a measurement over some files."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.catalogue = build_catalogue()
        self.plan = compile_measures(self.catalogue, list(self.catalogue.indicators))
        self.facts = {DATASET.name: FactFiles(paths, (), may_repeat_keys=False)}

    def count(self) -> dict[str, pa.Table]:
        return DuckDBEngine().compute_parts(
            self.catalogue, self.facts, self.plan.tallies, DATA_DAY
        )

    def divide(self, parts: dict[str, pa.Table]) -> pa.Table:
        return values_from_parts(
            self.catalogue, build_office(), parts, self.plan, DATA_DAY
        )


def _time(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _plain_scan(paths: tuple[str, ...]) -> None:
    """The sum of every column that the indicators read; of texts, their lengths."""
    sums = [f"sum({name})" for name in (*PREDICATES, "tanggal")]
    sums += [f"sum(length({name}))" for name in (*CODES, "jk", "desa")]
    listed = ", ".join(f"'{path}'" for path in paths)
    with duckdb.connect() as connection:
        connection.execute(f"SELECT {', '.join(sums)} FROM read_parquet([{listed}])")
        connection.fetchall()


def _peak_memory_mib() -> int:
    """Of this process since it began, the writing of the files included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
