"""Calendar tables: what SQL engines disagree about is looked up by equality."""

import ibis
import numpy as np
import pyarrow as pa

from derajat.model.calendar import PeriodKind


_DAYS_TO_WEEK_OPENING = 4
_WEDNESDAY = 3

CALENDAR_DAYS = ibis.table(
    {
        "day": "int64",
        "week": "int64",
        "month": "int64",
        "year": "int64",
        "day_of_month": "int64",
    },
    name="calendar_days",
)
_PERIOD_SCHEMA = {
    "number": "int64",
    "first_day": "int64",
    "last_day": "int64",
    "year": "int64",
}
CALENDAR_PERIODS = {
    kind: ibis.table(_PERIOD_SCHEMA, name=f"calendar_{kind.value}s")
    for kind in (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.YEAR)
}


def build_calendar(first_day: int, last_day: int) -> dict[str, pa.Table]:
    """The calendar tables by name, for every period that touches the span."""
    first_year = _years(np.array([first_day]))[0] - 1
    last_year = _years(np.array([last_day]))[0] + 1
    months = np.arange(first_year * 12, (last_year + 1) * 12)
    tables = {
        CALENDAR_DAYS.get_name(): _build_days(months),
        CALENDAR_PERIODS[PeriodKind.MONTH].get_name(): _build_months(months),
        CALENDAR_PERIODS[PeriodKind.YEAR].get_name(): _build_years(months[::12] // 12),
    }
    weeks = _weeks(first_days_of_months(months[[0, -1]]))
    tables[CALENDAR_PERIODS[PeriodKind.WEEK].get_name()] = _build_weeks(*weeks)
    return tables


def first_days_of_months(months: np.ndarray) -> np.ndarray:
    """Day numbers of the first days of month numbers."""
    return (months - 1970 * 12).astype("M8[M]").astype("M8[D]").astype("int64")


def _months(days: np.ndarray) -> np.ndarray:
    return days.astype("M8[D]").astype("M8[M]").astype("int64") + 1970 * 12


def _years(days: np.ndarray) -> np.ndarray:
    return _months(days) // 12


def _weeks(days: np.ndarray) -> np.ndarray:
    return (days + _DAYS_TO_WEEK_OPENING) // 7


def _build_days(months: np.ndarray) -> pa.Table:
    bounds = first_days_of_months(np.array([months[0], months[-1] + 1]))
    days = np.arange(*bounds)
    month = _months(days)
    return pa.table(
        {
            "day": days,
            "week": _weeks(days),
            "month": month,
            "year": month // 12,
            "day_of_month": days - first_days_of_months(month) + 1,
        }
    )


def _build_periods(
    number: np.ndarray, first: np.ndarray, last: np.ndarray, year: np.ndarray
) -> pa.Table:
    return pa.table(
        {"number": number, "first_day": first, "last_day": last, "year": year}
    )


def _build_months(months: np.ndarray) -> pa.Table:
    last_days = first_days_of_months(months + 1) - 1
    return _build_periods(months, first_days_of_months(months), last_days, months // 12)


def _build_years(years: np.ndarray) -> pa.Table:
    first_days = first_days_of_months(years * 12)
    return _build_periods(
        years, first_days, first_days_of_months(years * 12 + 12) - 1, years
    )


def _build_weeks(first: int, last: int) -> pa.Table:
    weeks = np.arange(first, last + 1)
    first_days = weeks * 7 - _DAYS_TO_WEEK_OPENING
    years = _years(first_days + _WEDNESDAY)
    return _build_periods(weeks, first_days, first_days + 6, years)
