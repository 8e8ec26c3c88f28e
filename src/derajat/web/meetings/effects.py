"""Whether an indicator moved after an action. It may have moved for other reasons.

Held together by the rule of `steering.changes`: intervals that touch show no change,
poor data and broken series let nothing be said.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum

from django.db import transaction

from derajat.model.borders import find_border_changes
from derajat.model.calendar import Period, day_of_date
from derajat.model.indicators import Indicator, Kind
from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.opening.scoring import load_standards
from derajat.steering.changes import (
    Change,
    Turn,
    compute_change,
    find_before,
    is_one_series,
)
from derajat.steering.measured import read_measured
from derajat.steering.paths import is_work_of_the_year
from derajat.steering.policies import resolve_policy
from derajat.steering.states import find_poverty
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.meetings.models import Action, ActionQuery, Effect
from derajat.web.meetings.moves import ActionState
from derajat.web.meetings.standing import Periods, choose_after, read_periods
from derajat.web.reading.office import Reading


_SYSTEM = "derajat"


class Outcome(Enum):
    """What can be said of the indicator after the action."""

    CHANGED = "changed"
    SAME = "same"
    CANNOT_TELL = "unknown"


OUTCOME_WORDS = {
    Outcome.CHANGED: Label("berubah", "changed"),
    Outcome.SAME: Label("tidak tampak berubah", "no change seen"),
    Outcome.CANNOT_TELL: Label("tidak dapat dipastikan", "cannot tell"),
}


@dataclass(frozen=True)
class EffectFound:
    """A later value beside the one it is held against.

    `before` is the value at the decision; of work that adds up over the year the same
    part of the year before, for March against June would only show the calendar.
    """

    before: Value | None
    after: Value
    outcome: Outcome
    turn: Turn | None = None
    difference: str = ""


def find_effect(
    reading: Reading, action: Action, periods: Periods, day: int
) -> EffectFound | None:
    """What can be said by a day; None until a period after the due day has a value."""
    decided = action.value_at_decision
    indicator = reading.catalogue.indicators.get(action.indicator)
    if decided is None or indicator is None:
        return None
    found = choose_after(periods, decided, day_of_date(action.due), day)
    if found is None:
        return None
    period, after = found
    before = _choose_before(indicator, periods, period, decided)
    return _compare(reading, indicator, before, after, period)


def settle_effects(
    reading: Reading, actions: ActionQuery, day: int, at: datetime
) -> int:
    """Store what can be said by now of finished actions; how many were added.

    Each is looked at once more whenever values were computed, until it is stored; then
    it stays.
    """
    added = 0
    for action in find_unsettled(actions).order_by("due"):
        periods = read_periods(reading, action.indicator, action.area)
        found = find_effect(reading, action, periods, day)
        added += found is not None and _store(action, found, at)
    return added


def find_unsettled(actions: ActionQuery) -> ActionQuery:
    """The finished actions that nothing was said of yet."""
    done = actions.filter(state=ActionState.DONE.value, effect=None)
    return done.filter(value__isnull=False).exclude(indicator="")


def _store(action: Action, found: EffectFound, at: datetime) -> bool:
    with transaction.atomic():
        _, is_new = Effect.objects.get_or_create(
            action=action,
            defaults={
                "at": at,
                "before": asdict(found.before) if found.before else None,
                "after": asdict(found.after),
                "outcome": found.outcome.value,
                "turn": found.turn.value if found.turn else "",
                "difference": found.difference,
                "data_version": found.after.data_version,
            },
        )
        if is_new:
            deed = Deed(
                account=_SYSTEM,
                act="effect",
                thing="actions",
                identifier=str(action.pk),
                area=action.area,
                detail=found.outcome.value,
            )
            write_deed(deed, at)
    return is_new


def _choose_before(
    indicator: Indicator, periods: Periods, period: Period, decided: Value
) -> Value | None:
    kind = _version_kind(indicator, period)
    if is_work_of_the_year(kind):
        return find_before(periods, period, kind)
    return decided


def _compare(
    reading: Reading,
    indicator: Indicator,
    before: Value | None,
    after: Value,
    period: Period,
) -> EffectFound:
    change = before and _compute(reading, indicator, before, after, period)
    if not change or not change.is_comparable:
        return EffectFound(before, after, Outcome.CANNOT_TELL)
    is_changed = change.is_clear and change.turn is not Turn.SAME
    outcome = Outcome.CHANGED if is_changed else Outcome.SAME
    return EffectFound(before, after, outcome, change.turn, str(change.difference))


def _compute(
    reading: Reading,
    indicator: Indicator,
    before: Value,
    after: Value,
    period: Period,
) -> Change | None:
    kind = _version_kind(indicator, period)
    scale = reading.catalogue.units[indicator.unit].scale
    now, then = (read_measured(value, kind, scale) for value in (after, before))
    choices = reading.office.judgement
    policy = resolve_policy(load_standards(), choices, period.last_day)
    limit = policy.completeness_limit
    if now is None or then is None:
        return None
    if find_poverty(now, limit) or find_poverty(then, limit):
        return None
    changes = find_border_changes(reading.office.areas).get(after.area, ())
    breaks = [change.day for change in changes]
    same = is_one_series(indicator, before, after)
    better = indicator.better
    return compute_change(after, now, before, then, better, None, breaks, same)


def _version_kind(indicator: Indicator, period: Period) -> Kind:
    version = indicator.version_on(period.last_day)
    return (version or indicator.versions[-1]).kind
