"""Days on which an office works: its week, holidays and joint leave."""

from dataclasses import dataclass
from enum import Enum

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
