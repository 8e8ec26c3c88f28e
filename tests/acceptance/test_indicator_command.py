"""`derajat indicator`: the page of an indicator, in words or for programs."""

import pytest
from docs.build_reference import MADE
from docs.methods_pages import FOLDER


def without_links(text: str) -> str:
    """A page of docs/methods without what only a page has."""
    lines = text.removeprefix(MADE).splitlines()
    return "\n".join([*lines[:2], *lines[4:]]).rstrip()


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_command_says_what_the_page_says(say, language):
    words = ("indicator", "gz-stunt", "--language", language)
    status, text, _ = say(*words)
    page = (FOLDER / language / "gizi" / "gz-stunt.md").read_text("utf-8")
    assert status == 0
    assert text.rstrip() == without_links(page)


def test_an_answer_for_programs_has_the_parts_of_the_page(run):
    status, page = run("indicator", "IKU-AKB")
    assert status == 0
    assert page["code"] == "IKU-AKB"
    assert dict(page["metadata"]["rows"])["Satuan"] == "per 1.000 kelahiran hidup"
    titles = [section["title"] for section in page["sections"]]
    assert titles[0] == "Rumus sejak 1 Januari 2022"
    assert "Contoh hitungan" in titles


def test_an_office_narrows_forms_and_plans(run):
    _, page = run("indicator", "GZ-STUNT", "--office", "batu")
    plans = next(s for s in page["sections"] if s["title"] == "Rencana yang memakainya")
    assert {row[0] for row in plans["blocks"][0]["rows"]} == {
        "Dinas Kesehatan Kota Batu"
    }


def test_an_unknown_code_names_the_nearest(run):
    status, answer = run("indicator", "GZ-STUN")
    assert status == 5
    problem = answer["problems"][0]
    assert problem["code"] == "REF-224"
    assert "GZ-STUNT" in problem["says"]
