"""Small plans for the tests of the plan doctor, written as people print them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from derajat.errors import Location
from derajat.model.labels import Label
from derajat.model.plans import (
    Baseline,
    BudgetLine,
    MoneyUnit,
    OverYears,
    Plan,
    PlanIndicator,
    PlanNode,
    YearMoney,
    YearTarget,
)
from derajat.plan.doctor import Finding, check_plan
from derajat.plan.structure import load_structure
from derajat.plan.target_texts import read_target


STRUCTURE = load_structure(Path(__file__).parents[3] / "definitions")
YEARS = (2021, 2022, 2023)


def targets(*texts: str, first_year: int = YEARS[0], reason: str = ""):
    """Targets of years that follow one another, read as printed."""
    return tuple(
        YearTarget(year, read, "", None, reason, Location("plan.csv", cell=f"D{year}"))
        for year, text in enumerate(texts, start=first_year)
        if (read := read_target(text))
    )


def indicator(
    statement: str = "Cakupan K4",
    printed: Iterable[str] = (),
    baseline: str = "",
    end: str = "",
    baseline_year: int | None = None,
    **others: object,
) -> PlanIndicator:
    """An indicator with nothing stated but what is given."""
    start = read_target(baseline) if baseline else None
    place = Location("plan.csv", cell="C1")
    plain = PlanIndicator(
        code=statement,
        statement=statement,
        measured_by="",
        result=None,
        unit="",
        better=None,
        formula="",
        attainment=None,
        over_years=OverYears.NOT_STATED,
        authority=None,
        baseline=Baseline(baseline_year, start, place) if start else None,
        targets=targets(*printed),
        end=read_target(end) if end else None,
        where=Location("plan.csv", row=1, cell="B1"),
    )
    return replace(plain, **others)


def node(
    code: str,
    kind: str = "programme",
    statement: str = "",
    parent: str = "",
    indicators: Iterable[PlanIndicator] = (),
    budget: Iterable[BudgetLine] = (),
    **others: object,
) -> PlanNode:
    """A node of a plan."""
    plain = PlanNode(
        code=code,
        kind=kind,
        statement=statement or f"Pernyataan {code}",
        parent=parent,
        owner="Kepala Dinas Kesehatan",
        quote=None,
        serves=(),
        tags=(),
        indicators=tuple(indicators),
        budget=tuple(budget),
        aligned_to=(),
        smart=(),
        where=Location("plan.csv", cell=f"A-{code}"),
    )
    return replace(plain, **others)


def money(
    years: Mapping[int, str],
    end: str = "",
    unit: MoneyUnit = MoneyUnit.RUPIAH,
    realised: Mapping[int, str] | None = None,
) -> BudgetLine:
    """A budget line; amounts are rupiah, "" is not printed."""
    spent = realised or {}
    return BudgetLine(
        code="",
        statement="",
        unit=unit,
        years=tuple(
            YearMoney(
                year,
                Decimal(years[year]) if years.get(year) else None,
                Decimal(spent[year]) if year in spent else None,
                Location("plan.csv", cell=f"E{year}"),
            )
            for year in sorted({*years, *spent})
        ),
        end=Decimal(end) if end else None,
        where=Location("plan.csv", cell="F1"),
    )


def plan(*nodes: PlanNode, **others: object) -> Plan:
    """A plan of 2021-2023 with these nodes."""
    plain = Plan(
        name="renstra",
        label=Label("Renstra", "Strategic plan"),
        kind="other",
        title="",
        source="",
        start_year=2021,
        end_year=2023,
        baseline_year=None,
        transition_year=None,
        authority=None,
        is_example=False,
        notes=(),
        tag_groups=(),
        nodes=nodes,
        file="plan.csv",
    )
    return replace(plain, **others)


def found(checked: Plan, code: str, **others: object) -> list[Finding]:
    """The findings of one rule."""
    findings = check_plan(checked, STRUCTURE, **others)
    return [finding for finding in findings if finding.problem.code == code]


def found_of(item: PlanIndicator, code: str, kind: str = "programme") -> list[Finding]:
    """The findings of one rule about a plan of a single indicator."""
    return found(plan(node("P1", kind, indicators=[item])), code)
