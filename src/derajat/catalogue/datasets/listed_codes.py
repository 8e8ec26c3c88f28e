"""Codes of a list as a condition: which ones, and while the list is in force."""

from derajat.catalogue.datasets.constants import parse_constant
from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page
from derajat.catalogue.grammar.values import text_of
from derajat.catalogue.library import Library
from derajat.model.calendar import month_of_day, week_of_day, year_of_day
from derajat.model.columns import Column, ColumnType
from derajat.model.conditions import Compare, Condition, Relation


def find_listed(
    library: Library, page: Page, node: Node, column: Column
) -> tuple[tuple[int | str, ...], int, int | None]:
    """The codes that `list.column` names, with the days the list is in force.

    Raises Skipped when there is no such list or a code is none of the column's.
    """
    name, _, wanted = text_of(page, node, "in_list").partition(".")
    codelist = library.codelists.find_name(page, node.line, name)
    known = [item.name for item in codelist.columns]
    if wanted not in known:
        raise page.unknown("DEF-007", node.line, wanted, known, dataset=name)
    codes = dict.fromkeys(str(value) for value in codelist.values(wanted) if value)
    values = tuple(parse_constant(page, node.line, code, column) for code in codes)
    return values, codelist.valid_from, codelist.valid_until


def read_in_force(
    time: Column, first_day: int, last_day: int | None, if_missing: bool | None
) -> list[Condition]:
    """Conditions on the time of a row that a list is in force then."""
    first = Compare(
        time.name, Relation.AT_LEAST, _stored_day(first_day, time.type), if_missing
    )
    if last_day is None:
        return [first]
    last = Compare(
        time.name, Relation.AT_MOST, _stored_day(last_day, time.type), if_missing
    )
    return [first, last]


def _stored_day(day: int, type_: ColumnType) -> int:
    """A day as the number of the time column's unit that holds it."""
    if type_ is ColumnType.MONTH:
        return month_of_day(day)
    if type_ is ColumnType.WEEK:
        return week_of_day(day)
    if type_ is ColumnType.YEAR:
        return year_of_day(day)
    return day * 1440 if type_ is ColumnType.MOMENT else day
