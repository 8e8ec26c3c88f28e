"""The small world of a worked example: its facts, its areas, its components."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np
import pyarrow as pa

from derajat.measures.flags import FlagArray, bits_of
from derajat.measures.groups import GroupLabel, sort_labels
from derajat.measures.plan import MeasurePlan, PlannedIndicator
from derajat.measures.results import Result
from derajat.measures.run import Run
from derajat.measures.timeline import build_timeline
from derajat.model.areas import NATION_CODE, Area, AreaLevel, AreaRegistry
from derajat.model.catalogue import Catalogue
from derajat.model.columns import StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import BATCH, ORDER, ROW, SHEET
from derajat.model.formulas import Spread
from derajat.model.indicators import (
    AreasReached,
    Component,
    Example,
    Index,
    Indicator,
)
from derajat.model.labels import Label
from derajat.model.offices import Office


AREA_LABEL = "area"
"""The column of a component that names an area; all others name groups."""


def build_example_facts(catalogue: Catalogue, example: Example) -> dict[str, pa.Table]:
    """The tables of an example as current records, in the order written."""
    return {
        table.dataset: _facts(catalogue.received(table.dataset), table.rows)
        for table in example.tables
    }


def _facts(
    dataset: ReceivedDataset, rows: tuple[tuple[tuple[str, StoredValue], ...], ...]
) -> pa.Table:
    by_name = [dict(row) for row in rows]
    columns: dict[str, pa.Array] = {}
    for column in dataset.columns:
        type_ = pa.string() if column.type.is_stored_as_text else pa.int64()
        columns[column.name] = pa.array([r.get(column.name) for r in by_name], type_)
    numbers = list(range(1, len(rows) + 1))
    columns[BATCH] = pa.array([1] * len(rows), pa.int64())
    columns[SHEET] = pa.array([""] * len(rows), pa.string())
    columns[ROW] = pa.array(numbers, pa.int64())
    columns[ORDER] = pa.array(numbers, pa.int64())
    return pa.table(columns)


def build_example_office(
    indicator: Indicator,
    plan: MeasurePlan,
    parts: Mapping[str, pa.Table],
    example: Example,
) -> Office:
    """An office whose whole is the nation and whose areas are those named."""
    areas = [Area(NATION_CODE, "", AreaLevel.NATION, "")]
    known = {NATION_CODE, ""}
    for code, level in _named(indicator, plan, parts, example):
        if code not in known:
            known.add(code)
            areas.append(Area(code, code, level, NATION_CODE))
    levels = tuple(level for level in AreaLevel if level in {a.level for a in areas})
    return Office(
        name="contoh",
        label=Label("Contoh", "Example"),
        area=NATION_CODE,
        levels=levels,
        areas=AreaRegistry(tuple(areas)),
        sources=(),
        indicators=(indicator.code,),
        scorecard=(),
        eligible_choices=(),
        notes=(),
        folder="",
    )


def _named(
    indicator: Indicator,
    plan: MeasurePlan,
    parts: Mapping[str, pa.Table],
    example: Example,
) -> Iterator[tuple[str, AreaLevel]]:
    for planned in plan.indicators:
        for level, names in _tallies(planned):
            for name in names:
                codes = parts[name]["place"].unique().to_pylist()
                yield from ((code, level) for code in sorted(filter(None, codes)))
    level = _component_level(indicator)
    for component in example.components:
        yield from (
            (text, level) for key, text in component.labels if key == AREA_LABEL
        )
    if example.area:
        yield example.area, level


def _tallies(
    planned: PlannedIndicator,
) -> Iterator[tuple[AreaLevel, tuple[str, ...]]]:
    for version in planned.versions:
        for count in version.counts:
            names = (*(name for _, name in count.tallies), count.presence)
            yield count.place_level or AreaLevel.VILLAGE, names
        number = version.eligible.number if version.eligible else None
        if number is not None:
            level = number.place_level or AreaLevel.VILLAGE
            yield level, (number.tally, number.presence)


def _component_level(indicator: Indicator) -> AreaLevel:
    kind = indicator.versions[-1].kind
    if isinstance(kind, AreasReached):
        return AreaLevel(kind.area_level)
    if isinstance(kind, Index) and isinstance(kind.formula, Spread):
        return AreaLevel(kind.formula.across)
    return AreaLevel.VILLAGE


def component_results(run: Run, example: Example) -> dict[str, Result]:
    """The components an example states, as if they had been computed."""
    codes = dict.fromkeys(component.indicator for component in example.components)
    return {
        code: _component_result(
            run, code, [c for c in example.components if c.indicator == code], example
        )
        for code in codes
    }


def _component_result(
    run: Run, code: str, components: list[Component], example: Example
) -> Result:
    indicator = run.catalogue.indicators[code]
    unit = run.catalogue.units[indicator.unit]
    axis = run.places.axis
    timeline = build_timeline(indicator, (example.period,), run.data_day)
    labels = sort_labels(_group(component) for component in components)
    shape = (len(axis.codes), 1, len(labels))
    numerator = np.zeros(shape, dtype=object)
    denominator = np.zeros(shape, dtype=object)
    has_numerator = np.zeros(shape, dtype=bool)
    has_denominator = np.zeros(shape, dtype=bool)
    for component in components:
        area = dict(component.labels).get(AREA_LABEL, run.office.area)
        at = (axis.codes.index(area), 0, labels.index(_group(component)))
        if component.numerator is not None:
            numerator[at], has_numerator[at] = component.numerator, True
        if component.denominator is not None:
            denominator[at] = Fraction(component.denominator).numerator
            has_denominator[at] = True
    stated = ~has_denominator
    wholes = np.where(stated, 1, denominator)
    has_value = has_numerator & (wholes > 0).astype(bool)
    flags = FlagArray(shape)
    flags.bits |= np.where(has_value, 0, bits_of(("no-data",)))
    return Result(
        timeline=timeline,
        axis=axis,
        rows=np.arange(len(axis.codes)),
        labels=labels,
        decimals=unit.decimals,
        parts=numerator * unit.scale,
        wholes=wholes,
        has_value=has_value,
        numerator=numerator,
        has_numerator=has_numerator,
        denominator=denominator,
        denominator_scale=1,
        has_denominator=has_denominator,
        unknown=np.zeros(shape, dtype=np.int64),
        lower=np.full(shape, np.nan),
        upper=np.full(shape, np.nan),
        method=np.zeros(shape, dtype=np.int64),
        completeness=np.full(shape[:2], np.nan),
        flags=flags,
        emitted=has_value,
    )


def _group(component: Component) -> GroupLabel:
    return tuple(
        (column, text) for column, text in component.labels if column != AREA_LABEL
    )
