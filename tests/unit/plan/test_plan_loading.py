"""A good plan file gives exactly the objects of the model."""

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.content import find_content
from derajat.errors import DerajatError, Location
from derajat.model.calendar import day_number
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Direction
from derajat.model.judgement import AttainmentForm
from derajat.model.labels import Label
from derajat.model.plans import (
    Alignment,
    Authority,
    Baseline,
    BudgetLine,
    MoneyUnit,
    NodeKind,
    OverYears,
    Plan,
    PlanIndicator,
    PlanNode,
    Quote,
    ResultLevel,
    TagGroup,
    YearMoney,
    YearTarget,
)
from derajat.model.targets import (
    Amount,
    Between,
    Bound,
    Exactly,
    PrintedTarget,
    Sign,
    Unreadable,
)
from derajat.plan.loading import check_plans, load_plans, read_plan_file
from derajat.plan.plan_text import render_plan_yaml
from derajat.plan.structure import load_structure


STRUCTURE = load_structure(find_content("definitions"))
KNOWN = Catalogue(indicators={"GZ-STUNT": None})

PLAN = """\
grammar: 1
plan: renstra
label: {id: Renstra Kota Contoh, en: Plan of Example City}
kind: renstra
title: Renstra Dinas Kesehatan Kota Contoh 2019-2023
source: laman dinas
period: {start: 2019, end: 2023, baseline_year: 2018, transition_year: 2024}
authority: district
is_example: yes
notes: [{id: Rekaan, en: Made up}]
tags:
  pilar:
    label: {id: Pilar, en: Pillars}
    words:
      primer: {id: Layanan primer, en: Primary care}
kinds:
  urusan:
    label: {id: Urusan, en: Affair}
    order: 3
    below: [mission]
    above: [objective]
nodes:
  - code: S1
    kind: objective
    statement: Menurunnya stunting
    parent: U1
    owner: Kepala Dinas
    quote: {page: "41", sentence: Sasaran satu adalah menurunnya stunting.}
    serves: [PBM-V1, PBM-V2]
    tags: [pilar/primer]
    aligned_to: [{document: RPJMD Kota Contoh, statement: Misi dua}]
    smart: {time_bound: lima tahun, specific: balita}
    indicators:
      - code: STUNT
        statement: Prevalensi stunting
        measured_by: GZ-STUNT
        result: outcome
        unit: persen
        better: lower
        formula: balita pendek / balita diukur x 100
        attainment: lower-mirror
        over_years: last
        authority: district
        baseline: {year: 2018, value: "30,5"}
        targets: {2019: "<28", 2020: "20,1-20,5", 2024: "meningkat", 2021: "-"}
        changes:
          - {year: 2020, value: "22", basis: Perubahan, on: 2020-10-01, reason: wabah}
        end: "14"
      - code: LAIN
        statement: Angka lain
        wanted: IKU-LAIN
    budget:
      - code: 1.02.02
        statement: Pelayanan
        unit: million
        years: {2020: "1.5", 2019: "9446.966806"}
        realised: {2019: "9000"}
        end: "10000"
  - code: M1
    kind: mission
    statement: Misi satu
  - code: U1
    kind: urusan
    statement: Urusan kesehatan
    parent: M1
    budget: [{years: {2019: "9446966806.50"}}]
"""


def _printed(text, reading):
    return PrintedTarget(text, reading)


def _exactly(text):
    return _printed(text, Exactly(Amount(Decimal(text.replace(",", ".")))))


def _at(words):
    """The first line of the plan that holds some words."""
    lines = PLAN.splitlines()
    line = next(number for number, text in enumerate(lines, 1) if words in text)
    return Location("renstra.yaml", line)


def _target(year, target, line, basis="", on=None, reason=""):
    return YearTarget(year, target, basis, on, reason, _at(line))


