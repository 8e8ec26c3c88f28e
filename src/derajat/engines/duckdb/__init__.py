"""Counts with DuckDB, in memory, over Arrow tables or the files of one snapshot."""

from derajat.engines.duckdb.engine import DuckDBEngine


__all__ = ["DuckDBEngine"]
