"""Means, proportions and ratios of a survey, by group, with their precision."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats
from derajat.statistics.reasons import Reason, Reasons, first_reason
from derajat.statistics.surveys.design import (
    Labels,
    SurveyDesign,
    check_rows,
    label_codes,
)
from derajat.statistics.surveys.precision import (
    SurveyEstimate,
    outcome_at,
    refuse,
    with_linear_limits,
    with_logit_limits,
)
from derajat.statistics.surveys.variance import (
    GroupedRows,
    LonelyCluster,
    group_rows,
    linearised_variance,
)


@dataclass(frozen=True)
class _Sample:
    """Values of the sorted rows (outcomes, rows); 0 where a value is missing."""

    part: Floats
    whole: Floats
    weights: Floats
    is_valid: Flags
    is_infinite: Flags
    is_refused: Flags
    rows: GroupedRows


def survey_mean(
    values: Numbers,
    design: SurveyDesign,
    groups: npt.ArrayLike | None = None,
    *,
    level: float = 0.95,
    lonely: LonelyCluster = LonelyCluster.ADJUST,
    degrees_of_freedom: int | None = None,
) -> SurveyEstimate:
    """Mean of each outcome in each group, with the precision of the survey's design.

    A group is a part of the survey: its variance counts the clusters of the whole
    survey, also those without a row of the group. The limits use Student's t.

    Formula: m = sum(w y) / sum(w); variance = sum over strata of
        (1 - f) n/(n-1) sum over clusters (z - mean z)^2, z = sum of w (y - m) / sum(w).
        standard deviation = sqrt(sum(w (y - m)^2) / sum(w) * k/(k-1)), k = rows with a
        value; with clusters or strata all rows of the group with a weight, as the
        reference program counts them.
    Source: Binder 1983, International Statistical Review 51:279-292; Lumley 2010,
        Complex Surveys, 2.2. Compared with R survey 4.1.1 (svymean, svyby, svyvar).
    Units: that of the values.
    Shapes: values (rows,) or (outcomes, rows); results (groups,) or
        (outcomes, groups); groups (rows,), without groups one group "all".
    Missing: rows without a value are left out of their outcome, rows without a group
        out of all. MISSING where a group has no value, NOT_FINITE where one is
        infinite, WEIGHT_NOT_POSITIVE where a weight is refused or all are 0. Limits:
        ONE_CLUSTER where clusters do not outnumber strata.

    >>> from derajat.statistics.surveys import build_survey_design, survey_mean
    >>> design = build_survey_design(
    ...     6, weights=[10, 12, 8, 9, 11, 10], clusters=[1, 1, 2, 2, 3, 3]
    ... )
    >>> found = survey_mean([-2.1, -0.4, -1.3, 0.2, -1.9, -1.1], design)
    >>> float(found.estimate[0].round(3)), float(found.standard_error[0].round(3))
    (-1.105, 0.275)
    """
    part = _as_outcomes(values, design)
    whole = np.where(np.isnan(part), np.nan, 1.0)
    sample, names = _sample(part, whole, design, groups)
    found = _estimate(sample, names, design, lonely, degrees_of_freedom)
    with np.errstate(all="ignore"):
        found = _with_spread(found, sample, design)
        found = with_linear_limits(found, level)
    return found if np.ndim(values) == 2 else outcome_at(found, 0)


def survey_proportion(
    values: Numbers,
    design: SurveyDesign,
    groups: npt.ArrayLike | None = None,
    *,
    level: float = 0.95,
    lonely: LonelyCluster = LonelyCluster.ADJUST,
    share_as_limits: bool = False,
) -> SurveyEstimate:
    """Share of rows that are 1 in each group, with limits on the logit scale.

    A share of exactly 0 or 1 has a standard error of 0, which says nothing about its
    precision: the limits are withheld, or with `share_as_limits` equal the share, as
    WHO's anthro prints them.

    Formula: p = sum(w y) / sum(w); variance as `survey_mean`; limits
        expit(logit p -/+ t se / (p (1 - p))).
    Source: Korn and Graubard 1999, Analysis of Health Surveys, 3.2; Lumley 2010,
        Complex Surveys, 2.2. Compared with R survey 4.1.1 (svyciprop, logit).
    Units: shares from 0 to 1.
    Shapes: as `survey_mean`.
    Missing: as `survey_mean`; OUTSIDE_SCALE where a value is not within 0..1. Limits:
        NO_VARIATION where the share is 0 or 1.

    >>> from derajat.statistics.surveys import build_survey_design, survey_proportion
    >>> design = build_survey_design(8, clusters=[1, 1, 2, 2, 3, 3, 4, 4])
    >>> found = survey_proportion([1, 0, 0, 0, 1, 1, 0, 1], design)
    >>> float(found.estimate[0]), found.lower.round(3), found.upper.round(3)
    (0.5, array([0.069]), array([0.931]))
    """
    part = _as_outcomes(values, design)
    whole = np.where(np.isnan(part), np.nan, 1.0)
    sample, names = _sample(part, whole, design, groups)
    found = _estimate(sample, names, design, lonely, None)
    is_outside = sample.is_valid & ((sample.part < 0) | (sample.part > 1))
    found = refuse(found, sample.rows.sums(is_outside), Reason.OUTSIDE_SCALE)
    with np.errstate(all="ignore"):
        found = _with_spread(found, sample, design)
        found = with_logit_limits(found, level, share_as_limits)
    return found if np.ndim(values) == 2 else outcome_at(found, 0)


def survey_ratio(
    numerator: Numbers,
    denominator: Numbers,
    design: SurveyDesign,
    groups: npt.ArrayLike | None = None,
    *,
    level: float = 0.95,
    lonely: LonelyCluster = LonelyCluster.ADJUST,
) -> SurveyEstimate:
    """Total of the numerator over total of the denominator in each group.

    Formula: r = sum(w y) / sum(w x); variance as `survey_mean` with
        z = sum of w (y - r x) / sum(w x); limits r -/+ t se.
    Source: Cochran 1977, Sampling Techniques, 3rd edition, 6.3; Lumley 2010, Complex
        Surveys, 5.1. Compared with R survey 4.1.1 (svyratio).
    Units: of the numerator per one of the denominator.
    Shapes: numerator and denominator (rows,) or (outcomes, rows); results (groups,)
        or (outcomes, groups).
    Missing: rows without numerator or denominator are left out; reasons as
        `survey_mean`; DENOMINATOR_NOT_POSITIVE where the denominator's total is not
        above zero.

    >>> from derajat.statistics.surveys import build_survey_design, survey_ratio
    >>> design = build_survey_design(4)
    >>> found = survey_ratio([2, 1, 0, 3], [4, 2, 1, 5], design)
    >>> float(found.estimate[0]), float(found.standard_error[0].round(4))
    (0.5, 0.068)
    """
    part, whole = np.broadcast_arrays(
        _as_outcomes(numerator, design), _as_outcomes(denominator, design)
    )
    sample, names = _sample(part, whole, design, groups)
    found = _estimate(sample, names, design, lonely, None)
    with np.errstate(all="ignore"):
        found = with_linear_limits(found, level)
    is_flat = np.ndim(numerator) < 2 and np.ndim(denominator) < 2
    return outcome_at(found, 0) if is_flat else found


def _as_outcomes(values: Numbers, design: SurveyDesign) -> Floats:
    array = as_floats(values)
    if array.ndim not in (1, 2):
        raise ValueError("values must have shape (rows,) or (outcomes, rows)")
    check_rows("values", array.shape[-1:], design.is_in.size)
    return np.atleast_2d(array)


def _sample(
    part: Floats, whole: Floats, design: SurveyDesign, groups: npt.ArrayLike | None
) -> tuple[_Sample, Labels]:
    names, codes = np.asarray(["all"]), np.zeros(design.is_in.size, dtype=np.int64)
    if groups is not None:
        names, codes = label_codes(groups)
        check_rows("groups", codes.shape, design.is_in.size)
    rows = group_rows(design, codes, names.size)
    part, whole = part[:, rows.order], whole[:, rows.order]
    is_valid = ~(np.isnan(part) | np.isnan(whole))
    is_infinite = is_valid & (np.isinf(part) | np.isinf(whole))
    is_usable = is_valid & ~is_infinite
    sample = _Sample(
        part=np.where(is_usable, part, 0.0),
        whole=np.where(is_usable, whole, 0.0),
        weights=design.weights[rows.order],
        is_valid=is_valid,
        is_infinite=is_infinite,
        is_refused=is_valid & design.is_refused[rows.order],
        rows=rows,
    )
    return sample, names


def _estimate(
    sample: _Sample,
    names: Labels,
    design: SurveyDesign,
    lonely: LonelyCluster,
    degrees_of_freedom: int | None,
) -> SurveyEstimate:
    """The estimate and its standard error; spread and limits are still missing."""
    rows, lonely = sample.rows, LonelyCluster(lonely)
    with np.errstate(all="ignore"):
        whole = rows.sums(sample.weights * sample.whole)
        estimate = rows.sums(sample.weights * sample.part) / whole
        places = rows.groups
        scores = sample.weights * (sample.part - estimate[:, places] * sample.whole)
        scores /= whole[:, places]
        variance = linearised_variance(scores, sample.is_valid, rows, design, lonely)
        standard_error = np.sqrt(variance)
        weighted = rows.sums(sample.weights * sample.is_valid)
    reason = _reason(sample, estimate, whole, weighted)
    is_given = reason == Reason.GIVEN
    if design.stratum_of_cluster.size < 2:
        standard_error[...] = np.nan
    missing = np.full(estimate.shape, np.nan)
    degrees = degrees_of_freedom
    return SurveyEstimate(
        groups=names,
        estimate=np.where(is_given, estimate, np.nan),
        standard_error=np.where(is_given, standard_error, np.nan),
        lower=missing,
        upper=missing,
        standard_deviation=missing,
        design_effect=missing,
        rows=rows.sums(sample.is_valid).astype(np.int64),
        weighted_rows=np.where(np.isfinite(weighted), weighted, np.nan),
        degrees_of_freedom=design.degrees_of_freedom if degrees is None else degrees,
        reason=reason,
        interval_reason=reason,
    )


def _reason(
    sample: _Sample, estimate: Floats, whole: Floats, weighted: Floats
) -> Reasons:
    sums = sample.rows.sums
    with np.errstate(all="ignore"):
        is_endless = ~np.isfinite(estimate + whole + weighted)
    return first_reason(
        estimate.shape,
        (sums(sample.is_valid) == 0, Reason.MISSING),
        (sums(sample.is_infinite) > 0, Reason.NOT_FINITE),
        (sums(sample.is_refused) > 0, Reason.WEIGHT_NOT_POSITIVE),
        (weighted == 0, Reason.WEIGHT_NOT_POSITIVE),
        (whole <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (is_endless, Reason.NOT_FINITE),
    )


def _with_spread(
    found: SurveyEstimate, sample: _Sample, design: SurveyDesign
) -> SurveyEstimate:
    rows = sample.rows
    apart = sample.part - found.estimate[:, rows.groups] * sample.whole
    squares = rows.sums(sample.weights * apart * apart) / found.weighted_rows
    has_weight = sample.weights > 0
    counted = rows.sums(sample.is_valid)
    if not design.is_simple:
        counted = rows.sums(has_weight[None, :])
    with_value = rows.sums(sample.is_valid & has_weight)
    deviation = np.where(
        counted > 1, np.sqrt(squares * counted / (counted - 1)), np.nan
    )
    simple_variance = np.where(
        (with_value > 1) & (squares > 0), squares / (with_value - 1), np.nan
    )
    effect = found.standard_error**2 / simple_variance
    return replace(
        found,
        standard_deviation=np.where(np.isfinite(deviation), deviation, np.nan),
        design_effect=np.where(np.isfinite(effect), effect, np.nan),
    )
