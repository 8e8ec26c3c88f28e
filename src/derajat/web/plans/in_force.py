"""Which text of each plan is in force: the newest approved, else the office's file."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property, lru_cache

from derajat.errors import DerajatError, Problem
from derajat.model.plans import Plan, PlanStructure
from derajat.opening.offices import OpenOffice, open_catalogue
from derajat.opening.plans import load_plans_of, open_structure
from derajat.plan.doctor import Finding, check_plan
from derajat.plan.loading import read_plan_text
from derajat.plan.plan_text import render_plan_yaml
from derajat.web.plans.models import PlanVersion


History = Mapping[str, tuple[tuple[int, Decimal], ...]]


@dataclass(frozen=True)
class PlanInForce:
    """A plan with the number of its version; 0 is the file of the office."""

    plan: Plan
    number: int
    approved_by: str = ""
    approved_at: datetime | None = None
    problems: tuple[Problem, ...] = ()
    """Why a newer version cannot be read with the definitions of today."""

    @cached_property
    def text(self) -> str:
        """The canonical text."""
        return render_plan_yaml(self.plan, self.plan.name)


@dataclass
class PlanShelf:
    """The plans of an office; made anew when a version was approved."""

    opened: OpenOffice
    _files: tuple[PlanInForce, ...] = ()
    _numbers: tuple[tuple[str, int, datetime], ...] = ()
    _found: tuple[PlanInForce, ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._files = tuple(PlanInForce(p, 0) for p in load_plans_of(self.opened))
        self._found = self._files

    def in_force(self) -> tuple[PlanInForce, ...]:
        """The plans in force, by the names of their files. One query."""
        rows = PlanVersion.objects.filter(area=self.opened.office.area)
        ordered = rows.order_by("plan", "number")
        numbers = tuple(ordered.values_list("plan", "number", "approved_at"))
        with self._lock:
            if numbers != self._numbers:
                self._found = tuple(map(self._newest, self._files))
                self._numbers = numbers
            return self._found

    def _newest(self, file: PlanInForce) -> PlanInForce:
        problems: tuple[Problem, ...] = ()
        rows = PlanVersion.objects.select_related("approved_by").filter(
            area=self.opened.office.area, plan=file.plan.name
        )
        for row in rows.order_by("-number"):
            try:
                plan = read_text(row.text, row.plan)
            except DerajatError as error:
                problems = problems or error.problems
                continue
            name = row.approved_by.shown_name
            return PlanInForce(plan, row.number, name, row.approved_at, problems)
        return PlanInForce(file.plan, 0, problems=problems)


@lru_cache(maxsize=64)
def read_text(text: str, name: str) -> Plan:
    """The plan of a canonical text; the same text gives the same object.

    Raises DerajatError with all its problems.
    """
    return read_plan_text(text, name, _structure(), open_catalogue())


@lru_cache(maxsize=64)
def find_findings(
    text: str, name: str, others: tuple[tuple[str, str], ...] = ()
) -> tuple[Finding, ...]:
    """What the doctor finds in a canonical text. Raises DerajatError as above.

    `others` are names and texts of the other plans of the office.
    """
    plan = read_text(text, name)
    beside = [read_text(other, own) for own, other in others]
    return check_plan(plan, structure_of(plan), beside)


def findings_of(
    text: str, name: str, in_force: tuple[PlanInForce, ...]
) -> tuple[Finding, ...]:
    """What the doctor finds in a text beside the other plans in force."""
    others = tuple((f.plan.name, f.text) for f in in_force if f.plan.name != name)
    return find_findings(text, name, others)


def structure_of(plan: Plan) -> PlanStructure:
    """The kinds of node of a plan, its own among them."""
    return _structure().with_kinds(plan.own_kinds)


@lru_cache(maxsize=1)
def _structure() -> PlanStructure:
    return open_structure()
