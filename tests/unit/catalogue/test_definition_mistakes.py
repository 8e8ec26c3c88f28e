"""Each mistake is told once, with its code, file and line, and nothing else is."""

import pytest
from catalogue_folders import shown
from definition_mistakes import ALL_MISTAKES


@pytest.mark.parametrize("mistake", ALL_MISTAKES, ids=lambda item: item.says)
def test_a_mistake_is_told_once_at_its_line(worked, mistake):
    worked.edit(mistake.file, mistake.old, mistake.new)
    line = worked.line(mistake.file, mistake.at)
    assert shown(worked.check()) == [f"{mistake.code} {mistake.file}:{line}"]
