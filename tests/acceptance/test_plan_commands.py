"""`derajat plan`, as a person or a program uses it."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from derajat.cli.plan import app
from derajat.content import find_content
from derajat.errors import DerajatError
from derajat.model.catalogue import Catalogue
from derajat.opening.plans import load_history, open_plans
from derajat.plan.loading import read_plan_file
from derajat.plan.plan_text import render_plan_yaml
from derajat.plan.reading import read_plan
from derajat.plan.structure import load_structure


STRUCTURE = load_structure(find_content("definitions"))
PLAN = """\
grammar: 1
plan: renstra
label: {id: Renstra Kota Contoh, en: Plan of Example City}
kind: renstra
title: Renstra 2020-2022
source: rekaan
is_example: yes
period: {start: 2020, end: 2022}
nodes:
  - {code: T, kind: goal, statement: Balita tumbuh sehat, owner: Kepala Dinas}
  - code: S
    kind: objective
    statement: Menurunnya stunting
    parent: T
    serves: [PBM-V1]
    indicators:
      - code: STUNT
        statement: Prevalensi stunting
        measured_by: GZ-STUNT
        unit: persen
        better: lower
        baseline: {year: 2019, value: "30,5"}
        targets: {2020: "28", 2021: "26", 2022: "33"}
        end: "24"
      - {code: AKI, statement: Angka kematian ibu, wanted: IKU-UHH}
  - code: P
    kind: programme
    statement: Program gizi
    parent: S
    budget: [{unit: million, years: {2020: "1.5", 2021: "2"}}]
  - code: K
    kind: activity
    statement: Kegiatan gizi
    parent: P
    budget:
      - years: {2020: "1500000", 2021: "2000000"}
        realised: {2020: "1499999.50"}
