"""The demo of an invented city, here of few people."""

import csv
import json

import pytest

from derajat.cli import invented, main


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture
def demo(folder, capsys, monkeypatch):
    """`demo(*words)`: exit status and what a person reads."""
    monkeypatch.setattr(invented, "load_people", lambda _: 4_000)

    def run_command(*words: str):
        capsys.readouterr()
        status = main(["demo", *words, "--data", str(folder)])
        return status, capsys.readouterr()

    return run_command


def test_a_newcomer_sees_the_scorecard_of_an_invented_city(demo, folder):
    status, shown = demo()
    assert status == 0
    assert "DATA REKAAN" in shown.out
    assert "IKU-AKB" in shown.out
    office = folder / "kantor-rekaan" / "pangkalpinang-rekaan"
    assert (office / "incoming").is_dir() and (office / "perbaikan").is_dir()


def test_a_second_time_nothing_changes(demo):
    demo()
    status, shown = demo("--json")
    figures = json.loads(shown.out)[0]
    assert status == 0 and not figures["changed"]
    assert figures["received"] == (
        figures["accepted"] + figures["questioned"] + figures["set_aside"]
    )


def test_the_planted_faults_lie_beside_the_files(demo, folder):
    demo()
    path = folder / "kantor-rekaan" / "pangkalpinang-rekaan"
    with (path / "kesalahan-yang-ditanam.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert {row["terlihat"] for row in rows} <= {"ya", "tidak"}
    assert all((path / "incoming" / row["berkas"]).is_file() for row in rows)


def test_every_verb_knows_the_invented_office(demo, folder, capsys):
    demo()
    words = ["values", "--indicator", "IKU-AKB", "--office", "pangkalpinang-rekaan"]
    assert main([*words, "--data", str(folder)]) == 0
    assert "Pangkal" in capsys.readouterr().out


def test_another_city_by_its_name(demo):
    status, shown = demo("--office", "batu", "--json")
    assert status == 0
    assert json.loads(shown.out)[0]["office"] == "batu-rekaan"


def test_no_city_can_be_invented_where_the_people_are_not_known(
    demo, monkeypatch, folder
):
    monkeypatch.setattr(invented, "load_people", lambda _: None)
    status, shown = demo("--office", "prabumulih")
    assert status == 5
    assert "REF-220" in shown.err and "pangkalpinang" in shown.err


def test_a_health_centre_is_found_beside_a_village_of_its_name(demo, folder, capsys):
    demo()
    where = ["--office", "pangkalpinang-rekaan", "--data", str(folder), "--json"]
    centre = ["--area", "Puskesmas Air Itam"]
    assert main(["values", "--indicator", "IKU-AKB", *centre, *where]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["area_level"] for row in found} == {"health-centre"}
    assert main(["feedback", "--month", "2026-02", *centre, *where]) == 0
    assert "Puskesmas Air Itam" in capsys.readouterr().out
