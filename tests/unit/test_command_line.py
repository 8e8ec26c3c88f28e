"""Small parts of the command line that the acceptance tests do not reach."""

import importlib
import io
import sys
from dataclasses import replace

import pytest
from tests.bad_input.forms import OFFICE

from derajat.cli.latest_values import ScoreLine, render_change
from derajat.cli.main import VERBS
from derajat.cli.output import write_line, write_utf_8
from derajat.model.calendar import Period, PeriodKind
from derajat.opening.offices import incoming_files


YEAR = Period(PeriodKind.YEAR, 2023)
BEFORE = Period(PeriodKind.YEAR, 2022)


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        ("6.1", "5.8", "+0,3 (2022)"),
        ("5.8", "6.1", "-0,3 (2022)"),
        ("0.3", "0.3", "+0,0 (2022)"),
        ("1204", "4", "+1.200 (2022)"),
        (">30", "12", "-"),
        ("12", ">30", "-"),
    ],
)
def test_a_change_is_told_where_both_values_are_numbers(now, then, told):
    line = ScoreLine("A", YEAR, {"shown": now}, {"shown": then}, BEFORE)
    assert render_change(line, "id") == told


def test_files_come_in_whatever_the_case_of_their_ending(tmp_path):
    (tmp_path / "incoming").mkdir()
    for name in ("a.csv", "B.XLSX", "c.Csv", "notes.txt"):
        (tmp_path / "incoming" / name).write_text("")
    files = incoming_files(replace(OFFICE, folder=str(tmp_path)))
    assert sorted(path.name for path in files) == ["B.XLSX", "a.csv", "c.Csv"]


def test_an_answer_is_utf_8_whatever_the_system_prefers(monkeypatch):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, "cp1252"))
    write_utf_8()
    write_line("≥ 3 \udcff")
    sys.stdout.flush()
    assert written.getvalue().decode() == "≥ 3 ?\n"


@pytest.mark.parametrize("verb", VERBS)
def test_the_list_of_verbs_says_what_each_one_says_of_itself(verb):
    module = importlib.import_module(f"derajat.cli.{verb}")
    says = module.app.help if hasattr(module, "app") else module.run.__doc__
    assert says.split("\n\n")[0].replace("\n", " ").startswith(VERBS[verb].rstrip("."))
