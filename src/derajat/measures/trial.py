"""Which values a file would change, computed before it is accepted."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from derajat.engines.base import Engine
from derajat.measures.compile import compile_measures, measured_indicators
from derajat.measures.measuring import data_day_of
from derajat.measures.values import compute_values
from derajat.model.catalogue import Catalogue
from derajat.model.facts import FactFiles
from derajat.model.offices import Office
from derajat.store import Snapshot


_KEY = ("indicator", "area", "period", "group")


@dataclass(frozen=True)
class ValueChange:
    """A value as it is in force and as it would be; None where there is none."""

    indicator: str
    area: str
    period: str
    group: str
    before: str | None
    after: str | None


def find_readers(catalogue: Catalogue, office: Office, dataset: str) -> tuple[str, ...]:
    """The indicators of an office whose values a received dataset can change."""
    choices = dict(office.eligible_choices)
    return tuple(
        code
        for code in measured_indicators(catalogue, office)
        if dataset in _read_by_plan(catalogue, code, choices)
    )


def compute_trial(
    engine: Engine,
    catalogue: Catalogue,
    office: Office,
    snapshot: Snapshot,
    tried: Mapping[str, FactFiles],
    day: int,
) -> pa.Table:
    """The values of all indicators that read one of the tried datasets.

    `tried` takes the place of the stored files of its datasets; `day` is the day of
    the trial. The same engine and the same rules as a measurement of the office.
    """
    files = {name: snapshot.facts_files(name) for name in snapshot.datasets}
    codes = {code for name in tried for code in find_readers(catalogue, office, name)}
    plan = compile_measures(catalogue, sorted(codes), dict(office.eligible_choices))
    last_day = max(day, data_day_of(snapshot))
    return compute_values(
        engine, catalogue, office, {**files, **tried}, plan, last_day, run="trial"
    )


def find_changes(before: pa.Table | None, after: pa.Table) -> tuple[ValueChange, ...]:
    """The values shown otherwise than before, of the indicators that were tried."""
    tried = pc.unique(after["indicator"])
    known = {}
    if before is not None:
        known = _shown(before.filter(pc.is_in(before["indicator"], tried)))
    new = _shown(after)
    return tuple(
        ValueChange(*key, known.get(key), new.get(key))
        for key in sorted({**known, **new})
        if known.get(key) != new.get(key)
    )


def _shown(values: pa.Table) -> dict[tuple[str, str, str, str], str | None]:
    keys = zip(*(values[name].to_pylist() for name in _KEY), strict=True)
    return dict(zip(keys, values["shown"].to_pylist(), strict=True))


def _read_by_plan(
    catalogue: Catalogue, code: str, choices: Mapping[str, str]
) -> set[str]:
    """Every dataset that the plan of an indicator asks an engine for."""
    plan = compile_measures(catalogue, [code], choices)
    return catalogue.behind(tally.selection.dataset for tally in plan.tallies)
