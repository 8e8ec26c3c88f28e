"""Makers of nasty arguments for the functions of rates."""

import numpy as np
from tests.statistics.nasty.numbers import Some

from derajat.statistics import rates


AGES = ("0-4", "5-9", "10-14", "15-19", "20-24", "25-29")


STANDARD = rates.WHO_WORLD.only(AGES)


def _groups(some: Some, **options):
    shape = some.shape(some.length(5))
    values = some.numbers(shape, 0, some.one(1.0, 60.0))
    return {"values": values, "population": some.counts(shape, 500), **options}


def _by_age(some: Some, first: str, *, per=True):
    part, whole = some.parts(some.shape(len(AGES)), 9000)
    made = {first: part, "population": whole, "ages": AGES, "level": some.level()}
    return {**made, "per": some.positive()} if per else made


def _repeated(some: Some):
    shape, times = some.shape(), some.one([1, 2, 3], [1.0], [0, 2], [])
    return {
        "persons": some.counts((*shape, len(times), len(AGES))),
        "times": times,
        "population": some.counts((*shape, len(AGES)), 9000),
        "ages": AGES,
        "standard": STANDARD,
        "level": some.level(),
    }


def _indirect(some: Some):
    shape = some.shape()
    reference = rates.ReferenceRates(
        AGES, some.counts(len(AGES), 900), some.counts(len(AGES), 90_000)
    )
    return {
        "observed": some.counts(shape),
        "population": some.counts((*shape, len(AGES)), 9000),
        "ages": AGES,
        "reference": reference,
        "level": some.level(),
        "per": some.positive(),
    }


def _four(some: Some, *names: str):
    shape = some.shape()
    return {
        **dict(zip(names[:2], some.parts(shape), strict=True)),
        **dict(zip(names[2:], some.parts(shape), strict=True)),
        "level": some.level(),
    }


def _ordered(some: Some):
    return {"is_ordered": some.chance(0.5), "better": some.one("higher", "lower")}


def _values(some: Some, **options):
    return {"values": some.numbers(some.shape(some.length(5)), -3, 40), **options}


def _life(some: Some):
    starts = [0, 1, *range(5, 90, 5)]
    part, whole = some.parts(some.shape(len(starts)), 40_000)
    return {
        "deaths": part,
        "population": whole,
        "start_ages": starts,
        "level": some.level(),
    }


def _trend(some: Some):
    shape = some.shape(some.length(4))
    made = some.two("numerator", "denominator")
    part, whole = some.parts(shape)
    made = {"numerator": part, "denominator": whole}
    return {**made, "scores": some.one(None, some.numbers(shape[-1:], 0, 9))}


def _quantiles(some: Some):
    areas = some.length(12)
    parents = some.rng.integers(0, 2, areas)
    return {
        "values": some.numbers(areas),
        "quantiles": some.one(2, 3, 5, 10),
        "parents": some.one(None, parents, [f"p{parent}" for parent in parents]),
        "invert": some.one(True, False, parents == 1),
    }


def _slope(some: Some):
    scale = some.one("identity", "log", "logit")
    made = _groups(some)
    shape = np.shape(made["values"])
    extra = some.one({}, {"standard_errors": some.numbers(shape, 0, 3)})
    if some.chance(0.3):
        extra = {"limits": (some.numbers(shape, 0, 1), some.numbers(shape, 1, 2))}
    if some.chance(0.5):
        extra = {**extra, "generator": np.random.default_rng(1), "repetitions": 20}
    return {
        **made,
        **extra,
        "scale": scale,
        "is_fitted_on_scale": scale != "identity" and some.chance(0.5),
        "multiplier": some.one(1.0, -1.0, 100.0, 1e300, -1e-300),
        "level": some.level(),
    }


def _mean_of_sums(some: Some):
    shape = some.shape()
    return {
        "count": some.counts(shape),
        "total": some.numbers(shape, -100, 100),
        "total_of_squares": some.numbers(shape, 0, 9000),
        "level": some.level(),
    }


MAKERS = {
    "directly_standardised_rate": lambda some: {
        **_by_age(some, "events"),
        "standard": STANDARD,
    },
    "rate_of_repeated_events": _repeated,
    "rate": lambda some: {
        **some.two("events", "exposure"),
        "level": some.level(),
        "per": some.positive(),
    },
    "rate_ratio": lambda some: _four(
        some, "events", "exposure", "other_events", "other_exposure"
    ),
    "indirectly_standardised_ratio": _indirect,
    "indirectly_standardised_rate": _indirect,
    "inequality_gap": lambda some: _values(some, **_ordered(some)),
    "inequality_ratio": lambda some: _values(some, **_ordered(some)),
    "absolute_concentration_index": _groups,
    "relative_concentration_index": _groups,
    "population_attributable_gap": lambda some: _groups(some, **_ordered(some)),
    "population_attributable_fraction": lambda some: _groups(some, **_ordered(some)),
    "wilson": lambda some: {
        **some.two("numerator", "denominator"),
        "level": some.level(),
    },
    "poisson_exact": lambda some: {
        "events": some.counts(some.shape()),
        "level": some.level(),
    },
    "byar": lambda some: {"events": some.counts(some.shape()), "level": some.level()},
    "rate_interval": lambda some: {
        **some.two("events", "exposure"),
        "level": some.level(),
    },
    "life_expectancy": _life,
    "mean": lambda some: _values(some, level=some.level()),
    "mean_of_sums": _mean_of_sums,
    "proportion": lambda some: {
        **some.two("numerator", "denominator"),
        "level": some.level(),
        "per": some.positive(),
    },
    "proportion_difference": lambda some: _four(
        some, "numerator", "denominator", "other_numerator", "other_denominator"
    ),
    "proportion_ratio": lambda some: _four(
        some, "numerator", "denominator", "other_numerator", "other_denominator"
    ),
    "trend_across_groups": _trend,
    "quantile_groups": _quantiles,
    "slope_of_inequality": _slope,
    "between_group_variance": _groups,
    "coefficient_of_variation": _groups,
    "mean_difference_from_mean": lambda some: _groups(
        some, is_weighted=some.chance(0.5)
    ),
    "mean_difference_from_best": lambda some: _groups(
        some, is_weighted=some.chance(0.5), better=some.one("higher", "lower")
    ),
    "index_of_disparity": lambda some: _groups(some, is_weighted=some.chance(0.5)),
    "theil_index": _groups,
    "mean_log_deviation": _groups,
}
