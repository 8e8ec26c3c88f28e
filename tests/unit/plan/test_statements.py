"""Statements of source texts: links are computed, contradictions told."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from derajat.content import find_content
from derajat.model.catalogue import Catalogue
from derajat.plan.loading import check_plans
from derajat.plan.statements import Link, Needs, check_ids, check_statements
from derajat.plan.structure import load_structure


PLAN = """\
grammar: 1
plan: renstra
label: {id: Renstra contoh, en: Example plan}
kind: renstra
title: Renstra contoh
source: dibuat untuk uji
is_example: yes
nodes:
  - code: V
    kind: vision
    statement: Kota sehat
    serves: [ABC-V1]
  - code: M1
    kind: mission
    statement: Menurunkan kematian ibu
    parent: V
    serves: [ABC-M1a]
    indicators:
      - {code: BBLR, statement: Bayi berat lahir rendah, measured_by: GZ-BBLR}
      - {code: AKI, statement: Angka kematian ibu, wanted: IKU-AKI}
      - {code: X, statement: Ukuran tanpa kode}
"""
STATEMENTS = """\
grammar: 1
statements:
  ABC-V1:
    phrase: kota sehat
    says: {id: Kota menjadi sehat., en: The city becomes healthy.}
    node: renstra/V
    capability: {id: Papan dampak, en: Impact board}
  ABC-M1a:
    phrase: kematian ... ibu
    says: {id: Kematian ibu turun., en: Maternal deaths fall.}
    node: renstra/M1
    indicators: [GZ-BBLR, IKU-AKI]
    datasets: [bayi-lahir, kohort-ibu]
    capability: {id: Register kematian, en: Death register}
  ABC-X1:
    phrase: lintas sektor
    says: {id: Sektor lain ikut., en: Other sectors join.}
    capability: {id: Pelacak tindakan, en: Action tracker}
