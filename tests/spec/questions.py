"""Small builders of what is asked of the engine."""

from dataclasses import dataclass

from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.counting import (
    ColumnSum,
    DistinctCount,
    Histogram,
    Measurement,
    PairSum,
    RowCount,
    Tally,
    TruthCount,
    ValueSum,
)
from derajat.model.datasets import Dataset, PlaceRole
from derajat.model.indicators import KeepOne, Selection
from derajat.model.steps import Which

from .conditions import together
from .vocabulary import COLUMNS


@dataclass(frozen=True)
class Question:
    """A tally, drafted: dataset, time and unit follow from the specification."""

    measurement: Measurement
    where: tuple = ()
    keep: KeepOne | None = None
    when: str = ""
    unit: str = ""
    groups: tuple[str, ...] = ()
    place: PlaceRole = PlaceRole.RESIDENCE

    def build_tally(self, dataset: Dataset) -> Tally:
        when = self.when or dataset.time
        where = together(self.where) if self.where else None
        selection = Selection(dataset.name, self.place, when, where, self.keep)
        unit = PeriodKind(self.unit) if self.unit else _unit_of(when)
        return Tally("spec", selection, unit, self.groups, self.measurement)


def _unit_of(when: str) -> PeriodKind:
    kinds = {ColumnType.WEEK: PeriodKind.WEEK, ColumnType.YEAR: PeriodKind.YEAR}
    return kinds.get(COLUMNS[when].type, PeriodKind.MONTH)


def ask(
    measurement,
    *,
    where=(),
    one_per=(),
    first="",
    last="",
    then_highest="",
    when="",
    unit="",
    by=(),
    place="residence",
):
    """A question about the rows of the last dataset of a specification."""
    rule = None
    if one_per:
        which = Which.FIRST if first else Which.LAST
        rule = KeepOne(tuple(one_per), which, first or last, then_highest)
    return Question(
        measurement, tuple(where), rule, when, unit, tuple(by), PlaceRole(place)
    )


def rows():
    return RowCount()


def share(numerator, denominator=None):
    return TruthCount(together(numerator), together(denominator))


def total(column, times=1, both_known=""):
    return ColumnSum(column, times, both_known)


def pair(part, whole):
    return PairSum(part, whole)


def mean(column, denominator=None):
    return ValueSum(column, together(denominator))


def histogram(column, step, up_to, denominator=None):
    return Histogram(column, step, up_to, together(denominator))


def different(*columns):
    return DistinctCount(columns)
