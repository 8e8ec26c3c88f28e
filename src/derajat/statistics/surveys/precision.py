"""An estimate of a survey: its limits, and why something of it is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from scipy import special

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.reasons import Reason, Reasons, first_reason
from derajat.statistics.surveys.design import Labels


@dataclass(frozen=True)
class SurveyEstimate:
    """Estimates by outcome and group; without outcomes the first axis is absent.

    groups: the labels of the groups in order, shape (groups,).
    estimate: mean, share from 0 to 1, or ratio, shape (outcomes, groups).
    standard_error, lower, upper: in the unit of the estimate.
    standard_deviation: of the values, weighted; nan for ratios.
    design_effect: variance over that of a simple sample of as many rows, drawn with
        replacement; nan for ratios.
    rows: rows with a value, also those of weight 0.
    weighted_rows: sum of their weights.
    degrees_of_freedom: clusters less strata of the whole survey.
    reason: why an estimate is missing.
    interval_reason: why the standard error or the limits are missing.
    """

    groups: Labels
    estimate: Floats
    standard_error: Floats
    lower: Floats
    upper: Floats
    standard_deviation: Floats
    design_effect: Floats
    rows: Wholes
    weighted_rows: Floats
    degrees_of_freedom: int
    reason: Reasons
    interval_reason: Reasons


_BY_OUTCOME = tuple(
    field.name
    for field in fields(SurveyEstimate)
    if field.name not in ("groups", "degrees_of_freedom")
)


def refuse(found: SurveyEstimate, number: Floats, reason: Reason) -> SurveyEstimate:
    """Without the estimates in which a refused value was counted."""
    is_refused = (number > 0) & (found.reason == Reason.GIVEN)
    reasons = np.where(is_refused, np.uint8(reason), found.reason)
    return replace(
        found,
        estimate=np.where(is_refused, np.nan, found.estimate),
        standard_error=np.where(is_refused, np.nan, found.standard_error),
        reason=reasons,
        interval_reason=reasons,
    )


def with_linear_limits(found: SurveyEstimate, level: float) -> SurveyEstimate:
    """With limits of Student's t around the estimate."""
    reach = _t_quantile(found.degrees_of_freedom, level) * found.standard_error
    return _with_limits(found, found.estimate - reach, found.estimate + reach)


def with_logit_limits(
    found: SurveyEstimate, level: float, share_as_limits: bool
) -> SurveyEstimate:
    """With limits on the logit scale; a share of 0 or 1 has none, or itself."""
    share = found.estimate
    reach = _t_quantile(found.degrees_of_freedom, level) * found.standard_error
    reach = reach / (share * (1 - share))
    lower = special.expit(special.logit(share) - reach)
    upper = special.expit(special.logit(share) + reach)
    is_alike = (share == 0) | (share == 1)
    edge = share if share_as_limits else np.full(share.shape, np.nan)
    lower, upper = np.where(is_alike, edge, lower), np.where(is_alike, edge, upper)
    return _with_limits(found, lower, upper, is_alike)


def _with_limits(
    found: SurveyEstimate,
    lower: Floats,
    upper: Floats,
    is_alike: Flags | None = None,
) -> SurveyEstimate:
    has_limits = np.isfinite(lower) & np.isfinite(upper)
    alike = np.zeros(lower.shape, dtype=np.bool_) if is_alike is None else is_alike
    reason = first_reason(
        lower.shape,
        (found.reason != Reason.GIVEN, Reason.MISSING),
        (np.isinf(found.standard_error), Reason.NOT_FINITE),
        (has_limits, Reason.GIVEN),
        (alike, Reason.NO_VARIATION),
        (~has_limits, Reason.ONE_CLUSTER),
    )
    is_given = found.reason == Reason.GIVEN
    return replace(
        found,
        standard_error=np.where(
            np.isinf(found.standard_error), np.nan, found.standard_error
        ),
        lower=np.where(has_limits, lower, np.nan),
        upper=np.where(has_limits, upper, np.nan),
        interval_reason=np.where(is_given, reason, found.reason),
    )


def _t_quantile(degrees_of_freedom: int, level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"level must be between 0 and 1, not {level}")
    if degrees_of_freedom < 1:
        return float("nan")
    return float(special.stdtrit(degrees_of_freedom, (1 + level) / 2))


def outcome_at(found: SurveyEstimate, place: int) -> SurveyEstimate:
    """One outcome, without the axis of outcomes."""
    arrays: dict[str, Any] = {name: getattr(found, name)[place] for name in _BY_OUTCOME}
    return replace(found, **arrays)


def join_outcomes(parts: Sequence[SurveyEstimate]) -> SurveyEstimate:
    """The outcomes of several estimates of the same survey and groups."""
    arrays: dict[str, Any] = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in _BY_OUTCOME
    }
    return replace(parts[0], **arrays)
