"""Explains numbers of one run, one after the other, and keeps what it read."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import lru_cache

import pyarrow as pa

from derajat.measures.explaining.building import explain_value
from derajat.measures.explaining.explanation import Explanation
from derajat.measures.explaining.narrowing import Load
from derajat.measures.measuring import data_day_of, plan_of
from derajat.measures.methods.reading import components_of
from derajat.model.batches import Batch, Claim, RowFinding
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.model.values import Value
from derajat.store import Snapshot


ValuesOf = Callable[[Sequence[str]], pa.Table]
"""All values of the run of some indicators."""

_BYTES_KEPT = 600_000_000
"""Those of an office of some hundred thousand people fit; of a larger one the last."""
_MOST_RECORDS_PRELOADED = 5_000_000

_EXPLANATIONS_KEPT = 1_000


class KeptRecords:
    """Records by dataset, as many as fit; those not asked for longest are let go."""

    def __init__(self, load: Load, most_bytes: int) -> None:
        self._load, self._most = load, most_bytes
        self._kept: OrderedDict[str, pa.Table] = OrderedDict()
        self._lock = threading.Lock()

    def load(self, dataset: str) -> pa.Table:
        """The records of a dataset; read, outside the lock, when they are not kept."""
        with self._lock:
            if dataset in self._kept:
                self._kept.move_to_end(dataset)
                return self._kept[dataset]
        records = self._load(dataset)
        with self._lock:
            self._kept[dataset] = records
            while len(self._kept) > 1 and self._bytes() > self._most:
                self._kept.popitem(last=False)
        return records

    def _bytes(self) -> int:
        return sum(records.nbytes for records in self._kept.values())


class KeptSnapshot:
    """A version of the store whose records, claims and findings are read once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.datasets = snapshot.datasets
        self.batches: tuple[Batch, ...] = snapshot.batches
        self.load_facts: Load = KeptRecords(snapshot.load_facts, _BYTES_KEPT).load
        self._claims = lru_cache(1)(snapshot.claims)
        self._findings = lru_cache(_EXPLANATIONS_KEPT)(snapshot.findings)

    def claims(self) -> tuple[Claim, ...]:
        """As of the snapshot."""
        return self._claims()

    def findings(self, batch_id: str) -> tuple[RowFinding, ...]:
        """As of the snapshot. Raises REF-106."""
        return self._findings(batch_id)


class ExplainingDesk:
    """Explains values of one run; the same question twice is answered at once."""

    def __init__(
        self,
        catalogue: Catalogue,
        office: Office,
        snapshot: Snapshot,
        values_of: ValuesOf,
    ) -> None:
        self._catalogue, self._office = catalogue, office
        self._plan = plan_of(catalogue, office)
        self._day = data_day_of(snapshot)
        self._kept = KeptSnapshot(snapshot)
        self._values_of = values_of
        self._explain = lru_cache(_EXPLANATIONS_KEPT)(self._trace)

    def preload(self) -> None:
        """Read the records of every dataset, where all of them can be kept."""
        if sum(batch.facts for batch in self._kept.batches) <= _MOST_RECORDS_PRELOADED:
            for dataset in self._kept.datasets:
                self._kept.load_facts(dataset)

    def explain(self, value: Value, most_rows: int | None = None) -> Explanation:
        """Everything that a value rests on.

        What needs more than `most_rows` received rows is not traced.
        """
        return self._explain(value, most_rows)

    def _trace(self, value: Value, most_rows: int | None) -> Explanation:
        versions = self._catalogue.indicators[value.indicator].versions
        codes = {code for version in versions for code in components_of(version.kind)}
        return explain_value(
            value,
            self._catalogue,
            self._office,
            self._plan,
            self._kept,
            self._values_of(sorted(codes)),
            self._day,
            most_rows=most_rows,
        )
