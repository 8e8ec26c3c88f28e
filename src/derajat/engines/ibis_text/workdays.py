"""Working days between two dates, by a running number looked up for each day."""

import hashlib
from collections.abc import Iterable

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from derajat.engines.ibis_text.tables import look_up
from derajat.model.calendar import day_number
from derajat.model.datasets import Dataset, DerivedDataset
from derajat.model.expressions import Workdays
from derajat.model.steps import Derive
from derajat.model.workdays import WorkCalendar


_SCHEMA = {"day": "int64", "number": "int64", "stretch": "int64"}


def name_workdays(calendar: WorkCalendar) -> str:
    """The name of the table of a calendar: another calendar has another one."""
    said = repr((calendar.years, calendar.days_off)).encode()
    return f"calendar_workdays_{hashlib.sha256(said).hexdigest()[:12]}"


def build_workdays(calendar: WorkCalendar) -> pa.Table:
    """Every day of the years listed, with a number that rises on working days.

    `stretch` is the same for days with no unlisted year between them.
    """
    days, stretches = [], []
    for year in calendar.years:
        span = np.arange(day_number(year, 1, 1), day_number(year + 1, 1, 1))
        unlisted = year - calendar.years.index(year)
        days.append(span)
        stretches.append(np.full(len(span), unlisted))
    day = np.concatenate(days) if days else np.array([], dtype=np.int64)
    return pa.table(
        {
            "day": pa.array(day, pa.int64()),
            "number": pa.array(map(calendar.count_up_to, day.tolist()), pa.int64()),
            "stretch": pa.array(
                np.concatenate(stretches) if days else [], type=pa.int64()
            ),
        }
    )


def find_work_calendars(datasets: Iterable[Dataset]) -> set[WorkCalendar]:
    """The calendars that the steps of datasets count by."""
    return {
        step.expression.calendar
        for dataset in datasets
        if isinstance(dataset, DerivedDataset)
        for step in dataset.steps
        if isinstance(step, Derive) and isinstance(step.expression, Workdays)
    }


def count_workdays(table: ir.Table, expression: Workdays) -> ir.Table:
    """`table` with the column `__result`; missing over a year that is not listed."""
    days = ibis.table(_SCHEMA, name=name_workdays(expression.calendar))
    ends = {"__start": expression.start, "__end": expression.end}
    found = table
    for prefix, column in ends.items():
        taken = {f"{prefix}_{fact}": fact for fact in ("number", "stretch")}
        found = look_up(found, days, {column: "day"}, taken)
    span = found["__end_number"] - found["__start_number"]
    is_listed = found["__start_stretch"] == found["__end_stretch"]
    return found.mutate(__result=is_listed.ifelse(span, ibis.null("int64")))
