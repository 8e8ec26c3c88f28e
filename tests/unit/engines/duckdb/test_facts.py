"""Facts as files of a snapshot: current records only, whatever the files hold."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from derajat.engines.duckdb import DuckDBEngine
from derajat.model.counting import ColumnSum
from derajat.model.facts import FactFiles

from .visits import amounts, ask, build_table, compute


MONTH = 2024 * 12


@pytest.fixture
def write_file(tmp_path):
    """Writes rows (nomor, n) of a batch; the order is the batch number times ten."""

    def write(name, batch, rows, leave_out=()):
        table = build_table([(key, "D1", MONTH, "L", n, None) for key, n in rows])
        size = table.num_rows
        order = pa.array([batch * 10 + place for place in range(size)])
        table = table.set_column(
            table.column_names.index("_order"), "_order", order
        ).append_column("_batch", pa.array([batch] * size))
        path = tmp_path / name
        pq.write_table(table.drop_columns(list(leave_out)), path)
        return str(path)

    return write


def summed(files):
    return amounts(compute(DuckDBEngine(), files, ask(ColumnSum("n")))["t"])


def test_records_of_withdrawn_batches_do_not_count(write_file):
    paths = (write_file("a", 1, [("x", 1)]), write_file("b", 2, [("y", 2)]))
    assert summed(FactFiles(paths, (), False)) == {"known": 2, "sum": 3}
    assert summed(FactFiles(paths, (1,), False)) == {"known": 1, "sum": 2}


def test_the_record_accepted_last_is_the_current_one(write_file):
    first = write_file("a", 1, [("x", 1), ("y", 10)])
    second = write_file("b", 2, [("x", 2)])
    for paths in ((first, second), (second, first)):
        assert summed(FactFiles(paths, (), True)) == {"known": 2, "sum": 12}


def test_an_earlier_record_comes_back_when_its_successor_is_withdrawn(write_file):
    paths = (write_file("a", 1, [("x", 1)]), write_file("b", 2, [("x", 2)]))
    assert summed(FactFiles(paths, (2,), True)) == {"known": 1, "sum": 1}


def test_a_column_that_no_file_has_is_missing(write_file):
    old = write_file("a", 1, [("x", 1)], leave_out=("n",))
    assert summed(FactFiles((old,), (), False)) == {}
    new = write_file("b", 2, [("y", 5)])
    assert summed(FactFiles((old, new), (), False)) == {"known": 1, "sum": 5}


def test_no_facts_give_an_empty_answer_with_its_columns():
    answer = compute(DuckDBEngine(), FactFiles((), (), False), ask(groups=("jk",)))["t"]
    assert answer.num_rows == 0
    assert answer.column_names == ["place", "period", "jk", "part", "amount"]


def test_a_path_with_a_quote_is_read(write_file):
    assert summed(FactFiles((write_file("o'brien", 1, [("x", 1)]),), (), False))


def test_the_text_that_ran_is_kept(write_file):
    engine = DuckDBEngine()
    compute(engine, FactFiles((write_file("a", 1, [("x", 1)]),), (), False), ask())
    assert any("read_parquet" in text for text in engine.texts)
    assert any("GROUP BY" in text for text in engine.texts)
