"""The verbs, as a person or a program uses them."""

import csv
import json
from pathlib import Path

import pytest

from derajat.cli import main
from derajat.content import find_content


OFFICES = ("jawa-barat", "jawa-timur", "kab-malang")


def _sheet_rows(office: str) -> int:
    """Rows below the header of every file that comes with an office."""
    total = 0
    for path in (Path(find_content("offices")) / office / "incoming").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            total += sum(1 for row in csv.reader(stream) if any(row)) - 1
    return total


def test_the_demo_keeps_every_row(run):
    _, offices = run("demo", "--published")
    assert [office["office"] for office in offices] == list(OFFICES)
    for office in offices:
        parts = office["accepted"] + office["questioned"] + office["set_aside"]
        assert office["received"] == parts == _sheet_rows(office["office"])
        assert office["values"] > 0


def test_a_second_demo_says_that_nothing_changed(say):
    status, text, _ = say("demo", "--published")
    assert status == 0
    assert "Tidak ada yang berubah sejak terakhir." in text


def test_values_of_an_office_not_yet_measured_are_made_first(tmp_path, capsys):
    words = ["values", "--office", "kab-malang", "--data", str(tmp_path), "--json"]
    assert main(words) == 0
    captured = capsys.readouterr()
    assert "belum dihitung" in captured.err
    assert len(json.loads(captured.out)) > 100


def test_a_value_has_every_field_of_the_promise(run):
    _, values = run("values", "--office", "jawa-timur", "--area", "35.79")
    bblr = next(
        v
        for v in values
        if (v["indicator"], v["period"], v["group"]) == ("GZ-BBLR", "2022", "")
    )
    assert (bblr["numerator"], bblr["denominator"]) == (97, "1598")
    assert bblr["shown"] == "6.1"
    # Wilson for 97 of 1,598 by hand: centre 0.06175, half width 0.01172.
    assert (round(bblr["lower"], 2), round(bblr["upper"], 2)) == (5.0, 7.35)
    assert (bblr["method"], bblr["completeness"]) == ("wilson", 1.0)
    assert bblr["version"] == "2022-01-01"


def test_a_withdrawn_file_leaves_no_trace_in_the_values(tmp_path, capsys):
    def run(*words):
        capsys.readouterr()
        assert main([*words, "--data", str(tmp_path), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    incoming = Path(find_content("offices")) / "jawa-timur" / "incoming"
    first = incoming / "profil_jatim_2022_tabel39_imd_asi.csv"
    second = incoming / "profil_jatim_2023_tabel39_imd_asi.csv"
    office = ("--office", "jawa-timur")
    run("receive", str(first), *office)
    run("measure", *office)
    before = run("values", *office)
    batch = run("receive", str(second), *office)[0]["batch"]
    run("measure", *office)
    assert len(run("values", *office)) > len(before)
    run("withdraw", batch, "--why", "salah kirim", *office)
    run("measure", *office)
    again = run("values", *office)
    told = ("indicator", "area", "period", "group", "numerator", "denominator", "shown")
    assert [[v[f] for f in told] for v in again] == [
        [v[f] for f in told] for v in before
    ]
    assert run("values", *office, "--version", "2") == before
    states = [b["state"] for b in run("batches", *office)]
    assert states == ["accepted", "withdrawn"]


def test_definitions_and_offices_pass_their_own_check(run):
    status, report = run("check")
    assert (status, report["problems"]) == (0, [])
    assert report["indicators"] >= 25


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["values"], 5, "REF-201"),
        (["values", "--office", "jawa-timor"], 5, "REF-202"),
        (["explain", "GZ-BLR", "--office", "jawa-timur"], 5, "REF-204"),
        (["withdraw", "9999", "--why", "x", "--office", "jawa-timur"], 5, "REF-106"),
        (["values", "--office", "jawa-timur", "--language", "fr"], 5, "REF-206"),
        (["values", "--office", "jawa-timur", "--version", "99"], 5, "REF-105"),
        (["values", "--office", "jawa-timur", "--version", "1"], 5, "REF-207"),
    ],
)
def test_a_refusal_has_a_code_and_names_the_nearest(run, words, status, code):
    got, answer = run(*words)
    assert got == status
    assert [problem["code"] for problem in answer["problems"]] == [code]


def test_a_file_that_cannot_be_read_is_refused_with_its_code(run, tmp_path):
    (tmp_path / "kosong.csv").write_text("")
    status, receipts = run(
        "receive", str(tmp_path / "kosong.csv"), "--office", "kab-malang"
    )
    assert status == 4
    assert receipts[0]["problems"][0]["code"].startswith("FIL-")
    assert receipts[0]["received"] == 0


def test_wrong_words_are_not_a_traceback(capsys):
    assert main(["values", "--ofice", "x"]) == 2
    assert "--office" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["check", "receive", "withdraw", "measure", "values",
                                  "explain", "batches", "demo"])  # fmt: skip
def test_every_verb_explains_itself(verb, capsys):
    assert main([verb, "--help"]) == 0
    assert "Usage: derajat" in capsys.readouterr().out


def test_a_fault_of_the_product_is_a_sentence_and_not_a_traceback(run, monkeypatch):
    def fails(*_):
        raise OverflowError("terlalu besar")

    monkeypatch.setattr("derajat.cli.values.choose_values", fails)
    status, answer = run("values", "--office", "kab-malang")
    assert status == 70
    assert answer["problems"][0]["code"] == "REF-209"
    assert "terlalu besar" in answer["problems"][0]["says"]
