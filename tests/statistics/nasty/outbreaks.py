"""Makers of nasty arguments for the functions of outbreak detection."""

from fractions import Fraction

import numpy as np
from tests.statistics.nasty.numbers import Some

from derajat.model.alerts import AlertKind, CaseIdentity, DiseaseRule
from derajat.model.labels import Label
from derajat.statistics import outbreaks


def _weekly(some: Some, name: str = "counts", usual: int = 24):
    return {name: some.counts(some.shape(some.length(usual)))}


def _beside(some: Some):
    made = _weekly(some)
    shape = np.shape(made["counts"])
    expected = some.numbers(some.one(shape, shape, ()), 0.1, 30)
    return {**made, "expected": expected}


def _cusum(some: Some):
    return {
        **_beside(some),
        "reference_value": some.one(1.04, 0.0, -1.0, 1e300),
        "decision_limit": some.one(2.26, 1e-300, 1e300),
        "transformation": some.one(*outbreaks.Transformation),
        "dispersion": some.one(0.1, 1e-300, 1e300),
        "starts_again": some.chance(0.5),
    }


def _likelihood(some: Some):
    return {
        **_beside(some),
        "rise": some.one(2.0, 1 + 1e-12, 1e300),
        "limit": some.one(5.0, 1e-300, 1e300),
        "dispersion": some.one(0.0, 0.1, 1e-300, 1e300),
    }


def _ears(some: Some):
    return {
        **_weekly(some),
        "threshold": some.one(3.09, 2.0, 0.0, -1.0, 1e300),
        "baseline": some.one(7, 7, 3, 4),
        "least_deviation": some.one(0.0, 0.2, 1e300),
    }


def _ears_three(some: Some):
    threshold = some.one(None, 1.96, 0.0, 1e300)
    return {
        **_ears(some),
        "threshold": threshold,
        "form": some.one(*outbreaks.EarsForm),
    }


def _options(some: Some) -> outbreaks.FarringtonOptions:
    return outbreaks.FarringtonOptions(
        years=some.one(1, 2, 3),
        half_window=some.one(0, 1, 3),
        periods=some.one(1, 4, 10),
        weeks_left_out=some.one(0, 10, 26),
        reweight=some.chance(0.7),
        method=some.one("nbPlugin", "delta", "muan"),
        alpha=some.one(0.05, 0.001, 1e-12, 1 - 1e-12),
        trend=some.chance(0.7),
        trend_level=some.one(0.05, 1.0),
        fewest_cases=some.one(0, 5),
        recent_weeks=some.one(1, 4),
        dispersion=some.one("reference", "pearson"),
        time_origin=some.one("reference", "calendar"),
    )


def _farrington(some: Some):
    weeks = some.one(0, 1, 60, 130, 180)
    shape = (some.one(0, 1, 3), weeks)
    first = np.datetime64("2019-12-30", "D")
    days = first + 7 * np.arange(weeks)
    last = np.arange(weeks)[-6:]
    return {
        "counts": some.counts(shape),
        "weeks": some.one(last, last, None, []),
        "first_days": some.one(None, days, [str(day) for day in days]),
        "population": some.one(None, some.numbers(shape, 900, 1100)),
        "options": _options(some),
    }


def _klb(some: Some):
    shape = some.shape()
    periods = some.one(1, 2, 4, 9)
    made = {"cases": some.counts((*shape, periods))}
    for name in ("deaths", "patients"):
        if some.chance(0.6):
            made[name] = some.counts((*shape, some.one(periods, 1, 2)))
    if some.chance(0.6):
        made["months"] = some.counts((*shape, some.one(1, 5, 12)))
        made["months_of_last_year"] = some.counts((*shape, 12))
    return {**made, "periods_without": some.one(1, 3, 52)}


def _scores(some: Some):
    shape = some.one(0, 1, 5), some.length(20)
    return {
        "scores": some.numbers(shape, -1, 9),
        "rises": some.one(None, some.rng.random(shape) < 0.1),
    }


def _capacity(some: Some):
    return some.numbers(some.one((), (3,), (0,)), 0, 4)


def _judged(some: Some):
    capacity = _capacity(some)
    return {
        **_scores(some),
        "alerts_a_week": capacity,
        "threshold": some.numbers(np.shape(capacity), 0, 5),
    }


RULES = (
    DiseaseRule(
        "A",
        Label("Diare akut", "Acute diarrhoea"),
        AlertKind.RATIO,
        CaseIdentity.OPTIONAL,
        times=Fraction(3, 2),
        cases_after_zero=3,
    ),
    DiseaseRule(
        "B",
        Label("Malaria", "Malaria"),
        AlertKind.RATIO,
        CaseIdentity.OPTIONAL,
        times=Fraction(2),
    ),
    DiseaseRule(
        "C",
        Label("Suspek dengue", "Suspected dengue"),
        AlertKind.AT_LEAST,
        CaseIdentity.REQUIRED,
        cases=2,
    ),
    *(
        DiseaseRule(
            kind.name, Label("lain", "other"), kind, CaseIdentity.OPTIONAL, cases=1
        )
        for kind in AlertKind
        if kind not in (AlertKind.RATIO, AlertKind.AT_LEAST)
    ),
)


def _alerts(some: Some, weeks: int):
    shape = some.shape(len(RULES), weeks)
    return {"counts": some.counts(shape, 9), "rules": RULES}


def _sentence(some: Some):
    numbers = some.counts((len(RULES), 5), 9)
    alerts = outbreaks.threshold_alerts(numbers, RULES)
    place = some.rng.integers(len(RULES)), some.rng.integers(5)
    return {"alerts": alerts, "place": tuple(map(int, place))}


MAKERS = {
    "cusum": _cusum,
    "mean_of_first_weeks": lambda some: {**_weekly(some), "weeks": some.one(1, 3)},
    "likelihood_cusum": _likelihood,
    "general_likelihood_cusum": lambda some: {
        **_beside(some),
        "limit": some.one(5.0, 1e-300, 1e300),
        "longest_weeks": some.one(None, 1, 5),
    },
    "ears_c1": _ears,
    "ears_c2": _ears,
    "ears_c3": _ears_three,
    "farrington": _farrington,
    "klb_criteria": _klb,
    "pick_thresholds": lambda some: {
        **_scores(some),
        "alerts_a_week": _capacity(some),
        "lowest": some.one(-np.inf, 0.0, 1e300),
    },
    "judge_thresholds": _judged,
    "large_rises": lambda some: {
        **_weekly(some),
        "times": some.one(2.0, 0.0, 1e300),
        "at_least": some.one(5.0, 0.0, 1e300),
        "usual_weeks": some.one(1, 4, 99),
    },
    "threshold_alerts": lambda some: _alerts(some, some.length(8)),
    "threshold_sentence": _sentence,
}
