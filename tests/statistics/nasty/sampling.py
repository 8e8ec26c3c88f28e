"""Makers of nasty arguments for the functions of sampling and satisfaction."""

from datetime import date
from fractions import Fraction

import numpy as np
from tests.statistics.nasty.numbers import Some

from derajat.statistics import sampling


def _survey_size(some: Some):
    shape = some.shape()
    return {
        "population": some.one(np.inf, some.counts(shape, 9000)),
        "share": some.numbers(shape, 0.01, 0.99),
        "margin": some.numbers(shape, 0.01, 0.2),
        "level": some.level(),
        "response": some.numbers(shape, 0.1, 1),
    }


def _answers(some: Some):
    rows = some.length(8)
    users = {"Loket": some.one(150, 2, 0, -1, 10**30), "Gizi": some.one(9, 10**6)}
    return {
        "answers": some.numbers((rows, len(sampling.ELEMENTS)), 1, 5, whole=True),
        "units": [some.one("Loket", "Gizi", "Lab") for _ in range(rows)],
        "users": some.one(None, users),
        "was_asked": some.one((True,) * 9, (False, *(True,) * 8)),
        "weight": some.one(sampling.EXACT_WEIGHT, WRITTEN),
        "reading": some.one(*sampling.BandReading),
        "level": some.level(),
    }


WRITTEN = sampling.ElementWeight(2, date(2024, 1, 1), "SK 7/2024")


def _office(some: Some):
    return {
        "units": sampling.satisfaction_indices(**_answers(some)),
        "counted_by": some.one(*sampling.UnitsCount),
        "reading": some.one(*sampling.BandReading),
    }


def _fraction(some: Some) -> Fraction:
    exact = Fraction(float(some.rng.uniform(0, 5)))
    return some.one(exact, exact, Fraction(0), Fraction(-7, 3), Fraction(10**40, 3))


def _post_strata(some: Some):
    rows = some.length(9)
    return {
        "strata": some.rng.integers(-1, 5, rows),
        "populations": some.counts(4, 900),
        "weights": some.one(None, some.numbers(rows, 0, 9)),
    }


def _allocated(some: Some):
    shape = some.shape()
    return {
        "sample": some.counts(some.one(shape, ()), 40),
        "populations": some.counts((*shape, some.length(4)), 90),
    }


def _sampled(some: Some):
    part, whole = some.parts(some.shape())
    return {"population": whole, "sampled": part}


MAKERS = {
    "krejcie_morgan": lambda some: {"population": some.counts(some.shape(), 9000)},
    "sample_size_for_proportion": lambda some: {
        **_survey_size(some),
        "design_effect": some.numbers((), 0.5, 4),
    },
    "cluster_sample_size": lambda some: {
        **_survey_size(some),
        "take": some.numbers((), 1, 30, whole=True),
        "intracluster_correlation": some.numbers((), 0, 0.2),
    },
    "proportional_allocation": _allocated,
    "sampling_weights": _sampled,
    "post_stratification_weights": _post_strata,
    "satisfaction_indices": _answers,
    "office_index": _office,
    "satisfaction_band": lambda some: {
        "raw": _fraction(some),
        "reading": some.one(*sampling.BandReading),
    },
    "printed": lambda some: {
        "exact": _fraction(some),
        "decimals": some.one(0, 1, 2, 9),
    },
    "weight_on": lambda some: {
        "choices": some.one([], [WRITTEN], [WRITTEN, sampling.EXACT_WEIGHT]),
        "day": some.one(date.min, date(2024, 1, 1), date.max),
    },
}
