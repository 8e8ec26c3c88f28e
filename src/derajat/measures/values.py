"""Values of a plan's indicators for an office."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import pyarrow as pa

from derajat.engines.base import Engine, Facts
from derajat.measures.areas_reached import reached_amounts
from derajat.measures.coded import CodedParts, read_parts
from derajat.measures.completeness import expected_of
from derajat.measures.counted import compute_amounts
from derajat.measures.division import divide
from derajat.measures.indexes import compute_index
from derajat.measures.places import build_places
from derajat.measures.plan import MeasurePlan, PlannedIndicator
from derajat.measures.results import Result
from derajat.measures.run import Run
from derajat.measures.table import build_table, join_tables
from derajat.model.areas import AreaLevel
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import AreasReached, Index
from derajat.model.offices import Office


def compute_values(
    engine: Engine,
    catalogue: Catalogue,
    office: Office,
    facts: Facts,
    plan: MeasurePlan,
    data_day: int,
    *,
    data_version: int = 0,
    run: str = "",
) -> pa.Table:
    """The values of a plan as a table with the columns of `Value`.

    Sorted by indicator, area, level, period and group; the same input gives the same
    table. Nothing after `data_day` has a value.
    """
    parts = engine.compute_parts(catalogue, facts, plan.tallies, data_day)
    return values_from_parts(
        catalogue, office, parts, plan, data_day, data_version=data_version, run=run
    )


def values_from_parts(
    catalogue: Catalogue,
    office: Office,
    parts: Mapping[str, pa.Table],
    plan: MeasurePlan,
    data_day: int,
    *,
    data_version: int = 0,
    run: str = "",
) -> pa.Table:
    """The values that follow from the parts an engine has counted."""
    work = build_run(catalogue, office, parts, plan, data_day)
    read: dict[str, Result] = {}
    tables = {}
    for planned in plan.indicators:
        code = planned.indicator.code
        result = compute_result(work, planned, read)
        if planned.is_read:
            read[code] = result
        if planned.is_asked:
            tables[code] = build_table(result, data_version, run)
    return join_tables(tables)


def build_run(
    catalogue: Catalogue,
    office: Office,
    parts: Mapping[str, pa.Table],
    plan: MeasurePlan,
    data_day: int,
    given_eligible: Mapping[str, Fraction] | None = None,
) -> Run:
    """What the values of a plan are computed from."""
    coded = {
        tally.name: read_parts(parts[tally.name], tally.groups)
        for tally in plan.tallies
    }
    levels = set(_levels(office, plan))
    places = build_places(office, levels, _places(office, coded, levels))
    return Run(catalogue, office, coded, places, data_day, given_eligible or {})


def compute_result(
    run: Run, planned: PlannedIndicator, read: Mapping[str, Result]
) -> Result:
    """The values of one indicator, before they become rows.

    `read` holds those of the indicators that it reads.
    """
    kind = planned.indicator.versions[-1].kind
    if isinstance(kind, Index):
        return compute_index(run, planned, read)
    if isinstance(kind, AreasReached):
        return divide(run, planned, reached_amounts(run, planned, read))
    return divide(run, planned, compute_amounts(run, planned))


def _levels(office: Office, plan: MeasurePlan) -> Iterator[AreaLevel]:
    """Levels of values, of what values read, and of those who report."""
    yield from office.levels
    for planned in plan.indicators:
        yield from planned.more_levels
        for version in planned.versions:
            for count in version.counts:
                for expected in expected_of(office, count.root):
                    yield AreaLevel(expected.area_level)


def _places(
    office: Office, coded: Mapping[str, CodedParts], levels: set[AreaLevel]
) -> Iterator[str | None]:
    yield None
    for parts in coded.values():
        yield from parts.place.texts
    for area in office.areas.areas:
        if area.level in levels:
            yield area.code
