"""What `derajat check` says of a failing example and of a rule that lapsed."""

import json
import shutil

import pytest

from derajat.cli import main
from derajat.content import find_content


@pytest.fixture
def definitions(tmp_path):
    """A copy of the national definitions, free to edit."""
    folder = tmp_path / "definitions"
    shutil.copytree(find_content("definitions"), folder)
    return folder


@pytest.fixture
def check(definitions, capsys):
    """`check(language)`: exit status, answer as JSON and what people read."""

    def run(language="id"):
        words = ["check", "--definitions", str(definitions), "--office", "kab-malang"]
        capsys.readouterr()
        status = main([*words, "--language", language, "--json"])
        answer = json.loads(capsys.readouterr().out)
        assert main([*words, "--language", language]) == status
        captured = capsys.readouterr()
        return status, answer, captured.out + captured.err

    return run


def let_lapse(definitions, day):
    """The rule of DBD-KASUS in force until a day, after all of its examples."""
    path = definitions / "indicators" / "penyakit" / "dbd-kasus.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("    kind: count\n") == 1
    lapsing = text.replace("    kind: count\n", f"    until: {day}\n    kind: count\n")
    path.write_text(lapsing, encoding="utf-8")


def test_a_definition_whose_example_fails_names_the_example_and_the_rows(
    definitions, check
):
    path = definitions / "indicators" / "iku" / "iku-akb.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("below: 365}", "below: 364}"), encoding="utf-8")
    status, answer, said = check()
    assert status == 3
    codes = {problem["code"] for problem in answer["problems"]}
    assert codes == {"DEF-024"}
    (line,) = [line for line in said.splitlines() if "DEF-024" in line][:1]
    assert "indicators/iku/iku-akb.yaml, baris" in line
    assert "Contoh 1 dari IKU-AKB (“batas umur dihitung dalam hari" in line
    assert "seharusnya numerator 2" in line and "tidak dihitung: kematian" in line
    assert "syarat tidak terpenuhi" in line
    assert "Perbaiki rumus atau contohnya." in line
    assert "condition not met" in check("en")[2]


def test_a_rule_that_lapsed_is_told_and_is_no_mistake(definitions, check):
    let_lapse(definitions, "2020-12-31")
    status, answer, said = check()
    assert (status, answer["problems"]) == (0, [])
    (notice,) = answer["notices"]
    assert notice["code"] == "DEF-076"
    assert "DBD-KASUS berlaku sampai 2020-12-31 dan belum ada penggantinya" in said
    assert "Tambahkan versi yang berlaku sekarang" in said
    assert "nothing follows it" in check("en")[2]


def test_a_rule_that_will_lapse_is_not_told_yet(definitions, check):
    let_lapse(definitions, "2199-12-31")
    assert check()[1]["notices"] == []
