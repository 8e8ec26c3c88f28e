"""One in-memory DuckDB: runs expressions and keeps the text that really ran."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa


WRONG_OPTIMIZERS = "statistics_propagation,top_n_window_elimination"
"""They give wrong answers in DuckDB 2.0.0 (docs/decisions/0007 and 0008).

tests/unit/engines/duckdb/test_optimizers.py says when each can go.
"""


@dataclass
class Session:
    """A connection; tables made in it are gone when it closes."""

    backend: Any
    dense_from_rows: int
    """From how many rows on cells are counted outside the database."""
    texts: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    """VIEW or TABLE by the name of what was created."""

    def execute(self, text: str) -> None:
        """Run a statement that returns nothing."""
        self.texts.append(text)
        self.backend.con.execute(text)

    def read(self, expression: ir.Table) -> pa.Table:
        """The rows of an expression."""
        return self.query(expression).to_arrow_table()

    def query(self, expression: ir.Table) -> Any:
        """The DuckDB relation of an expression, to be read as Arrow."""
        text = self.backend.compile(expression)
        self.texts.append(text)
        return self.backend.con.sql(text)

    def register(self, name: str, table: pa.Table) -> None:
        """Make an Arrow table known under a name."""
        self.backend.con.register(name, table)

    def create_view(self, name: str, expression: ir.Table) -> ir.Table:
        """The unbound table of a new view."""
        return self._create("VIEW", name, expression)

    def materialise(self, name: str, expression: ir.Table) -> ir.Table:
        """The unbound table of a new temporary table, filled now."""
        return self._create("TABLE", name, expression)

    def _create(self, what: str, name: str, expression: ir.Table) -> ir.Table:
        text = self.backend.compile(expression)
        self.execute(f"CREATE TEMP {what} {quote_name(name)} AS {text}")
        self.kinds[name] = what
        return ibis.table(expression.schema(), name=name)

    def drop(self, table: ir.Table) -> None:
        """Forget a view, or free the memory of a table."""
        name = table.get_name()
        self.execute(f"DROP {self.kinds.pop(name)} {quote_name(name)}")


def quote_name(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text constant as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def open_session(memory: str, dense_from_rows: int) -> Iterator[Session]:
    """A session that holds at most `memory` and spills to a folder of its own."""
    with TemporaryDirectory(prefix="derajat-duckdb-") as spill:
        backend = ibis.duckdb.connect()
        session = Session(backend, dense_from_rows)
        try:
            for name, value in (("memory_limit", memory), ("temp_directory", spill)):
                session.execute(f"SET {name} = {quote_text(value)}")
            session.execute("SET preserve_insertion_order = false")
            session.execute(f"SET disabled_optimizers = '{WRONG_OPTIMIZERS}'")
            yield session
        finally:
            backend.disconnect()
