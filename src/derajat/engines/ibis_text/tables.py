"""Names, schemas and the equality join that the other expressions rest on."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from derajat.model.columns import Column
from derajat.model.facts import ORDER


@dataclass(frozen=True)
class Sources:
    """The tables that steps may read, and the last day of which anything is known."""

    datasets: Mapping[str, ir.Table]
    codelists: Mapping[str, ir.Table]
    data_day: int


def type_of(column: Column) -> str:
    """How a column is stored: `string` or `int64`."""
    return "string" if column.type.is_stored_as_text else "int64"


def fact_table(name: str, columns: tuple[Column, ...]) -> ir.Table:
    """The unbound table of a dataset: its columns and the order of acceptance."""
    schema = {column.name: type_of(column) for column in columns}
    return ibis.table({**schema, ORDER: "int64"}, name=name)


def codelist_table(name: str, columns: tuple[Column, ...]) -> ir.Table:
    """The unbound table of a code list."""
    return ibis.table({item.name: type_of(item) for item in columns}, name=name)


def look_up(
    table: ir.Table,
    other: ir.Table,
    match: Mapping[str, str],
    take: Mapping[str, str],
    how: str = "left",
) -> ir.Table:
    """`table` with columns of `other` found by equality; missing never matches.

    `match` maps columns of `table` to those of `other`, `take` new names to columns
    of `other`, whose match columns must be unique together.
    """
    keys = {f"__key_{number}": there for number, there in enumerate(match.values())}
    right = other.select(
        **{name: other[there] for name, there in keys.items()},
        **{name: other[there] for name, there in take.items()},
    )
    joined = table.join(right, list(zip(match, keys, strict=True)), how=how)
    return joined.drop(*keys)


def repeat_rows(table: ir.Table, number: str, times: int) -> ir.Table:
    """`times` copies of each row, numbered from 0 in the column `number`."""
    copies = ibis.range(ibis.literal(0, "int64"), ibis.literal(times, "int64"))
    return table.mutate(copies.unnest().name(number))


def floor_of(value: ir.NumericValue, divisor: int) -> ir.IntegerValue:
    """The largest whole number not above value / divisor.

    By a float quotient: integer division of negative numbers differs by engine.
    Exact for values below 2^53.
    """
    return (value.cast("float64") / float(divisor)).floor().cast("int64")


def whole_sum(value: ir.IntegerColumn, where: ir.BooleanValue = None) -> ir.Value:
    """A sum in 64 bits; an engine that sums wider is cast, an overflow raises."""
    return value.sum(where=where).cast("decimal(38, 0)").cast("int64")
