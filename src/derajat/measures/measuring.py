"""Measuring an office: from the facts of its store to values in its store."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from derajat.engines.base import Engine
from derajat.errors import DerajatError
from derajat.measures.compile import compile_measures, measured_indicators
from derajat.measures.plan import MeasurePlan
from derajat.measures.values import compute_values
from derajat.model.batches import BatchState
from derajat.model.calendar import day_of_date
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import ReceivedDataset
from derajat.model.offices import Office
from derajat.store import Snapshot, Store


@dataclass(frozen=True)
class MeasureReport:
    """What a measurement did: `is_new` is False when nothing had changed."""

    values: int
    data_version: int
    run: str
    is_new: bool


def measure_office(
    store: Store, catalogue: Catalogue, office: Office, engine: Engine, rules: str
) -> MeasureReport:
    """Compute all values of an office and make them the ones in force.

    `rules` is the fingerprint of all definitions. When values of the same facts under
    the same rules stand already, nothing is done. Raises DerajatError when stored
    facts do not fit their definition any more (REF-110, REF-111).
    """
    with store.writer() as writer:
        snapshot = writer.snapshot
        run = name_run(rules, snapshot.facts_version)
        in_force = snapshot.values_run()
        if in_force is not None and in_force.run == run:
            count = snapshot.count_values()
            return MeasureReport(count, in_force.data_version, run, False)
        _check_facts(snapshot, catalogue)
        table = compute_values(
            engine,
            catalogue,
            office,
            {name: snapshot.facts_files(name) for name in snapshot.datasets},
            plan_of(catalogue, office),
            data_day_of(snapshot),
            data_version=snapshot.facts_version,
            run=run,
        )
        writer.commit_values(table, snapshot.facts_version, run)
    return MeasureReport(table.num_rows, snapshot.facts_version, run, True)


def name_run(rules: str, facts_version: int) -> str:
    """The name of a measurement: by which rules, and of which facts."""
    return f"{rules[:12]}@{facts_version}"


def plan_of(catalogue: Catalogue, office: Office) -> MeasurePlan:
    """The plan of everything an office measures."""
    return compile_measures(
        catalogue, measured_indicators(catalogue, office), dict(office.eligible_choices)
    )


def data_day_of(snapshot: Snapshot) -> int:
    """The day up to which the facts speak: the day the last file in force was received.

    Withdrawn files do not count: values are those of a history without them.
    """
    in_force = (b for b in snapshot.batches if b.state is BatchState.ACCEPTED)
    return max((_day_of(batch.received_at) for batch in in_force), default=0)


def _day_of(moment: str) -> int:
    return day_of_date(datetime.fromisoformat(moment))


def fingerprint_rules(files: Iterable[Path], software: str) -> str:
    """SHA-256 over all that says what is computed: names and contents of definition
    files, and the version of the software that reads them."""
    digest = hashlib.sha256(software.encode())
    for path in sorted(files, key=lambda path: (path.parent.name, path.name)):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _check_facts(snapshot: Snapshot, catalogue: Catalogue) -> None:
    problems = [
        problem
        for name in snapshot.datasets
        if isinstance(dataset := catalogue.datasets.get(name), ReceivedDataset)
        for problem in snapshot.check_dataset(dataset)
    ]
    if problems:
        raise DerajatError(tuple(problems))
