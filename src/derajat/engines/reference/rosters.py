"""Steps that turn one row into several: each period, each code, trailing, stack."""

from collections.abc import Iterator

from derajat.engines.reference.joining import find_codes
from derajat.engines.reference.rows import LeftOut, Reason, Row, Sources, StepResult
from derajat.model.calendar import (
    Period,
    PeriodKind,
    month_of_day,
    week_of_day,
    year_of_day,
)
from derajat.model.steps import EachCode, EachPeriod, Presence, Stack, Trailing


def spread_over_periods(
    step: EachPeriod, rows: list[Row], sources: Sources
) -> StepResult:
    """One row per row and period in which it is present, up to the data day.

    A running period ends on the data day: that is its `akhir_periode`, and who is
    present is asked on that day.
    """
    result = StepResult([], [])
    for row in rows:
        copies = list(_copies_over_periods(step, row, sources.data_day))
        result.rows.extend(copies)
        if not copies:
            result.left_out.append(LeftOut(row, Reason.NOT_PRESENT))
    return result


def _copies_over_periods(step: EachPeriod, row: Row, data_day: int) -> Iterator[Row]:
    valid_from, valid_until = row.values[step.valid_from], row.values[step.valid_until]
    if not isinstance(valid_from, int):
        return
    stay_end = valid_until if isinstance(valid_until, int) else data_day
    for number in _numbers(step.kind, valid_from, min(stay_end, data_day)):
        period = Period(step.kind, number)
        last_day = min(period.last_day, data_day)
        if _is_present(step, (valid_from, stay_end), (period.first_day, last_day)):
            yield row.add(
                {
                    step.name: number,
                    "awal_periode": period.first_day,
                    "akhir_periode": last_day,
                }
            )


def _numbers(kind: PeriodKind, first_day: int, last_day: int) -> range:
    number_of = {
        PeriodKind.WEEK: week_of_day,
        PeriodKind.MONTH: month_of_day,
        PeriodKind.YEAR: year_of_day,
    }[kind]
    return range(number_of(first_day), number_of(last_day) + 1)


def _is_present(step: EachPeriod, stay: tuple[int, int], days: tuple[int, int]) -> bool:
    """Both ends of the stay and of the days belong to them."""
    if step.presence is Presence.AT_END:
        return stay[0] <= days[1] <= stay[1]
    return max(stay[0], days[0]) <= min(stay[1], days[1])


def spread_over_codes(step: EachCode, rows: list[Row], sources: Sources) -> StepResult:
    """One row per row and matching row of the code list."""
    result = StepResult([], [])
    codelist = sources.codelists[step.codelist]
    for row in rows:
        found = find_codes(codelist, step.match, row)
        for code in found:
            taken = {item.column: code[item.source] for item in step.take}
            result.rows.append(row.add(taken))
        if not found:
            result.left_out.append(LeftOut(row, Reason.NO_CODE))
    return result


def spread_trailing(step: Trailing, rows: list[Row]) -> StepResult:
    """Each row in its own period and in the following ones; one without stays one."""
    result = StepResult([], [])
    for row in rows:
        period = row.values[step.column]
        if isinstance(period, int):
            result.rows.extend(
                row.add({step.column: period + later}) for later in range(step.periods)
            )
        else:
            result.rows.append(row)
    return result


def stack_columns(step: Stack, rows: list[Row]) -> StepResult:
    """One row per row and element column, in place of these columns."""
    stacked = [
        _take_element(step, row, column) for row in rows for column in step.columns
    ]
    return StepResult(stacked, [])


def _take_element(step: Stack, row: Row, column: str) -> Row:
    values = {
        name: value for name, value in row.values.items() if name not in step.columns
    }
    values |= {step.name: column, step.value: row.values[column]}
    return Row(values, row.order, row.origins)
