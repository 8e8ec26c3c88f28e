"""Small areas: smoothed rates, who borders whom, and whether neighbours are alike."""

from derajat.statistics.smallarea.bayes import (
    BINOMIAL,
    FOCAL,
    OWN,
    POISSON,
    empirical_bayes_global,
    empirical_bayes_local,
)
from derajat.statistics.smallarea.contiguity import (
    EDGE,
    QUEEN,
    ROOK,
    contiguity,
    rings_of_coordinates,
)
from derajat.statistics.smallarea.gamma_poisson import (
    LIKELIHOOD,
    MOMENTS,
    gamma_poisson,
)
from derajat.statistics.smallarea.geary import geary
from derajat.statistics.smallarea.local_moran import (
    QUADRANT_LABELS,
    LocalMoran,
    Quadrant,
    local_moran,
)
from derajat.statistics.smallarea.map_tests import (
    GREATER,
    LESS,
    NORMALITY,
    RANDOMISATION,
    TWO_SIDED,
    MapTest,
)
from derajat.statistics.smallarea.moran import moran
from derajat.statistics.smallarea.permutation import (
    PermutationTest,
    moran_permutation,
    rate_moran,
)
from derajat.statistics.smallarea.posterior import (
    PosteriorInterval,
    beta_interval,
    gamma_interval,
)
from derajat.statistics.smallarea.smoothed import Smoothed
from derajat.statistics.smallarea.weights import (
    Neighbours,
    Weights,
    binary,
    neighbours_of_links,
    row_standardised,
    spatial_lag,
    weighted,
)


__all__ = [
    "BINOMIAL",
    "EDGE",
    "FOCAL",
    "GREATER",
    "LESS",
    "LIKELIHOOD",
    "LocalMoran",
    "MOMENTS",
    "MapTest",
    "NORMALITY",
    "Neighbours",
    "OWN",
    "POISSON",
    "PermutationTest",
    "PosteriorInterval",
    "QUADRANT_LABELS",
    "QUEEN",
    "Quadrant",
    "RANDOMISATION",
    "ROOK",
    "Smoothed",
    "TWO_SIDED",
    "Weights",
    "beta_interval",
    "binary",
    "contiguity",
    "empirical_bayes_global",
    "empirical_bayes_local",
    "gamma_interval",
    "gamma_poisson",
    "geary",
    "local_moran",
    "moran",
    "moran_permutation",
    "neighbours_of_links",
    "rate_moran",
    "rings_of_coordinates",
    "row_standardised",
    "spatial_lag",
    "weighted",
]
