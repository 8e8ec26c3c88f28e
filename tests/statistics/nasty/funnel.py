"""Makers of nasty arguments for the functions of funnels."""

from tests.statistics.nasty.numbers import Some

from derajat.statistics import funnel


def _limits_at(some: Some, **options):
    shape = some.shape()
    return {
        "average": some.numbers(shape, 0, 1),
        "population": some.counts(shape, 900),
        "multiplier": some.one(100.0, 1.0, 1e-300),
        **options,
    }


def _areas(some: Some, first: str, second: str, **options):
    return {**some.two(first, second, some.length(9)), **options}


def _rates_of_areas(some: Some, shape, *, years=True):
    made = {
        "events": some.counts(shape),
        "rate": some.numbers(shape, 0, 900),
        "kind": some.one(*funnel.RateKind),
        "multiplier": some.positive(),
        "population": some.one(None, some.counts(shape, 90_000)),
    }
    return {**made, "years": some.one(1.0, 3.0, 1e300, 1e-300)} if years else made


def _inverse(some: Some):
    return some.one(*funnel.Inverse)


def _dispersion(some: Some, first: str, second: str, *scales):
    return _areas(
        some,
        first,
        second,
        scale=some.one(*scales),
        trim=some.one(*funnel.Trim),
        trimmed_share=some.one(0.1, 0.01, 0.3, 0.499),
    )


def _proportion_dispersion(some: Some):
    scales = funnel.Scale.PLAIN, funnel.Scale.ARCSINE
    return _dispersion(some, "numerator", "denominator", *scales)


def _ratio_dispersion(some: Some):
    scales = funnel.Scale.PLAIN, funnel.Scale.SQUARE_ROOT, funnel.Scale.LOG
    return _dispersion(some, "observed", "expected", *scales)


def _dispersed(some: Some):
    if some.chance(0.5):
        return funnel.ratio_dispersion(**_ratio_dispersion(some))
    return funnel.proportion_dispersion(**_proportion_dispersion(some))


MAKERS = {
    "proportion_limits": _limits_at,
    "proportion_lines": lambda some: _areas(
        some, "numerator", "denominator", multiplier=some.positive()
    ),
    "proportion_significance": lambda some: _areas(some, "numerator", "denominator"),
    "rate_limits": lambda some: {
        "events": some.counts(some.one((), (4,))),
        "average": some.numbers((), 0, 0.1),
        "multiplier": some.positive(),
        "years": some.one(1.0, 3.0, 1e300, 1e-300),
        "inverse": _inverse(some),
    },
    "rate_lines": lambda some: {
        **_rates_of_areas(some, some.shape(some.length(9))),
        "inverse": _inverse(some),
    },
    "rate_points": lambda some: _rates_of_areas(some, some.shape()),
    "rate_significance": lambda some: _rates_of_areas(
        some, some.shape(some.length(9)), years=False
    ),
    "ratio_limits": lambda some: {
        "observed": some.counts(some.shape()),
        "form": some.one(*funnel.RatioForm),
        "inverse": _inverse(some),
    },
    "ratio_lines": lambda some: _areas(
        some,
        "observed",
        "expected",
        form=some.one(*funnel.RatioForm),
        inverse=_inverse(some),
    ),
    "ratio_significance": lambda some: _areas(some, "observed", "expected"),
    "adjusted_limits": lambda some: {
        "dispersion": _dispersed(some),
        "size": some.counts(some.one((), (4,), (0,)), 900),
        "adjustment": some.one(*funnel.Adjustment),
        "multiplier": some.positive(),
    },
    "adjusted_significance": lambda some: {
        "dispersion": _dispersed(some),
        "adjustment": some.one(*funnel.Adjustment),
    },
    "proportion_dispersion": _proportion_dispersion,
    "ratio_dispersion": _ratio_dispersion,
    "binomial_limits": _limits_at,
    "poisson_limits": lambda some: {"expected": some.numbers(some.shape(), 0, 90)},
}
