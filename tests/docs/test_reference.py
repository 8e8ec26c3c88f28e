"""Generated pages are current; each command has its page."""

from pathlib import Path

import pytest
from docs.build_reference import FOLDER, build_pages

from derajat.cli.main import app


HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"


PAGES = build_pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_current(name):
    text = (FOLDER / name).read_text("utf-8")
    assert text == PAGES[name], "run `just docs`"


def test_no_generated_page_is_left_over():
    folder = FOLDER / "statistics"
    found = {f"statistics/{path.name}" for path in folder.iterdir()}
    assert found == {name for name in PAGES if name.startswith("statistics/")}


def test_every_command_is_told_in_the_manual():
    manual = (HOW_TO / "commands.md").read_text("utf-8")
    verbs = [name for name in app if not name.startswith("-")]
    assert verbs
    assert [verb for verb in verbs if f"derajat {verb}" not in manual] == []
