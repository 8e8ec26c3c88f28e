"""The tree of a plan, one node of it, and the plan to take along."""

import csv
import io
import re
from dataclasses import replace

import openpyxl
import pytest
from tests.web.plan_forms import OFFICE, PLAN, read_page

from derajat.plan.plan_text import render_plan_yaml


TREE = f"/rencana/?rencana={PLAN}"


@pytest.fixture
def planner(sign_in):
    """A planner of the office."""
    return sign_in("PLN", OFFICE)


@pytest.fixture
def in_force(database):
    """`in_force(text_of)`: put a changed text of the plan in force."""
    from django.utils import timezone

    from derajat.web.accounts.models import Account
    from derajat.web.plans.models import Draft, PlanVersion
    from derajat.web.reading.office import open_reading

    def approve(change):
        found = next(f for f in open_reading().plans_in_force if f.plan.name == PLAN)
        text = render_plan_yaml(change(found.plan), PLAN)
        account = Account.objects.create(username=f"penyusun{found.number}")
        draft = Draft.objects.create(
            plan=PLAN,
            area=OFFICE,
            base_number=found.number,
            base_text=found.text,
            state="approved",
            started_by=account,
            started_at=timezone.now(),
        )
        return PlanVersion.objects.create(
            plan=PLAN,
            area=OFFICE,
            number=found.number + 1,
            text=text,
            draft=draft,
            submitted_by=account,
            approved_by=account,
            approved_at=timezone.now(),
        )

    return approve


UPPER = ("vision", "mission", "goal", "objective")
"""Kinds that a page opens by itself; what lies below them in a large plan is folded."""


def _elements(answer):
    return len(re.findall(r"<[a-z]", answer.content.decode()))


def test_the_tree_shows_every_node_with_the_states_of_its_indicators(planner):
    from derajat.web.reading.office import open_reading

    page = read_page(planner.get(TREE))
    plan = next(p for p in open_reading().plans if p.name == PLAN)
    upper = [node for node in plan.nodes if node.kind in UPPER]
    assert len(upper) > 10 and all(node.statement in page for node in upper)
    assert re.search(r"\d+ (tercapai|belum tercapai|data belum memadai)", page)
    assert "bukan rata-rata" in page


def test_a_value_in_the_tree_is_the_stored_one(planner):
    from derajat.model.numerals import render_number
    from derajat.web.reading.office import open_reading

    page = read_page(planner.get(f"{TREE}&buka=S1"))
    shelf = open_reading().shelf
    line = re.search(r"enam kali pemeriksaan</span></a>.*?<small>(.*?)</small>", page)[
        1
    ]
    rows = shelf.choose("KIA-K6", area=OFFICE, group="", period="2026")
    assert rows[0].shown and render_number(rows[0].shown) in line
    assert f"{rows[0].numerator} dari {rows[0].denominator}" in line


def test_the_open_path_stands_in_the_address_and_works_without_script(planner):
    closed = read_page(planner.get(f"{TREE}&buka=M1"))
    assert "Ibu hamil mendapat enam kali pemeriksaan" not in closed
    link = re.search(r'class="more" href="([^"]*buka=T1)"', closed)[1]
    deeper = read_page(planner.get(link))
    below = re.search(r'class="more" href="([^"]*buka=S1)"', deeper)[1]
    opened = read_page(planner.get(below))
    assert "Ibu hamil mendapat enam kali pemeriksaan" in opened


def test_htmx_gets_the_branch_that_the_whole_page_has(planner):
    url = f"{TREE}&buka=S1"
    whole = planner.get(url).content.decode()
    branch = planner.get(f"{url}&cabang=S1", headers={"hx-request": "true"})
    part = branch.content.decode()
    assert "<html" not in part and part.startswith('<li class="branch">')
    leaves = re.findall(r'<li class="leaf">.*?</li>', part, re.DOTALL)
    assert leaves and all(leaf in whole for leaf in leaves)
    assert planner.get(f"{url}&cabang=S1").content.decode().count("<html") == 1
    missing = planner.get(f"{url}&cabang=ZZ", headers={"hx-request": "true"})
    assert missing.status_code == 404


