"""Small builders of what `derive` and `summarise` compute."""

from derajat.model.columns import ColumnType, FunctionCall
from derajat.model.expressions import (
    AgeUnit,
    Band,
    CalendarOf,
    CalendarPart,
    Case,
    Cases,
    Completed,
    Difference,
    EarliestOf,
    FirstKnown,
    LatestOf,
    Meets,
    Plus,
    Product,
    Registered,
    Statistic,
    Summary,
    SumOf,
    Workdays,
)
from derajat.model.functions import FUNCTIONS
from derajat.model.scalars import parse_scalar
from derajat.model.workdays import WorkCalendar

from .conditions import together
from .vocabulary import COLUMNS


def completed(unit, start, end):
    return Completed(AgeUnit(unit), start, end)


def plus(column, **amount):
    ((unit, number),) = amount.items()
    return Plus(column, COLUMNS[column].type, AgeUnit(unit), number)


def workdays(start, end, years, off=()):
    """By the days off that are given for the years listed."""
    days = sorted(parse_scalar(day, ColumnType.DATE) for day in off)
    return Workdays(start, end, WorkCalendar(tuple(years), tuple(days)))


def calendar(part, column):
    return CalendarOf(CalendarPart(part), column, COLUMNS[column].type)


def latest_of(*columns):
    return LatestOf(columns)


def earliest_of(*columns):
    return EarliestOf(columns)


def first_known(*columns):
    return FirstKnown(columns)


def sum_of(*columns):
    return SumOf(columns)


def difference(left, right):
    return Difference(left, right)


def product(left, right):
    return Product(left, right)


def band(column, **labels):
    """`band("umur_tahun", bayi="0", balita="1")`: labels with their lower bounds."""
    known = COLUMNS[column]
    bounds = tuple(
        parse_scalar(bound, known.type, known.places) for bound in labels.values()
    )
    return Band(column, bounds, tuple(labels))


def cases(*lines, otherwise=None):
    """Lines are (conditions, code); `otherwise` None is `unknown`."""
    built = tuple(Case(together(conditions), code) for conditions, code in lines)
    return Cases(built, otherwise)


def meets(*conditions):
    return Meets(together(conditions))


def function(name, **columns):
    arguments = tuple(
        (item.name, columns[item.name])
        for item in FUNCTIONS[name].parameters
        if item.name in columns
    )
    return Registered(FunctionCall(name, arguments))


def count(where=None):
    return Statistic.COUNT, {"where": together(where)}


def sum_(column, where=None):
    return Statistic.SUM, {"column": column, "where": together(where)}


def min_(column, where=None):
    return Statistic.MIN, {"column": column, "where": together(where)}


def max_(column, where=None):
    return Statistic.MAX, {"column": column, "where": together(where)}


def distinct(column, where=None):
    return Statistic.DISTINCT, {"column": column, "where": together(where)}


def nth(number, column, where=None):
    return Statistic.NTH, {
        "column": column,
        "nth": number,
        "where": together(where),
    }


def any_row(*conditions):
    return Statistic.ANY, {"condition": together(conditions)}


def every_row(*conditions):
    return Statistic.EVERY, {"condition": together(conditions)}


def build_summary(name, drafted):
    statistic, keys = drafted
    return Summary(name, statistic, **keys)
