"""The desk that explains numbers of the run in force, one for each run."""

from collections.abc import Sequence
from functools import lru_cache

import pyarrow as pa

from derajat.measures.explaining import ExplainingDesk
from derajat.measures.measuring import name_run
from derajat.opening.rules import rules_of
from derajat.web.reading.office import Reading
from derajat.web.reading.run_key import RunKey


def open_desk(reading: Reading) -> ExplainingDesk | None:
    """The desk of the run in force; None where its rules are no longer those read.

    A number computed by other definitions cannot be explained by these.
    """
    return _open(RunKey(reading))


@lru_cache(maxsize=2)
def _open(key: RunKey) -> ExplainingDesk | None:
    reading = key.reading
    run = reading.snapshot.values_run()
    if run is None or run.run != name_run(rules_of(reading.office), run.data_version):
        return None
    snapshot = reading.opened.store.snapshot(run.data_version)

    def values_of(codes: Sequence[str]) -> pa.Table:
        return reading.shelf.choose_many(codes)

    return ExplainingDesk(reading.catalogue, reading.office, snapshot, values_of)
