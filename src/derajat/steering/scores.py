"""An indicator of a plan for an area: its value set against its target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from derajat.measures.compile import selections_of
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, parse_period
from derajat.model.datasets import PlaceRole
from derajat.model.indicators import (
    NOTHING_COUNTED,
    Count,
    Direction,
    Indicator,
    Kind,
)
from derajat.model.judgement import (
    Attainment,
    Policy,
    Predicate,
    Reason,
    State,
)
from derajat.model.plans import PlanIndicator, YearTarget
from derajat.model.values import Value
from derajat.model.workdays import WorkWeek
from derajat.steering.aims import Aim, build_aim
from derajat.steering.attainments import (
    choose_form,
    compute_attainment,
    find_predicate,
    mark_bound,
)
from derajat.steering.changes import Change, compute_change, is_one_series
from derajat.steering.gaps import (
    CountGap,
    gap_in_count,
    gap_in_points,
    gap_in_rupiah,
)
from derajat.steering.measured import Measured, read_measured
from derajat.steering.paces import Holidays, Pace, needed_pace
from derajat.steering.paths import last_day_of_year, share_of_year
from derajat.steering.states import Verdict, decide_state, find_poverty


_NONE_AT_ALL = Aim(None, Fraction(0))
"""No case in the whole is also no case in any part."""


@dataclass(frozen=True)
class Setting:
    """What a year is judged by."""

    year: int
    today: int
    """Day number up to which the year is looked at."""
    policy: Policy
    week: WorkWeek
    holidays: Holidays
    border_days: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """By area the days on which its borders changed."""


@dataclass(frozen=True)
class Question:
    """What is asked of a value: an indicator of a plan with its target."""

    indicator: Indicator
    kind: Kind
    scale: int
    """Of the unit of the indicator: 100 for per cent."""
    item: PlanIndicator
    target: YearTarget | None
    shares: Sequence[Fraction] | None = None
    """How past years went month by month, when the path follows them."""
    unit_cost: Decimal | None = None
    office_area: str = ""
    """The area the plan is for; empty: whichever is judged."""

    @property
    def better(self) -> Direction:
        """As the plan states it, else as the indicator is defined."""
        return self.item.better or self.indicator.better


@dataclass(frozen=True)
class Score:
    """A value against its target. None is always "cannot be said".

    Poor data have a value but no attainment, predicate or gap: a number from half the
    reports, or from a denominator that cannot be right, would be taken for one.
    """

    area: str
    value: Value | None
    measured: Measured | None
    aim: Aim | None
    """What the target asks for the whole year."""
    due: Aim | None
    """What it asks by now; the same for levels and for years that are over."""
    share: Fraction | None
    verdict: Verdict
    attainment: Attainment | None = None
    predicate: Predicate | None = None
    gap_points: Fraction | None = None
    gap: CountGap | None = None
    """To what is due by now."""
    gap_of_year: CountGap | None = None
    rupiah: Decimal | None = None
    """What closing `gap_of_year` costs."""
    pace: Pace | None = None
    change: Change | None = None


def judge_value(
    question: Question, area: str, value: Value | None, setting: Setting
) -> Score:
    """The score of an indicator for an area in the year of the setting."""
    measured = None
    if value is not None:
        measured = read_measured(value, question.kind, question.scale)
    aim = _aim(question, area)
    share, due = _due(question, value, aim, setting)
    verdict = decide_state(
        measured, due, question.indicator.judge, setting.policy.completeness_limit
    )
    known = None if isinstance(aim, Reason) else aim
    known_due = None if isinstance(due, Reason) else due
    score = Score(area, value, measured, known, known_due, share, verdict)
    can_be_said = verdict.state not in (None, State.DATA_TOO_POOR)
    if not can_be_said or measured is None or known is None or known_due is None:
        return score
    return _with_gaps(score, question, measured, known, known_due, setting)


def _aim(question: Question, area: str) -> Aim | Reason:
    if question.target is None:
        return Reason.NO_TARGET
    aim = build_aim(
        question.target.target, question.better, question.scale, question.item.unit
    )
    is_part = area != (question.office_area or area)
    if is_part and isinstance(question.kind, Count) and aim != _NONE_AT_ALL:
        return aim if isinstance(aim, Reason) else Reason.TARGET_OF_THE_WHOLE
    return aim


def _due(
    question: Question, value: Value | None, aim: Aim | Reason, setting: Setting
) -> tuple[Fraction | None, Aim | Reason]:
    """The share of the year's target due by now, and what that comes to."""
    if isinstance(aim, Reason):
        return None, aim
    period = _period(value, setting)
    share = share_of_year(
        question.indicator, question.kind, period, setting.today, question.shares
    )
    if share is None:
        return None, Reason.NOT_ON_THE_PATH
    if share == 0:
        return share, Reason.NOTHING_DUE
    return share, aim.shrink(share)


