"""Values of which a part of the period belongs to other borders."""

import numpy as np

from derajat.measures.arrays import Bools
from derajat.measures.compile import selections_of
from derajat.measures.plan import PlannedIndicator
from derajat.measures.run import Run
from derajat.measures.timeline import Timeline
from derajat.model.areas import AreaLevel
from derajat.model.borders import BorderChange, find_border_changes
from derajat.model.calendar import (
    Period,
    PeriodKind,
    day_number,
    first_day_of_month,
    month_of_day,
)
from derajat.model.datasets import PlaceRole
from derajat.model.indicators import Accumulation
from derajat.model.offices import Office


def mark_changed(run: Run, planned: PlannedIndicator, timeline: Timeline) -> Bools:
    """Whether the borders of each area changed in each period, (axis, periods)."""
    axis = run.places.axis
    marks = np.zeros((len(axis.codes), len(timeline.periods)), dtype=bool)
    if not run.border_changes:
        return marks
    spans = [counted_span(planned, p, run.data_day) for p in timeline.periods]
    first = np.array([span[0] for span in spans], dtype=np.int64)
    last = np.array([span[1] for span in spans], dtype=np.int64)
    by_villages = follows_catchments(planned)
    for row, changes in run.border_changes:
        if by_villages or axis.levels[row] is not AreaLevel.HEALTH_CENTRE:
            for change in changes:
                marks[row] |= (first < change.day) & (change.day <= last)
    return marks


def follows_catchments(planned: PlannedIndicator) -> bool:
    """Whether a health centre's values are about the villages that it serves.

    True of an index too: it is told of what its components are flagged for.
    """
    counts = [count for version in planned.versions for count in version.counts]
    if not counts:
        return True
    kinds = [version.kind for version in planned.indicator.versions]
    roles = {selection.place for kind in kinds for selection in selections_of(kind)}
    by_village = any(c.place_level in (None, AreaLevel.VILLAGE) for c in counts)
    return by_village or PlaceRole.RESIDENCE in roles


def counted_span(
    planned: PlannedIndicator, period: Period, data_day: int
) -> tuple[int, int]:
    """First and last day of what a value of the period is made of.

    Eligible people of a year are those of its first day, so a month of that year
    rests on borders of January too.
    """
    accumulate = planned.indicator.accumulate
    has_eligible = any(
        version.eligible is not None or not version.counts
        for version in planned.versions
    )
    first, last = period.first_day, min(period.last_day, data_day)
    if accumulate is Accumulation.WITHIN_YEAR or has_eligible:
        return min(first, day_number(period.year, 1, 1)), last
    if accumulate is Accumulation.AT_END and period.kind is not PeriodKind.WEEK:
        return first_day_of_month(month_of_day(last)), last
    return first, last


def changes_within(
    planned: PlannedIndicator, office: Office, area: str, period: Period, data_day: int
) -> tuple[BorderChange, ...]:
    """The changes of an area's borders that a value of the period spans."""
    level = office.areas.by_code[area].level if area in office.areas.by_code else None
    if level is AreaLevel.HEALTH_CENTRE and not follows_catchments(planned):
        return ()
    first, last = counted_span(planned, period, data_day)
    found = find_border_changes(office.areas).get(area, ())
    return tuple(change for change in found if first < change.day <= last)
