"""The plan that a report speaks of."""

from derajat.errors import refuse
from derajat.model.plans import Plan
from derajat.reports.builders import Settings
from derajat.reports.source import Making


def choose_plan(making: Making, settings: Settings) -> Plan:
    """The plan of the kind that a form names, else the strategic plan of the year.

    An office without a strategic plan is judged by another plan with goals or
    objectives. Official ones before examples; those that hold the year first. Raises
    REP-050.
    """
    kind = str(settings.get("plan", "renstra"))
    plans = [plan for plan in making.source.plans if plan.kind == kind]
    if not plans and "plan" not in settings:
        plans = [plan for plan in making.source.plans if _has_results(plan)]
    plans.sort(key=lambda plan: (making.year not in plan.years, plan.is_example))
    with_targets = [plan for plan in plans if _has_targets(plan, making.year)]
    for plan in (*with_targets, *plans):
        return plan
    raise refuse("REP-050", report=making.report, kind=kind, office=making.office.name)


def _has_targets(plan: Plan, year: int) -> bool:
    return any(item.target_of(year) is not None for _, item in plan.indicators())


def _has_results(plan: Plan) -> bool:
    kinds = {node.kind for node in plan.nodes if node.indicators}
    return bool(kinds & {"goal", "objective"})
