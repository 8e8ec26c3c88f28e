"""What an audit found."""

from dataclasses import dataclass
from enum import Enum

from derajat.audit.relations import Origin, RelationKind
from derajat.errors import Problem
from derajat.model.labels import Label


class Severity(Enum):
    """Whether a cell cannot be true, or is only worth a look."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True)
class LikelyCell:
    """The cell whose change mends most, and what it should hold."""

    cell: str
    row: str
    column: str
    printed: str
    expected: str


@dataclass(frozen=True)
class AuditFinding:
    """A cell with what is printed, what it should be, and what may explain it.

    Numbers are texts with a decimal point, "" where there is none.
    """

    problem: Problem
    severity: Severity
    row: str
    column: str
    relation: Label
    printed: str
    expected: str
    explanation: Label
    likely: LikelyCell | None = None


@dataclass(frozen=True)
class FoundRelation:
    """A relation with how many of its cells obey."""

    kind: RelationKind
    origin: Origin
    file: str
    sheet: str
    label: Label
    holding: int
    checked: int


@dataclass(frozen=True)
class AuditResult:
    """Everything an audit of one or more files found."""

    files: tuple[str, ...]
    relations: tuple[FoundRelation, ...]
    findings: tuple[AuditFinding, ...]
    cells: int
    """Numbers printed in the tables."""
    checked_cells: int
    """Numbers that at least one relation speaks about."""

    @property
    def errors(self) -> tuple[AuditFinding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def notices(self) -> tuple[AuditFinding, ...]:
        return tuple(f for f in self.findings if f.severity is Severity.NOTICE)
