"""Prevalence of stunting, wasting, underweight and overweight from z-scores."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from derajat.model.labels import Label
from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes, as_floats
from derajat.statistics.surveys import (
    SurveyDesign,
    SurveyEstimate,
    build_survey_design,
    survey_mean,
    survey_proportion,
)
from derajat.statistics.surveys.design import NO_GROUP, check_rows, label_codes
from derajat.statistics.surveys.precision import join_outcomes, outcome_at


OLDEST_DAYS = 1826
"""Children above this age are no part of a survey under five (anthro 1.1)."""

OEDEMA_Z = -3.1
"""A child with bilateral oedema counts as severe: any z below -3 does."""

CUT_OFFS = (-3, -2, -1, 1, 2, 3)
"""Below the negative ones, above the positive ones: WHO's standard analysis."""

AGE_GROUP_MONTHS = (0, 6, 12, 24, 36, 48, 60)
"""Age groups of WHO's standard analysis, each from its month to before the next."""

AGE_GROUPS = ("00-05", "06-11", "12-23", "24-35", "36-47", "48-59")
"""Completed months of the age groups."""


@dataclass(frozen=True)
class PrevalenceIndex:
    """An index whose z-scores are counted.

    code: WHO's short name. lowest, highest: z beyond them are implausible.
    with_oedema: a child with oedema has no z here and counts as below -3.
    """

    code: str
    label: Label
    lowest: float
    highest: float
    with_oedema: bool


@dataclass(frozen=True)
class Outcome:
    """A share that is estimated; its code is the column of WHO's anthro."""

    code: str
    label: Label


INDICES = (
    PrevalenceIndex("HA", Label("PB/U atau TB/U", "Length-for-age"), -6, 6, False),
    PrevalenceIndex("WA", Label("BB/U", "Weight-for-age"), -6, 5, True),
    PrevalenceIndex("BMI", Label("IMT/U", "BMI-for-age"), -5, 5, True),
    PrevalenceIndex("WH", Label("BB/PB atau BB/TB", "Weight-for-length"), -5, 5, True),
)
"""In the order of the results."""

_BOTH = (
    Outcome(
        "HA_2_WH_2", Label("pendek dan gizi kurang/buruk", "both stunted and wasted")
    ),
    Outcome("HA_2_WH2", Label("pendek dan gizi lebih", "both stunted and overweight")),
)


def _outcome(index: PrevalenceIndex, cut_off: int) -> Outcome:
    sign, mark = ("_", "<") if cut_off < 0 else ("", ">")
    tail = f" {mark} {cut_off:+d} SD"
    label = Label(index.label.id + tail, index.label.en + tail)
    return Outcome(f"{index.code}{sign}{abs(cut_off)}", label)


OUTCOMES = (*(_outcome(index, cut) for index in INDICES for cut in CUT_OFFS), *_BOTH)
"""All shares, in the order of the results. HA_2 is stunting, WA_2 underweight, WH_2
wasting, WH2 overweight; the codes with 3 below are the severe forms."""


@dataclass(frozen=True)
class GrowthPrevalence:
    """Shares and mean z-scores of a survey of children, by group.

    groups: labels in order, shape (groups,).
    shares: estimates of OUTCOMES from 0 to 1, shape (outcomes, groups).
    means: mean z and its standard deviation by INDICES, shape (indices, groups);
        children with oedema have no z and are not in it.
    """

    groups: npt.NDArray[Any]
    shares: SurveyEstimate
    means: SurveyEstimate

    def share(self, code: str) -> SurveyEstimate:
        """The estimates of one outcome by its code, arrays (groups,)."""
        return _one(self.shares, [outcome.code for outcome in OUTCOMES], code)

    def mean(self, code: str) -> SurveyEstimate:
        """The mean z of one index by its code, arrays (groups,)."""
        return _one(self.means, [index.code for index in INDICES], code)


def growth_prevalence(
    *,
    design: SurveyDesign,
    length_for_age: Numbers | None = None,
    weight_for_age: Numbers | None = None,
    bmi_for_age: Numbers | None = None,
    weight_for_length: Numbers | None = None,
    has_oedema: Numbers | None = None,
    groups: npt.ArrayLike | None = None,
    level: float = 0.95,
) -> GrowthPrevalence:
    """Share of children beyond each cut-off, and mean z, by group with precision.

    z-scores are rounded to two decimals and implausible ones left out (length-for-age
    beyond -6 or 6, weight-for-age below -6 or above 5, the others beyond -5 or 5). A
    child with bilateral oedema counts as below -3 in weight-for-age, weight-for-length
    and BMI-for-age, also when it has no z. Limits of shares are on the logit scale;
    of a share of 0 or 1 they equal the share and say nothing of its precision.

    Formula: see `survey_proportion` and `survey_mean` of `derajat.statistics.surveys`.
    Source: WHO and UNICEF 2019, Recommendations for data collection, analysis and
        reporting on anthropometric indicators in children under 5 years old, 3.2 and
        annex 10. Compared with R anthro 1.1.0.9000 (anthro_prevalence).
    Units: z-scores in; shares from 0 to 1 and z-scores out.
    Shapes: every array (rows,); results (outcomes, groups) and (indices, groups).
    Missing: nan is no z. Without clusters and strata the degrees of freedom of a mean
        are the rows less 1, as in anthro. Reasons as `survey_mean`. Unlike anthro,
        limits are given at one degree of freedom, a single cluster has no standard
        error, and a single row no standard deviation. Groups without rows do not occur.

    >>> from derajat.statistics.growth.prevalence import build_child_survey
    >>> from derajat.statistics.growth.prevalence import growth_prevalence
    >>> design = build_child_survey(6, clusters=[1, 1, 2, 2, 3, 3])
    >>> haz = [-2.4, -1.0, -2.2, -3.5, 0.3, -1.2]
    >>> found = growth_prevalence(design=design, length_for_age=haz)
    >>> stunted = found.share("HA_2")
    >>> float(stunted.estimate[0]), stunted.lower.round(3), stunted.upper.round(3)
    (0.5, array([0.007]), array([0.993]))
    """
    rows = design.is_in.size
    given = (length_for_age, weight_for_age, bmi_for_age, weight_for_length)
    oedema = _of_rows("has_oedema", has_oedema, rows) == 1
    z = [
        _plausible(index, _of_rows("z-scores", scores, rows), oedema)
        for index, scores in zip(INDICES, given, strict=True)
    ]
    counted = [_counted(*pair, oedema) for pair in zip(INDICES, z, strict=True)]
    blocks = [*map(_beyond, counted), _both(counted[0], counted[-1])]
    shares = [
        survey_proportion(block, design, groups, level=level, share_as_limits=True)
        for block in blocks
    ]
    degrees = design.rows - 1 if design.is_simple else None
    means = survey_mean(
        np.stack(z), design, groups, level=level, degrees_of_freedom=degrees
    )
    return GrowthPrevalence(means.groups, join_outcomes(shares), means)


