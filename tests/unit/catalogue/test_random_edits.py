"""A random edit of a valid file gives problems, never another error."""

import random
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from catalogue_folders import HERE

from derajat.catalogue import check_catalogue, check_office, load_catalogue
from derajat.errors import DerajatError


VALUES = (
    "",
    "''",
    "[]",
    "{}",
    "[a]",
    "{a: b}",
    "{column: jk}",
    "no",
    "-1",
    "1.5",
    "9" * 40,
    "2026-13-40",
    "9999-12-31",
    "2026-06",
    "*a",
    "&a b",
    "!!int 3",
    "|",
    "jk",
    "residence",
    "period",
    "none",
    "month",
    "tanggal",
    "kehamilan",
    "SPM-01",
    "é\u0000",
    "\t",
    '"',
    "{" * 60,
)
TOKEN = re.compile(r"[\w.-]+")


def edit(text: str, chance: random.Random) -> str:
    """The text with one line, key or value changed."""
    lines = text.splitlines()
    number = chance.randrange(len(lines))
    line = lines[number]
    tokens = list(TOKEN.finditer(line))
    how = chance.randrange(7)
    if how == 0:
        del lines[number]
    elif how == 1:
        lines.insert(number, line)
    elif how == 2:
        lines[number] = line[: chance.randrange(len(line) + 1)]
    elif how == 3:
        lines[number] = "  " + line
    elif tokens:
        token = chance.choice(tokens)
        others = [match[0] for match in TOKEN.finditer(text)]
        new = chance.choice(VALUES if how < 6 else others)
        lines[number] = line[: token.start()] + new + line[token.end() :]
    return "\n".join(lines) + "\n"


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("seed", range(4))
def test_a_random_edit_of_definitions_raises_nothing_else(seed, counts):
    chance = random.Random(seed)
    told = 0
    tries = counts(15, 150)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "worked"
        shutil.copytree(HERE / "worked", folder)
        for _ in range(tries):
            path = chance.choice(files_of(folder))
            before = path.read_bytes()
            path.write_text(edit(path.read_text(), chance), encoding="utf-8")
            try:
                load_catalogue(folder)
            except DerajatError as error:
                told += 1
                assert all(problem.render("id") for problem in error.problems)
            path.write_bytes(before)
    assert told > tries // 2


@pytest.mark.parametrize("seed", range(2))
def test_a_random_edit_of_an_office_raises_nothing_else(
    seed, counts, office, worked_catalogue
):
    chance = random.Random(seed)
    told = 0
    tries = counts(60, 1000)
    for _ in range(tries):
        path = chance.choice(files_of(office.path))
        before = path.read_bytes()
        path.write_text(edit(path.read_text(), chance), encoding="utf-8")
        _, problems = check_office(office.path, worked_catalogue, HERE / "areas")
        told += bool(problems)
        path.write_bytes(before)
    assert told > tries // 3


def test_two_edits_at_once_tell_at_least_as_much_as_nothing(worked, counts):
    chance = random.Random(99)
    for _ in range(counts(5, 200)):
        paths = chance.sample(files_of(worked.path), 2)
        before = [path.read_bytes() for path in paths]
        for path in paths:
            path.write_text(edit(path.read_text(), chance), encoding="utf-8")
        check_catalogue(worked.path)
        for path, content in zip(paths, before, strict=True):
            path.write_bytes(content)
