"""Proportions, rates, standardisation, life expectancy and inequality, with intervals.

Every function takes arrays and gives arrays; what cannot be computed is nan with a
reason beside it, and nothing warns.
"""

from derajat.statistics.rates.direct import (
    DIRECT_FROM_EVENTS,
    StandardisedRate,
    directly_standardised_rate,
    rate_of_repeated_events,
)
from derajat.statistics.rates.estimates import (
    Estimate,
    Interval,
    Measure,
    RateInterval,
)
from derajat.statistics.rates.event_rates import rate, rate_ratio
from derajat.statistics.rates.indirect import (
    ReferenceRates,
    StandardisedRatio,
    indirectly_standardised_rate,
    indirectly_standardised_ratio,
)
from derajat.statistics.rates.inequality import (
    absolute_concentration_index,
    inequality_gap,
    inequality_ratio,
    population_attributable_fraction,
    population_attributable_gap,
    relative_concentration_index,
)
from derajat.statistics.rates.intervals import (
    BYAR,
    BYAR_FROM_EVENTS,
    NO_METHOD,
    POISSON_EXACT,
    WILSON,
    byar,
    poisson_exact,
    rate_interval,
    wilson,
)
from derajat.statistics.rates.life_expectancy import LifeExpectancy, life_expectancy
from derajat.statistics.rates.means import mean, mean_of_sums
from derajat.statistics.rates.proportions import (
    Trend,
    proportion,
    proportion_difference,
    proportion_ratio,
    trend_across_groups,
)
from derajat.statistics.rates.quantiles import quantile_groups
from derajat.statistics.rates.slope_of_inequality import (
    SlopeOfInequality,
    slope_of_inequality,
)
from derajat.statistics.rates.standard_populations import (
    WHO_WORLD,
    WHO_WORLD_TO_100,
    StandardPopulation,
)
from derajat.statistics.rates.variation import (
    between_group_variance,
    coefficient_of_variation,
    index_of_disparity,
    mean_difference_from_best,
    mean_difference_from_mean,
    mean_log_deviation,
    theil_index,
)


__all__ = [
    "BYAR",
    "BYAR_FROM_EVENTS",
    "DIRECT_FROM_EVENTS",
    "Estimate",
    "Interval",
    "LifeExpectancy",
    "Measure",
    "NO_METHOD",
    "POISSON_EXACT",
    "RateInterval",
    "ReferenceRates",
    "SlopeOfInequality",
    "StandardPopulation",
    "StandardisedRate",
    "StandardisedRatio",
    "Trend",
    "WHO_WORLD",
    "WHO_WORLD_TO_100",
    "WILSON",
    "absolute_concentration_index",
    "between_group_variance",
    "byar",
    "coefficient_of_variation",
    "directly_standardised_rate",
    "index_of_disparity",
    "indirectly_standardised_rate",
    "indirectly_standardised_ratio",
    "inequality_gap",
    "inequality_ratio",
    "life_expectancy",
    "mean",
    "mean_difference_from_best",
    "mean_difference_from_mean",
    "mean_log_deviation",
    "mean_of_sums",
    "poisson_exact",
    "population_attributable_fraction",
    "population_attributable_gap",
    "proportion",
    "proportion_difference",
    "proportion_ratio",
    "quantile_groups",
    "rate",
    "rate_interval",
    "rate_of_repeated_events",
    "rate_ratio",
    "relative_concentration_index",
    "slope_of_inequality",
    "theil_index",
    "trend_across_groups",
    "wilson",
]
