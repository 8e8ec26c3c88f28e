"""Makers of nasty arguments for the functions of landings."""

import numpy as np
from tests.statistics.nasty.numbers import Some

from derajat.model.indicators import Direction
from derajat.statistics import landing


def _year(some: Some):
    kind = some.one(*landing.Kind)
    series, years = some.one(0, 1, 3, 6), some.one(1, 2, 3, 5, 6)
    shape = (series, years, 12)
    part, whole = some.parts(shape, some.one(9.0, 900.0))
    counts = np.array(part, dtype=np.float64)
    counts[:, -1, some.rng.integers(0, 13) :] = np.nan
    denominators = {
        landing.Kind.COUNT: None,
        landing.Kind.COVERAGE: some.counts(some.one((), series), 9000),
    }
    return {
        "kind": kind,
        "counts": counts,
        "denominators": denominators.get(kind, whole),
        "target": some.numbers(some.one((), series), 0, some.one(1.0, 900.0)),
        "better": some.one(*Direction),
        "groups": some.one(None, np.zeros(series, dtype=int), np.arange(series)),
    }


def _plan(some: Some):
    series, years = some.one(0, 1, 4, 12), some.one(0, 1, 4, 6, 9)
    scale = some.one(*landing.Scale)
    high = 1.0 if scale is landing.Scale.SHARE else 90.0
    low = -9.0 if scale is landing.Scale.ANY else 0.01
    return {
        "values": some.numbers((series, years), low, high),
        "years_ahead": some.one(1, 4, 50),
        "scale": scale,
        "target": some.numbers(some.one((), series), low, high),
        "better": some.one(*Direction),
        "groups": some.one(None, np.zeros(series, dtype=int)),
    }


MAKERS = {"compute_landing": _year, "compute_plan_landing": _plan}
