"""Given limits: a part may not be more than its whole."""

from collections.abc import Iterator, Sequence

from derajat.audit.findings import build_finding, printed_text
from derajat.audit.relations import Relation
from derajat.audit.results import AuditFinding, Severity
from derajat.audit.tables import AuditTable


def find_beyond_limits(
    table: AuditTable, limits: Sequence[Relation]
) -> Iterator[AuditFinding]:
    """Cells that are more than the cell a given `<=` names."""
    for relation in limits:
        for check in relation.checks:
            part = table.number_at(check.target)
            whole = table.number_at(check.inputs[0])
            if part is not None and whole is not None and part.value > whole.value:
                yield build_finding(
                    table,
                    check.target,
                    "AUD-012",
                    Severity.ERROR,
                    printed_text(table, check.target),
                    printed_text(table, check.inputs[0]),
                    relation.label,
                    whole=table.name_of(check.inputs[0].column),
                )
