"""What can be said of a value and a target: four states, each with its reason."""

from dataclasses import dataclass

from derajat.model.indicators import Judge
from derajat.model.judgement import Reason, State
from derajat.plan.grades import rank_of
from derajat.steering.aims import Aim
from derajat.steering.measured import Measured


@dataclass(frozen=True)
class Verdict:
    """A state with its reason; without a target that can be judged there is none."""

    state: State | None
    reason: Reason


def decide_state(
    measured: Measured | None,
    aim: Aim | Reason,
    judge: Judge,
    completeness_limit: int,
) -> Verdict:
    """The state of a value against its target.

    `completeness_limit` is in per cent of the reports due. Poor data come first: a
    target is not called reached on half the reports.
    """
    if isinstance(aim, Reason):
        return Verdict(None, aim)
    poor = find_poverty(measured, completeness_limit)
    if poor is not None or measured is None:
        return Verdict(State.DATA_TOO_POOR, poor or Reason.NO_VALUE)
    if judge is Judge.COUNT or measured.lower is None or measured.upper is None:
        reached = aim.holds(measured.amount)
        return Verdict(_reached_or_not(reached), Reason.EXACT_COUNT)
    if aim.holds(measured.lower) and aim.holds(measured.upper):
        return Verdict(State.REACHED, Reason.WHOLE_INTERVAL)
    is_beside = not aim.is_above_low(measured.upper) or not aim.is_below_high(
        measured.lower
    )
    if is_beside:
        return Verdict(State.NOT_REACHED, Reason.WHOLE_INTERVAL)
    return Verdict(State.CANNOT_TELL, Reason.INTERVAL_HOLDS_TARGET)


def find_poverty(measured: Measured | None, completeness_limit: int) -> Reason | None:
    """Why the data are too poor to judge, or None."""
    if measured is None:
        return Reason.NO_VALUE
    if measured.is_over_everybody:
        return Reason.DENOMINATOR_IN_DOUBT
    share = measured.completeness
    if share is not None and share * 100 < completeness_limit:
        return Reason.INCOMPLETE
    return None


def _reached_or_not(reached: bool) -> State:
    return State.REACHED if reached else State.NOT_REACHED


def decide_grade_state(grade: str, wanted: str, ladder: str) -> State | None:
    """Whether a grade of a scale is at least the wanted one; None off the scale.

    Raises KeyError for an unknown scale.
    """
    found, aim = rank_of(grade, ladder), rank_of(wanted, ladder)
    if found is None or aim is None:
        return None
    return _reached_or_not(found <= aim)
