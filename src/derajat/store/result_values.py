"""The columns of stored values: the fields of `model.values.Value`."""

from dataclasses import fields

import pyarrow as pa

from derajat.model.values import Value


_ARROW_TYPES = {"str": pa.string(), "int": pa.int64(), "float": pa.float64()}


def _arrow_type(annotation: object) -> pa.DataType:
    name = annotation if isinstance(annotation, str) else _type_name(annotation)
    return _ARROW_TYPES[name.removesuffix(" | None")]


def _type_name(annotation: object) -> str:
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


VALUES_SCHEMA = pa.schema(
    [(field.name, _arrow_type(field.type)) for field in fields(Value)]
)

VALUE_ORDER = [
    (name, "ascending")
    for name in ("indicator", "area_level", "area", "period_kind", "period", "group")
]
