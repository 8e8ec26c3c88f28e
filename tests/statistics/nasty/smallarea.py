"""Makers of nasty arguments for the functions of small areas."""

import numpy as np
from tests.statistics.nasty.numbers import Some

from derajat.statistics import smallarea


def _neighbours(some: Some, areas: int) -> smallarea.Neighbours:
    links = some.rng.integers(0, max(areas, 1), (2, some.one(0, 3, 12)))
    first, second = links if areas else links[:, :0]
    return smallarea.neighbours_of_links(first, second, areas)


def _weights(some: Some, areas: int) -> smallarea.Weights:
    near, divided = _neighbours(some, areas), some.chance(0.5)
    if some.chance(0.5):
        return (smallarea.row_standardised if divided else smallarea.binary)(near)
    odd = some.rng.uniform(0.1, 9, len(near.neighbours)) * some.one(1, 1e6, 1e-6)
    return smallarea.weighted(near, odd, divided)


def _rows_of_areas(some: Some, high: float = 500.0):
    areas = some.length(9)
    part, whole = some.parts(some.shape(areas), high)
    return areas, part, whole


def _smoothed(some: Some, first: str, second: str, **options):
    _, part, whole = _rows_of_areas(some)
    return {first: part, second: whole, **options}


def _near(some: Some):
    areas, part, whole = _rows_of_areas(some)
    return {
        "events": part,
        "population": whole,
        "neighbours": _neighbours(some, areas),
        "around": some.one(smallarea.OWN, smallarea.FOCAL),
    }


def _map(some: Some, **options):
    areas = some.length(9)
    return {
        "values": some.numbers(some.shape(areas), -5, 40),
        "weights": _weights(some, areas),
        **options,
    }


def _shuffled(some: Some):
    return {"generator": np.random.default_rng(2), "permutations": some.one(1, 19)}


def _alternative(some: Some):
    return some.one(smallarea.GREATER, smallarea.LESS, smallarea.TWO_SIDED)


def _assumption(some: Some):
    return some.one(smallarea.RANDOMISATION, smallarea.NORMALITY)


def _rate_map(some: Some):
    areas, part, whole = _rows_of_areas(some)
    return {
        "events": part,
        "population": whole,
        "weights": _weights(some, areas),
        **_shuffled(some),
        "alternative": _alternative(some),
    }


def _prior(some: Some, first: str, second: str):
    shape = some.shape()
    part, whole = some.parts(shape)
    return {
        first: part,
        second: whole,
        "prior_mean": some.numbers(shape, 0, 1),
        "prior_variance": some.numbers(shape, 0, 0.05),
        "level": some.level(),
    }


SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], dtype=np.float64)


def _rings(some: Some):
    size = some.one(1.0, 1.0, 1e300, 1e-300)
    ring = (SQUARE + some.rng.integers(0, 3, 2)) * size
    few = ring[: some.one(5, 5, 5, 0, 1, 2)]
    return [few] if some.chance(0.6) else [some.spoilt(ring)]


def _polygons(some: Some):
    areas = [_rings(some) if some.chance(0.9) else [] for _ in range(some.length(6))]
    return {
        "areas": areas,
        "rule": some.one(smallarea.QUEEN, smallarea.ROOK, smallarea.EDGE),
        "tolerance": some.one(0.0, 2.0**-26, 0.5, 1e-300, 1e40),
    }


def _links(some: Some):
    areas = some.length(6)
    links = some.rng.integers(0, max(areas, 1), (2, some.one(0, 1, 9) if areas else 0))
    return {"first": links[0], "second": links[1].tolist(), "areas": areas}


def _weighted(some: Some):
    near = _neighbours(some, some.length(6))
    of_links = some.rng.uniform(0.1, 9, len(near.neighbours))
    return {"neighbours": near, "of_links": some.one(of_links, some.spoilt(of_links))}


MAKERS = {
    "beta_interval": lambda some: _prior(some, "numerator", "denominator"),
    "gamma_interval": lambda some: _prior(some, "events", "population"),
    "binary": lambda some: {"neighbours": _neighbours(some, some.length(6))},
    "row_standardised": lambda some: {"neighbours": _neighbours(some, some.length(6))},
    "weighted": _weighted,
    "spatial_lag": _map,
    "contiguity": _polygons,
    "rings_of_coordinates": lambda some: {
        "coordinates": some.one(None, [], [np.asarray(some.spoilt(SQUARE)).tolist()])
    },
    "neighbours_of_links": _links,
    "empirical_bayes_global": lambda some: _smoothed(
        some,
        "events",
        "population",
        family=some.one(smallarea.POISSON, smallarea.BINOMIAL),
        truncated=some.chance(0.5),
    ),
    "empirical_bayes_local": _near,
    "gamma_poisson": lambda some: _smoothed(
        some,
        "observed",
        "expected",
        method=some.one(smallarea.LIKELIHOOD, smallarea.MOMENTS),
    ),
    "geary": lambda some: _map(
        some, assumption=_assumption(some), alternative=_alternative(some)
    ),
    "moran": lambda some: _map(
        some, assumption=_assumption(some), alternative=_alternative(some)
    ),
    "local_moran": lambda some: _map(some, alternative=_alternative(some)),
    "moran_permutation": lambda some: _map(
        some, **_shuffled(some), alternative=_alternative(some)
    ),
    "rate_moran": _rate_map,
}