"""


@dataclass
class Office:
    """An office of one plan, in a folder that a test may edit."""

    folder: Path

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{file}: {text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new), "utf-8")

    def check(self):
        # Only the names of the catalogue matter here.
        catalogue = Catalogue(indicators={"GZ-BBLR": None}, datasets={"bayi-lahir": 0})
        structure = load_structure(find_content("definitions"))
        plans, problems = check_plans(self.folder, structure, catalogue)
        assert problems == ()
        return check_statements(self.folder, plans, catalogue)

    def problems(self) -> list[str]:
        """Every problem as `PLN-252 statements.yaml:6`."""
        return [
            f"{item.code} {item.where.file.split('/', 2)[2]}:{item.where.line}"
            for item in self.check()[1]
        ]


@pytest.fixture
def office(tmp_path) -> Office:
    folder = tmp_path / "offices" / "kota-abc"
    (folder / "plan").mkdir(parents=True)
    (folder / "plan" / "renstra.yaml").write_text(PLAN, "utf-8")
    (folder / "statements.yaml").write_text(STATEMENTS, "utf-8")
    return Office(folder)


def test_names_in_the_catalogue_are_linked_and_others_wanted(office):
    statements, problems = office.check()
    assert problems == ()
    vision, mission, sectors = statements
    assert mission.indicators == Needs(("GZ-BBLR",), ("IKU-AKI",))
    assert mission.datasets == Needs(("bayi-lahir",), ("kohort-ibu",))
    assert mission.linked_to == (Link.NODE, Link.INDICATOR, Link.DATASET)
    assert mission.still_open == ()
    assert vision.linked_to == (Link.NODE,)
    assert vision.still_open == (Link.INDICATOR, Link.DATASET)
    assert sectors.linked_to == ()
    assert sectors.still_open == (Link.NODE, Link.INDICATOR, Link.DATASET)


def test_the_node_is_that_of_the_plan(office):
    vision, mission, sectors = office.check()[0]
    assert (vision.plan, vision.node.code) == ("renstra", "V")
    assert (mission.plan, mission.node.statement) == (
        "renstra",
        "Menurunkan kematian ibu",
    )
    assert (sectors.plan, sectors.node) == ("", None)


def test_measures_of_the_node_without_a_code_are_told_apart(office):
    vision, mission, sectors = office.check()[0]
    assert mission.measures == ("Ukuran tanpa kode",)
    assert vision.measures == sectors.measures == ()


def test_words_are_kept_in_both_languages(office):
    mission = office.check()[0][1]
    assert mission.id == "ABC-M1a"
    assert mission.office == "kota-abc"
    assert mission.phrase == "kematian ... ibu"
    assert mission.says.render("id") == "Kematian ibu turun."
    assert mission.says.render("en") == "Maternal deaths fall."
    assert mission.capability.render("en") == "Death register"
    assert mission.where.line == 8


def test_a_plan_that_does_not_exist(office):
    office.edit("statements.yaml", "node: renstra/V", "node: renstr/V")
    assert office.problems() == ["PLN-251 statements.yaml:6"]
    assert "`renstra`" in office.check()[1][0].repair()


def test_a_node_that_does_not_exist(office):
    office.edit("statements.yaml", "node: renstra/M1", "node: renstra/M11")
    problem = office.check()[1][0]
    assert office.problems() == ["PLN-252 statements.yaml:11"]
    assert "`M1`" in problem.repair("en")


def test_a_node_that_does_not_serve_the_statement(office):
    office.edit("plan/renstra.yaml", "    serves: [ABC-V1]\n", "")
    assert office.problems() == ["PLN-253 statements.yaml:6"]


def test_a_node_that_serves_an_unknown_statement(office):
    office.edit("plan/renstra.yaml", "[ABC-M1a]", "[ABC-M1a, ABC-M1b]")
    assert office.problems() == ["PLN-254 plan/renstra.yaml:13"]
    assert "`ABC-M1a`" in office.check()[1][0].repair()


def test_nodes_serve_nothing_where_no_statement_is_written(office):
    (office.folder / "statements.yaml").unlink()
    assert office.check()[0] == ()
    assert office.problems() == [
        "PLN-254 plan/renstra.yaml:9",
        "PLN-254 plan/renstra.yaml:13",
    ]


def test_an_open_statement_that_a_node_serves(office):
    office.edit("statements.yaml", "    node: renstra/V\n", "")
    problem = office.check()[1][0]
    assert office.problems() == ["PLN-255 statements.yaml:3"]
    assert "renstra/V" in problem.says()
    assert "plan/renstra.yaml" in problem.says()


@pytest.mark.parametrize("wrong", ["ABC-1aa", "abc-V2", "ABCV2", "ABC-"])
def test_an_id_that_is_none(office, wrong):
    office.edit("statements.yaml", "ABC-X1:", f"{wrong}:")
    assert office.problems() == ["PLN-256 statements.yaml:15"]


@pytest.mark.parametrize("wrong", ["renstra", "/V", "renstra/"])
def test_a_node_without_its_plan(office, wrong):
    office.edit("statements.yaml", "node: renstra/V", f"node: {wrong}")
    assert office.problems() == ["PLN-257 statements.yaml:6"]


def test_an_id_that_stands_twice_in_one_office(office):
    office.edit("statements.yaml", "ABC-X1:", "ABC-V1:")
    assert office.problems() == ["DEF-002 statements.yaml:15"]


def test_an_id_that_stands_in_two_offices(office):
    statements = office.check()[0]
    problems = check_ids([*statements, replace(statements[1], office="kota-xyz")])
    assert [(item.code, item.where.line) for item in problems] == [("PLN-250", 8)]
    assert check_ids(statements) == ()


def test_names_of_a_wrong_form_and_doubled_ones(office):
    office.edit("statements.yaml", "IKU-AKI]", "iku aki]")
    office.edit("statements.yaml", "bayi-lahir, kohort-ibu", "bayi-lahir, bayi-lahir")
    assert office.problems() == [
        "DEF-038 statements.yaml:12",
        "DEF-050 statements.yaml:13",
    ]


def test_every_problem_is_told_at_once(office):
    office.edit("statements.yaml", "node: renstra/V", "node: renja/V")
    office.edit("statements.yaml", "    phrase: kota sehat\n", "")
    office.edit("statements.yaml", "ABC-X1", "ABC_X1")
    office.edit("plan/renstra.yaml", "[ABC-M1a]", "[ABC-M1a, ABC-Z9]")
    assert office.problems() == [
        "PLN-254 plan/renstra.yaml:13",
        "DEF-003 statements.yaml:4",
        "PLN-251 statements.yaml:5",
        "PLN-256 statements.yaml:14",
    ]


@pytest.mark.parametrize(
    "text", ["", "grammar: 2\nstatements: {}\n", "- a\n", "grammar: 1\nstatements: x\n"]
)
def test_a_file_that_cannot_be_read_tells_only_that(office, text):
    (office.folder / "statements.yaml").write_text(text, "utf-8")
    statements, problems = office.check()
    assert statements == ()
    assert problems
    assert {item.code[:3] for item in problems} == {"DEF"}
