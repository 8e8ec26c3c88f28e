"""All statements of the five source texts, and links that hold."""

import json
import re
from pathlib import Path

import pytest
import yaml

from derajat.cli import statements
from derajat.cli.options import Options
from derajat.content import find_content
from derajat.errors import DerajatError


# Read off the five source texts by hand, not from the files of the offices.
EXPECTED = {
    "prabumulih": (
        "PBM",
        "P1 P2 P3 P4 P5 P6 V1 V2 V3 M1a M1b M1c M1d M2a M2b M2c M2d M3a M3b M4a M4b "
        "M5a M5b M5c M6a M6b M6c M7a M7b M7c M7d M7e",
    ),
    "dki-jakarta": (
        "JKT",
        "M1 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 A1 A2 A3 A4 M2a M2b M2c P1 P2 P3 P4 P5 P6 "
        "P7 P8 P9 M3 K1 K2 K3 K4 K5 K6 K7 M4 E1 E2 E3 E4 E5 M5 X1 X2",
    ),
    "bandar-lampung": (
        "BDL",
        "D1 D2 D3 D4 D5 T1 S1 ST1 K1 S2 ST2 K2 K3 K4a K4b K4c K4d K5a K5b K5c K5d K6 "
        "S3a S3b S3c ST3 K7 P1",
    ),
    "batu": ("BTU", "V0 V1 V2 V3 A1 A2 A3 1 2 3 4a 4b 5a 5b 5c 6a 6b 6c"),
    "pangkalpinang": (
        "PKP",
        "R1 R2 R3 C1 C2 C3 A1 A2 A3 A4 T1 T2 T3 T4 T5 T6 T7 P1 P2 IKU0 IKU1 IKU2 IKU3 "
        "IKU4 U1 S1",
    ),
}


@pytest.fixture
def answer(capsys):
    """`answer(office, language)`: the JSON of the command."""

    def ask(office: str = "", language: str = "id"):
        capsys.readouterr()
        options = Options(office=office, json=True, language=language)
        assert statements.run(options=options) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def defined_names(pattern: str, key: str) -> set[str]:
    """Names that files of definitions give themselves, found without the loader."""
    texts = (path.read_text("utf-8") for path in _definitions().glob(pattern))
    return {re.search(rf"^{key}: *(\S+)", text, re.MULTILINE)[1] for text in texts}


def _definitions() -> Path:
    return find_content("definitions")


def plain_nodes() -> dict[tuple[str, str, str], dict]:
    """Every node of the offices by office, plan and code, read as plain YAML."""
    found = {}
    for office in EXPECTED:
        for path in (find_content("offices") / office / "plan").glob("*.yaml"):
            plan = yaml.safe_load(path.read_text("utf-8"))
            for node in plan["nodes"]:
                found[office, plan["plan"], str(node["code"])] = node
    return found


@pytest.mark.parametrize("office", EXPECTED)
def test_every_statement_of_a_source_text_is_there_once(office, answer):
    prefix, numbers = EXPECTED[office]
    listed = [item["id"] for item in answer(office)["statements"]]
    assert sorted(listed) == sorted(f"{prefix}-{n}" for n in numbers.split())


def test_there_are_148_statements_in_five_offices(answer):
    counts = answer()["counts"]
    assert counts["statements"] == 148
    assert counts["offices"] == {
        "prabumulih": 32,
        "dki-jakarta": 44,
        "bandar-lampung": 28,
        "batu": 18,
        "pangkalpinang": 26,
    }


def test_what_is_linked_exists_and_what_is_wanted_does_not(answer):
    indicators = defined_names("indicators/*/*.yaml", "code")
    datasets = defined_names("datasets/*.yaml", "dataset")
    for item in answer()["statements"]:
        assert set(item["indicators"]["linked"]) <= indicators, item["id"]
        assert not set(item["indicators"]["wanted"]) & indicators, item["id"]
        assert set(item["datasets"]["linked"]) <= datasets, item["id"]
        assert not set(item["datasets"]["wanted"]) & datasets, item["id"]


def test_each_linked_node_exists_and_serves_its_statement(answer):
    nodes = plain_nodes()
    for item in answer()["statements"]:
        if item["node"] is not None:
            node = nodes[item["office"], item["plan"], item["node"]]
            assert item["id"] in node["serves"]
            assert item["node_statement"] == node["statement"]


def test_nodes_serve_no_statement_that_is_not_listed(answer):
    listed = {(item["office"], item["id"]) for item in answer()["statements"]}
    served = {
        (office, name)
        for (office, _, _), node in plain_nodes().items()
        for name in node.get("serves", [])
    }
    assert served <= listed


