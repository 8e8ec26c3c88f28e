"""The plan doctor: rules that say what is wrong with a plan, where, and what to do."""

from derajat.plan.doctor.checking import check_plan
from derajat.plan.doctor.findings import Finding, Rule, Severity
from derajat.plan.doctor.rules import ALL_RULES


__all__ = ["ALL_RULES", "Finding", "Rule", "Severity", "check_plan"]
