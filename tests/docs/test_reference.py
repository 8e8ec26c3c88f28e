"""Generated pages are current; each command has its page."""

from pathlib import Path

import pytest
from docs.build_reference import FOLDER, build_pages

from derajat.cli.main import app


HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"


@pytest.mark.parametrize("name", ["messages.md", "indicators.md", "specs.md"])
def test_a_generated_page_is_current(name):
    text = (FOLDER / name).read_text("utf-8")
    assert text == build_pages()[name], "run `just docs`"


def test_every_command_is_told_in_the_manual():
    manual = (HOW_TO / "commands.md").read_text("utf-8")
    verbs = [name for name in app if not name.startswith("-")]
    assert verbs
    assert [verb for verb in verbs if f"derajat {verb}" not in manual] == []
