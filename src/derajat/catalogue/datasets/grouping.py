"""Steps that bring rows together: keep, summarise, trailing."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.derivations import derived_column
from derajat.catalogue.datasets.shapes import (
    Shape,
    check_ordered,
    find_column,
    refuse_type,
)
from derajat.catalogue.datasets.truth import may_be_unknown
from derajat.catalogue.grammar.nodes import Node, TextNode
from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name
from derajat.model.columns import Column, ColumnType
from derajat.model.conditions import columns_of
from derajat.model.expressions import Statistic, Summary
from derajat.model.steps import Keep, Summarise, Trailing, Which


_UNITS = {
    "months": ColumnType.MONTH,
    "weeks": ColumnType.WEEK,
    "years": ColumnType.YEAR,
}


def read_one_per(reader: Reader, section: Section) -> tuple[str, ...]:
    """The columns of `one_per`. Raises Skipped."""
    section.names("one_per")
    return tuple(
        find_column(reader.page, node, reader.shape, "one_per").name
        for node in section.items("one_per")
    )


def read_keep(reader: Reader, node: Node) -> tuple[Keep, Shape]:
    """One row per group. Raises Skipped."""
    section = Section(
        reader.page, node, "keep", ("one_per",), ("first", "last", "then_highest")
    )
    one_per = read_one_per(reader, section)
    which, order, then_highest = read_order(reader, section)
    shape = reader.shape.knowing((*one_per, order))
    step = Keep(one_per, which, order, then_highest)
    return step, replace(shape, key=one_per)


def read_order(reader: Reader, section: Section) -> tuple[Which, str, str]:
    """First or last by which column, and the column that breaks ties."""
    word = section.one_of("first", "last")
    order = find_column(reader.page, section.node(word), reader.shape, word)
    check_ordered(reader.page, section.line_of(word), order, word)
    if "then_highest" not in section:
        return Which(word), order.name, ""
    node = section.node("then_highest")
    then = find_column(reader.page, node, reader.shape, "then_highest")
    check_ordered(reader.page, node.line, then, "then_highest")
    if then.name == order.name:
        section.refuse_useless("then_highest", why=order.name)
    return Which(word), order.name, then.name


def read_trailing(reader: Reader, node: Node) -> tuple[Trailing, Shape]:
    """Rows that count in following periods too. Raises Skipped."""
    section = Section(reader.page, node, "trailing", ("column",), tuple(_UNITS))
    word = section.one_of(*_UNITS)
    column = find_column(reader.page, section.node("column"), reader.shape)
    if column.type is not _UNITS[word]:
        needed = _UNITS[word].value
        refuse_type(reader.page, section.line, column, f"trailing: {word}", needed)
    periods = section.whole(word, 2, 1200)
    return Trailing(column.name, periods), replace(reader.shape, key=None)


def read_summarise(reader: Reader, node: Node) -> tuple[Summarise, Shape]:
    """One row per group with new columns. Raises Skipped."""
    section = Section(reader.page, node, "summarise", ("one_per", "columns"))
    one_per = read_one_per(reader, section)
    columns = [
        replace(reader.shape.columns[name], never_missing=True) for name in one_per
    ]
    summaries: list[Summary] = []
    broken = set()
    for name, item in section.entries("columns"):
        try:
            summary, column = _read_summary(reader, name, item, one_per)
        except Skipped:
            broken.add(name.text)
            continue
        summaries.append(summary)
        columns.append(column)
    shape = Shape(
        name=reader.shape.name,
        columns={column.name: column for column in columns},
        key=one_per,
        time=reader.shape.time,
        broken=frozenset(broken | (reader.shape.broken & set(one_per))),
    )
    return Summarise(one_per, tuple(summaries)), shape


def _read_summary(
    reader: Reader, name: TextNode, node: Node, one_per: tuple[str, ...]
) -> tuple[Summary, Column]:
    column_name = read_name(reader.page, name, "columns", "column")
    if column_name in one_per:
        raise reader.page.skip(
            "DEF-016", name.line, step="summarise", column=column_name
        )
    what = f"summarise: {column_name}"
    section = Section(reader.page, node, what, (), (*_STATISTICS, "of", "where"))
    word = section.one_of(*_STATISTICS)
    if word != "nth":
        section.refuse_useless("of", why=word)
    if word in ("any", "every"):
        section.refuse_useless("where", why=word)
    return _STATISTICS[word](reader, column_name, section)


def _read_count(reader: Reader, name: str, section: Section) -> tuple[Summary, Column]:
    if section.needed_text("count") != "rows":
        raise reader.page.unknown(
            "DEF-034",
            section.line_of("count"),
            section.text("count"),
            ["rows"],
            key="count",
        )
    summary = _summary(reader, name, section, Statistic.COUNT, None)
    return summary, derived_column(name, ColumnType.WHOLE, (), 0, True)


def _read_number(reader: Reader, name: str, section: Section) -> tuple[Summary, Column]:
    """sum, min, max and distinct of a column."""
    word = section.one_of("sum", "min", "max", "distinct")
    column = find_column(reader.page, section.node(word), reader.shape, word)
    if word == "sum" and not column.type.is_number:
        needed = "whole | decimal | rupiah"
        refuse_type(reader.page, section.line_of(word), column, word, needed)
    if word in ("min", "max"):
        check_ordered(reader.page, section.line_of(word), column, word)
    if word == "distinct" and column.type is ColumnType.TEXT:
        refuse_type(reader.page, section.line_of(word), column, word, "id | code")
    statistic = Statistic(word)
    summary = _summary(reader, name, section, statistic, column)
    if word == "distinct":
        return summary, derived_column(name, ColumnType.WHOLE, (), 0, True)
    known = column.never_missing and "where" not in section
    found = derived_column(name, column.type, (column,), column.places, known)
    return summary, replace(found, unit=column.unit)


def _read_nth(reader: Reader, name: str, section: Section) -> tuple[Summary, Column]:
    if "of" not in section:
        raise reader.page.skip("DEF-003", section.line, key="of", what=section.what)
    column = find_column(reader.page, section.node("of"), reader.shape, "of")
    check_ordered(reader.page, section.line_of("of"), column, "nth")
    nth = section.whole("nth", 1, 1000)
    summary = _summary(reader, name, section, Statistic.NTH, column, nth)
    known = nth == 1 and column.never_missing and "where" not in section
    return summary, derived_column(name, column.type, (column,), column.places, known)


def _read_truth(reader: Reader, name: str, section: Section) -> tuple[Summary, Column]:
    word = section.one_of("any", "every")
    condition = reader.read_all(section.node(word), word)
    inputs = [reader.shape.columns[used] for used in columns_of(condition)]
    known = not may_be_unknown(condition, reader.shape.may_miss)
    column = derived_column(name, ColumnType.YES_NO, inputs, 0, known)
    return Summary(name, Statistic(word), condition=condition), column


def _summary(
    reader: Reader,
    name: str,
    section: Section,
    statistic: Statistic,
    column: Column | None,
    nth: int = 0,
) -> Summary:
    where = None
    if "where" in section:
        with suppress(Skipped):
            where = reader.read_all(section.node("where"), "where")
    return Summary(name, statistic, column.name if column else "", nth, where)


_STATISTICS: dict[str, Callable[[Reader, str, Section], tuple[Summary, Column]]] = {
    "count": _read_count,
    "sum": _read_number,
    "min": _read_number,
    "max": _read_number,
    "distinct": _read_number,
    "nth": _read_nth,
    "any": _read_truth,
    "every": _read_truth,
}
