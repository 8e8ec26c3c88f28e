"""Bounds on libraries, each with the day it can go."""

import ibis
import pyarrow as pa
import sqlglot


def test_sqlglot_stays_below_the_release_that_breaks_ibis():
    version = tuple(int(part) for part in sqlglot.__version__.split(".")[:2])
    assert version < (30, 16), "if Ibis accepts it now, lift the bound in pyproject"


def test_ibis_creates_a_table_from_memory_on_duckdb():
    connection = ibis.duckdb.connect()
    table = connection.create_table("t", pa.table({"a": [1, 2]}))
    assert table.a.sum().to_pyarrow().as_py() == 3
