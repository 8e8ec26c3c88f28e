"""The rows that a tally looks at, each with its place and period."""

from collections.abc import Sequence

import ibis.expr.types as ir

from derajat.engines.counting_plan.passes import TIED
from derajat.engines.ibis_text.conditions import compile_condition
from derajat.engines.ibis_text.expressions import add_calendar_part
from derajat.engines.ibis_text.keeping import Ranking, columns_by_name, keep_one
from derajat.engines.ibis_text.tables import floor_of
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.datasets import Dataset
from derajat.model.expressions import CalendarPart
from derajat.model.indicators import KeepOne, Selection


PLACE = "__place"
PERIOD = "__period"

_PART_OF_UNIT = {
    PeriodKind.WEEK: CalendarPart.WEEK,
    PeriodKind.MONTH: CalendarPart.MONTH,
    PeriodKind.QUARTER: CalendarPart.MONTH,
    PeriodKind.SEMESTER: CalendarPart.MONTH,
    PeriodKind.YEAR: CalendarPart.YEAR,
}


def select_rows(
    table: ir.Table,
    dataset: Dataset,
    selection: Selection,
    unit: PeriodKind,
    *,
    shares_order: bool,
) -> ir.Table:
    """The selected rows with their place, period and (with one per what) ties.

    Rows whose `when` is missing drop out before one is kept. `shares_order` tells
    whether several rows of the table can have one order of acceptance. A time must
    lie in one period of the unit.
    """
    rows = table
    if selection.where is not None:
        rows = rows.filter(compile_condition(selection.where, rows))
    type_ = dataset.column(selection.when).type
    placed = rows.mutate(rows[dataset.place_column(selection.place)].name(PLACE))
    dated = _add_period(placed, selection.when, type_, unit)
    known = dated.filter(dated[PERIOD].notnull())
    if selection.keep is None:
        return known
    return _keep_one(known, selection.keep, columns_by_name(table, shares_order))


def _add_period(
    table: ir.Table, when: str, type_: ColumnType, unit: PeriodKind
) -> ir.Table:
    dated = add_calendar_part(table, when, type_, _PART_OF_UNIT[unit], PERIOD)
    if unit in (PeriodKind.QUARTER, PeriodKind.SEMESTER):
        return dated.mutate(floor_of(dated[PERIOD], unit.months).name(PERIOD))
    return dated


def _keep_one(table: ir.Table, keep: KeepOne, columns: Sequence[str]) -> ir.Table:
    keys = [PERIOD if key == "period" else key for key in keep.one_per]
    ranking = Ranking(keys, keep.which, keep.order, keep.then_highest, columns)
    return keep_one(table, ranking, TIED)
