"""`derajat report`: made, written out, proved again, and told why not."""

import json
import zipfile
from pathlib import Path

import pytest

from derajat.cli import main


REPORT = "perjanjian-kinerja"


@pytest.fixture
def run(city_profile, capsys):
    """`run(*words)`: exit status and the JSON answer of a command."""
    folders = ("--data", str(city_profile.data), "--keys", str(city_profile.keys))

    def run_command(*words: str):
        capsys.readouterr()
        status = main([*words, *folders, "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run_command


@pytest.fixture
def say(city_profile, capsys):
    """`say(*words)`: exit status and what a person reads."""

    def run_command(*words: str):
        capsys.readouterr()
        status = main([*words, "--data", str(city_profile.data)])
        return status, capsys.readouterr().out

    return run_command


@pytest.fixture
def make(run, city_profile, tmp_path):
    """`make(*words)`: exit status and answer of making the performance agreement."""

    def made(*words: str, name: str = REPORT):
        always = ("--office", city_profile.office, "--output", str(tmp_path / "hasil"))
        return run("report", "make", name, *always, *words)

    return made


def test_a_report_is_made_kept_and_confirmed(make, run):
    status, (made,) = make("--year", "2025")
    assert status == 0
    assert made["entry"]["state"] == "draft"
    assert {file["format"] for file in made["files"]} == {"docx", "pdf", "xlsx", "html"}
    for file in made["files"]:
        if file["format"] == "html":
            continue
        status, found = run("report", "verify", file["path"])
        assert (status, found["code"]) == (0, made["entry"]["code"])
        assert found["same_file"] and found["confirmed"]
        assert found["counts"]["confirmed"] > 0
        assert found["counts"]["changed"] == found["counts"]["missing"] == 0


def test_the_same_report_made_again_is_the_same_and_is_listed(make, run, city_profile):
    first, second = make("--year", "2025"), make("--year", "2025")
    assert first == second
    status, forms = run("report", "list", "--office", city_profile.office)
    (form,) = [form for form in forms if form["report"] == REPORT]
    assert status == 0
    codes = [entry["code"] for entry in form["made"]]
    assert first[1][0]["entry"]["code"] in codes


def test_the_register_tells_what_each_number_is(make, run):
    code = make("--year", "2025", "--format", "pdf")[1][0]["entry"]["code"]
    status, numbers = run("report", "numbers", code)
    assert status == 0
    assert all(number["address"] and number["what"] for number in numbers)
    assert len({number["address"] for number in numbers}) == len(numbers)


def test_a_changed_digit_is_told_with_its_address(make, say, tmp_path):
    made = make("--year", "2025", "--format", "docx")[1][0]
    path = tmp_path / "hasil" / "diubah.docx"
    with (
        zipfile.ZipFile(made["files"][0]["path"]) as source,
        zipfile.ZipFile(path, "w") as target,
    ):
        for name in source.namelist():
            held = source.read(name)
            if name == "word/document.xml":
                start = held.rindex(b"</w:t>", 0, held.rindex(b"Angka dihitung"))
                held = held[:start] + b"9" + held[start:]
            target.writestr(name, held)
    status, out = say("report", "verify", str(path))
    assert status == 4
    assert "TIDAK" in out and "lampiran/" in out


@pytest.mark.parametrize(
    ("words", "name", "code"),
    [
        (("--year", "2025"), "perjanjian-kinerj", "REP-001"),
        (("--year", "2025", "--quarter", "2"), REPORT, "REP-002"),
        (("--year", "99999"), REPORT, "REP-002"),
        (("--year", "2025", "--format", "odt"), REPORT, "REP-003"),
        (("--year", "2025", "--area", "11.01"), REPORT, "REP-007"),
        (("--year", "2025", "--day", "31-2-2026"), REPORT, "REP-046"),
        (("--year", "2025", "--month", "2", "--week", "3"), REPORT, "REP-047"),
        (("--year", "2025", "--texts", "tidak-ada.docx"), REPORT, "FIL-001"),
    ],
)
def test_what_cannot_be_made_is_told(make, words, name, code):
    status, answer = make(*words, name=name)
    assert answer["problems"][0]["code"] == code
    assert status in (4, 5)


def test_a_file_in_which_people_wrote_is_not_written_over(make, tmp_path):
    path = tmp_path / "hasil" / f"{REPORT}-2025.docx"
    path.parent.mkdir()
    path.write_bytes(b"tulisan orang")
    status, answer = make("--year", "2025")
    assert (status, answer["problems"][0]["code"]) == (5, "REP-039")
    assert path.read_bytes() == b"tulisan orang"


def test_a_folder_that_cannot_be_written_to_is_told(run, city_profile, tmp_path):
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    words = (
        "--office",
        city_profile.office,
        "--year",
        "2025",
        "--output",
        str(blocked),
    )
    status, answer = run("report", "make", REPORT, *words)
    assert (status, answer["problems"][0]["code"]) == (5, "REP-038")


def test_all_reports_are_made_and_each_refusal_is_told(make):
    status, made = make("--year", "2025", "--format", "pdf", name="all")
    assert status == 0
    assert [one for one in made if one["report"] == REPORT and one["files"]]
    for one in made:
        assert one["files"] or one["problems"]


def test_texts_of_an_edited_file_come_into_the_next_one(make, tmp_path):
    first = make("--year", "2025", "--format", "docx")[1][0]["files"][0]["path"]
    kept = tmp_path / "disunting.docx"
    kept.write_bytes(Path(first).read_bytes())
    status, (made,) = make("--year", "2025", "--texts", str(kept))
    assert (status, made["stale_sentences"], made["texts_without_place"]) == (0, 0, [])


def test_verifying_what_is_no_report_is_an_error_of_its_own(run, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b")
    status, answer = run("report", "verify", str(path))
    assert (status, answer["problems"][0]["code"]) == (5, "REP-045")


def test_a_code_that_nobody_made_is_not_known(run):
    status, answer = run("report", "numbers", "LKJIP-2025-0123456789")
    assert (status, answer["problems"][0]["code"]) == (5, "REP-030")


def test_help_of_the_verb_names_its_own(capsys):
    assert main(["report", "--help"]) == 0
    said = capsys.readouterr().out
    assert all(verb in said for verb in ("list", "make", "verify", "numbers"))