def test_the_counts_are_those_of_the_list(answer):
    given = answer()
    counts, listed = given["counts"], given["statements"]
    nodes = sum(item["node"] is not None for item in listed)
    indicators = sum(bool(item["indicators"]["linked"]) for item in listed)
    datasets = sum(bool(item["datasets"]["linked"]) for item in listed)
    assert counts["with_node"] == nodes
    assert counts["with_indicator"] == indicators
    assert counts["with_dataset"] == datasets
    assert counts["open"] == sum(bool(item["open"]) for item in listed)
    assert counts["linked_to_all"] + counts["open"] == counts["statements"]


def test_each_statement_says_what_is_linked_and_what_is_open(answer):
    for item in answer()["statements"]:
        named = [*item["linked_to"], *item["open"]]
        assert sorted(named) == ["dataset", "indicator", "node"]


def test_known_links(answer):
    by_id = {item["id"]: item for item in answer()["statements"]}
    nutrition = by_id["PBM-M1d"]
    assert (nutrition["plan"], nutrition["node"]) == ("renstra", "M1d")
    assert "IKU-WAST" in nutrition["indicators"]["linked"]
    assert nutrition["indicators"]["wanted"] == []
    assert "UHH" in by_id["PBM-V1"]["indicators"]["wanted"]
    assert "stunting-puskesmas" in nutrition["datasets"]["linked"]
    assert nutrition["open"] == []
    vision = by_id["JKT-G6"]
    assert vision["phrase"] == "Berorientasi pada Visi"
    assert vision["indicators"] == {"linked": ["ANG-TJN"], "wanted": []}
    assert "Anggaran yang tertaut ke sasaran" in vision["measures_without_code"]
    assert vision["open"] == []


def test_english_words_when_asked(answer):
    by_id = {item["id"]: item for item in answer("prabumulih", "en")["statements"]}
    assert by_id["PBM-M1a"]["says"] == "Maternal deaths fall faster."


def test_each_phrase_stands_in_the_sentence_its_node_quotes(answer):
    nodes = plain_nodes()
    for item in answer()["statements"]:
        if item["node"] is None:
            continue
        node = nodes[item["office"], item["plan"], item["node"]]
        quoted = " ".join(node["quote"]["sentence"].split()).casefold()
        for part in item["phrase"].casefold().split("..."):
            assert " ".join(part.split()) in quoted, item["id"]


def test_people_read_a_table_and_a_summary(capsys):
    assert statements.run(options=Options(office="prabumulih")) == 0
    told = capsys.readouterr().out
    assert "PBM-M1d" in told
    assert "renstra/M1d" in told
    assert "belum ada:" in told
    assert "GZ-KS" in told
    assert "32 pernyataan: 32 tertaut ke simpul" in told
    assert statements.run(options=Options(office="prabumulih", language="en")) == 0
    told = capsys.readouterr().out
    assert "still open" in told
    assert "32 statements: 32 linked to a node" in told


def test_an_office_without_statements_is_told(capsys):
    with pytest.raises(DerajatError) as refused:
        statements.run(options=Options(office="jawa-timur"))
    assert [item.code for item in refused.value.problems] == ["PLN-258"]
    assert "prabumulih" in refused.value.problems[0].repair()
    assert capsys.readouterr().out == ""


def test_problems_of_two_offices_are_told_at_once(tmp_path):
    for name in ("kota-a", "kota-b"):
        folder = tmp_path / "offices" / name
        folder.mkdir(parents=True)
        (folder / "statements.yaml").write_text(
            "grammar: 1\n"
            "statements:\n"
            "  ABC-1:\n"
            "    phrase: sehat\n"
            "    says: {id: Kota sehat., en: A healthy city.}\n"
            "    capability: {id: Papan dampak, en: Impact board}\n"
            "  ABC-2:\n"
            "    phrase: mandiri\n"
            "    says: {id: Kota mandiri., en: A self-reliant city.}\n"
            "    node: renstra/V\n"
            "    capability: {id: Papan dampak, en: Impact board}\n",
            "utf-8",
        )
    folders = sorted((tmp_path / "offices").iterdir())
    with pytest.raises(DerajatError) as refused:
        statements.load_statements(folders)
    found = sorted(
        (item.where.file, item.where.line, item.code) for item in refused.value.problems
    )
    assert found == [
        ("offices/kota-a/statements.yaml", 10, "PLN-251"),
        ("offices/kota-b/statements.yaml", 3, "PLN-250"),
        ("offices/kota-b/statements.yaml", 7, "PLN-250"),
        ("offices/kota-b/statements.yaml", 10, "PLN-251"),
    ]