def build_child_survey(
    rows: int,
    age_days: Numbers | None = None,
    weights: Numbers | None = None,
    clusters: npt.ArrayLike | None = None,
    strata: npt.ArrayLike | None = None,
) -> SurveyDesign:
    """The design of a survey of children under five, as WHO's program reads it.

    Children above 1826 days leave the survey, children of unknown age stay. A survey
    all of one cluster is taken as one without clusters.

    Formula: age in days = floor(x + 0.5).
    Source: R anthro 1.1 (anthro_prevalence), its documented rules.
    Units: days.
    Shapes: every array (rows,).
    Missing: as `build_survey_design`.

    >>> from derajat.statistics.growth.prevalence import build_child_survey
    >>> build_child_survey(3, age_days=[400, 1827, float("nan")]).rows
    2
    """
    is_included = None
    if age_days is not None:
        with np.errstate(invalid="ignore"):
            is_included = ~(np.floor(as_floats(age_days) + 0.5) > OLDEST_DAYS)
    design = build_survey_design(rows, weights, clusters, strata, is_included)
    if clusters is None or not _is_one_label(clusters, design.is_in):
        return design
    # Without clusters a row whose cluster is unknown must stay away.
    without = build_survey_design(rows, weights, None, strata, design.is_in)
    return replace(without, is_simple=False)


def age_groups(age_months: Numbers) -> npt.NDArray[np.str_]:
    """The age group of each child as text, empty outside 0 to 59 months.

    Formula: from its month to before the next of 0, 6, 12, 24, 36, 48, 60.
    Source: WHO and UNICEF 2019, Recommendations, annex 10.
    Units: months, not rounded (days / 30.4375).
    Shapes: any; the result has the same.
    Missing: nan and ages outside give "".

    >>> from derajat.statistics.growth.prevalence import age_groups
    >>> age_groups([5.99, 6, 59.9, 60]).tolist()
    ['00-05', '06-11', '48-59', '']
    """
    months = as_floats(age_months)
    names = np.asarray(["", *AGE_GROUPS, ""])
    places = np.searchsorted(AGE_GROUP_MONTHS, months, side="right")
    return np.asarray(names[np.where(np.isnan(months), 0, places)])


def _of_rows(name: str, given: Numbers | None, rows: int) -> Floats:
    """One number for each row, nan where nothing was given."""
    if given is None:
        return np.full(rows, np.nan)
    numbers = as_floats(given)
    check_rows(name, numbers.shape, rows)
    return numbers


def _is_one_label(labels: npt.ArrayLike, is_in: Flags) -> bool:
    codes: Wholes = label_codes(labels)[1][is_in]
    return np.unique(codes[codes != NO_GROUP]).size == 1


def _plausible(index: PrevalenceIndex, given: Floats, oedema: Flags) -> Floats:
    """Rounded z-scores, nan where implausible or unusable because of oedema."""
    with np.errstate(all="ignore"):
        z = np.round(given, 2)
        is_flagged = (z < index.lowest) | (z > index.highest)
    return np.where(is_flagged | (oedema & index.with_oedema), np.nan, z)


def _counted(index: PrevalenceIndex, z: Floats, oedema: Flags) -> Floats:
    return np.where(oedema, OEDEMA_Z, z) if index.with_oedema else z


def _beyond(z: Floats) -> Floats:
    """1 beyond each cut-off, 0 within, nan without z: (cut-offs, rows)."""
    with np.errstate(invalid="ignore"):
        flags = [z < cut if cut < 0 else z > cut for cut in CUT_OFFS]
    return np.where(np.isnan(z), np.nan, np.stack(flags))


def _both(length: Floats, weight: Floats) -> Floats:
    """1 where stunted and wasted; 1 where stunted and overweight: (2, rows)."""
    with np.errstate(invalid="ignore"):
        flags = np.stack([weight < -2, weight > 2]) & (length < -2)
    return np.where(np.isnan(length) | np.isnan(weight), np.nan, flags)


def _one(found: SurveyEstimate, codes: list[str], code: str) -> SurveyEstimate:
    if code not in codes:
        raise ValueError(f"{code} is not one of {', '.join(codes)}")
    return outcome_at(found, codes.index(code))
