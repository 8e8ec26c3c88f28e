"""Days on which an office works: its week, holidays and joint leave."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from derajat.model.calendar import year_of_day
from derajat.model.labels import Label


class HolidayKind(Enum):
    """What a day off is by decree."""

    HOLIDAY = "libur"
    JOINT_LEAVE = "cuti-bersama"


@dataclass(frozen=True)
class Holiday:
    """A day off; `confirmed` when it was compared with a published list."""

    day: int
    label: Label
    kind: HolidayKind
    confirmed: bool


@dataclass(frozen=True)
class WorkWeek:
    """How an office works from a day on."""

    valid_from: int
    days_a_week: int
    """5 (Monday to Friday) or 6 (Monday to Saturday)."""
    works_on_joint_leave: bool


USUAL_WEEK = WorkWeek(0, 5, works_on_joint_leave=False)
"""Five days, joint leave off: the rule for the civil service where nothing is said."""


@dataclass(frozen=True)
class WorkDays:
    """How many working days a span has.

    `years_without_list` names the years whose holidays nobody has entered: there
    every weekday was counted.
    """

    days: int
    years_without_list: tuple[int, ...]
    has_unconfirmed: bool
    """Whether a holiday in the span was never compared with a published list."""


_DAYS_TO_MONDAY = 3
"""Day 0 was a Thursday: three days more and weeks begin on Mondays."""
_WORKDAYS_A_WEEK = 5


@dataclass(frozen=True)
class WorkCalendar:
    """The usual week of the civil service with the days off of the years listed.

    Saturdays, Sundays, national holidays and joint leave are no working days. What
    is not listed is not guessed: a span that touches another year has no answer.
    """

    years: tuple[int, ...] = ()
    """Years whose days off are listed, in rising order."""
    days_off: tuple[int, ...] = ()
    """Day numbers of the days off from Monday to Friday, in rising order."""

    def covers(self, start: int, end: int) -> bool:
        """Whether the days off of every year from one day to the other are listed."""
        first, last = sorted((year_of_day(start), year_of_day(end)))
        return set(range(first, last + 1)) <= set(self.years)

    def count(self, start: int, end: int) -> int | None:
        """The working days after `start` up to `end`, negative where `end` is earlier.

        None when a year in between is not listed.
        """
        if not self.covers(start, end):
            return None
        return self.count_up_to(end) - self.count_up_to(start)

    def count_up_to(self, day: int) -> int:
        """A running number that rises by one on each working day."""
        week, weekday = divmod(day + _DAYS_TO_MONDAY, 7)
        worked = week * _WORKDAYS_A_WEEK + min(weekday + 1, _WORKDAYS_A_WEEK)
        return worked - bisect_right(self.days_off, day)


def build_work_calendar(holidays: Mapping[int, Sequence[Holiday]]) -> WorkCalendar:
    """The calendar of the years that have a list of days off."""
    off = {holiday.day for listed in holidays.values() for holiday in listed}
    on_weekdays = (day for day in off if (day + _DAYS_TO_MONDAY) % 7 < _WORKDAYS_A_WEEK)
    return WorkCalendar(tuple(sorted(holidays)), tuple(sorted(on_weekdays)))