def test_a_search_leaves_what_fits_with_what_stands_above(planner):
    page = read_page(planner.get(f"{TREE}&cari=imunisasi"))
    assert "Imunisasi dasar lengkap" in page
    assert "Meningkatnya derajat kesehatan ibu dan anak" in page
    assert "Penyakit ditemukan, diobati dan dikendalikan" not in page
    assert "Tidak ada simpul yang cocok" in read_page(planner.get(f"{TREE}&cari=zzz"))


def test_only_problems_leaves_out_nodes_whose_indicators_are_all_reached(planner):
    from derajat.web.pages.plan.marks import is_problem
    from derajat.web.pages.plan.scoring import score_plan
    from derajat.web.reading.office import open_reading

    reading = open_reading()
    plan = next(p for p in reading.plans if p.name == PLAN)
    lines = score_plan(reading, plan, OFFICE, 2026, 20_543).lines
    page = read_page(planner.get(f"{TREE}&masalah=1&periode=2026"))
    troubled = {line.node.code for line in lines if is_problem(line)}
    nodes = [plan.by_code[code] for code in troubled]
    upper = [node for node in nodes if node.kind in UPPER]
    assert upper and all(node.statement in page for node in upper)


def test_orphans_are_shown(planner, in_force):
    def strip(plan):
        nodes = [
            replace(node, indicators=()) if node.code == "S2" else node
            for node in plan.nodes
        ]
        return replace(plan, nodes=tuple(nodes))

    in_force(strip)
    page = read_page(planner.get(f"{TREE}&masalah=1"))
    assert "tanpa indikator" in page
    assert "belum punya indikator" in read_page(
        planner.get(f"/rencana/S2/?rencana={PLAN}")
    )


def test_a_large_plan_stays_light(planner, in_force, django_queries):
    def grow(plan):
        leaf = plan.by_code["S1"]
        more = [
            replace(
                leaf, code=f"S9.{n}", statement=f"Sasaran tambahan {n}", indicators=()
            )
            for n in range(1200)
        ]
        return replace(plan, nodes=(*plan.nodes, *more))

    in_force(grow)
    for url in (TREE, f"{TREE}&masalah=1", f"{TREE}&cari=tambahan"):
        with django_queries() as queries:
            answer = planner.get(url)
        assert answer.status_code == 200
        assert _elements(answer) <= 2500, url
        assert len(queries) <= 12
    opened = planner.get(f"{TREE}&buka=T1")
    assert _elements(opened) <= 2500
    assert "simpul lain" in read_page(opened)


