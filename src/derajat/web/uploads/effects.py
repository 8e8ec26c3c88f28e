"""What a file would change in the numbers that are in force, computed beforehand."""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from derajat.engines.duckdb import DuckDBEngine
from derajat.intake import CheckedFile
from derajat.measures.trial import ValueChange, compute_trial, find_changes
from derajat.model.areas import AreaRegistry
from derajat.model.scalars import parse_day
from derajat.opening.offices import OpenOffice
from derajat.store.trial import write_trial_facts


MOST_CHANGES = 60
"""Changes that are kept with an upload; the widest areas come first."""


@dataclass(frozen=True)
class Effect:
    """Values that would be shown otherwise, tried on one version of the facts."""

    facts_version: int
    seconds: int
    changed: int
    """All of them; `changes` holds the first."""
    indicators: int
    changes: tuple[ValueChange, ...]


def compute_effect(checked: CheckedFile, office: OpenOffice, now: str) -> Effect:
    """The effect of accepting a checked file on the values in force.

    Exact: the engine and the rules of a measurement, over the stored facts and those
    of the file, for every indicator that reads the dataset of the file.
    """
    began = time.monotonic()
    snapshot = office.store.snapshot()
    name = checked.dataset.name
    with tempfile.TemporaryDirectory(prefix="derajat-coba-") as folder:
        path = Path(folder) / "tried.parquet"
        tried = write_trial_facts(snapshot, checked.dataset, checked.facts, path)
        values = compute_trial(
            DuckDBEngine(),
            office.catalogue,
            office.office,
            snapshot,
            {name: tried},
            parse_day(now[:10]),
        )
    changes = find_changes(snapshot.values(), values)
    chosen = choose_widest(changes, office.office.areas, office.office.area)
    return Effect(
        snapshot.facts_version,
        round(time.monotonic() - began),
        len(changes),
        len({change.indicator for change in changes}),
        chosen,
    )


def choose_widest(
    changes: Sequence[ValueChange], areas: AreaRegistry, office_area: str
) -> tuple[ValueChange, ...]:
    """The first changes people look for: of the office, of everybody, newest period."""

    def order(change: ValueChange) -> tuple[bool, bool, int]:
        return (
            change.group != "",
            change.area != office_area,
            len(areas.ancestors(change.area)) if change.area in areas.by_code else 99,
        )

    newest = sorted(changes, key=lambda change: change.period, reverse=True)
    return tuple(sorted(newest, key=order)[:MOST_CHANGES])


def write_effect(effect: Effect) -> dict[str, Any]:
    """The effect as JSON."""
    return asdict(effect)


def read_effect(fields: dict[str, Any]) -> Effect:
    """The effect that was written."""
    changes = tuple(ValueChange(**change) for change in fields["changes"])
    return Effect(**{**fields, "changes": changes})
