"""60 additive indicators by village, month and sex, beside a plain sum scan.

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

from derajat.engines.duckdb import DuckDBEngine
from derajat.model.calendar import PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.conditions import All, AnyOf, Compare, Condition, In, Relation
from derajat.model.counting import RowCount, Tally, TruthCount
from derajat.model.datasets import PlaceRole
from derajat.model.facts import FactFiles
from derajat.model.indicators import Selection

from .measure_facts import CODES, DATA_DAY, DATASET, PREDICATES, write_facts


INDICATORS = 60
REPEATS = 3


def build_tallies() -> tuple[Tally, ...]:
    """60 indicators: 50 proportions of three or four columns each, 10 counts."""
    return tuple(_tally(number) for number in range(INDICATORS))


def _tally(number: int) -> Tally:
    names = list(PREDICATES)
    first, second, third = (names[(number + shift) % len(names)] for shift in (0, 1, 3))
    low, high = _limit(first, number), _limit(second, number + 1)
    denominator = All((_at_least(first, low // 2), _outcome(number)))
    numerator: Condition = All((_at_least(second, high), _at_least(third, 1)))
    if number % 3 == 0:
        numerator = AnyOf((numerator, _at_least(first, low)))
    where = denominator if number % 6 == 5 else None
    selection = Selection(DATASET.name, PlaceRole.RESIDENCE, "tanggal", where)
    measurement = RowCount() if where else TruthCount(numerator, denominator)
    return Tally(f"i{number}", selection, PeriodKind.MONTH, ("jk",), measurement)


def _limit(name: str, number: int) -> int:
    """One of three limits that the decrees put on a column."""
    return PREDICATES[name] * (1 + number % 3) // 4


def _at_least(name: str, limit: int) -> Condition:
    return Compare(name, Relation.AT_LEAST, limit)


def _outcome(number: int) -> Condition:
    column = tuple(CODES)[number % len(CODES)]
    return In(column, CODES[column][:2])


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
        timed = [_time(lambda: _count(paths)) for _ in range(REPEATS)]
        seconds = min(item[0] for item in timed)
        answers = timed[0][1]
        return {
            "rows": rows,
            "file_bytes": sum(Path(path).stat().st_size for path in paths),
            "indicators": INDICATORS,
            "engine_seconds": round(seconds, 3),
            "plain_scan_seconds": round(scan, 3),
            "ratio": round(seconds / scan, 1),
            "result_cells": sum(answer.num_rows for answer in answers.values()),
            "result_bytes": sum(answer.nbytes for answer in answers.values()),
            "peak_memory_mib": _peak_memory_mib(),
            "cores": os.cpu_count(),
        }


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


def _count(paths: tuple[str, ...]) -> dict[str, Any]:
    catalogue = Catalogue(datasets={DATASET.name: DATASET})
    facts = {DATASET.name: FactFiles(paths, (), may_repeat_keys=False)}
    return DuckDBEngine().compute_parts(catalogue, facts, build_tallies(), DATA_DAY)


def _peak_memory_mib() -> int:
    """Of this process since it began, the writing of the files included."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
