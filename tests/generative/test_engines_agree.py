"""The reference engine and DuckDB give the same integers on random definitions."""

import pytest

from derajat.engines.duckdb import DuckDBEngine
from derajat.engines.reference import ReferenceEngine

from ..conftest import full_counts
from .agreement import compare_engines
from .coverage import Coverage


SHARDS = 4
"""Parts that can run side by side; each keeps its own count of operators."""
LEAST_OCCURRENCES = 50


@pytest.mark.parametrize("shard", range(SHARDS))
def test_engines_agree_on_random_definitions(shard, counts, record_figure):
    definitions = counts(100, 2000) // SHARDS
    coverage = Coverage()
    seeds = range(shard * 100_000, shard * 100_000 + definitions)
    # Every other part counts as for many rows, where numpy counts the cells.
    duckdb = DuckDBEngine(dense_from_rows=0) if shard % 2 else DuckDBEngine()
    engines = (ReferenceEngine(), duckdb)
    found = compare_engines(engines, seeds, coverage)
    assert found is None, found.render()
    record_figure(f"random definitions, part {shard}", definitions)
    rarest, occurrences = coverage.rarest()[0]
    record_figure(f"rarest operator, part {shard}", f"{rarest}: {occurrences}")
    if full_counts():
        least = -(-LEAST_OCCURRENCES // SHARDS)
        assert [item for item in coverage.rarest() if item[1] < least] == []