def _node(code, kind, statement, parent, line, **given):
    nothing = dict.fromkeys(
        ("serves", "tags", "indicators", "budget", "aligned_to", "smart"), ()
    )
    return PlanNode(
        code=code,
        kind=kind,
        statement=statement,
        parent=parent,
        where=_at(line),
        **{"owner": "", "quote": None, **nothing, **given},
    )


STUNTING = PlanIndicator(
    code="STUNT",
    statement="Prevalensi stunting",
    measured_by="GZ-STUNT",
    result=ResultLevel.OUTCOME,
    unit="persen",
    better=Direction.LOWER,
    formula="balita pendek / balita diukur x 100",
    attainment=AttainmentForm.LOWER_MIRROR,
    over_years=OverYears.LAST,
    authority=Authority.DISTRICT,
    baseline=Baseline(2018, _exactly("30,5"), _at("baseline: {")),
    targets=(
        _target(
            2019, _printed("<28", Bound(Sign.BELOW, Amount(Decimal(28)))), "targets: {"
        ),
        _target(
            2020,
            _printed(
                "20,1-20,5",
                Between(Amount(Decimal("20.1")), Amount(Decimal("20.5"))),
            ),
            "targets: {",
        ),
        _target(2024, None, "targets: {"),
        _target(
            2020,
            _exactly("22"),
            "- {year: 2020",
            "Perubahan",
            day_number(2020, 10, 1),
            "wabah",
        ),
    ),
    end=_exactly("14"),
    where=_at("code: STUNT"),
)
OTHER = PlanIndicator(
    code="LAIN",
    statement="Angka lain",
    measured_by="",
    result=None,
    unit="",
    better=None,
    formula="",
    attainment=None,
    over_years=OverYears.NOT_STATED,
    authority=None,
    baseline=None,
    targets=(),
    end=None,
    where=_at("code: LAIN"),
    wanted="IKU-LAIN",
)
MONEY = BudgetLine(
    code="1.02.02",
    statement="Pelayanan",
    unit=MoneyUnit.MILLION,
    years=(
        YearMoney(
            2019, Decimal("9446966806"), Decimal("9000000000"), _at('2020: "1.5"')
        ),
        YearMoney(2020, Decimal("1500000"), None, _at('2020: "1.5"')),
    ),
    end=Decimal("10000000000"),
    where=_at("- code: 1.02.02"),
)


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "renstra.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return read_plan_file(path, STRUCTURE, KNOWN)


def test_the_head_of_a_plan_is_read_as_it_is_written(plan):
    own = NodeKind(
        "urusan",
        Label("Urusan", "Affair"),
        3,
        ("mission",),
        False,
        (),
        False,
        (),
        above=("objective",),
    )
    assert plan == Plan(
        name="renstra",
        label=Label("Renstra Kota Contoh", "Plan of Example City"),
        kind="renstra",
        title="Renstra Dinas Kesehatan Kota Contoh 2019-2023",
        source="laman dinas",
        start_year=2019,
        end_year=2023,
        baseline_year=2018,
        transition_year=2024,
        authority=Authority.DISTRICT,
        is_example=True,
        notes=(Label("Rekaan", "Made up"),),
        tag_groups=(
            TagGroup(
                "pilar",
                Label("Pilar", "Pillars"),
                (("primer", Label("Layanan primer", "Primary care")),),
            ),
        ),
        nodes=plan.nodes,
        file="renstra.yaml",
        own_kinds=(own,),
    )


def test_a_node_is_read_as_it_is_written(plan):
    objective, mission, affair = plan.nodes
    assert mission == _node("M1", "mission", "Misi satu", "", "code: M1")
    money = YearMoney(2019, Decimal("9446966806.50"), None, _at("9446966806.50"))
    line = BudgetLine("", "", MoneyUnit.RUPIAH, (money,), None, _at("9446966806.50"))
    assert affair == _node(
        "U1", "urusan", "Urusan kesehatan", "M1", "code: U1", budget=(line,)
    )
    assert objective == _node(
        "S1",
        "objective",
        "Menurunnya stunting",
        "U1",
        "code: S1",
        owner="Kepala Dinas",
        quote=Quote(plan.title, "41", "Sasaran satu adalah menurunnya stunting."),
        serves=("PBM-V1", "PBM-V2"),
        tags=("pilar/primer",),
        indicators=objective.indicators,
        budget=(MONEY,),
        aligned_to=(
            Alignment("RPJMD Kota Contoh", "Misi dua", "", "", _at("aligned_to")),
        ),
        smart=(("specific", "balita"), ("time_bound", "lima tahun")),
    )


