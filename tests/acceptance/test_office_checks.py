"""`derajat check` finds what is wrong in every file of an office."""

import json
import shutil

import pytest

from derajat.cli import main
from derajat.content import find_content


@pytest.fixture
def check_copy(tmp_path, capsys):
    """`check_copy(file, old, new)`: codes told for an office with one change."""

    def run_check(file: str, old: str, new: str):
        folder = tmp_path / "offices" / "pangkalpinang"
        shutil.copytree(find_content("offices") / "pangkalpinang", folder)
        changed = folder / file
        text = changed.read_text("utf-8")
        assert old in text
        changed.write_text(text.replace(old, new, 1), "utf-8")
        capsys.readouterr()
        status = main(["check", "--office", str(folder), "--json"])
        found = json.loads(capsys.readouterr().out)["problems"]
        return status, {problem["code"] for problem in found}

    return run_check


def test_an_untouched_office_has_no_problem(check_copy):
    assert check_copy("office.yaml", "grammar: 1", "grammar: 1") == (0, set())


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("plan/rakor-2025.yaml", "parent: R1", "parent: R9", "PLN-004"),
        ("statements.yaml", "node: rakor-2025/R1", "node: rakor-2025/R9", "PLN-252"),
        ("office.yaml", "levels:", "judgement: [{from: x}]\nlevels:", "DEF-033"),
    ],
)
def test_each_file_of_an_office_is_checked(check_copy, file, old, new, code):
    status, codes = check_copy(file, old, new)
    assert status == 3
    assert code in codes


def test_claims_of_an_office_are_checked(check_copy):
    files = sorted((find_content("offices") / "pangkalpinang" / "claims").iterdir())
    name = f"claims/{files[0].name}"
    assert check_copy(name, "area:", "arae:")[0] == 3
