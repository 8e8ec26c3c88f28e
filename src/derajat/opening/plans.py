"""Opens the plans of an office, or of one file."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyarrow.compute as pc

from derajat.catalogue import load_office
from derajat.content import find_content
from derajat.errors import refuse
from derajat.model.calendar import PeriodKind, parse_period
from derajat.model.plans import Plan, PlanStructure
from derajat.opening.offices import (
    OpenOffice,
    find_office,
    office_folders,
    open_catalogue,
)
from derajat.plan.loading import PLAN_FOLDER, load_plans, read_plan_file
from derajat.plan.reading import Draft, read_plan
from derajat.plan.structure import load_structure
from derajat.store import open_store


PLAN_FILES = (".yaml", ".yml")
History = dict[str, tuple[tuple[int, Decimal], ...]]


@dataclass(frozen=True)
class OpenPlans:
    """Plans with the structure they follow; `office` is empty for a file."""

    office: str
    structure: PlanStructure
    plans: tuple[Plan, ...]
    folder: Path
    """The folder that the files of the plans lie in."""
    draft: Draft | None = None
    """What the reader of tables and texts told, where the plan comes from one."""

    def path_of(self, plan: Plan) -> Path:
        """The file of a plan."""
        return self.folder / Path(plan.file).name


def open_structure() -> PlanStructure:
    """The kinds of node that come with the product."""
    return load_structure(find_content("definitions"))


def load_plans_of(opened: OpenOffice) -> tuple[Plan, ...]:
    """The plans of an office that is open; none when it has none."""
    folder = Path(opened.office.folder)
    return load_plans(folder, open_structure(), opened.catalogue)


def open_plans(office: str, data: Path) -> OpenPlans:
    """All plans of an office. Raises PLN-030 when it has none, REF-201, REF-202."""
    folder = find_office(office, data)
    structure = open_structure()
    plans = load_plans(folder, structure, open_catalogue())
    if not plans:
        raise refuse("PLN-030", office=folder.name)
    return OpenPlans(folder.name, structure, plans, folder / PLAN_FOLDER)


def open_plan_file(path: Path) -> OpenPlans:
    """The plan of a file: YAML as it is, a table or a text as the reader proposes."""
    structure = open_structure()
    if path.suffix.lower() in PLAN_FILES:
        plan = read_plan_file(path, structure, open_catalogue())
        return OpenPlans("", structure, (plan,), path.parent)
    draft = read_plan(path, structure)
    return OpenPlans("", structure, (draft.plan,), path.parent, draft)


def open_office_or_file(wanted: str, data: Path) -> OpenPlans:
    """The plans of an office, or of a file. Raises PLN-032 when it is neither."""
    path = Path(wanted)
    is_office = wanted in office_folders(data) or (path / "office.yaml").is_file()
    if not is_office and path.is_file():
        return open_plan_file(path)
    if wanted and not is_office:
        raise refuse("PLN-032", name=wanted, known=", ".join(office_folders(data)))
    return open_plans(wanted, data)


def choose_plans(opened: OpenPlans, name: str) -> tuple[Plan, ...]:
    """The plan of a name, or all. Raises PLN-031 when there is none of that name."""
    chosen = tuple(plan for plan in opened.plans if name in ("", plan.name))
    if not chosen:
        known = ", ".join(plan.name for plan in opened.plans)
        raise refuse("PLN-031", office=opened.office, name=name, known=known)
    return chosen


def load_history(opened: OpenPlans, data: Path) -> History:
    """Values of whole years of the office itself, by indicator; none if not measured.

    Nothing is measured or written for this.
    """
    folder = data / opened.office
    if not opened.office or not folder.is_dir():
        return {}
    values = open_store(folder).snapshot().values()
    if values is None:
        return {}
    path = find_office(opened.office, data)
    areas = find_content("definitions") / "areas"
    office = load_office(path, open_catalogue(), areas)
    own = values.filter(
        pc.and_(pc.equal(values["area"], office.area), pc.equal(values["group"], ""))
    )
    found: dict[str, list[tuple[int, Decimal]]] = {}
    for row in own.select(["indicator", "period", "shown"]).to_pylist():
        period = parse_period(row["period"])
        if period and period.kind is PeriodKind.YEAR and _is_number(row["shown"]):
            value = (period.number, Decimal(row["shown"]))
            found.setdefault(row["indicator"], []).append(value)
    return {code: tuple(sorted(years)) for code, years in found.items()}


def _is_number(shown: str | None) -> bool:
    """Whether a value is shown as a number: `>95` hides what it was."""
    return shown is not None and shown.removeprefix("-").replace(".", "", 1).isdigit()