def test_an_indicator_is_read_as_it_is_written(plan):
    stunting, other = plan.nodes[0].indicators
    unreadable = stunting.targets[2].target
    assert unreadable.printed == "meningkat"
    assert isinstance(unreadable.reading, Unreadable)
    expected = list(STUNTING.targets)
    expected[2] = _target(2024, unreadable, "targets: {")
    assert stunting.targets == tuple(expected)
    assert stunting == PlanIndicator(**{**vars(STUNTING), "targets": tuple(expected)})
    assert other == OTHER


def test_a_text_that_states_nothing_gives_no_target(plan):
    assert [t.year for t in plan.nodes[0].indicators[0].targets] == [
        2019,
        2020,
        2024,
        2020,
    ]


def test_the_target_in_force_is_the_one_decided_by_then(plan):
    stunting = plan.nodes[0].indicators[0]
    day = day_number(2020, 9, 30)
    assert stunting.target_of(2020).target.printed == "22"
    assert stunting.target_of(2020, day).target.printed == "20,1-20,5"
    assert stunting.target_of(2020, day + 1).target.printed == "22"


@pytest.mark.parametrize("page", ['"-"', '"12"'])
def test_a_dash_for_a_page_is_no_page(tmp_path, page):
    path = tmp_path / "renstra.yaml"
    path.write_text(PLAN.replace('page: "41"', f"page: {page}"), encoding="utf-8")
    quote = read_plan_file(path, STRUCTURE, KNOWN).nodes[0].quote
    assert quote.page == page.strip('"-')


def test_a_plan_written_as_yaml_is_read_as_the_same_plan(plan, tmp_path):
    folder = tmp_path / "lagi"
    folder.mkdir()
    text = render_plan_yaml(plan, "renstra")
    (folder / "renstra.yaml").write_text(text, encoding="utf-8")
    again = read_plan_file(folder / "renstra.yaml", STRUCTURE, KNOWN)
    assert _without_places(again) == _without_places(plan)


def _without_places(thing):
    """The same objects with every place the same."""
    if isinstance(thing, tuple):
        return tuple(_without_places(item) for item in thing)
    if not is_dataclass(thing) or isinstance(thing, Enum):
        return thing
    if isinstance(thing, Location):
        return Location()
    changed = {f.name: _without_places(getattr(thing, f.name)) for f in fields(thing)}
    return replace(thing, **changed)


