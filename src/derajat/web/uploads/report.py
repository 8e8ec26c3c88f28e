"""What a check found, in both languages, as it is kept with an upload."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from derajat.errors import Problem
from derajat.intake import CheckedFile
from derajat.intake.blank_examples import ExampleCells
from derajat.intake.form import FoundFile, FoundForm, PlacedColumn
from derajat.intake.reasons import ROUTINE
from derajat.model.batches import RowFinding, RowState
from derajat.model.datasets import ReceivedDataset
from derajat.model.labels import Label
from derajat.model.sources import FactColumn, IgnoredColumn, PercentClaim
from derajat.sheets.cells import cell_name


MOST_FINDINGS = 60
"""Findings of one reason that are kept; the marked workbook has them all."""


@dataclass(frozen=True)
class Told:
    """A problem with its place, in both languages."""

    code: str
    sheet: str
    row: int
    cell: str
    says: Label
    repair: Label


@dataclass(frozen=True)
class ReasonGroup:
    """All findings of one reason; `findings` holds the first of them.

    `example` is what could stand in the cell of the first; empty where none helps.
    """

    code: str
    state: str
    count: int
    findings: tuple[Told, ...]
    example: str = ""


@dataclass(frozen=True)
class MatchedColumn:
    """A column of the file and what it was taken for."""

    letter: str
    header: str
    taken_as: Label
    is_read: bool


@dataclass(frozen=True)
class MatchedSheet:
    """A sheet of the file, where its header lies, and its columns."""

    name: str
    header_row: int
    columns: tuple[MatchedColumn, ...]


@dataclass(frozen=True)
class CheckReport:
    """Everything a check tells; empty parts where it did not get so far."""

    problems: tuple[Told, ...] = ()
    notices: tuple[Told, ...] = ()
    sheets: tuple[MatchedSheet, ...] = ()
    reasons: tuple[ReasonGroup, ...] = ()
    months: tuple[str, ...] = ()
    facts: int = 0
    outside: int = 0
    """Facts that lie outside the sender's areas."""
    outside_areas: tuple[str, ...] = ()
    names_persons: bool = False
    has_marked_copy: bool = False
    can_match: bool = False
    """Whether its columns can be matched by hand."""


def tell(problem: Problem, cell: str = "") -> Told:
    """A problem in both languages."""
    where = problem.where
    return Told(
        problem.code,
        where.sheet,
        where.row,
        cell or where.cell,
        Label(problem.says("id"), problem.says("en")),
        Label(problem.repair("id"), problem.repair("en")),
    )


def group_findings(
    findings: Iterable[RowFinding], example_of: Callable[[RowFinding], str]
) -> tuple[ReasonGroup, ...]:
    """Findings by reason: rows that are lost first, then those in question."""
    groups: dict[tuple[str, RowState], list[RowFinding]] = {}
    for found in findings:
        if found.state is not RowState.ACCEPTED or found.problem.code not in ROUTINE:
            groups.setdefault((found.problem.code, found.state), []).append(found)
    ordered = sorted(groups.items(), key=lambda item: _urgency(*item[0]))
    return tuple(
        ReasonGroup(
            code,
            state.value,
            len(inside),
            tuple(map(_told, inside[:MOST_FINDINGS])),
            example_of(inside[0]),
        )
        for (code, state), inside in ordered
    )


def match_sheets(form: FoundFile, dataset: ReceivedDataset) -> tuple[MatchedSheet, ...]:
    """How the columns of each sheet were taken."""
    return tuple(
        MatchedSheet(
            each.sheet,
            each.header_row,
            tuple(
                _match(each, index, header, dataset)
                for index, header in enumerate(each.headers)
                if header
            ),
        )
        for each in form.forms
    )


