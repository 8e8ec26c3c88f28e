"""Makers of nasty arguments for the functions of child growth."""

import numpy as np
from tests.statistics.nasty.numbers import Some
from tests.statistics.nasty.surveys import design_of, drawn

from derajat.statistics import growth


TEXTS = ("L", "P", " perempuan ", "", None, "x", "1", "Berdiri", "ya", "0", "nan")


RANGES = {
    "sex": (1, 3),
    "age_days": (0, 2000),
    "weight_kg": (1, 30),
    "length_cm": (40, 125),
    "position": (1, 3),
    "head_cm": (30, 55),
    "arm_cm": (8, 25),
    "oedema": (0, 2),
}


CODES = ("sex", "position", "oedema")


def _children(some: Some, *columns: str):
    shape = some.shape()
    return {
        name: some.numbers(shape, *RANGES[name], whole=name in CODES)
        for name in columns
        if name not in ("position", "oedema") or some.chance(0.7)
    }


def _measured(some: Some):
    made = _children(some, *RANGES)
    if some.chance(0.4):
        days = made.pop("age_days")
        shape = np.shape(days)
        made["age_months"] = some.one(None, some.numbers(shape, 0, 65))
    return growth.Measurements(**made)


def _texts(some: Some):
    return {"texts": [some.one(*TEXTS) for _ in range(some.length(5))]}


def _child_survey(some: Some):
    rows = some.length(12)
    return {
        **drawn(some, rows),
        "age_days": some.one(None, some.numbers(rows, 0, 2000)),
    }


def _prevalence(some: Some):
    rows = some.length(20)
    names = "length_for_age", "weight_for_age", "bmi_for_age", "weight_for_length"
    columns = {name: some.numbers(rows, -6, 6) for name in names if some.chance(0.8)}
    return {
        "design": design_of(some, rows),
        **columns,
        "has_oedema": some.one(None, some.numbers(rows, 0, 2, whole=True)),
        "groups": some.one(None, some.labels(rows)),
        "level": some.level(),
    }


MAKERS = {
    "age_groups": lambda some: {"age_months": some.numbers(some.shape(), 0, 65)},
    "arm_for_age": lambda some: _children(some, "sex", "age_days", "arm_cm"),
    "bmi_for_age": lambda some: _children(
        some, "sex", "age_days", "weight_kg", "length_cm", "position", "oedema"
    ),
    "build_child_survey": _child_survey,
    "compute_growth": lambda some: {"measurements": _measured(some)},
    "compute_score": lambda some: {
        "index": some.one(*growth.Index),
        "measurements": _measured(some),
    },
    "growth_prevalence": _prevalence,
    "head_for_age": lambda some: _children(some, "sex", "age_days", "head_cm"),
    "length_for_age": lambda some: _children(
        some, "sex", "age_days", "length_cm", "position"
    ),
    "oedema_codes": _texts,
    "position_codes": _texts,
    "sex_codes": _texts,
    "weight_for_age": lambda some: _children(
        some, "sex", "age_days", "weight_kg", "oedema"
    ),
    "weight_for_length": lambda some: _children(
        some, "sex", "age_days", "weight_kg", "length_cm", "position", "oedema"
    ),
}
