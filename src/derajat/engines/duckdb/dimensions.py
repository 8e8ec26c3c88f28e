"""Places, periods and groups as one dense number per row, in sorted order."""

from dataclasses import dataclass
from math import prod

import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from derajat.engines.duckdb.session import Session
from derajat.engines.ibis_text.selections import PERIOD, PLACE
from derajat.engines.ibis_text.tables import look_up


Numbers = npt.NDArray[np.int64]

GROUP = "__group"


@dataclass(frozen=True)
class Dimension:
    """The values of a column in the order of their text, missing (if any) last."""

    column: str
    values: pa.Array
    """As they stand in the column; without the missing one."""
    labels: pa.Array
    """The same as text, then null if a row has none."""

    @property
    def size(self) -> int:
        return len(self.labels)


@dataclass(frozen=True)
class Dimensions:
    """How the number of a row's group is made of its place, period and groups.

    The last one varies fastest, so groups in order of number are sorted by place,
    period and groups.
    """

    rows: int
    """How many rows there are."""
    places: Dimension
    first_period: int
    periods: int
    groups: tuple[Dimension, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        return (self.places.size, self.periods, *(item.size for item in self.groups))

    @property
    def strides(self) -> tuple[int, ...]:
        return tuple(prod(self.sizes[place + 1 :]) for place in range(len(self.sizes)))

    @property
    def size(self) -> int:
        """How many groups are possible."""
        return prod(self.sizes)

    def narrow(self, groups: tuple[str, ...]) -> "Dimensions":
        """The same places and periods with fewer groups, in the order given."""
        by_name = {item.column: item for item in self.groups}
        chosen = tuple(by_name[name] for name in groups)
        return Dimensions(
            self.rows, self.places, self.first_period, self.periods, chosen
        )

    def renumber(self, numbers: Numbers, narrow: "Dimensions") -> Numbers:
        """The numbers that groups have in dimensions narrowed from these."""
        digits = dict(zip(self._names, self.digits(numbers), strict=True))
        parts = zip(narrow._names, narrow.strides, strict=True)
        zero = np.zeros(len(numbers), dtype=np.int64)
        return sum((digits[name] * stride for name, stride in parts), zero)

    @property
    def _names(self) -> tuple[str, ...]:
        return (PLACE, PERIOD, *(item.column for item in self.groups))

    def digits(self, numbers: Numbers) -> list[Numbers]:
        """Place, period and groups of group numbers, each as its position."""
        return [
            numbers // stride % size
            for stride, size in zip(self.strides, self.sizes, strict=True)
        ]


def find_dimensions(
    session: Session, rows: ir.Table, groups: tuple[str, ...]
) -> Dimensions | None:
    """The dimensions of selected rows; None when there is no row."""
    period = rows[PERIOD]
    facts = {"rows": rows.count(), "first": period.min(), "last": period.max()}
    span = session.read(rows.aggregate(**facts)).to_pylist()[0]
    if not span["rows"]:
        return None
    first, last = span["first"], span["last"]
    places = _find_dimension(session, rows, PLACE)
    found = tuple(_find_dimension(session, rows, group) for group in groups)
    return Dimensions(span["rows"], places, first, last - first + 1, found)


def _find_dimension(session: Session, rows: ir.Table, column: str) -> Dimension:
    values = session.read(rows.select(column).distinct()).column(0).combine_chunks()
    known = values.drop_null()
    labels = known.cast(pa.string())
    order = pc.sort_indices(labels)
    missing = pa.nulls(values.null_count, pa.string())
    ordered = pa.concat_arrays([labels.take(order), missing])
    return Dimension(column, known.take(order), ordered)


def number_groups(session: Session, rows: ir.Table, dimensions: Dimensions) -> ir.Table:
    """The rows with the number of their group in the column `__group`."""
    columns = rows.columns
    total = (rows[PERIOD] - dimensions.first_period) * dimensions.strides[1]
    parts = [(dimensions.places, dimensions.strides[0])]
    parts += zip(dimensions.groups, dimensions.strides[2:], strict=True)
    for place, (dimension, stride) in enumerate(parts):
        positions = _register_positions(session, dimension, f"dimension {place}")
        position = f"__position_{place}"
        rows = look_up(
            rows, positions, {dimension.column: "value"}, {position: "position"}
        )
        total = total + _or_missing(rows[position], dimension) * stride
    return rows.select(*columns, total.name(GROUP))


def _or_missing(position: ir.IntegerValue, dimension: Dimension) -> ir.IntegerValue:
    return ibis.coalesce(position, dimension.size - 1)


def _register_positions(session: Session, dimension: Dimension, name: str) -> ir.Table:
    positions = pa.array(range(len(dimension.values)), pa.int64())
    session.register(name, pa.table({"value": dimension.values, "position": positions}))
    kind = "string" if pa.types.is_string(dimension.values.type) else "int64"
    return ibis.table({"value": kind, "position": "int64"}, name=name)
