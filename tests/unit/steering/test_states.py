"""Four states, each with its reason."""

from fractions import Fraction

import pytest

from derajat.model.indicators import Judge
from derajat.model.judgement import Reason, State
from derajat.steering.aims import Aim
from derajat.steering.measured import Measured
from derajat.steering.states import decide_grade_state, decide_state


AT_LEAST_90 = Aim(Fraction(90), None)


def _measured(amount, lower=None, upper=None, completeness=None, is_share=True):
    ends = [None if end is None else Fraction(str(end)) for end in (lower, upper)]
    return Measured(
        amount=Fraction(str(amount)),
        lower=ends[0],
        upper=ends[1],
        counted=1,
        base=Fraction(1),
        scale=100,
        is_share=is_share,
        completeness=completeness,
    )


def _decide(measured, aim=AT_LEAST_90, judge=Judge.INTERVAL, limit=80):
    verdict = decide_state(measured, aim, judge, limit)
    return verdict.state, verdict.reason


@pytest.mark.parametrize(
    ("lower", "upper", "state"),
    [
        (90, 95, State.REACHED),
        (89.99, 95, State.CANNOT_TELL),
        (85, 90, State.CANNOT_TELL),
        (85, 89.99, State.NOT_REACHED),
    ],
)
def test_the_interval_decides(lower, upper, state):
    assert _decide(_measured(89, lower, upper))[0] is state


def test_an_interval_around_a_ceiling_and_a_span():
    below = Aim(None, Fraction(22), is_strict=True)
    assert _decide(_measured(20, 18, 22), below)[0] is State.CANNOT_TELL
    assert _decide(_measured(20, 18, 21.9), below)[0] is State.REACHED
    assert _decide(_measured(25, 22, 28), below)[0] is State.NOT_REACHED
    span = Aim(Fraction(40), Fraction(50))
    assert _decide(_measured(45, 41, 49), span)[0] is State.REACHED
    assert _decide(_measured(45, 39, 49), span)[0] is State.CANNOT_TELL
    assert _decide(_measured(55, 51, 59), span)[0] is State.NOT_REACHED
    assert _decide(_measured(30, 28, 39), span)[0] is State.NOT_REACHED


def test_a_full_count_of_409_of_409_reaches_100_per_cent():
    everybody = _measured(100, "99.07", 100)
    all_of_them = Aim(Fraction(100), None)
    counted = _decide(everybody, all_of_them, Judge.COUNT)
    assert counted == (State.REACHED, Reason.EXACT_COUNT)
    estimated = _decide(everybody, all_of_them, Judge.INTERVAL)
    assert estimated == (State.CANNOT_TELL, Reason.INTERVAL_HOLDS_TARGET)


def test_a_value_without_interval_is_compared_exactly():
    assert _decide(_measured(90)) == (State.REACHED, Reason.EXACT_COUNT)
    assert _decide(_measured("89.999")) == (State.NOT_REACHED, Reason.EXACT_COUNT)


def test_no_value_is_no_zero():
    assert _decide(None) == (State.DATA_TOO_POOR, Reason.NO_VALUE)


def test_more_than_everybody_makes_the_denominator_doubtful():
    over = _measured("100.2")
    assert _decide(over) == (State.DATA_TOO_POOR, Reason.DENOMINATOR_IN_DOUBT)
    rate = _measured("100.2", is_share=False)
    assert _decide(rate)[0] is State.REACHED


def test_completeness_below_the_limit_is_too_poor_and_at_the_limit_enough():
    at_limit = _measured(95, 94, 96, Fraction(4, 5))
    below = _measured(95, 94, 96, Fraction(79, 100))
    assert _decide(at_limit)[0] is State.REACHED
    assert _decide(below) == (State.DATA_TOO_POOR, Reason.INCOMPLETE)


def test_without_a_target_there_is_no_state():
    assert _decide(_measured(95), Reason.NO_TARGET) == (None, Reason.NO_TARGET)


@pytest.mark.parametrize(
    ("grade", "wanted", "ladder", "state"),
    [
        ("A", "BB", "akip", State.REACHED),
        ("BB", "BB", "akip", State.REACHED),
        ("B", "BB", "akip", State.NOT_REACHED),
        ("madya", "utama", "akreditasi", State.NOT_REACHED),
        ("paripurna", "utama", "akreditasi", State.REACHED),
        ("76,5", "BB", "akip", None),
    ],
)
def test_grades_are_compared_by_their_ladder(grade, wanted, ladder, state):
    assert decide_grade_state(grade, wanted, ladder) is state
