"""The check of a whole plan by all rules."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from derajat.model.plans import Plan, PlanStructure
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Finding, Severity
from derajat.plan.doctor.rules import ALL_RULES


_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


def check_plan(
    plan: Plan,
    structure: PlanStructure,
    others: Sequence[Plan] = (),
    history: Mapping[str, tuple[tuple[int, Decimal], ...]] | None = None,
) -> tuple[Finding, ...]:
    """What is wrong or doubtful in a plan, errors first, then by rule.

    `others` are plans of the same office that it must agree with (RPJMD, Renja);
    `history` has the values of past years by code of the indicator, in the unit of its
    targets.
    """
    examination = Examination(plan, structure, others, history or {})
    found = [finding for rule in ALL_RULES for finding in rule.find(examination)]
    return tuple(sorted(found, key=lambda finding: _ORDER.index(finding.severity)))