def report_check(
    checked: CheckedFile,
    notices: Iterable[Problem],
    months: tuple[str, ...],
    cells: ExampleCells,
) -> CheckReport:
    """The report of a file that was checked."""
    return CheckReport(
        notices=tuple(map(tell, notices)),
        sheets=match_sheets(checked.form, checked.dataset),
        reasons=group_findings(checked.findings, lambda f: example(checked, f, cells)),
        months=months,
        facts=checked.facts.num_rows,
        names_persons=checked.identities is not None,
    )


def example(checked: CheckedFile, found: RowFinding, cells: ExampleCells) -> str:
    """What could stand where a finding is; empty for a row or an unread column."""
    sheet = found.problem.where.sheet
    for form in checked.form.forms:
        placed = form.by_index.get(found.column - 1)
        if form.sheet == sheet and placed and isinstance(placed.form, FactColumn):
            return cells.of_column(placed.form, checked.form.source.columns)
    return ""


def report_problems(
    problems: Iterable[Problem], can_match: bool = False
) -> CheckReport:
    """The report of a file that could not be taken."""
    return CheckReport(problems=tuple(map(tell, problems)), can_match=can_match)


def write_report(report: CheckReport) -> dict[str, Any]:
    """The report as JSON."""
    return asdict(report)


def read_report(fields: dict[str, Any]) -> CheckReport:
    """The report that was written; an empty one for nothing."""
    if not fields:
        return CheckReport()
    return CheckReport(
        problems=_read_told(fields["problems"]),
        notices=_read_told(fields["notices"]),
        sheets=tuple(_read_sheet(sheet) for sheet in fields["sheets"]),
        reasons=tuple(
            ReasonGroup(**{**group, "findings": _read_told(group["findings"])})
            for group in fields["reasons"]
        ),
        months=tuple(fields["months"]),
        facts=fields["facts"],
        outside=fields["outside"],
        outside_areas=tuple(fields["outside_areas"]),
        names_persons=fields["names_persons"],
        has_marked_copy=fields["has_marked_copy"],
        can_match=fields.get("can_match", False),
    )


def _told(found: RowFinding) -> Told:
    return tell(
        found.problem, cell_name(found.row, found.column) if found.column else ""
    )


def _urgency(code: str, state: RowState) -> tuple[int, bool, str]:
    order = (RowState.SET_ASIDE, RowState.QUESTIONED, RowState.ACCEPTED)
    return (order.index(state), code in ROUTINE, code)


def _match(
    form: FoundForm, index: int, header: str, dataset: ReceivedDataset
) -> MatchedColumn:
    placed = form.by_index.get(index)
    letter = cell_name(1, index + 1).rstrip("1")
    return MatchedColumn(letter, header, _taken_as(placed, dataset), placed is not None)


def _taken_as(placed: PlacedColumn | None, dataset: ReceivedDataset) -> Label:
    if placed is None:
        return Label("tidak dibaca", "not read")
    column = placed.form
    if isinstance(column, FactColumn):
        wanted = dataset.column(column.to)
        label = wanted.label or Label(column.to, column.to)
        element = ", ".join(value for _, value in column.element)
        more = f" ({element})" if element else ""
        return Label(label.id + more, label.en + more)
    if isinstance(column, PercentClaim):
        return Label(
            f"persen tercetak, untuk dibandingkan ({column.indicator})",
            f"printed percentage, to be compared ({column.indicator})",
        )
    if isinstance(column, IgnoredColumn):
        return Label(f"tidak dipakai: {column.reason}", f"left out: {column.reason}")
    return Label("jumlah tercetak, untuk dibandingkan", "printed total, to be compared")


def _read_told(rows: list[dict[str, Any]]) -> tuple[Told, ...]:
    return tuple(
        Told(**{**row, "says": Label(**row["says"]), "repair": Label(**row["repair"])})
        for row in rows
    )


def _read_sheet(fields: dict[str, Any]) -> MatchedSheet:
    columns = (
        MatchedColumn(**{**column, "taken_as": Label(**column["taken_as"])})
        for column in fields["columns"]
    )
    return MatchedSheet(fields["name"], fields["header_row"], tuple(columns))
