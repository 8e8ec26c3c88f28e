"""Small plans, indicators and values for tests of steering."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from derajat.catalogue.calendars import load_calendars
from derajat.catalogue.judgement import load_judgement
from derajat.content import find_content
from derajat.errors import Location
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import PlaceRole
from derajat.model.indicators import (
    Accumulation,
    Coverage,
    Direction,
    DisclosureClass,
    EligibleSide,
    Indicator,
    Judge,
    Selection,
    Side,
    SumProportion,
    Version,
)
from derajat.model.labels import Label, LegalSource
from derajat.model.plans import (
    OverYears,
    Plan,
    PlanIndicator,
    PlanNode,
    ResultLevel,
    YearTarget,
)
from derajat.model.units import Noun, Unit
from derajat.model.values import Value
from derajat.model.workdays import USUAL_WEEK
from derajat.plan.target_texts import read_target
from derajat.steering.policies import resolve_policy
from derajat.steering.score_lines import Asked
from derajat.steering.scores import Setting


DEFINITIONS = Path(find_content("definitions"))
STANDARDS = load_judgement(DEFINITIONS)
CALENDARS = load_calendars(DEFINITIONS)
SELECTION = Selection("kunjungan", PlaceRole.RESIDENCE, "bulan")
COVERAGE = Coverage(Side(SELECTION), EligibleSide("ibu-hamil"))
LEVEL = SumProportion(SELECTION, "bblr", "ditimbang")


def make_indicator(code, kind=LEVEL, accumulate=Accumulation.SUM, judge=Judge.INTERVAL):
    version = Version(
        valid_from=0,
        valid_until=None,
        source=LegalSource("contoh", "-", 0),
        confirmed=True,
        comparable=True,
        kind=kind,
        groups=(),
        never_sum_over=(),
        has_interval=True,
        line=1,
    )
    return Indicator(
        code=code,
        label=Label(code, code),
        unit="per-cent",
        better=Direction.HIGHER,
        counts="ibu-hamil",
        disclosure=DisclosureClass.OPEN,
        periods=(PeriodKind.YEAR, PeriodKind.MONTH),
        accumulate=accumulate,
        versions=(version,),
        examples=(),
        tags=(),
        reference_codes=(),
        file="",
        judge=judge,
    )


def make_catalogue(*indicators):
    person = Noun("ibu-hamil", Label("ibu hamil", "pregnant women"), is_person=True)
    unit = Unit("per-cent", Label("persen", "per cent"), 100, 1, Label(" %", " %"))
    return Catalogue(
        datasets={},
        indicators={item.code: item for item in indicators},
        units={"per-cent": unit},
        nouns={"ibu-hamil": person},
    )


def make_item(code, targets, result=ResultLevel.OUTPUT, **settings):
    """An indicator of a plan; `targets` are texts by year."""
    given = {
        "measured_by": code,
        "unit": "%",
        "better": Direction.HIGHER,
        "attainment": None,
        **settings,
    }
    return PlanIndicator(
        code=code,
        statement=code,
        result=result,
        formula="",
        over_years=OverYears.NOT_STATED,
        authority=None,
        baseline=None,
        targets=tuple(
            YearTarget(year, read_target(text), "", None, "", Location())
            for year, text in targets.items()
        ),
        end=None,
        where=Location(),
        **given,
    )


def make_plan(*items):
    node = PlanNode(
        code="S1",
        kind="objective",
        statement="Sasaran",
        parent="",
        owner="",
        quote=None,
        serves=(),
        tags=(),
        indicators=items,
        budget=(),
        aligned_to=(),
        smart=(),
        where=Location(),
    )
    return Plan(
        name="renja",
        label=Label("Renja", "Renja"),
        kind="renja",
        title="",
        source="",
        start_year=2026,
        end_year=2026,
        baseline_year=None,
        transition_year=None,
        authority=None,
        is_example=True,
        notes=(),
        tag_groups=(),
        nodes=(node,),
        file="",
    )


def make_value(code, period, numerator, denominator, area="35.07", **settings):
    """A row of per cent, with an interval of a point to each side unless told."""
    amount = None
    if numerator is not None and denominator:
        amount = Fraction(numerator, denominator) * 100
    row = {
        "lower": None if amount is None else float(amount) - 1,
        "upper": None if amount is None else float(amount) + 1,
        "completeness": None,
        "flags": "",
        "version": "1970-01-01",
        **settings,
    }
    kind = {4: PeriodKind.YEAR, 7: PeriodKind.MONTH}[len(period)]
    return Value(
        indicator=code,
        area=area,
        area_level="district",
        period_kind=kind.value,
        period=period,
        group="",
        numerator=numerator,
        denominator=None if denominator is None else str(denominator),
        unknown=0,
        value=None if amount is None else float(amount),
        shown=None if amount is None else _one_decimal(amount),
        method="wilson",
        data_version=1,
        run="",
        **row,
    )


def _one_decimal(amount):
    return str(Decimal(int(amount * 10 + Fraction(1, 2))) / 10)


def make_setting(year=2026, today=(2027, 2, 1), choices=()):
    day = day_number(*today)
    policy = resolve_policy(STANDARDS, choices, day)
    return Setting(year, day, policy, USUAL_WEEK, CALENDARS)


def make_asked(catalogue, **settings):
    given = {"unit_costs": {}, **settings}
    return Asked(catalogue=catalogue, area="35.07", **given)
