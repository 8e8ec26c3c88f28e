"""From definitions to values: what to ask of an engine, and what to make of it."""

from derajat.measures.compile import compile_measures, measured_indicators
from derajat.measures.formula import find_band
from derajat.measures.plan import MeasurePlan
from derajat.measures.table import VALUE_SCHEMA
from derajat.measures.values import compute_values, values_from_parts


__all__ = [
    "VALUE_SCHEMA",
    "MeasurePlan",
    "compile_measures",
    "compute_values",
    "find_band",
    "measured_indicators",
    "values_from_parts",
]
