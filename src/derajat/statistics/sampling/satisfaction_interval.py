"""How far the respondents' index may be from that of all users."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Wholes, as_floats
from derajat.statistics.reasons import Reason, first_reason
from derajat.statistics.sampling.satisfaction_bands import (
    CONVERSION,
    HIGHEST_ANSWER,
    LOWEST_ANSWER,
)


@dataclass(frozen=True)
class IndexInterval:
    """The interval of a converted index, 25 to 100; nan where there is none.

    reason: TOO_FEW_POINTS below two respondents, NO_VARIATION where all answered
        alike, NUMERATOR_ABOVE_DENOMINATOR with more respondents than users, MISSING
        without an index.
    """

    standard_error: float
    lower: float
    upper: float
    reason: Reason


def index_intervals(
    answers: Floats,
    is_valid: Flags,
    was_asked: Flags,
    units: Wholes,
    users: Sequence[int | None],
    weight: float,
    level: float,
) -> list[IndexInterval]:
    """The interval of each unit: a sample without replacement of its users.

    Answers (respondents, elements) are 0 where not valid; units are codes.
    """
    if not 0 < level < 1:
        raise ValueError(f"level must be between 0 and 1, not {level}")
    population = np.asarray([np.inf if n is None else n for n in users], dtype=float)
    each = weight * CONVERSION
    found = _estimates(answers, is_valid, units, len(users))
    with np.errstate(all="ignore"):
        left = 1 - found.persons / population
        degrees = np.maximum(found.persons - 1, 1)
        variance = left * found.persons / (found.persons - 1) * found.squares
        error = each * np.sqrt(variance)
        index = each * np.where(was_asked, found.means, 0.0).sum(axis=1)
        reach = special.stdtrit(degrees, (1 + level) / 2) * error
    reason = first_reason(
        index.shape,
        (np.isnan(index), Reason.MISSING),
        (found.persons > population, Reason.NUMERATOR_ABOVE_DENOMINATOR),
        (found.persons < 2, Reason.TOO_FEW_POINTS),
        ((found.squares == 0) & (left > 0), Reason.NO_VARIATION),
    )
    lowest = each * np.count_nonzero(was_asked)
    lower = np.maximum(index - reach, lowest * LOWEST_ANSWER)
    upper = np.minimum(index + reach, lowest * HIGHEST_ANSWER)
    rows = zip(error, lower, upper, reason, strict=True)
    return [_interval(*row) for row in rows]


@dataclass(frozen=True)
class _Estimates:
    """By unit: means of elements, persons who answered, squares of their scores."""

    means: Floats
    persons: Wholes
    squares: Floats


def _estimates(
    answers: Floats, is_valid: Flags, units: Wholes, count: int
) -> _Estimates:
    """A score is what a person adds to the sum of the means (linearisation)."""
    numbers = np.zeros((count, answers.shape[1]))
    totals = np.zeros_like(numbers)
    np.add.at(numbers, units, is_valid)
    np.add.at(totals, units, answers)
    with np.errstate(all="ignore"):
        means = totals / numbers
        parts = (answers - means[units]) / numbers[units]
    scores = np.where(is_valid, parts, 0.0).sum(axis=1)
    squares = np.bincount(units, weights=scores * scores, minlength=count)
    return _Estimates(
        means=means,
        persons=np.bincount(units[is_valid.any(axis=1)], minlength=count),
        squares=as_floats(squares),
    )


def _interval(error: float, lower: float, upper: float, code: int) -> IndexInterval:
    reason = Reason(code)
    if reason is not Reason.GIVEN:
        return IndexInterval(float("nan"), float("nan"), float("nan"), reason)
    return IndexInterval(float(error), float(lower), float(upper), reason)
