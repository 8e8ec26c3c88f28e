"""Statements of the source texts of an office that a node stands for."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from derajat.model.plans import PlanNode
from derajat.opening.offices import open_catalogue
from derajat.opening.plans import open_structure
from derajat.plan.loading import check_plans
from derajat.plan.statements import Statement, check_statements
from derajat.web.reading.office import Reading


@dataclass(frozen=True)
class LinkedStatement:
    """Words of a source text, and what they ask."""

    id: str
    phrase: str
    says: str
    capability: str


def statements_of(
    reading: Reading, node: PlanNode, language: str
) -> tuple[LinkedStatement, ...]:
    """The statements that a node serves, in the order it names them."""
    if not node.serves:
        return ()
    known = {one.id: one for one in _load_statements(Path(reading.office.folder))}
    return tuple(
        LinkedStatement(
            one.id,
            one.phrase,
            one.says.render(language),
            one.capability.render(language),
        )
        for one in (known[name] for name in node.serves if name in known)
    )


@lru_cache(maxsize=4)
def _load_statements(folder: Path) -> tuple[Statement, ...]:
    """The statements of an office as its folder has them; those that can be read."""
    catalogue = open_catalogue()
    plans, _ = check_plans(folder, open_structure(), catalogue)
    statements, _ = check_statements(folder, plans, catalogue)
    return statements
