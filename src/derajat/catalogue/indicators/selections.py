"""Which rows an indicator looks at, and sides that count or sum them."""

from contextlib import suppress
from dataclasses import dataclass, replace

from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.grouping import read_order
from derajat.catalogue.datasets.shapes import (
    Shape,
    find_column,
    refuse_type,
    shape_of,
)
from derajat.catalogue.datasets.truth import proved_columns
from derajat.catalogue.grammar.nodes import TextNode
from derajat.catalogue.grammar.pages import Skipped, render_names
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.library import Library
from derajat.model.columns import Column
from derajat.model.conditions import Condition
from derajat.model.datasets import Dataset, PlaceRole
from derajat.model.indicators import KeepOne, Selection, Side


ROWS = ("dataset", "place")
CHOICES = ("where", "when", "one_per", "keep")
_PERIOD = "period"


@dataclass(frozen=True)
class ChosenRows:
    """A selection with what is proved of its rows."""

    selection: Selection
    dataset: Dataset
    shape: Shape
    when: Column


def read_selection(library: Library, section: Section) -> ChosenRows:
    """The rows that a section with `dataset` and `place` selects. Raises Skipped."""
    dataset = library.datasets.find(section.page, section.node("dataset"))
    place = read_role(section, dataset)
    shape = shape_of(dataset)
    where, shape = read_where(library, section, shape)
    when = _read_when(section, dataset, shape)
    shape = shape.knowing((when.name,))
    keep, shape = _read_keep(Reader(library, section.page, shape), section)
    selection = Selection(dataset.name, place, when.name, where, keep)
    return ChosenRows(selection, dataset, shape, when)


def read_role(section: Section, dataset: Dataset) -> PlaceRole:
    """The place role that a section names. Reports one the dataset does not have."""
    role = section.word("place", PlaceRole)
    roles = [known.value for known, _ in dataset.places]
    if "place" in section and role.value not in roles and not section.page.failed:
        section.page.report(
            "DEF-020",
            section.line_of("place"),
            dataset=dataset.name,
            role=role.value,
            roles=render_names(roles),
        )
    return role


def read_where(
    library: Library, section: Section, shape: Shape
) -> tuple[Condition | None, Shape]:
    """The condition under `where`, and the shape of the rows that meet it."""
    if "where" not in section:
        return None, shape
    with suppress(Skipped):
        reader = Reader(library, section.page, shape)
        where = reader.read_all(section.node("where"), "where")
        return where, shape.knowing(proved_columns(where, shape.may_miss))
    return None, shape


def _read_when(section: Section, dataset: Dataset, shape: Shape) -> Column:
    if "when" in section:
        column = find_column(section.page, section.node("when"), shape, "when")
        line = section.line_of("when")
    elif dataset.time:
        column, line = shape.columns[dataset.time], section.line
    else:
        raise section.page.skip(
            "DEF-003", section.line, key="when", what=f"{dataset.name}: time"
        )
    if not column.type.is_time:
        needed = "date | month | week | year | moment"
        refuse_type(section.page, line, column, "when", needed)
        raise section.page.silence()
    return column


def _read_keep(reader: Reader, section: Section) -> tuple[KeepOne | None, Shape]:
    """One row per what: both `one_per` and `keep`, or neither."""
    halves = [key for key in ("one_per", "keep") if key in section]
    if not halves:
        return None, reader.shape
    if len(halves) == 1:
        absent = "keep" if halves == ["one_per"] else "one_per"
        if absent in section.mistyped:
            raise reader.page.silence()
        raise reader.page.skip(
            "DEF-019", section.line_of(halves[0]), found=halves[0], absent=absent
        )
    section.names("one_per")
    one_per = tuple(
        _PERIOD
        if isinstance(node, TextNode) and node.text == _PERIOD
        else find_column(reader.page, node, reader.shape, "one_per").name
        for node in section.items("one_per")
    )
    if one_per == (_PERIOD,):
        section.refuse_useless("one_per", why=_PERIOD)
    keep = section.section("keep", (), ("first", "last", "then_highest"))
    which, order, then_highest = read_order(reader, keep)
    known = (*(name for name in one_per if name != _PERIOD), order)
    return KeepOne(one_per, which, order, then_highest), reader.shape.knowing(known)


def read_side(
    library: Library, outer: Section, key: str, needs_sum: bool = False
) -> tuple[Side, ChosenRows]:
    """A count of rows or the sum of a column. Raises Skipped."""
    required = (*ROWS, "sum") if needs_sum else ROWS
    section = outer.section(key, required, (*CHOICES, "sum", "times"))
    rows = read_selection(library, section)
    column = ""
    if "sum" in section:
        found = find_column(section.page, section.node("sum"), rows.shape, "sum")
        column = found.name
        if not found.type.is_number:
            needed = "whole | decimal | rupiah"
            line = section.line_of("sum")
            refuse_type(section.page, line, found, "sum", needed)
    times = section.whole("times", 2, 10**6) if "times" in section else 1
    return Side(rows.selection, column, times), rows


def after_denominator(
    library: Library, section: Section, rows: ChosenRows
) -> tuple[Condition | None, ChosenRows]:
    """The condition under `denominator`, and the rows that meet it."""
    if "denominator" not in section:
        return None, rows
    reader = Reader(library, section.page, rows.shape)
    condition = reader.read_all(section.node("denominator"), "denominator")
    proved = proved_columns(condition, rows.shape.may_miss)
    return condition, replace(rows, shape=rows.shape.knowing(proved))
