"""One row per stay in a register and period in which it is present."""

import ibis
import ibis.expr.types as ir

from derajat.engines.ibis_text.calendars import CALENDAR_PERIODS
from derajat.engines.ibis_text.expressions import add_calendar_part
from derajat.engines.ibis_text.tables import look_up
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.expressions import CalendarPart
from derajat.model.steps import EachPeriod, Presence


_PART_OF_KIND = {
    PeriodKind.WEEK: CalendarPart.WEEK,
    PeriodKind.MONTH: CalendarPart.MONTH,
    PeriodKind.YEAR: CalendarPart.YEAR,
}


def expand_periods(table: ir.Table, step: EachPeriod, data_day: int) -> ir.Table:
    """The roster; `akhir_periode` of a running period is the data day.

    A stay without a first day is never present; one without a last day still is.
    """
    columns = table.columns
    stays = _add_stay_ends(table, step, data_day)
    numbers = ibis.range(stays["__first_period"], stays["__last_period"] + 1)
    expanded = stays.mutate(numbers.unnest().name(step.name))
    dated = look_up(
        expanded,
        CALENDAR_PERIODS[step.kind],
        {step.name: "number"},
        {"awal_periode": "first_day", "__last_day": "last_day"},
    )
    roster = dated.mutate(akhir_periode=_smaller(dated["__last_day"], data_day))
    present = _is_present(roster, step)
    return roster.filter(present).select(
        *columns, step.name, "awal_periode", "akhir_periode"
    )


def _add_stay_ends(table: ir.Table, step: EachPeriod, data_day: int) -> ir.Table:
    """Adds the last known day of the stay and the numbers of its two end periods."""
    until = _smaller(ibis.coalesce(table[step.valid_until], data_day), data_day)
    stays = table.filter(table[step.valid_from].notnull()).mutate(__until=until)
    part = _PART_OF_KIND[step.kind]
    for day, name in (
        (step.valid_from, "__first_period"),
        ("__until", "__last_period"),
    ):
        stays = add_calendar_part(stays, day, ColumnType.DATE, part, name)
    return stays.filter(stays[step.valid_from] <= stays["__until"])


def _is_present(roster: ir.Table, step: EachPeriod) -> ir.BooleanValue:
    """Every expanded period has a day of the stay; `at_end` asks for its last."""
    if step.presence is Presence.ANY_DAY:
        return ibis.literal(True)
    starts, ends = roster[step.valid_from], roster["__until"]
    return (starts <= roster["akhir_periode"]) & (ends >= roster["akhir_periode"])


def _smaller(value: ir.IntegerValue, limit: int) -> ir.IntegerValue:
    return (value <= limit).ifelse(value, ibis.literal(limit, "int64"))
