"""Values as the rows of an Arrow table."""

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from derajat.measures.arrays import Bools, Ints, decimal_texts, exact_texts
from derajat.measures.flags import flag_texts
from derajat.measures.groups import render_group
from derajat.measures.results import METHODS, Result
from derajat.model.calendar import date_of_day
from derajat.model.values import Value


_TYPES = {
    "numerator": pa.int64(),
    "unknown": pa.int64(),
    "value": pa.float64(),
    "lower": pa.float64(),
    "upper": pa.float64(),
    "completeness": pa.float64(),
    "data_version": pa.int64(),
}

VALUE_SCHEMA = pa.schema(
    [
        (field.name, _TYPES.get(field.name, pa.string()))
        for field in dataclasses.fields(Value)
    ]
)
"""The columns of a value table, in the order of `Value`."""


def join_tables(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The tables of some indicators by code, one after the other."""
    ordered = [tables[code] for code in sorted(tables)]
    return pa.concat_tables([VALUE_SCHEMA.empty_table(), *ordered])


def build_table(result: Result, data_version: int, run: str) -> pa.Table:
    """The rows of one indicator, sorted by area, level, period and group."""
    at = np.nonzero(result.emitted)
    area, period, group = at
    count = len(area)
    indicator, periods = result.timeline.indicator, result.timeline.periods
    axis_rows = result.rows[area]
    columns = {
        "indicator": pa.repeat(indicator.code, count),
        "version": _texts(_versions(result), period),
        "area": _texts(result.axis.codes, axis_rows),
        "area_level": _texts([level.value for level in result.axis.levels], axis_rows),
        "period_kind": _texts([item.kind.value for item in periods], period),
        "period": _texts([item.render() for item in periods], period),
        "group": _texts([render_group(label) for label in result.labels], group),
        "numerator": _wholes(result.numerator[at], result.has_numerator[at]),
        "denominator": _denominators(result, at),
        "unknown": pa.array(result.unknown[at].astype(np.int64)),
        "value": _floats(result.value[at], result.has_value[at]),
        "shown": _shown(result, at),
        "lower": _floats(result.lower[at], ~np.isnan(result.lower[at])),
        "upper": _floats(result.upper[at], ~np.isnan(result.upper[at])),
        "method": _texts(METHODS, result.method[at]),
        "completeness": _completeness(result, area, period),
        "flags": flag_texts(result.flags.bits[at]),
        "data_version": pa.array(np.full(count, data_version, dtype=np.int64)),
        "run": pa.repeat(run, count),
    }
    return pa.table([columns[name] for name in VALUE_SCHEMA.names], VALUE_SCHEMA)


def _texts(texts: Sequence[str], codes: Ints) -> pa.Array:
    return pc.take(pa.array(texts, pa.string()), pa.array(codes))


def _versions(result: Result) -> list[str]:
    versions = result.timeline.indicator.versions
    return [
        date_of_day(versions[number].valid_from).isoformat() if number >= 0 else ""
        for number in result.timeline.version.tolist()
    ]


def _wholes(numbers: Ints, known: Bools) -> pa.Array:
    whole = np.where(known, numbers, 0).astype(np.int64)
    return pa.array(whole, mask=~known)


def _floats(numbers: Ints, known: Bools) -> pa.Array:
    return pa.array(numbers, pa.float64(), mask=~known)


def _only(texts: pa.Array, known: Bools) -> pa.Array:
    return pc.if_else(pa.array(known), texts, pa.scalar(None, pa.string()))


def _denominators(result: Result, at: tuple[Ints, ...]) -> pa.Array:
    known = result.has_denominator[at]
    numbers = np.where(known, result.denominator[at], 0)
    return _only(exact_texts(numbers, result.denominator_scale), known)


def _shown(result: Result, at: tuple[Ints, ...]) -> pa.Array:
    known = result.has_value[at]
    texts = decimal_texts(np.where(known, result.shown[at], 0), result.decimals)
    shown = _only(texts, known)
    for version, limit in result.beyond.items():
        beyond = result.flags.where("above-classes")[at]
        beyond &= result.timeline.version[at[1]] == version
        limits = decimal_texts(np.array([limit], dtype=np.int64), result.decimals)
        shown = pc.if_else(pa.array(beyond), f">{limits[0].as_py()}", shown)
    return shown


def _completeness(result: Result, area: Ints, period: Ints) -> pa.Array:
    shares = result.completeness[area, period]
    return _floats(shares, ~np.isnan(shares))