def _period(value: Value | None, setting: Setting) -> Period:
    period = parse_period(value.period) if value is not None else None
    return period or _year(setting.year)


def _year(year: int) -> Period:
    found = parse_period(f"{year:04d}")
    if found is None:
        raise ValueError(f"no such year: {year}")
    return found


def _with_gaps(
    score: Score,
    question: Question,
    measured: Measured,
    aim: Aim,
    due: Aim,
    setting: Setting,
) -> Score:
    attainment = _attainment(question, measured, due, setting.policy)
    shown = None if attainment is None else attainment.shown
    is_counted = question.indicator.counts != NOTHING_COUNTED
    gap_of_year = gap_in_count(measured, aim) if is_counted else None
    return replace(
        score,
        attainment=attainment,
        predicate=find_predicate(setting.policy.predicates, shown),
        gap_points=gap_in_points(measured.amount, due),
        gap=gap_in_count(measured, due) if is_counted else None,
        gap_of_year=gap_of_year,
        rupiah=_rupiah(gap_of_year, question.unit_cost),
        pace=_pace(gap_of_year, setting),
    )


def _attainment(
    question: Question, measured: Measured, due: Aim, policy: Policy
) -> Attainment | None:
    if question.target is None:
        return None
    reading = question.target.target.reading
    form = choose_form(
        question.item.attainment, reading, question.better, policy.lower_form
    )
    found = compute_attainment(form, measured.amount, due, policy.cap)
    return mark_bound(found, reading)


def _rupiah(gap: CountGap | None, unit_cost: Decimal | None) -> Decimal | None:
    if gap is None or unit_cost is None:
        return None
    return gap_in_rupiah(gap, unit_cost)


def _pace(gap: CountGap | None, setting: Setting) -> Pace | None:
    """The pace for those still to be served; none for those who are too many."""
    if gap is None or gap.more == 0:
        return None
    last = last_day_of_year(setting.year)
    return needed_pace(gap.more, setting.today, last, setting.week, setting.holidays)


def add_change(
    score: Score, question: Question, before: Value | None, setting: Setting
) -> Score:
    """The score with what changed since an earlier value.

    Nothing is said where one of the two is none or too poor to judge.
    """
    if before is None or score.value is None or score.measured is None:
        return score
    then = read_measured(before, question.kind, question.scale)
    limit = setting.policy.completeness_limit
    poor = [find_poverty(part, limit) for part in (score.measured, then)]
    if then is None or any(poor):
        return score
    change = compute_change(
        score.value,
        score.measured,
        before,
        then,
        question.better,
        score.due,
        _border_days(question, score.value, setting),
        is_one_series(question.indicator, before, score.value),
    )
    return replace(score, change=change)


def _border_days(question: Question, value: Value, setting: Setting) -> Sequence[int]:
    """Days from which the area is another one; a facility has no borders."""
    if value.area_level == AreaLevel.HEALTH_CENTRE.value:
        roles = {selection.place for selection in selections_of(question.kind)}
        if roles == {PlaceRole.SERVICE}:
            return ()
    return setting.border_days.get(value.area, ())
