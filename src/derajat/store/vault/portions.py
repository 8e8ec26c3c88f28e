"""Numbered Parquet files of the vault: appended whole, rewritten whole."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from derajat.errors import Location, refuse
from derajat.store.disk import write_durably


@dataclass(frozen=True)
class Portions:
    """Rows of one schema in a folder, a file for each append."""

    folder: Path
    scratch: Path
    schema: Any
    repeating: list[str] = field(default_factory=list)
    """Columns in which few texts come again and again."""

    def paths(self) -> list[Path]:
        """The files in the order of their numbers."""
        return sorted(self.folder.glob("*.parquet"))

    def pieces(self, columns: list[str], **same: str) -> Iterator[pa.Table]:
        """Some columns, a file at a time: a large vault is never in memory whole.

        `same` leaves files out in which a column holds nothing but other texts.
        Raises REF-123 for a file that is no table any more.
        """
        for path in self.paths():
            file = _open(path)
            if all(_may_hold(file, name, text) for name, text in same.items()):
                yield _read(file, path, columns)

    def choose(
        self,
        column: str,
        wanted: Collection[str],
        columns: list[str] | None = None,
        **same: str,
    ) -> pa.Table:
        """The rows whose `column` holds a wanted text, in order, with some columns.

        Raises REF-123 as well.
        """
        names = columns or self.schema.names
        fields = pa.schema([self.schema.field(name) for name in names])
        # Once, for it is asked of every file.
        texts = pa.array(list(wanted), pa.string())
        found = [
            rows.filter(pc.is_in(rows[column], texts)).select(names)
            for rows in self.pieces(list(dict.fromkeys((*names, column))), **same)
        ]
        return pa.concat_tables([fields.empty_table(), *found])

    def append(self, rows: Iterable[pa.Table]) -> None:
        """Add rows as a new file, durable when this returns; no file for no rows."""
        pieces = iter(rows)
        first = next(pieces, None)
        if first is not None and first.num_rows:
            paths = self.paths()
            number = int(paths[-1].stem) + 1 if paths else 1
            path = self.folder / f"{number:06d}.parquet"
            self._write(path, chain([first], pieces))

    def rewrite(self, change: Callable[[pa.Table], pa.Table]) -> None:
        """Replace each file whose rows `change` alters; the old content is gone."""
        for path in self.paths():
            before = _read(_open(path), path, self.schema.names)
            after = change(before)
            if after is not before:
                self._write(path, [after])

    def _write(self, path: Path, rows: Iterable[pa.Table]) -> None:
        write_durably(
            path, self.scratch, lambda target: self._write_pieces(target, rows)
        )

    def _write_pieces(self, target: Path, rows: Iterable[pa.Table]) -> None:
        with pq.ParquetWriter(
            target, self.schema, compression="zstd", use_dictionary=self.repeating
        ) as writer:
            for piece in rows:
                writer.write_table(piece.select(self.schema.names).cast(self.schema))


def choose_rows(rows: pa.Table, column: str, wanted: Collection[str]) -> pa.Table:
    """The rows of a table whose column holds one of some texts."""
    return rows.filter(pc.is_in(rows[column], pa.array(list(wanted), pa.string())))


def _open(path: Path) -> pq.ParquetFile:
    with _damage_named(path):
        return pq.ParquetFile(path)


def _read(file: pq.ParquetFile, path: Path, columns: list[str]) -> pa.Table:
    with _damage_named(path):
        return file.read(columns)


def _may_hold(file: pq.ParquetFile, column: str, text: str) -> bool:
    """Whether a file can have a row with that text, by its own statistics."""
    place = file.schema_arrow.get_field_index(column)
    groups = (
        file.metadata.row_group(number).column(place).statistics
        for number in range(file.metadata.num_row_groups)
    )
    return any(
        found is None or not found.has_min_max or found.min <= text <= found.max
        for found in groups
    )


@contextmanager
def _damage_named(path: Path) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        where = Location(str(path))
        raise refuse("REF-123", where, path=path) from error
