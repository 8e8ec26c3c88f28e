"""How many must be asked: sample sizes, without and with clusters."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats, as_one_shape
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    first_reason,
    reason_of_inputs,
)


_SAME_FROM = 1e12
"""Above this population the sample of Krejcie and Morgan no longer changes; whole
numbers up to here stay exact."""

_ROUNDING = 1e-9
"""A size is rounded up only when it is above a whole number by more than this share."""


@dataclass(frozen=True)
class SampleSize:
    """Persons to be asked.

    size: whole persons as float, nan where none can be given; shape of the inputs.
    reason: why a size is missing.
    """

    size: Floats
    reason: Reasons


@dataclass(frozen=True)
class SurveySize:
    """Persons needed for a survey.

    answers: complete answers that are needed; never more than the population.
    invited: persons to be invited so that as many answer; never more than the
        population, so that with few answers even a census may fall short.
    design_effect: variance over that of a simple random sample.
    reason: why a size is missing.
    """

    answers: Floats
    invited: Floats
    design_effect: Floats
    reason: Reasons


@dataclass(frozen=True)
class ClusterSize:
    """Clusters and persons needed for a survey in clusters.

    clusters: clusters to be drawn.
    persons: persons to be invited, clusters times those taken in each.
    design_effect: variance over that of a simple random sample.
    reason: why a size is missing.
    """

    clusters: Floats
    persons: Floats
    design_effect: Floats
    reason: Reasons


def krejcie_morgan(population: Numbers) -> SampleSize:
    """The sample that the table of Krejcie and Morgan asks for, for any population.

    Computed in whole numbers, so that no half is rounded the wrong way.

    Formula: n = X2 N P (1 - P) / (d^2 (N - 1) + X2 P (1 - P)) with X2 = 3.841,
        P = 0.5, d = 0.05; that is 3841 N / (10 (N - 1) + 3841), a half rounded up.
    Source: Krejcie and Morgan 1970, Educational and Psychological Measurement
        30:607-610; asked for by PermenPANRB 14/2017.
    Units: persons.
    Shapes: any; the result has the same.
    Missing: MISSING, NOT_FINITE; NEGATIVE_COUNT below zero, POPULATION_TOO_SMALL for a
        population of zero, OUTSIDE_SCALE for a part of a person.

    >>> from derajat.statistics.sampling import krejcie_morgan
    >>> krejcie_morgan([10, 220, 1200, 1_000_000]).size
    array([ 10., 140., 291., 384.])
    """
    people = as_floats(population)
    reason = _reason_of_population(people)
    is_given = reason == Reason.GIVEN
    whole = np.minimum(np.where(is_given, people, 1), _SAME_FROM).astype(np.int64)
    part, by = 3841 * whole, 10 * (whole - 1) + 3841
    size = (2 * part + by) // (2 * by)
    return SampleSize(np.where(is_given, size, np.nan), reason)


def sample_size_for_proportion(
    population: Numbers = np.inf,
    *,
    share: Numbers = 0.5,
    margin: Numbers = 0.05,
    level: float = 0.95,
    design_effect: Numbers = 1.0,
    response: Numbers = 1.0,
) -> SurveySize:
    """Answers and invitations needed to estimate a share within a margin.

    Formula: n0 = z^2 p (1 - p) / d^2; answers = deff n0 / (1 + (n0 - 1) / N), rounded
        up, at most N; invited = answers / response, rounded up, at most N.
    Source: Cochran 1977, Sampling Techniques, 3rd edition, 4.4; Kish 1965, Survey
        Sampling, 5.4, for the design effect.
    Units: persons; share, margin and response from 0 to 1.
    Shapes: any, broadcast together.
    Missing: MISSING; an infinite population is a very large one, POPULATION_TOO_SMALL
        for zero, NEGATIVE_COUNT below zero; OUTSIDE_SCALE unless 0 < share < 1,
        0 < margin < 1, 0 < response <= 1 and the design effect is above 0, and
        where the size would have no end.

    >>> import numpy as np
    >>> from derajat.statistics.sampling import sample_size_for_proportion
    >>> found = sample_size_for_proportion(
    ...     [2000, np.inf], share=0.2, margin=0.04, design_effect=1.5, response=0.9
    ... )
    >>> found.answers, found.invited
    (array([484., 577.]), array([538., 642.]))
    """
    people, part, reach, effect, answering = as_one_shape(
        population, share, margin, design_effect, response
    )
    reason = _reason_of_wish(people, part, reach, effect, answering)
    z = NormalDist().inv_cdf((1 + _checked_level(level)) / 2)
    with np.errstate(all="ignore"):
        first = z * z * part * (1 - part) / (reach * reach)
        wanted = _rounded_up(effect * first / (1 + (first - 1) / people))
        answers = np.minimum(wanted, np.ceil(people))
        invited = np.minimum(_rounded_up(answers / answering), np.ceil(people))
    is_endless = (reason == Reason.GIVEN) & ~np.isfinite(invited)
    reason = np.where(is_endless, np.uint8(Reason.OUTSIDE_SCALE), reason)
    is_given = reason == Reason.GIVEN
    answers = np.where(is_given, answers, np.nan)
    invited = np.where(is_given, invited, np.nan)
    return SurveySize(answers, invited, np.where(is_given, effect, np.nan), reason)


def cluster_sample_size(
    population: Numbers = np.inf,
    *,
    take: Numbers,
    intracluster_correlation: Numbers,
    share: Numbers = 0.5,
    margin: Numbers = 0.05,
    level: float = 0.95,
    response: Numbers = 1.0,
) -> ClusterSize:
    """Clusters needed when `take` persons are invited in each.

    The design effect is that of the persons who answer in a cluster.

    Formula: deff = 1 + (m - 1) rho, m = take x response (at least 1); clusters =
        deff n0 / (1 + (n0 - 1) / N) / m, rounded up.
    Source: Kish 1965, Survey Sampling, 5.4; Bennett, Woods, Liyanage and Smith 1991,
        World Health Statistics Quarterly 44:98-106.
    Units: persons, clusters; shares from 0 to 1.
    Shapes: any, broadcast together.
    Missing: as `sample_size_for_proportion`; OUTSIDE_SCALE also where take is below 1
        or the correlation is not within 0..1.

    >>> from derajat.statistics.sampling import cluster_sample_size
    >>> found = cluster_sample_size(take=16, intracluster_correlation=0.05, share=0.3)
    >>> float(found.clusters), float(found.persons), float(found.design_effect)
    (36.0, 576.0, 1.75)
    """
    taken, correlation, answering = as_one_shape(
        take, intracluster_correlation, response
    )
    with np.errstate(all="ignore"):
        answers_each = np.maximum(taken * answering, 1.0)
        effect = 1 + (answers_each - 1) * correlation
        is_wrong = ~(taken >= 1) | ~((correlation >= 0) & (correlation <= 1))
        is_wrong &= ~np.isnan(taken) & ~np.isnan(correlation)
    needed = sample_size_for_proportion(
        population,
        share=share,
        margin=margin,
        level=level,
        design_effect=effect,
        response=response,
    )
    reason = np.where(is_wrong, np.uint8(Reason.OUTSIDE_SCALE), needed.reason)
    is_given = reason == Reason.GIVEN
    clusters = np.where(is_given, _rounded_up(needed.answers / answers_each), np.nan)
    effects = np.where(is_given, needed.design_effect, np.nan)
    return ClusterSize(clusters, clusters * taken, effects, reason)


def _checked_level(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"level must be between 0 and 1, not {level}")
    return level


def _rounded_up(numbers: Floats) -> Floats:
    return np.ceil(numbers * (1 - _ROUNDING))


def _reason_of_population(people: Floats) -> Reasons:
    with np.errstate(invalid="ignore"):
        is_part = people != np.floor(people)
    return first_reason(
        people.shape,
        (np.isnan(people), Reason.MISSING),
        (np.isinf(people), Reason.NOT_FINITE),
        (people < 0, Reason.NEGATIVE_COUNT),
        (people == 0, Reason.POPULATION_TOO_SMALL),
        (is_part, Reason.OUTSIDE_SCALE),
    )


def _reason_of_wish(
    people: Floats, part: Floats, reach: Floats, effect: Floats, answering: Floats
) -> Reasons:
    given = reason_of_inputs(np.where(people > 0, 1.0, people), part, reach, effect)
    is_wrong: Flags = ~((part > 0) & (part < 1) & (reach > 0) & (reach < 1))
    is_wrong |= ~((answering > 0) & (answering <= 1) & (effect > 0))
    return first_reason(
        people.shape,
        ((given == Reason.MISSING) | np.isnan(answering), Reason.MISSING),
        (given == Reason.NOT_FINITE, Reason.NOT_FINITE),
        (people < 0, Reason.NEGATIVE_COUNT),
        (people == 0, Reason.POPULATION_TOO_SMALL),
        (is_wrong, Reason.OUTSIDE_SCALE),
    )
