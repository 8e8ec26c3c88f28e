"""Optimisers of DuckDB 2.0.0 that give wrong answers are off wherever it is asked."""

import duckdb
import pytest

from derajat.engines.duckdb.session import WRONG_OPTIMIZERS, open_session
from derajat.store import current


UNKNOWN_CODE = "SELECT k FROM t WHERE CASE WHEN k = 'z' THEN 'x' END IN ('x', 'y')"
"""No row: an unknown code is in no list."""
SECOND_TWICE = """
    WITH ranked AS (
        SELECT k, n, row_number() OVER (PARTITION BY k ORDER BY n) - 1 AS place FROM t
    )
    SELECT k, one.n, two.n
    FROM (SELECT * FROM ranked WHERE place = 1) one
    JOIN (SELECT * FROM ranked WHERE place = 1) two USING (k)
"""
"""The second row of each group, read from the same ranking twice."""
RIGHT = {UNKNOWN_CODE: [], SECOND_TWICE: [("a", 2, 2)]}
WRONG = {
    "statistics_propagation": UNKNOWN_CODE,
    "top_n_window_elimination": SECOND_TWICE,
}


def ask(connection, question):
    connection.execute(
        "CREATE TABLE t AS FROM (VALUES ('a', 1), ('a', 2), ('a', 3), ('b', 5)) t(k, n)"
    )
    return connection.execute(question).fetchall()


@pytest.mark.parametrize("question", RIGHT)
def test_the_connection_of_the_engine_answers_right(question):
    with open_session("1GB", 1) as session:
        assert ask(session.backend.con, question) == RIGHT[question]


@pytest.mark.parametrize("question", RIGHT)
def test_the_connection_of_the_store_answers_right(question):
    with current._connect() as connection:
        assert ask(connection, question) == RIGHT[question]


@pytest.mark.parametrize("optimizer", WRONG_OPTIMIZERS.split(","))
def test_duckdb_still_needs_each_optimiser_switched_off(optimizer):
    """When this fails, that optimiser can be on again, in engine and store."""
    others = ",".join(set(WRONG) - {optimizer})
    with duckdb.connect(config={"disabled_optimizers": others}) as connection:
        assert ask(connection, WRONG[optimizer]) != RIGHT[WRONG[optimizer]]