@settings(deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
        min_size=1,
    )
)
def test_any_text_survives_being_written_as_yaml(text):
    statement = f"Teks {text}"
    node = _node("S", "objective", statement, "", "code: S1")
    own = Plan(
        name="uji",
        label=Label(statement, statement),
        kind="other",
        title=statement,
        source=statement,
        start_year=None,
        end_year=None,
        baseline_year=None,
        transition_year=None,
        authority=None,
        is_example=False,
        notes=(),
        tag_groups=(),
        nodes=(replace(node, owner=statement),),
        file="uji.yaml",
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "uji.yaml"
        path.write_text(render_plan_yaml(own, "uji"), encoding="utf-8", newline="")
        again = read_plan_file(path, STRUCTURE, KNOWN)
    assert (again.title, again.label) == (statement, Label(statement, statement))
    assert (again.nodes[0].statement, again.nodes[0].owner) == (statement, statement)


def _office(folder, **plans):
    own = folder / "kota" / "plan"
    own.mkdir(parents=True)
    for name, text in plans.items():
        (own / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "kota"


def _small(name, aligned):
    return f"""\
grammar: 1
plan: {name}
label: {{id: Kecil, en: Small}}
kind: other
title: Kecil
source: rekaan
nodes:
  - code: T1
    kind: goal
    statement: Tujuan
    aligned_to: [{{{aligned}}}]
"""


def test_plans_of_an_office_stand_in_the_order_of_their_names(tmp_path):
    folder = _office(
        tmp_path,
        rpjmd=_small("rpjmd", "document: RPJMN"),
        renstra=_small("renstra", "plan: rpjmd, node: T1, statement: Tujuan"),
    )
    plans = load_plans(folder, STRUCTURE, KNOWN)
    assert [(p.name, p.file) for p in plans] == [
        ("renstra", "kota/plan/renstra.yaml".replace("kota", f"{tmp_path.name}/kota")),
        ("rpjmd", f"{tmp_path.name}/kota/plan/rpjmd.yaml"),
    ]
    assert plans[0].start_year is None and plans[0].years == ()
    (aligned,) = plans[0].nodes[0].aligned_to
    assert (aligned.plan, aligned.node) == ("rpjmd", "T1")


def test_an_office_without_plans_has_none(tmp_path):
    assert load_plans(tmp_path, STRUCTURE, KNOWN) == ()


def test_alignments_are_held_against_the_other_plans(tmp_path):
    folder = _office(
        tmp_path,
        rpjmd=_small("rpjmd", "plan: renstraa, node: T1"),
        renstra=_small("renstra", "plan: rpjmd, node: T2"),
        renja=_small("renja", "plan: rusak, node: T9"),
        rusak="grammar: 1\n",
    )
    plans, problems = check_plans(folder, STRUCTURE, KNOWN)
    told = [(p.code, p.where.file.rsplit("/", 1)[-1], p.where.line) for p in problems]
    assert [p for p in told if p[1] != "rusak.yaml"] == [
        ("PLN-021", "renstra.yaml", 11),
        ("PLN-020", "rpjmd.yaml", 11),
    ]
    assert [plan.name for plan in plans] == ["renja"]


def test_nothing_is_loaded_when_one_file_has_a_problem(tmp_path):
    folder = _office(
        tmp_path,
        baik=_small("baik", "document: RPJMN"),
        buruk=_small("lain", "document: RPJMN"),
    )
    with pytest.raises(DerajatError) as caught:
        load_plans(folder, STRUCTURE, KNOWN)
    (problem,) = caught.value.problems
    assert (problem.code, problem.where.line) == ("PLN-001", 2)


def test_a_plan_that_nobody_would_read_is_told(tmp_path):
    folder = _office(tmp_path, baik=_small("baik", "document: RPJMN"))
    (folder / "plan" / "lama").mkdir()
    (folder / "plan" / "lama" / "baik.yaml").write_text("x: 1")
    (folder / "plan" / "baik.yml").write_text("x: 1")
    _, problems = check_plans(folder, STRUCTURE, KNOWN)
    assert [(p.code, p.where.file.split("/", 2)[-1]) for p in problems] == [
        ("DEF-041", "plan/baik.yml"),
        ("DEF-041", "plan/lama/baik.yaml"),
    ]


def test_the_target_in_force_is_the_one_decided_last(tmp_path):
    changes = """\
          - {year: 2020, value: "22", basis: Perubahan, on: 2020-10-01, reason: wabah}
"""
    earlier = changes.replace('"22"', '"24"').replace("2020-10-01", "2020-03-01")
    path = tmp_path / "renstra.yaml"
    path.write_text(PLAN.replace(changes, changes + earlier), "utf-8")
    item = read_plan_file(path, STRUCTURE, KNOWN).nodes[0].indicators[0]
    printed = {
        day: item.target_of(2020, day_number(*day)).target.printed
        for day in ((2020, 2, 1), (2020, 3, 1), (2020, 9, 30), (2020, 10, 1))
    }
    assert list(printed.values()) == ["20,1-20,5", "24", "24", "22"]
    assert item.target_of(2020).target.printed == "22"
