"""The audit of one or more files: tables read, relations found, cells judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from derajat.audit.code_means import find_code_means
from derajat.audit.discovery import find_relations
from derajat.audit.findings import findings_of
from derajat.audit.judging import Judgement
from derajat.audit.limits import find_beyond_limits
from derajat.audit.notices import (
    find_error_cells,
    find_few_respondents,
    find_mixed_scales,
    find_over_100,
    find_zero_denominators,
)
from derajat.audit.outliers import find_outliers
from derajat.audit.periods import find_period_ends
from derajat.audit.reading import LoadedFile, load_tables
from derajat.audit.relation_files import GivenRelation, settle_given
from derajat.audit.relations import Origin, Relation
from derajat.audit.results import AuditFinding, AuditResult, FoundRelation, Severity
from derajat.audit.surveys import find_survey_notices
from derajat.audit.tables import AuditTable, Place
from derajat.audit.turning import settle_direction
from derajat.audit.years import find_breaks
from derajat.errors import Problem
from derajat.model.labels import Label


_NOTHING = Label("", "")


@dataclass(frozen=True)
class _Audited:
    """What one table gave."""

    relations: tuple[FoundRelation, ...]
    findings: tuple[AuditFinding, ...]
    cells: int
    checked_cells: int


def audit_files(
    paths: Sequence[Path],
    given: Sequence[GivenRelation] = (),
    decimal_mark: str | None = None,
) -> AuditResult:
    """Every cell of the files that cannot be true, and what is worth a look.

    Relations are found in the numbers of each table; a given one takes the place of
    what is found for its column. Tables of several files with the same rows are also
    compared with one another, in the order of the files. Raises DerajatError for files
    that cannot be read, and for given relations whose columns no table has.
    """
    loaded = [load_tables(path, decimal_mark) for path in paths]
    tables = [settle_direction(table) for file in loaded for table in file.tables]
    errors = list(_error_cells(loaded))
    settled = settle_given(given, tables)
    audited = [
        _audit_table(table, own, cells)
        for table, own, cells in zip(tables, settled, errors, strict=True)
    ]
    findings = [finding for one in audited for finding in one.findings]
    for before, after in combinations(tables, 2):
        if before.file != after.file:
            findings += find_breaks(before, after)
            findings += [
                *find_code_means(before, after),
                *find_code_means(after, before),
            ]
    findings += [_note(problem) for file in loaded for problem in file.notes]
    return AuditResult(
        tuple(file.name for file in loaded),
        tuple(relation for one in audited for relation in one.relations),
        tuple(sorted(findings, key=_order)),
        sum(one.cells for one in audited),
        sum(one.checked_cells for one in audited),
    )


def _error_cells(
    loaded: Sequence[LoadedFile],
) -> Iterator[list[tuple[Place, str]]]:
    for file in loaded:
        for index in range(len(file.tables)):
            yield [(place, text) for at, place, text in file.error_cells if at == index]


def _audit_table(
    table: AuditTable, given: Sequence[Relation], errors: Sequence[tuple[Place, str]]
) -> _Audited:
    limits = [relation for relation in given if relation.origin is Origin.LIMIT]
    equal = [relation for relation in given if relation.origin is not Origin.LIMIT]
    relations = find_relations(table, equal)
    judgement = Judgement(table, relations)
    findings = (
        *findings_of(judgement),
        *find_beyond_limits(table, limits),
        *find_error_cells(table, [(table.on_sheet(p), text) for p, text in errors]),
        *find_over_100(table, relations),
        *find_zero_denominators(table, relations),
        *find_mixed_scales(table),
        *find_outliers(table, relations),
        *find_period_ends(table),
        *find_few_respondents(table),
        *find_survey_notices(table),
    )
    found = tuple(
        FoundRelation(
            judged.relation.kind,
            judged.relation.origin,
            table.file,
            table.sheet,
            judged.relation.label,
            judged.holding,
            len(judged.outcomes),
        )
        for judged in judgement.judged
    )
    cells = sum(len(row.numbers) for row in table.rows)
    present = {p for p in judgement.checked_places if table.number_at(p) is not None}
    return _Audited(found, findings, cells, len(present))


def _note(problem: Problem) -> AuditFinding:
    """What reading a file had to tell, as a notice."""
    return AuditFinding(problem, Severity.NOTICE, "", "", _NOTHING, "", "", _NOTHING)


def _order(finding: AuditFinding) -> tuple[bool, str, str, str, int, str]:
    where = finding.problem.where
    return (
        finding.severity is not Severity.ERROR,
        where.file,
        where.sheet,
        finding.relation.id,
        where.row,
        where.cell,
    )
