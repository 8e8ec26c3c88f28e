"""Small builders of steps and of derived datasets."""

from dataclasses import dataclass

from derajat.model.calendar import PeriodKind
from derajat.model.expressions import Fallback
from derajat.model.scalars import parse_scalar
from derajat.model.steps import (
    Attach,
    Derive,
    EachCode,
    EachPeriod,
    Fill,
    Keep,
    Match,
    Presence,
    Stack,
    Step,
    Summarise,
    Trailing,
    Where,
    Which,
)

from .conditions import together
from .expressions import build_summary
from .vocabulary import COLUMNS


PERIOD_NAMES = {"month": "bulan", "week": "minggu", "year": "tahun"}


@dataclass(frozen=True)
class Recipe:
    """A derived dataset, drafted: its columns follow from its steps."""

    name: str
    source: str
    steps: tuple[Step, ...]


def derived(name, source, *steps):
    return Recipe(name, source, tuple(steps))


def where(*conditions):
    return Where(together(conditions))


def derive(**columns):
    ((name, expression),) = columns.items()
    return Derive(COLUMNS[name], expression)


def earlier(column, by):
    """For `match`: the value of the column so many periods earlier."""
    return column, by


def build_matches(match):
    """Matches of `{"anak": "anak"}` or of a list of columns with equal names."""
    if not isinstance(match, dict):
        match = {name: name for name in match}
    return tuple(
        Match(column[0], other, column[1])
        if isinstance(column, tuple)
        else Match(column, other)
        for other, column in match.items()
    )


def build_take(take, missing=None):
    if not isinstance(take, dict):
        take = {name: name for name in take}
    return tuple(
        Fallback(name, source, _fallback(name, missing))
        for name, source in take.items()
    )


def _fallback(name, missing):
    column = COLUMNS[name]
    return (
        None if missing is None else parse_scalar(missing, column.type, column.places)
    )


def attach(other, match, take, missing=None):
    """`match`: names, or {name there: name here}; `take`: names, or {new: old}."""
    return Attach(other, False, build_matches(match), build_take(take, missing))


def attach_codelist(other, match, take, missing=None):
    return Attach(other, True, build_matches(match), build_take(take, missing))


def each(kind, present):
    return EachPeriod(
        PeriodKind(kind), PERIOD_NAMES[kind], Presence(present), "mulai", "selesai"
    )


def each_code(codelist, take, match=()):
    return EachCode(codelist, build_matches(match), build_take(take))


def _which(first, last):
    return (Which.FIRST, first) if first else (Which.LAST, last)


def keep(one_per, *, first=None, last=None, then_highest=""):
    which, order = _which(first, last)
    return Keep(tuple(one_per), which, order, then_highest)


def summarise(one_per, **columns):
    summaries = tuple(build_summary(name, draft) for name, draft in columns.items())
    return Summarise(tuple(one_per), summaries)


def trailing(column, periods):
    return Trailing(column, periods)


def stack(*columns, name, value):
    return Stack(columns, name, value)


def fill(other, where_none):
    return Fill(other, tuple(where_none))
