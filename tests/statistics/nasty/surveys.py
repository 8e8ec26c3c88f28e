"""Makers of nasty arguments for the functions of survey estimates."""

import numpy as np
from tests.statistics.nasty.numbers import Some

from derajat.statistics import surveys


def drawn(some: Some, rows: int):
    return {
        "rows": rows,
        "weights": some.one(None, some.numbers(rows, 0, 9)),
        "clusters": some.one(None, some.labels(rows, 6)),
        "strata": some.one(None, some.labels(rows, some.one(1, 3))),
    }


def design_of(some: Some, rows: int) -> surveys.SurveyDesign:
    return surveys.build_survey_design(**survey(some, rows))


def survey(some: Some, rows: int):
    made = drawn(some, rows)
    if some.chance(0.3):
        made["is_included"] = some.rng.random(rows) < 0.8
    if some.chance(0.3):
        made["clusters_in_stratum"] = np.full(rows, some.one(rows, 99, np.inf, 1e300))
    return made


def _outcomes(some: Some, *names: str, high: float):
    rows = some.length(20)
    shape = some.one((rows,), (3, rows))
    whole = some.chance(0.5)
    return {
        **{name: some.numbers(shape, 0, high, whole=whole) for name in names},
        "design": design_of(some, rows),
        "groups": some.one(None, some.labels(rows)),
        "level": some.level(),
        "lonely": some.one(*surveys.LonelyCluster),
    }


MAKERS = {
    "build_survey_design": lambda some: survey(some, some.length(12)),
    "survey_mean": lambda some: {
        **_outcomes(some, "values", high=9),
        "degrees_of_freedom": some.one(None, 1, 5, 0),
    },
    "survey_proportion": lambda some: {
        **_outcomes(some, "values", high=2),
        "share_as_limits": some.chance(0.5),
    },
    "survey_ratio": lambda some: _outcomes(some, "numerator", "denominator", high=9),
}
