"""Funnels: which areas differ from all areas together, after Spiegelhalter 2005."""

from derajat.statistics.funnel.adjusted import (
    Adjustment,
    adjusted_limits,
    adjusted_significance,
)
from derajat.statistics.funnel.dispersion import (
    Dispersion,
    Scale,
    Trim,
    proportion_dispersion,
    ratio_dispersion,
)
from derajat.statistics.funnel.exact import binomial_limits, poisson_limits
from derajat.statistics.funnel.limits import Limits, proportion_limits
from derajat.statistics.funnel.lines import (
    FunnelLines,
    proportion_lines,
    rate_lines,
    ratio_lines,
)
from derajat.statistics.funnel.poisson import (
    Inverse,
    PoissonFunnel,
    RatioForm,
    rate_limits,
    ratio_limits,
)
from derajat.statistics.funnel.rates import RateKind, RatePoints, rate_points
from derajat.statistics.funnel.significance import (
    PLACE_LABELS,
    Place,
    Significance,
    proportion_significance,
    rate_significance,
    ratio_significance,
)


__all__ = [
    "PLACE_LABELS",
    "FunnelLines",
    "Inverse",
    "Limits",
    "Place",
    "PoissonFunnel",
    "RateKind",
    "RatePoints",
    "RatioForm",
    "Significance",
    "proportion_limits",
    "proportion_lines",
    "proportion_significance",
    "rate_limits",
    "rate_lines",
    "rate_points",
    "rate_significance",
    "ratio_limits",
    "ratio_lines",
    "ratio_significance",
    "Adjustment",
    "adjusted_limits",
    "adjusted_significance",
    "Dispersion",
    "Scale",
    "Trim",
    "proportion_dispersion",
    "ratio_dispersion",
    "binomial_limits",
    "poisson_limits",
]