@pytest.fixture
def django_queries():
    """What a block asks of the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


@pytest.mark.parametrize("code", ["1.02.02", "A/1.2", "X <b>& 1"])
def test_a_code_may_hold_dots_slashes_and_marks(planner, in_force, code):
    from django.urls import reverse

    in_force(
        lambda plan: replace(
            plan,
            nodes=(*plan.nodes, replace(plan.by_code["S1"], code=code, indicators=())),
        )
    )
    answer = planner.get(reverse("plan_node", args=[code]), {"rencana": PLAN})
    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode()


def test_a_node_shows_each_year_with_target_value_and_state(planner):
    page = read_page(planner.get(f"/rencana/S1/?rencana={PLAN}"))
    table = page[page.index("Ibu hamil mendapat enam kali") :]
    years = re.findall(r'<th scope="row">(20\d\d)</th><td>([^<]*)', table)[:5]
    assert years == [
        ("2025", "≥82"),
        ("2026", "≥86"),
        ("2027", "≥90"),
        ("2028", "≥93"),
        ("2029", "≥95"),
    ]
    assert "tercapai" in table and "ibu hamil" in table


def test_money_and_result_stand_side_by_side(planner, in_force):
    from decimal import Decimal

    from derajat.errors import Location
    from derajat.model.plans import BudgetLine, MoneyUnit, YearMoney

    spent = YearMoney(2026, Decimal(2_400_000_000), Decimal(1_464_000_000), Location())
    line = BudgetLine(
        "1.02.02", "Program", MoneyUnit.RUPIAH, (spent,), None, Location()
    )

    def pay(plan):
        nodes = [
            replace(n, budget=(line,)) if n.code == "S1" else n for n in plan.nodes
        ]
        return replace(plan, nodes=tuple(nodes))

    in_force(pay)
    tree = read_page(planner.get(f"{TREE}&buka=S1&periode=2026"))
    assert "pagu 2026 Rp2,4 miliar · realisasi Rp1,5 miliar (61,0%)" in tree
    node = read_page(planner.get(f"/rencana/S1/?rencana={PLAN}"))
    assert "Rp2.400.000.000" in node and "Rp1.464.000.000" in node


def test_the_plan_can_be_taken_along_as_workbook_and_csv(planner):
    from derajat.web.reading.office import open_reading

    plan = next(p for p in open_reading().plans if p.name == PLAN)
    book = openpyxl.load_workbook(
        io.BytesIO(planner.get(f"/rencana/unduh/?rencana={PLAN}").content)
    )
    rows = list(book.active.iter_rows(values_only=True))
    answer = planner.get(f"/rencana/unduh/?rencana={PLAN}&bentuk=csv")
    text = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == len(text)
    expected = sum(max(1, len(node.indicators)) for node in plan.nodes)
    assert len(rows) - 1 == expected
    assert {row[1] for row in rows[1:]} == {node.code for node in plan.nodes}
    assert [row[3] for row in rows] == [row[3] for row in text]


def test_no_text_of_a_download_becomes_a_formula(planner, in_force):
    bad = "=HYPERLINK(1)"

    def spoil(plan):
        nodes = [replace(n, owner=bad) if n.code == "S1" else n for n in plan.nodes]
        return replace(plan, nodes=tuple(nodes))

    in_force(spoil)
    answer = planner.get(f"/rencana/unduh/?rencana={PLAN}&bentuk=csv")
    cells = [c for row in csv.reader(io.StringIO(answer.content.decode())) for c in row]
    assert f"'{bad}" in cells and bad not in cells
    book = openpyxl.load_workbook(
        io.BytesIO(planner.get(f"/rencana/unduh/?rencana={PLAN}").content)
    )
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_health_centre_sees_the_plan_with_its_own_values(sign_in, site):
    home = site.areas["health-centre"]
    client = sign_in("PKM", home)
    page = read_page(client.get(f"{TREE}&buka=S1"))
    assert "Ibu dan bayi mendapat pelayanan sesuai standar" in page
    assert client.get(f"{TREE}&wilayah={OFFICE}").status_code == 404
    assert "Konsep perubahan" not in page


@pytest.mark.parametrize(
    "url",
    [
        "/rencana/?rencana=tiada",
        f"/rencana/TIADA/?rencana={PLAN}",
        f"/rencana/versi/{PLAN}/7/",
        "/rencana/versi/tiada/",
        "/rencana/unduh/?rencana=tiada",
        "/rencana/konsep/tiada/",
        f"{TREE}&periode=kemarin",
    ],
)
def test_what_is_not_there_is_not_found(planner, url):
    assert planner.get(url).status_code == 404


def test_a_version_that_definitions_of_today_refuse_is_told_and_not_shown(
    planner, in_force
):
    from derajat.web.plans.models import PlanVersion

    version = in_force(lambda plan: plan)
    broken = version.text.replace("KIA-K6", "KIA-DULU")
    fields = {f.name: getattr(version, f.name) for f in PlanVersion._meta.fields}
    fields |= {"id": None, "number": 2, "text": broken, "draft": None}
    from derajat.web.plans.models import Draft

    draft = Draft.objects.get(pk=version.draft_id)
    draft.pk = None
    draft.save(force_insert=True)
    PlanVersion.objects.create(**{**fields, "draft": draft})
    page = read_page(planner.get(TREE))
    assert "PLN-017" in page and "versi 1" in page


def test_pages_are_whole_in_english(planner):
    planner.cookies["bahasa"] = "en"
    for url in (TREE, f"/rencana/S1/?rencana={PLAN}", f"/rencana/konsep/{PLAN}/"):
        page = read_page(planner.get(url))
        assert "Riwayat" not in page and "Simpul" not in page, url
