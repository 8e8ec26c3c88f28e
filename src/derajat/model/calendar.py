"""Days, months, weeks and periods as whole numbers.

Days count from 1970-01-01 (a Thursday). Epidemiological weeks run from Sunday to
Saturday; a week belongs to the year that holds its Wednesday, so week 1 has at least
four days in January. Python floors negative quotients, which is what is wanted here.
"""

import datetime
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


_EPOCH = datetime.date(1970, 1, 1).toordinal()
_YEARS = range(1, 9999)
"""Years whose weeks and months begin and end on days that Python can name."""
_MINUTES_A_DAY = 1440


class PeriodKind(Enum):
    """Lengths of period; the value is the word of the definition language."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"
    THREE_YEARS = "three-years"
    FIVE_YEARS = "five-years"

    @property
    def months(self) -> int:
        """Calendar months in the period; 0 for weeks."""
        return _MONTHS[self]


_MONTHS = {
    PeriodKind.WEEK: 0,
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.SEMESTER: 6,
    PeriodKind.YEAR: 12,
    PeriodKind.THREE_YEARS: 36,
    PeriodKind.FIVE_YEARS: 60,
}


@dataclass(frozen=True)
class Period:
    """A span of days, closed at both ends.

    `number` is the week number for weeks; for all others the ordinal of the period in
    its own unit (year x 4 + quarter - 1, ...); pooled years carry their last year.
    """

    kind: PeriodKind
    number: int

    @property
    def first_month(self) -> int:
        """First month number of the period; weeks have none."""
        if self.kind in (PeriodKind.THREE_YEARS, PeriodKind.FIVE_YEARS):
            return (self.number + 1) * 12 - self.kind.months
        return self.number * self.kind.months

    @property
    def last_month(self) -> int:
        return self.first_month + self.kind.months - 1

    @property
    def first_day(self) -> int:
        if self.kind is PeriodKind.WEEK:
            return first_day_of_week(self.number)
        return first_day_of_month(self.first_month)

    @property
    def last_day(self) -> int:
        if self.kind is PeriodKind.WEEK:
            return first_day_of_week(self.number) + 6
        return first_day_of_month(self.last_month + 1) - 1

    @property
    def year(self) -> int:
        """The year a period belongs to; of pooled years the last."""
        if self.kind is PeriodKind.WEEK:
            return year_and_week(self.number)[0]
        return self.last_month // 12

    def render(self) -> str:
        """`2026-06`, `2026-Q2`, `2026-S1`, `2026`, `2024..2026` or `2026-W07`."""
        kind, number = self.kind, self.number
        if kind is PeriodKind.WEEK:
            year, week = year_and_week(number)
            return f"{year:04d}-W{week:02d}"
        if kind is PeriodKind.MONTH:
            return f"{number // 12:04d}-{number % 12 + 1:02d}"
        if kind is PeriodKind.QUARTER:
            return f"{number // 4:04d}-Q{number % 4 + 1}"
        if kind is PeriodKind.SEMESTER:
            return f"{number // 2:04d}-S{number % 2 + 1}"
        if kind is PeriodKind.YEAR:
            return f"{number:04d}"
        return f"{number - kind.months // 12 + 1:04d}..{number:04d}"


_PATTERNS = (
    (PeriodKind.WEEK, re.compile(r"(\d{4})-W(\d{2})")),
    (PeriodKind.MONTH, re.compile(r"(\d{4})-(\d{2})")),
    (PeriodKind.QUARTER, re.compile(r"(\d{4})-Q([1-4])")),
    (PeriodKind.SEMESTER, re.compile(r"(\d{4})-S([12])")),
    (PeriodKind.YEAR, re.compile(r"(\d{4})")),
    (PeriodKind.THREE_YEARS, re.compile(r"(\d{4})\.\.(\d{4})")),
)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | None:
    """The period written as `Period.render` writes it, or None."""
    for kind, pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            numbers = [int(group) for group in match.groups()]
            return _build_period(kind, numbers) if numbers[0] in _YEARS else None
    return None


def _build_period(kind: PeriodKind, numbers: list[int]) -> Period | None:
    if kind is PeriodKind.YEAR:
        return Period(kind, numbers[0])
    first, second = numbers
    if kind is PeriodKind.WEEK:
        return _build_week(first, second)
    if kind is PeriodKind.THREE_YEARS:
        pooled = {3: PeriodKind.THREE_YEARS, 5: PeriodKind.FIVE_YEARS}
        found = pooled.get(second - first + 1)
        return Period(found, second) if found else None
    units = 12 // kind.months
    if not 1 <= second <= units:
        return None
    return Period(kind, first * units + second - 1)


def _build_week(year: int, week: int) -> Period | None:
    number = week_number(year, week)
    if week < 1 or year_and_week(number) != (year, week):
        return None
    return Period(PeriodKind.WEEK, number)


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01. Raises ValueError when there is no such day."""
    return datetime.date(year, month, day).toordinal() - _EPOCH


def day_of_date(date: datetime.date) -> int:
    """The day number of a calendar date."""
    return date.toordinal() - _EPOCH


def date_of_day(day: int) -> datetime.date:
    """The calendar date of a day number."""
    return datetime.date.fromordinal(day + _EPOCH)


def first_day_of_month(month: int) -> int:
    """Day number of the first day of a month number."""
    return datetime.date(month // 12, month % 12 + 1, 1).toordinal() - _EPOCH


def month_of_day(day: int) -> int:
    """Month number (year x 12 + month - 1) of a day number."""
    date = date_of_day(day)
    return date.year * 12 + date.month - 1


def year_of_day(day: int) -> int:
    return date_of_day(day).year


def week_of_day(day: int) -> int:
    """Running number of the epidemiological week that holds the day."""
    return (day + 4) // 7


def first_day_of_week(week: int) -> int:
    """Day number of the Sunday that opens the week."""
    return week * 7 - 4


def year_and_week(week: int) -> tuple[int, int]:
    """Year and week of the year (1 to 53) of a running week number."""
    year = year_of_day(first_day_of_week(week) + 3)
    return year, week - week_number(year, 1) + 1


def week_number(year: int, week: int) -> int:
    """Running number of week `week` of `year`; week 1 holds 4 January."""
    return week_of_day(day_number(year, 1, 4)) + week - 1


def day_of_moment(minutes: int) -> int:
    return minutes // _MINUTES_A_DAY


def month_number(year: int, month: int) -> int:
    """Year x 12 + month - 1, for months 1 to 12."""
    return year * 12 + month - 1


def completed_months(start: int, end: int) -> int:
    """Whole calendar months from one day number to another; negative allowed.

    One less when the day of the month is not reached: born on 31 January, one month
    old on 1 March.
    """
    first, last = date_of_day(start), date_of_day(end)
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (1 if last.day < first.day else 0)


def add_months(day: int, months: int) -> int:
    """The day `months` later; where it does not exist, the first of the next month."""
    date = date_of_day(day)
    target = date.year * 12 + date.month - 1 + months
    return min(
        first_day_of_month(target) + date.day - 1, first_day_of_month(target + 1)
    )


def period_of_month(kind: PeriodKind, month: int) -> Period:
    """The period of a kind (not a week, not pooled years) that holds a month."""
    return Period(kind, month // kind.months)


def periods_between(kind: PeriodKind, first: int, last: int) -> tuple[Period, ...]:
    """All periods of a kind whose numbers lie from `first` to `last`."""
    return tuple(Period(kind, number) for number in range(first, last + 1))
