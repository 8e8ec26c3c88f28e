"""From a stored value back to the rows it was counted from."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from derajat.measures.changed_areas import changes_within
from derajat.measures.explaining.arithmetic import render_arithmetic
from derajat.measures.explaining.explanation import (
    ChangedBorders,
    ComponentValue,
    CountedRows,
    Explanation,
    RuleSource,
)
from derajat.measures.explaining.narrowing import Load
from derajat.measures.explaining.printed import list_claims
from derajat.measures.explaining.rows import (
    count_origins,
    list_files,
    list_found,
    list_left_out,
    list_origins,
)
from derajat.measures.explaining.tracing import (
    SHARED,
    Subject,
    TracedSide,
    Tracer,
    scaled,
)
from derajat.measures.explaining.words import render_version
from derajat.measures.plan import Figure, MeasurePlan, PlannedVersion
from derajat.model.areas import AreaLevel
from derajat.model.batches import Batch, BatchState, Claim, RowFinding, RowState
from derajat.model.calendar import date_of_day, parse_period
from derajat.model.catalogue import Catalogue
from derajat.model.facts import ORDER
from derajat.model.formulas import indicators_of
from derajat.model.indicators import AreasReached, Index, Indicator, Version
from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.model.scalars import show_decimal
from derajat.model.values import Value


@dataclass(frozen=True)
class Figures:
    """What the traced rows of both sides add up to.

    The numerator is a stored number, as in `Value`: times 10^places of its column.
    """

    numerator: Fraction
    denominator: Fraction | None
    unknown: int


class Records(Protocol):
    """What an explanation reads of a version of the store."""

    @property
    def datasets(self) -> tuple[str, ...]: ...

    @property
    def batches(self) -> tuple[Batch, ...]: ...

    def load_facts(self, dataset: str, /) -> pa.Table: ...

    def claims(self) -> tuple[Claim, ...]: ...

    def findings(self, batch_id: str, /) -> tuple[RowFinding, ...]: ...


def explain_value(
    value: Value,
    catalogue: Catalogue,
    office: Office,
    plan: MeasurePlan,
    snapshot: Records,
    values: pa.Table,
    data_day: int,
    is_narrowed: bool = True,
    most_rows: int | None = None,
) -> Explanation:
    """Everything that `value` rests on, traced anew through the reference engine.

    `snapshot` is the store at the value's data version, `values` all values of its
    run: an index is made of them. Without `is_narrowed` every row is read, which gives
    the same. What needs more than `most_rows` received rows is not traced.
    """
    indicator = catalogue.indicators[value.indicator]
    planned = _planned_version(plan, value)
    load = _loader(snapshot)
    tracer = Tracer(catalogue, office, plan, load, data_day, is_narrowed, most_rows)
    sides = tuple(_trace_all(tracer, planned, _subject(value, indicator)))
    figures = _add_up(planned, sides) if planned is not None and sides else None
    batches = {batch.number: batch for batch in snapshot.batches}
    used = _used_batches(sides, batches)
    findings = {batch.id: snapshot.findings(batch.id) for batch in used}
    unit = catalogue.units[indicator.unit]
    return Explanation(
        value=value,
        label=indicator.label,
        area_name=_area_name(office, value.area),
        unit=unit.name,
        rule=_rule(planned.version if planned else None, catalogue),
        rule_source=_rule_source(planned.version if planned else None),
        disclosure=indicator.disclosure.value,
        arithmetic=render_arithmetic(value, unit, planned),
        counted=tuple(_list_counted(planned, sides, batches)),
        left_out=list_left_out(
            (row for side in sides for row in side.rows), catalogue, batches
        ),
        set_aside=list_found(used, findings, RowState.SET_ASIDE),
        questioned=list_found(used, findings, RowState.QUESTIONED, _origins(sides)),
        components=_list_components(value, planned, office, values),
        claims=list_claims(
            value, unit, snapshot.claims(), {b.id: b for b in snapshot.batches}
        ),
        origins=list_origins(used, office),
        borders=_list_borders(value, plan, office, data_day),
        is_reproduced=figures is None or _agrees(value, figures),
        untraced=sum(side.untraced for side in sides),
    )


_NO_RECORDS = pa.table({ORDER: pa.array([], pa.int64())})


def _loader(snapshot: Records) -> Load:
    """Reads the records of a dataset when they are asked for, once."""
    known = set(snapshot.datasets)
    return cache(
        lambda name: snapshot.load_facts(name) if name in known else _NO_RECORDS
    )


def _planned_version(plan: MeasurePlan, value: Value) -> PlannedVersion | None:
    for planned in plan.planned(value.indicator).versions:
        if _version_name(planned.version) == value.version:
            return planned
    return None


def _version_name(version: Version) -> str:
    return date_of_day(version.valid_from).isoformat()


def _subject(value: Value, indicator: Indicator) -> Subject:
    period = parse_period(value.period)
    if period is None:
        raise ValueError(f"not a period: {value.period}")
    pairs = [part.split("=", 1) for part in value.group.split(",") if part]
    return Subject(
        indicator=indicator.code,
        area=value.area,
        level=AreaLevel(value.area_level),
        period=period,
        group=tuple((column, wanted) for column, wanted in pairs),
        accumulate=indicator.accumulate,
    )


def _trace_all(
    tracer: Tracer, planned: PlannedVersion | None, subject: Subject
) -> Iterable[TracedSide]:
    """The sides of every version; none where nothing is counted or eligible."""
    if planned is not None and (planned.counts or planned.eligible):
        for version in tracer.plan.planned(subject.indicator).versions:
            yield from _trace_sides(tracer, version, subject)


def _trace_sides(
    tracer: Tracer, planned: PlannedVersion, subject: Subject
) -> tuple[TracedSide, ...]:
    version, eligible = planned.version, planned.eligible
    sides = [tracer.trace_count(count, version, subject) for count in planned.counts]
    if eligible and eligible.number:
        sides.append(tracer.trace_eligible(eligible, eligible.number, version, subject))
    return tuple(sides)


def _add_up(planned: PlannedVersion, sides: tuple[TracedSide, ...]) -> Figures | None:
    """The figures of all sides; None where parameters multiply place by place, or
    where a share of the rows counts."""
    if planned.eligible and planned.eligible.parameters:
        return None
    if any(side.is_shared or side.untraced for side in sides):
        return None
    factor = planned.eligible.factor if planned.eligible else Fraction(1)
    numerator = sum(side.amount(Figure.NUMERATOR) for side in sides)
    denominator = sum(side.amount(Figure.DENOMINATOR) for side in sides)
    return Figures(
        Fraction(numerator),
        scaled(denominator, _places_of(planned, Figure.DENOMINATOR)) * factor,
        sum(side.amount(Figure.UNKNOWN) for side in sides),
    )


def _places_of(planned: PlannedVersion | None, figure: Figure) -> int:
    """Decimal places in which the rows of a figure are stored."""
    if planned is None or figure is Figure.UNKNOWN:
        return 0
    if figure is Figure.NUMERATOR:
        return planned.numerator.numerator_places if planned.numerator else 0
    if planned.eligible and planned.eligible.number:
        return planned.eligible.number.places
    return (planned.numerator or planned.counts[0]).denominator_places


def _agrees(value: Value, figures: Figures) -> bool:
    if value.numerator is None:
        return figures.numerator == 0
    same = Fraction(value.numerator) == figures.numerator
    if value.denominator is not None and figures.denominator is not None:
        same = same and Fraction(value.denominator) == figures.denominator
    return same and value.unknown == figures.unknown


def _list_counted(
    planned: PlannedVersion | None,
    sides: tuple[TracedSide, ...],
    batches: dict[int, Batch],
) -> Iterable[CountedRows]:
    told = (Figure.NUMERATOR, Figure.DENOMINATOR, Figure.UNKNOWN)
    for side in sides:
        for figure in told:
            rows = side.rows_of(figure)
            if rows:
                yield CountedRows(
                    SHARED if side.is_shared else figure.value,
                    side.dataset,
                    show_decimal(side.amount(figure), _places_of(planned, figure)),
                    count_origins(rows),
                    list_files(rows, batches),
                )


def _used_batches(
    sides: tuple[TracedSide, ...], batches: dict[int, Batch]
) -> list[Batch]:
    """The batches that the rows of all sides came with, in their order.

    Of a side that was not traced all that are in force.
    """
    numbers = {
        origin.batch for side in sides for row in side.rows for origin in row.origins
    }
    roots = {root for side in sides for root in side.roots}
    numbers |= {
        number
        for number, batch in batches.items()
        if batch.dataset in roots and batch.state is BatchState.ACCEPTED
    }
    return [batches[number] for number in sorted(numbers)]


def _origins(sides: tuple[TracedSide, ...]) -> set[tuple[int, str, int]]:
    """Batch, sheet and row number of every traced row."""
    traced = (row for side in sides for row in side.rows)
    origins = (origin for row in traced for origin in row.origins)
    return {(origin.batch, origin.sheet, origin.row) for origin in origins}


def _rule(version: Version | None, catalogue: Catalogue) -> tuple[Label, ...]:
    if version is None:
        return ()
    pairs = zip(
        render_version(version, catalogue, "id"),
        render_version(version, catalogue, "en"),
        strict=True,
    )
    return tuple(Label(*pair) for pair in pairs)


def _rule_source(version: Version | None) -> RuleSource | None:
    if version is None:
        return None
    source = version.source
    checked_on = date_of_day(source.checked_on).isoformat()
    return RuleSource(source.title, source.article, checked_on, version.confirmed)


def _list_borders(
    value: Value, plan: MeasurePlan, office: Office, data_day: int
) -> tuple[ChangedBorders, ...]:
    period = parse_period(value.period)
    if period is None or "area-changed" not in value.flags.split(";"):
        return ()
    planned = plan.planned(value.indicator)
    changes = changes_within(planned, office, value.area, period, data_day)
    return tuple(
        ChangedBorders(
            date_of_day(change.day).isoformat(),
            tuple(f"{code} {_area_name(office, code)}" for code in change.came),
            tuple(f"{code} {_area_name(office, code)}" for code in change.went),
        )
        for change in changes
    )


def _area_name(office: Office, code: str) -> str:
    area = office.areas.by_code.get(code)
    return area.name if area else code


def _list_components(
    value: Value,
    planned: PlannedVersion | None,
    office: Office,
    values: pa.Table,
) -> tuple[ComponentValue, ...]:
    if planned is None:
        return ()
    kind = planned.version.kind
    if isinstance(kind, AreasReached):
        level, codes = kind.area_level, {kind.of}
        areas = set(office.areas.within(value.area))
    elif isinstance(kind, Index):
        level, codes = value.area_level, set(indicators_of(kind.formula))
        areas = {value.area}
    else:
        return ()
    return tuple(_find_values(values, codes, areas, level, value.period))


def _find_values(
    values: pa.Table, codes: set[str], areas: set[str], level: str, period: str
) -> Iterable[ComponentValue]:
    wanted = pc.and_(
        pc.and_(
            pc.is_in(values["indicator"], pa.array(sorted(codes))),
            pc.is_in(values["area"], pa.array(sorted(areas))),
        ),
        pc.and_(
            pc.equal(values["period"], period), pc.equal(values["area_level"], level)
        ),
    )
    for row in values.filter(wanted).to_pylist():
        yield ComponentValue(row["indicator"], row["area"], row["group"], row["shown"])
