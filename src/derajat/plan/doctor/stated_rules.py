"""Rules about what an indicator must state: formula, baseline, targets, unit."""

import re
from collections.abc import Callable, Iterator

from derajat.model.plans import YearTarget
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.naming import (
    INDICATORS,
    Case,
    gather,
    indicator_case,
    plain,
    plan_case,
    tell,
)
from derajat.plan.doctor.rows import ExaminedIndicator
from derajat.plan.doctor.words import SHARE_WORDS


def _gather_where(
    examination: Examination, lacks: Callable[[ExaminedIndicator], bool]
) -> Iterator[Symptom]:
    cases = [indicator_case(item) for item in examination.indicators if lacks(item)]
    return gather(cases, len(examination.indicators), INDICATORS)


def look_for_no_formula(examination: Examination) -> Iterator[Symptom]:
    """Indicators without a formula, neither here nor in the catalogue."""
    return _gather_where(
        examination,
        lambda item: not item.indicator.formula and not item.indicator.measured_by,
    )


def look_for_no_baseline(examination: Examination) -> Iterator[Symptom]:
    """Indicators that start from nowhere."""
    return _gather_where(examination, lambda item: not item.indicator.baseline)


def look_for_no_target(examination: Examination) -> Iterator[Symptom]:
    """Indicators that promise nothing."""
    return _gather_where(
        examination,
        lambda item: not item.indicator.targets and not item.indicator.end,
    )


def look_for_no_unit(examination: Examination) -> Iterator[Symptom]:
    """Indicators whose numbers count in nothing that is written."""
    return _gather_where(examination, _has_no_unit)


_SAYS_UNIT = re.compile(r"\bper (?:10+|100 ?000|1 ?000)\b|\b(?:indeks|nilai|skor)\b")
"""An indicator that says what it counts in, or that counts in nothing but points."""


def _has_no_unit(item: ExaminedIndicator) -> bool:
    if item.indicator.unit or item.indicator.measured_by or item.whole > 1:
        return False
    if SHARE_WORDS.match(item.folded) or _SAYS_UNIT.search(item.folded):
        return False
    amounts = [amount for text in item.texts for amount in text.amounts]
    return bool(amounts) and not any(amount.unit for amount in amounts)


def look_for_years_without_target(examination: Examination) -> Iterator[Symptom]:
    """Years of the period for which an indicator with targets promises nothing."""
    years = set(examination.plan.years)
    cases: list[Case] = []
    for item in examination.indicators:
        missing = sorted(years - {promise.year for promise in item.promises})
        if item.promises and missing:
            detail = plain(", ".join(map(str, missing)))
            cases.append(indicator_case(item, detail=detail))
    return gather(cases, len(examination.indicators), INDICATORS)


def look_for_targets_outside(examination: Examination) -> Iterator[Symptom]:
    """Targets of years that the plan does not cover."""
    plan = examination.plan
    if not plan.years:
        return
    allowed = {*plan.years, plan.transition_year}
    period = f"{plan.start_year}-{plan.end_year}"
    for item in examination.indicators:
        for target in item.indicator.targets:
            if target.year not in allowed:
                yield _about(item, target, period)


def _about(item: ExaminedIndicator, target: YearTarget, period: str) -> Symptom:
    case = indicator_case(item, target.where)
    return tell(case, year=target.year, printed=target.target.printed, period=period)


def look_for_late_baselines(examination: Examination) -> Iterator[Symptom]:
    """Baselines of a year after the plan began."""
    start = examination.plan.start_year
    if start is None:
        return
    for item in examination.indicators:
        baseline = item.indicator.baseline
        if baseline and baseline.year and baseline.year > start:
            case = indicator_case(item, baseline.where)
            yield tell(case, year=baseline.year, start=start)


def look_for_no_period(examination: Examination) -> Iterator[Symptom]:
    """A plan that does not say for which years it is."""
    plan = examination.plan
    if not plan.years and plan.nodes:
        yield tell(plan_case(plan, plan.nodes[0].where))
