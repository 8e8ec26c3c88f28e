"""What the office itself does: its duties, meetings, reports and assessments."""

from derajat.city.governance.happening.duties import (
    build_activities,
    build_findings,
    build_information,
    build_proposals,
    build_regulations,
    build_requests,
    build_standards,
)
from derajat.city.governance.happening.work import (
    build_actions,
    build_agreements,
    build_assessments,
    build_documents,
    build_evaluations,
    build_integration,
    build_meetings,
    build_report_log,
)
from derajat.city.programme import World
from derajat.city.registers import Register


_BUILDERS = (
    build_proposals,
    build_activities,
    build_standards,
    build_regulations,
    build_findings,
    build_information,
    build_requests,
    build_meetings,
    build_actions,
    build_report_log,
    build_integration,
    build_assessments,
    build_documents,
    build_agreements,
    build_evaluations,
)


def build_registers(world: World) -> tuple[Register, ...]:
    """The fifteen registers of governance."""
    return tuple(build(world) for build in _BUILDERS)


__all__ = ["build_registers"]
