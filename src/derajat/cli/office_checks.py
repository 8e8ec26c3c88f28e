"""Every problem of offices and of the standards that judge their values."""

from collections.abc import Iterable
from pathlib import Path

from derajat.audit.claims import KnownNames, check_claims
from derajat.catalogue import load_office
from derajat.catalogue.alerts import check_alerts
from derajat.catalogue.calendars import check_calendars
from derajat.catalogue.files import ALERTS_FILE, JUDGEMENT_FILE, PLAN_STRUCTURE_FILE
from derajat.catalogue.judgement import check_judgement
from derajat.errors import DerajatError, Problem
from derajat.model.catalogue import Catalogue
from derajat.model.judgement import JudgementStandards
from derajat.model.offices import Office
from derajat.model.plans import PlanStructure
from derajat.opening.offices import office_folders
from derajat.plan.loading import check_plans
from derajat.plan.statements import Statement, check_ids, check_statements
from derajat.plan.structure import load_structure
from derajat.steering.policies import check_choices


def check_offices(
    catalogue: Catalogue, definitions: Path, folders: Iterable[Path]
) -> list[Problem]:
    """Problems of offices with plans, statements and claims, and of the standards.

    Plans are not looked at where the folder of definitions has no structure for them,
    choices of judging not where it has no standards, alert thresholds not without file.
    """
    problems = list(check_calendars(definitions)[1])
    if (definitions / ALERTS_FILE).is_file():
        problems += check_alerts(definitions)[1]
    structure, wrong = _check_structure(definitions)
    problems += wrong
    standards, wrong = _check_standards(definitions)
    problems += wrong
    statements: list[Statement] = []
    for folder in folders:
        office, wrong = _check_office(folder, catalogue, definitions / "areas")
        problems += wrong
        if office is not None:
            problems += _check_claims(folder, office, catalogue)
        if office is not None and standards is not None:
            problems += check_choices(standards, office.judgement)
        if structure is not None:
            found, wrong = _check_plans(folder, structure, catalogue)
            statements += found
            problems += wrong
    return problems + list(check_ids(statements))


def _check_structure(
    definitions: Path,
) -> tuple[PlanStructure | None, tuple[Problem, ...]]:
    if not (definitions / PLAN_STRUCTURE_FILE).is_file():
        return None, ()
    try:
        return load_structure(definitions), ()
    except DerajatError as error:
        return None, error.problems


def _check_standards(
    definitions: Path,
) -> tuple[JudgementStandards | None, tuple[Problem, ...]]:
    if not (definitions / JUDGEMENT_FILE).is_file():
        return None, ()
    standards, problems = check_judgement(definitions)
    return (None if problems else standards), problems


def _check_office(
    folder: Path, catalogue: Catalogue, areas: Path
) -> tuple[Office | None, tuple[Problem, ...]]:
    try:
        return load_office(folder, catalogue, areas), ()
    except DerajatError as error:
        return None, error.problems


def _check_claims(
    folder: Path, office: Office, catalogue: Catalogue
) -> tuple[Problem, ...]:
    offices = (*office_folders(), folder.name)
    known = KnownNames(office.areas.by_code, catalogue.indicators, offices)
    return check_claims(folder, known)[1]


def _check_plans(
    folder: Path, structure: PlanStructure, catalogue: Catalogue
) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
    """The statements of an office; they are read when its plans are right."""
    plans, problems = check_plans(folder, structure, catalogue)
    return ((), problems) if problems else check_statements(folder, plans, catalogue)
