"""Worked examples as tables, with what each gives."""

from collections.abc import Iterator
from fractions import Fraction

from derajat.measures.methods.page import Block, Line, Table
from derajat.measures.methods.reading import columns_read
from derajat.measures.methods.telling import Telling
from derajat.model.columns import StoredValue
from derajat.model.datasets import Dataset
from derajat.model.indicators import (
    Component,
    Example,
    ExampleTable,
    Expectation,
    Indicator,
    Kind,
    Mean,
    Side,
    SumProportion,
)
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.model.values import FLAGS


_REASONS = {code: Label(indonesian, english) for code, indonesian, english in FLAGS}


def example_blocks(
    number: int, example: Example, indicator: Indicator, tell: Telling
) -> Iterator[Block]:
    """One example: its sentence, its rows, what it gives."""
    asked = [render_period(example.period, tell.language)]
    if example.area:
        asked.append(tell.say(f"wilayah {example.area}", f"area {example.area}"))
    asked += [f"{column} = {value}" for column, value in example.group]
    yield f"{number}. {example.says} ({', '.join(asked)})"
    for table in example.tables:
        yield f"{tell.label(tell.catalogue.datasets[table.dataset].label)}:"
        yield _table(table, indicator, tell)
    lines = [_eligible_line(name, people, tell) for name, people in example.eligible]
    lines += [_component_line(each, tell) for each in example.components]
    places = _places_at(indicator, example, tell)
    lines.append(Line(_gives(example.gives, places, tell)))
    yield tuple(lines)


def _table(table: ExampleTable, indicator: Indicator, tell: Telling) -> Table:
    """The rows, without columns that say nothing: not read, or only fillers."""
    dataset = tell.catalogue.received(table.dataset)
    read = columns_read(dataset, indicator, tell.catalogue)
    names = [name for name, _ in table.rows[0]] if table.rows else []
    names = [name for name in names if _says(name, table, name in read)]
    headings = tuple(tell.column(dataset, name) for name in names)
    rows = tuple(
        tuple(_cell(dataset, name, dict(row).get(name), tell) for name in names)
        for row in table.rows
    )
    return Table(headings, rows)


def _says(name: str, table: ExampleTable, is_read: bool) -> bool:
    """Whether a column holds a value that somebody wrote, or empties that matter."""
    values = {dict(row).get(name) for row in table.rows}
    fillers = {v for v in values if isinstance(v, str) and (v == "?" or v[:1] == "#")}
    return bool(values - fillers - {None}) or (is_read and not fillers)


def _cell(dataset: Dataset, name: str, value: StoredValue, tell: Telling) -> str:
    return "" if value is None else tell.value(value, dataset.column(name))


def _eligible_line(name: str, people: Fraction, tell: Telling) -> Line:
    known = tell.catalogue.eligible.get(name)
    label = tell.label(known.label) if known else f"`{name}`"
    return Line(tell.say("sasaran ", "eligible ") + f"{label}: {tell.number(people)}")


def _component_line(component: Component, tell: Telling) -> Line:
    labels = ", ".join(f"{name} {value}" for name, value in component.labels)
    where = f" ({labels})" if labels else ""
    if component.numerator is None:
        shown = tell.say("tanpa nilai", "no value")
    else:
        other = tell.catalogue.indicators.get(component.indicator)
        places = _numerator_places(other.versions[-1].kind, tell) if other else 0
        shown = tell.number(Fraction(component.numerator, 10**places))
        if component.denominator is not None:
            shown += f" / {tell.number(component.denominator)}"
    return Line(f"{component.indicator}{where}: {shown}")


def _gives(gives: Expectation, places: int, tell: Telling) -> str:
    parts = []
    if gives.numerator is not None:
        number = tell.number(Fraction(gives.numerator, 10**places))
        parts.append(tell.say(f"pembilang {number}", f"numerator {number}"))
    if gives.denominator is not None:
        number = tell.number(gives.denominator)
        parts.append(tell.say(f"penyebut {number}", f"denominator {number}"))
    if gives.unknown is not None:
        number = tell.number(gives.unknown)
        parts.append(tell.say(f"tak diputuskan {number}", f"undecided {number}"))
    if gives.value is not None:
        number = render_number(gives.value, tell.language)
        parts.append(tell.say(f"nilai {number}", f"value {number}"))
    if gives.band is not None:
        parts.append(tell.say(f"golongan {gives.band}", f"band {gives.band}"))
    if gives.no_value is not None:
        why = tell.label(_REASONS[gives.no_value])
        parts.append(tell.say(f"tidak ada nilai: {why}", f"no value: {why}"))
    return tell.say("Hasil: ", "Gives: ") + ", ".join(parts)


def _places_at(indicator: Indicator, example: Example, tell: Telling) -> int:
    version = indicator.version_on(example.period.first_day) or indicator.versions[-1]
    return _numerator_places(version.kind, tell)


def _numerator_places(kind: Kind, tell: Telling) -> int:
    """Decimal places in which the numerator of a kind is stored."""
    if isinstance(kind, SumProportion):
        return _places(kind.selection.dataset, kind.part, tell)
    if isinstance(kind, Mean):
        return _places(kind.selection.dataset, kind.value, tell)
    side = getattr(kind, "numerator", None)
    if isinstance(side, Side) and side.sum:
        return _places(side.selection.dataset, side.sum, tell)
    return 0


def _places(dataset: str, column: str, tell: Telling) -> int:
    return tell.catalogue.datasets[dataset].column(column).places
