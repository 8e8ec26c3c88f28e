"""The reference engine: plain Python over lists of rows, and the traces of counts."""

from derajat.engines.reference.engine import ReferenceEngine
from derajat.engines.reference.rows import Origin, Reason
from derajat.engines.reference.tallies import TracedRow, trace_tally
from derajat.engines.reference.truth import decide, find_failed


__all__ = [
    "Origin",
    "Reason",
    "ReferenceEngine",
    "TracedRow",
    "decide",
    "find_failed",
    "trace_tally",
]