"""
TABLE = """\
Kode,Uraian,Indikator,Satuan,Kondisi Awal 2019,Target 2020,Target 2021
1.02.02,Program Pemenuhan Upaya Kesehatan,Cakupan layanan,persen,70,75,80
"""


@pytest.fixture
def office(tmp_path):
    """The folder of an office with one plan and no data."""
    folder = tmp_path / "kota-contoh"
    (folder / "plan").mkdir(parents=True)
    (folder / "office.yaml").write_text("grammar: 1\n", encoding="utf-8")
    (folder / "plan" / "renstra.yaml").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def run(capsys, tmp_path):
    """`run(*words)`: exit status and what stands on the two outputs."""

    def run_command(*words):
        capsys.readouterr()
        status = app(
            [str(word) for word in (*words, "--data", tmp_path / "data")],
            result_action="return_value",
            exit_on_error=False,
            print_error=False,
        )
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_command


def _refused(run, *words):
    with pytest.raises(DerajatError) as caught:
        run(*words)
    return [problem.code for problem in caught.value.problems]


def test_a_plan_is_shown_as_a_tree(run, office):
    status, text, _ = run("show", office)
    lines = text.splitlines()
    assert status == 0
    assert lines[0] == "Renstra Kota Contoh [renstra]"
    assert lines[1].startswith("CONTOH")
    tree = [line for line in lines if line.lstrip().startswith(("Tuj", "Sas", "Prog"))]
    assert tree == [
        "Tujuan T: Balita tumbuh sehat",
        "  Sasaran strategis S: Menurunnya stunting",
        "    Program P: Program gizi",
    ]
    assert "    menjawab: PBM-V1" in lines
    assert "      awal 2019: 30,5; 2020: 28; 2021: 26; 2022: 33; akhir: 24" in lines
    assert any("belum didefinisikan: IKU-UHH" in line for line in lines)
    assert any("realisasi: Rp 1.499.999,5" in line for line in lines)


def test_money_below_a_node_that_has_money_is_not_counted_twice(run, office):
    _, text, _ = run("show", office, "--language", "en")
    assert (
        "total ceiling 2020: Rp 1,500,000; 2021: Rp 2,000,000; together Rp 3,500,000"
        in text.splitlines()
    )


def test_a_shown_plan_has_every_field_in_json(run, office):
    _, text, _ = run("show", office, "--json")
    answer = json.loads(text)
    (plan,) = answer["plans"]
    assert (answer["office"], plan["plan"]) == ("kota-contoh", "renstra")
    goal, objective, programme, _ = plan["nodes"]
    assert (goal["owner"], goal["parent"], objective["parent"]) == (
        "Kepala Dinas",
        None,
        "T",
    )
    stunting, deaths = objective["indicators"]
    assert stunting["baseline"] == {"year": 2019, "value": "30,5"}
    assert stunting["targets"][0] == {
        "year": 2020,
        "value": "28",
        "read_as": "exactly",
        "basis": None,
        "decided_on": None,
        "reason": None,
    }
    assert (deaths["measured_by"], deaths["wanted"]) == (None, "IKU-UHH")
    assert [
        (money["year"], Decimal(money["ceiling"]))
        for money in programme["budget"][0]["years"]
    ] == [(2020, Decimal(1_500_000)), (2021, Decimal(2_000_000))]


def test_one_of_several_plans_is_chosen_by_name(run, office):
    other = PLAN.replace("plan: renstra", "plan: rpjmd")
    (office / "plan" / "rpjmd.yaml").write_text(other, encoding="utf-8")
    _, both, _ = run("show", office, "--json")
    _, one, _ = run("show", office, "--plan", "rpjmd", "--json")
    assert [p["plan"] for p in json.loads(both)["plans"]] == ["renstra", "rpjmd"]
    assert [p["plan"] for p in json.loads(one)["plans"]] == ["rpjmd"]
    assert _refused(run, "show", office, "--plan", "renja") == ["PLN-031"]


def test_findings_stand_by_severity_with_their_places(run, office):
    status, text, _ = run("check", office, "--json")
    answer = json.loads(text)
    keys = "plan severity node indicator code file line sheet row cell says repair"
    assert status == 3
    assert answer["plan"] == "renstra"
    assert all(list(finding) == keys.split() for finding in answer["findings"])
    counted = Counter(finding["severity"] for finding in answer["findings"])
    assert answer["counts"] == {
        severity: counted[severity] for severity in ("error", "warning", "notice")
    }
    assert {f["indicator"] for f in answer["findings"]} >= {"STUNT"}
    _, said, _ = run("check", office)
    assert f"renstra: {counted['error']} salah" in said.splitlines()[0]


def test_a_file_is_checked_like_the_plan_of_an_office(run, office):
    _, of_office, _ = run("check", office, "--json")
    _, of_file, _ = run("check", office / "plan" / "renstra.yaml", "--json")
    codes = [
        sorted((f["code"], f["line"]) for f in json.loads(text)["findings"])
        for text in (of_office, of_file)
    ]
    assert codes[0] == codes[1] != []


def test_a_plan_without_errors_ends_with_status_0(run, office):
    right = PLAN.replace('2022: "33"', '2022: "24"')
    (office / "plan" / "renstra.yaml").write_text(right, encoding="utf-8")
    status, text, _ = run("check", office, "--json")
    assert json.loads(text)["counts"]["error"] == 0
    assert status == 0


def test_a_table_is_checked_and_tells_how_it_was_read(run, tmp_path):
    table = tmp_path / "tabel.csv"
    table.write_text(TABLE, encoding="utf-8")
    _, text, _ = run("check", table, "--json")
    answer = json.loads(text)
    assert answer["office"] == ""
    assert isinstance(answer["reading"], list)
    assert all(f["file"] == "tabel.csv" for f in answer["findings"])


def test_findings_are_written_into_a_marked_copy(run, office, tmp_path):
    target = tmp_path / "bertanda.xlsx"
    _, _, told = run("check", office, "--marked", target)
    assert target.read_bytes()[:2] == b"PK"
    assert "bertanda.xlsx" in told
    other = PLAN.replace("plan: renstra", "plan: rpjmd")
    (office / "plan" / "rpjmd.yaml").write_text(other, encoding="utf-8")
    assert _refused(run, "check", office, "--marked", target) == ["PLN-034"]


def test_all_problems_of_all_plans_are_told_and_none_is_shown(run, office):
    (office / "plan" / "renstra.yaml").write_text(
        PLAN.replace("parent: T", "parent: X").replace("parent: P", "parent: Y"),
        encoding="utf-8",
    )
    (office / "plan" / "kosong.yaml").write_text("", encoding="utf-8")
    assert _refused(run, "show", office) == ["DEF-036", "PLN-004", "PLN-004"]
    assert _refused(run, "check", office) == ["DEF-036", "PLN-004", "PLN-004"]


def test_an_office_without_plans_says_so(run):
    assert _refused(run, "show", "kab-malang") == ["PLN-030"]
    assert _refused(run, "check", "kab-malang") == ["PLN-030"]


def test_what_is_neither_office_nor_file_is_told(run, tmp_path):
    assert _refused(run, "check", tmp_path / "tiada.csv") == ["PLN-032"]
    assert _refused(run, "check") == ["REF-201"]
    assert _refused(run, "show", "kota-tiada") == ["REF-202"]


def test_a_proposal_shows_the_words_of_the_document_beside_it(run, tmp_path):
    table = tmp_path / "tabel.csv"
    table.write_text(TABLE, encoding="utf-8")
    status, text, _ = run("read", table)
    lines = text.splitlines()
    assert status == 0
    shown = next(n for n, line in enumerate(lines) if "Program Pemenuhan" in line)
    assert lines[shown + 1].lstrip().startswith("<- tabel.csv")


def test_a_written_proposal_loads_again(run, tmp_path):
    table, target = tmp_path / "tabel.csv", tmp_path / "plan" / "usulan.yaml"
    table.write_text(TABLE, encoding="utf-8")
    status, _, told = run("read", table, "--yaml", target)
    assert status == 0 and "usulan.yaml" in told
    loaded = read_plan_file(target, STRUCTURE, Catalogue())
    draft = read_plan(table, STRUCTURE).plan
    assert [_promise(node) for node in loaded.nodes] == [
        _promise(node) for node in draft.nodes
    ]
    assert _refused(run, "read", table, "--yaml", target) == ["PLN-033"]


@pytest.mark.parametrize("name", ["Usulan 1.yaml", "usulan.yml", "usulan"])
def test_a_proposal_is_not_written_under_a_name_that_no_plan_can_have(
    run, tmp_path, name
):
    table = tmp_path / "tabel.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert _refused(run, "read", table, "--yaml", tmp_path / name) == ["PLN-036"]
    assert not (tmp_path / name).exists()


def _promise(node):
    items = [
        (item.code, item.statement, [(t.year, t.target) for t in item.targets])
        for item in node.indicators
    ]
    return node.code, node.kind, node.statement, node.parent, items


def test_a_place_that_cannot_be_written_is_told(run, tmp_path):
    table, inside = tmp_path / "tabel.csv", tmp_path / "berkas"
    table.write_text(TABLE, encoding="utf-8")
    inside.write_text("x")
    wanted = inside / "usulan.yaml"
    assert _refused(run, "read", table, "--yaml", wanted) == ["PLN-035"]


def test_every_shipped_plan_written_and_read_again_is_the_same(tmp_path):
    found = list(Path(find_content("offices")).glob("*/plan/*.yaml"))
    catalogue = _shipped_codes()
    for number, path in enumerate(found):
        plan = read_plan_file(path, STRUCTURE, catalogue)
        target = tmp_path / str(number) / path.name
        target.parent.mkdir()
        text = render_plan_yaml(plan, plan.name)
        target.write_text(text, encoding="utf-8")
        again = read_plan_file(target, STRUCTURE, catalogue)
        assert render_plan_yaml(again, plan.name) == text
        assert [_promise(node) for node in again.nodes] == [
            _promise(node) for node in plan.nodes
        ]


def _shipped_codes():
    """Codes of the shipped indicators by the names of their files."""
    files = Path(find_content("definitions")).glob("indicators/*/*.yaml")
    return Catalogue(indicators={path.stem.upper(): None for path in files})


def test_years_that_were_measured_are_the_history_of_a_check(data_folder):
    opened = open_plans("jawa-timur", data_folder)
    history = load_history(opened, data_folder)
    # Table 37 of the provincial profiles: 21,071 of 531,738 and 23,478 of 498,298.
    assert history["GZ-BBLR"] == ((2022, Decimal("4.0")), (2023, Decimal("4.7")))
    assert load_history(opened, data_folder / "tiada") == {}
    assert not (data_folder / "tiada").exists()
