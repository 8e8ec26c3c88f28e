"""Which weeks of the past are compared with a week, and their place in its year."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Wholes


Days = npt.NDArray[np.datetime64]
WEEKS_A_YEAR = 52
UNUSED = -1
"""Level of a week that lies between the first and the last row but is not used."""


@dataclass(frozen=True)
class SeasonDesign:
    """The weeks a model is fitted to, as places relative to the week evaluated.

    `first` is the place of the first row, `levels` the seasonal level of each row from
    there on without a gap (0 to periods - 1; UNUSED: not used). The last level holds
    the windows around the reference weeks, and the evaluated week itself.
    """

    first: int
    levels: tuple[int, ...]


def as_days(first_days: npt.ArrayLike) -> Days:
    """First days of weeks as dates; whole numbers count from 1970-01-01."""
    days = np.asarray(first_days).astype("datetime64[D]")
    if days.ndim != 1 or np.isnat(days).any():
        raise ValueError("first_days must be one row of dates, none of them missing")
    if (np.diff(days).astype(np.int64) != 7).any():
        raise ValueError("first_days must follow each other by 7 days")
    return days


def years_back(day: np.datetime64, years: int) -> Days:
    """The same date 0, 1 ... years earlier; 29 February becomes 1 March."""
    month = day.astype("datetime64[M]")
    place = day - month.astype("datetime64[D]")
    months = month - 12 * np.arange(years + 1)
    return np.asarray(months.astype("datetime64[D]") + place)


def reference_weeks(week: int, years: int, days: Days | None) -> Wholes:
    """Places of the week itself and of its reference weeks, the latest first.

    Without dates each lies 52 weeks before the next. With dates it is the week that
    begins on the same weekday nearest to the same date of the earlier year.
    """
    if days is None:
        return week - WEEKS_A_YEAR * np.arange(years + 1)
    apart = (days[week] - years_back(days[week], years)).astype(np.int64)
    return np.asarray(week - (apart + 3) // 7)


def season_design(
    references: Wholes, half_window: int, periods: int, left_out: int
) -> SeasonDesign:
    """Levels of the weeks from the first window to the last week not left out.

    Each window holds the reference week and `half_window` weeks on either side. The
    weeks between two windows are shared out evenly among `periods` - 1 levels, the
    first of them taking one week more where the division leaves a rest.
    """
    week = int(references[0])
    first = max(int(references[-1]) - half_window, 0)
    levels = np.full(week - first + 1, UNUSED)
    for later, earlier in zip(references[:-1], references[1:], strict=True):
        start = int(earlier) + half_window + 1 - first
        between = int(later - earlier) - 2 * half_window - 1
        levels[max(start - 2 * half_window - 1, 0) : start] = periods - 1
        if periods > 1:
            levels[start : start + between] = _shares(between, periods - 1)
    levels[max(week - half_window - first, 0) :] = periods - 1
    kept = levels[: max(week - left_out - first, 0)]
    return SeasonDesign(first - week, tuple(kept.tolist()))


def _shares(weeks: int, parts: int) -> Wholes:
    size, rest = divmod(weeks, parts)
    return np.repeat(np.arange(parts), [size + (part < rest) for part in range(parts)])
