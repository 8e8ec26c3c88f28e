"""Inequality between groups: gap, ratio, concentration, attributable part."""

import numpy as np

from derajat.statistics.arrays import Floats, Numbers
from derajat.statistics.rates.estimates import (
    Measure,
    build_measure,
)
from derajat.statistics.rates.group_shares import (
    Better,
    best_of,
    check_better,
    divided,
    groups_of,
    mean_of_all,
    reason_of_values,
    weighted,
)


def inequality_gap(
    values: Numbers, *, is_ordered: bool, better: Better = "higher"
) -> Measure:
    """The difference between two groups: positive when the disadvantaged do worse.

    Formula: ordered groups: last - first where higher is better, first - last where
        lower is; groups without order: highest - lowest.
    Source: WHO 2013, Handbook on health inequality monitoring, section 3.2; WHO HEAT
        technical notes ("difference").
    Units: those of the values.
    Shapes: settings x groups (groups last; ordered groups from the least advantaged);
        one result per setting.
    Missing: where one group is missing or infinite; fewer than two groups (too few
        points).

    >>> from derajat.statistics.rates import inequality_gap
    >>> round(float(inequality_gap([55, 70, 92], is_ordered=True).value), 1)
    37.0
    """
    numbers = groups_of(values)
    high, low = _two_ends(numbers, is_ordered, better)
    with np.errstate(all="ignore"):
        return build_measure(high - low, reason_of_values(numbers))


def inequality_ratio(
    values: Numbers, *, is_ordered: bool, better: Better = "higher"
) -> Measure:
    """The ratio between two groups: above one when the disadvantaged do worse.

    Formula: as `inequality_gap`, divided instead of subtracted.
    Source: WHO 2013, Handbook on health inequality monitoring, section 3.2; WHO HEAT
        technical notes ("ratio").
    Units: none (1 when equal).
    Shapes: as `inequality_gap`.
    Missing: as `inequality_gap`, and a divisor that is not above zero (denominator not
        positive).

    >>> from derajat.statistics.rates import inequality_ratio
    >>> round(float(inequality_ratio([55, 70, 92], is_ordered=True).value), 3)
    1.673
    """
    numbers = groups_of(values)
    high, low = _two_ends(numbers, is_ordered, better)
    return divided(high, low, reason_of_values(numbers))


def absolute_concentration_index(values: Numbers, population: Numbers) -> Measure:
    """How far the indicator is concentrated among the advantaged, in its own unit.

    Formula: sum of p (2 X - 1) y, with shares p of the population and X = middle of the
        group's share of the ranked population.
    Source: WHO 2013, Handbook on health inequality monitoring, section 3.3; WHO HEAT
        technical notes (ACI).
    Units: those of the values; negative when concentrated among the disadvantaged.
    Shapes: settings x groups (groups last, least advantaged first); one result per
        setting.
    Missing: where one group's value or population is missing or infinite, a negative
        population, a population of zero in all groups (weight not positive), fewer
        than two groups (too few points).

    >>> from derajat.statistics.rates import absolute_concentration_index
    >>> found = absolute_concentration_index([20, 30, 40], [100, 100, 100])
    >>> round(float(found.value), 3)
    4.444
    """
    numbers, share, reason = weighted(values, population)
    with np.errstate(all="ignore"):
        rank = 2 * np.cumsum(share, axis=-1) - share - 1
        return build_measure((share * rank * numbers).sum(axis=-1), reason)


def relative_concentration_index(values: Numbers, population: Numbers) -> Measure:
    """The absolute concentration index divided by the mean: -1 to 1.

    Formula: `absolute_concentration_index` / sum of p y.
    Source: WHO HEAT technical notes (RCI, there multiplied by 100).
    Units: none.
    Shapes: as `absolute_concentration_index`.
    Missing: as `absolute_concentration_index`; a mean not above zero (denominator not
        positive).

    >>> from derajat.statistics.rates import relative_concentration_index
    >>> found = relative_concentration_index([20, 30, 40], [100, 100, 100])
    >>> round(float(found.value), 3)
    0.148
    """
    numbers, share, reason = weighted(values, population)
    absolute = absolute_concentration_index(values, population)
    return divided(absolute.value, mean_of_all(numbers, share), reason)


def population_attributable_gap(
    values: Numbers,
    population: Numbers,
    *,
    is_ordered: bool,
    better: Better = "higher",
) -> Measure:
    """How much the mean of all would change if every group were as the best.

    Formula: reference - m, m = sum of p y. The reference is the most advantaged of
        ordered groups, the best of others. Where the mean of all is already better
        than the reference the gap is 0.
    Source: WHO 2013, Handbook on health inequality monitoring, section 3.3; WHO HEAT
        technical notes (PAR).
    Units: those of the values; positive where higher is better, else negative.
    Shapes: settings x groups (groups last; ordered groups from the least advantaged);
        one result per setting.
    Missing: as `absolute_concentration_index`.

    >>> from derajat.statistics.rates import population_attributable_gap
    >>> found = population_attributable_gap([60, 80], [300, 100], is_ordered=True)
    >>> float(found.value)
    15.0
    """
    numbers, share, reason = weighted(values, population)
    with np.errstate(all="ignore"):
        change = best_of(numbers, is_ordered, better) - mean_of_all(numbers, share)
    # Adding zero turns a minus zero into a plain one.
    limit = np.maximum if better == "higher" else np.minimum
    return build_measure(limit(change, 0.0) + 0.0, reason)


def population_attributable_fraction(
    values: Numbers,
    population: Numbers,
    *,
    is_ordered: bool,
    better: Better = "higher",
) -> Measure:
    """The population-attributable gap as a share of the mean of all.

    Formula: `population_attributable_gap` / sum of p y.
    Source: WHO HEAT technical notes (PAF, there multiplied by 100).
    Units: none.
    Shapes: as `population_attributable_gap`.
    Missing: as `population_attributable_gap`; a mean not above zero (denominator not
        positive).

    >>> from derajat.statistics.rates import population_attributable_fraction
    >>> found = population_attributable_fraction([60, 80], [300, 100], is_ordered=True)
    >>> round(float(found.value), 3)
    0.231
    """
    numbers, share, reason = weighted(values, population)
    change = population_attributable_gap(
        values, population, is_ordered=is_ordered, better=better
    )
    return divided(change.value, mean_of_all(numbers, share), reason)


def _two_ends(
    numbers: Floats, is_ordered: bool, better: Better
) -> tuple[Floats, Floats]:
    check_better(better)
    if numbers.shape[-1] == 0:
        return (np.full(numbers.shape[:-1], np.nan),) * 2
    if not is_ordered:
        return numbers.max(axis=-1), numbers.min(axis=-1)
    ends = numbers[..., -1], numbers[..., 0]
    return ends if better == "higher" else (ends[1], ends[0])
