"""Questions about records, answered by DuckDB over the files of a snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from derajat.model.facts import BATCH, HIDDEN_COLUMNS, ORDER


STATE = "_state"
CURRENT, REPLACED, WITHDRAWN = "current", "replaced", "withdrawn"

_FILES = "read_parquet($paths, union_by_name = true, hive_partitioning = false)"
_ARROW_TYPES = {"string": pa.string(), "int64": pa.int64()}


@dataclass(frozen=True)
class Overlap:
    """How the keys of new records meet those in force.

    `replaces` counts different keys that stand already; `batches` numbers the batches
    that hold one of them; `repeats_keys` tells that a key comes twice in the new ones.
    """

    replaces: int
    batches: tuple[int, ...]
    repeats_keys: bool


def load_current(paths: Sequence[str], key: Sequence[str]) -> pa.Table:
    """The record accepted last of every key, in order of acceptance.

    All records, when `key` is empty.
    """
    chosen = f"QUALIFY {_rank(key)} = 1" if key else ""
    return _query(f"SELECT * FROM {_FILES} {chosen} ORDER BY {ORDER}", paths)  # noqa: S608


def load_history(
    paths: Sequence[str], key: Sequence[str], withdrawn: Sequence[int]
) -> pa.Table:
    """All records with `_state`: current, replaced or withdrawn."""
    is_out = f"list_contains($withdrawn, {BATCH})"
    rank = f"{_rank(key, is_out)} = 1" if key else "true"
    query = f"""
        SELECT *, CASE WHEN {is_out} THEN '{WITHDRAWN}'
            WHEN {rank} THEN '{CURRENT}' ELSE '{REPLACED}' END AS {STATE}
        FROM {_FILES} ORDER BY {ORDER}
    """  # noqa: S608
    return _query(query, paths, withdrawn=list(withdrawn))


def compute_overlap(
    facts: pa.Table, key: Sequence[str], paths: Sequence[str]
) -> Overlap:
    """How new records meet those of the given files."""
    if not key or not facts.num_rows:
        return Overlap(0, (), False)
    incoming = facts.select(list(key)).group_by(list(key)).aggregate([])
    repeats = incoming.num_rows < facts.num_rows
    if not paths:
        return Overlap(0, (), repeats)
    numbers = pa.array(range(incoming.num_rows), pa.int64())
    replaces, batches = _meet(incoming.append_column("_key", numbers), key, paths)
    return Overlap(replaces, tuple(sorted(batches or ())), repeats)


def empty_records() -> pa.Table:
    """No records: the hidden columns only."""
    fields = [(name, _ARROW_TYPES[type_]) for name, type_ in HIDDEN_COLUMNS]
    return pa.schema(fields).empty_table()


def _meet(
    incoming: pa.Table, key: Sequence[str], paths: Sequence[str]
) -> tuple[int, list[int] | None]:
    same = " AND ".join(
        f"incoming.{_quoted(name)} IS NOT DISTINCT FROM stored.{_quoted(name)}"
        for name in key
    )
    query = f"""
        SELECT count(DISTINCT _key), list(DISTINCT {BATCH})
        FROM incoming JOIN {_FILES} stored ON {same}
    """  # noqa: S608
    with _connect() as connection:
        connection.register("incoming", incoming)
        found: tuple[int, list[int] | None] = connection.execute(
            query, {"paths": list(paths)}
        ).fetchone()
    return found


def _query(query: str, paths: Sequence[str], **values: list[int]) -> pa.Table:
    with _connect() as connection:
        found = connection.sql(query, params={"paths": list(paths), **values})
        return _hidden_last(found.to_arrow_table())


def _connect() -> duckdb.DuckDBPyConnection:
    """A connection without the optimisers that give wrong answers in DuckDB 2.0.0.

    The same as in the engine: docs/decisions/0007 and 0008.
    """
    wrong = "statistics_propagation,top_n_window_elimination"
    return duckdb.connect(config={"disabled_optimizers": wrong})


def _hidden_last(records: pa.Table) -> pa.Table:
    hidden = [*(name for name, _ in HIDDEN_COLUMNS), STATE]
    names = records.column_names
    return records.select(
        [name for name in names if name not in hidden]
        + [name for name in hidden if name in names]
    )


def _rank(key: Sequence[str], *apart: str) -> str:
    parts = ", ".join([*apart, *(_quoted(name) for name in key)])
    return f"row_number() OVER (PARTITION BY {parts} ORDER BY {ORDER} DESC)"


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
