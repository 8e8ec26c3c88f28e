"""What the commands say when something is missing, mistyped or out of date."""

import json
import shlex

import pytest

from derajat.cli import main


OFFICE = ("--office", "kab-malang")


@pytest.fixture
def own(tmp_path, capsys):
    """`own(*words)`: status, answer and notes of a command on an empty data folder."""

    def run_command(*words: str):
        capsys.readouterr()
        status = main([*words, "--data", str(tmp_path)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_command


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--period", "2020"], "Tidak ada periode `2020`"),
        (["--period", "2020"], "Yang ada: 2021-02, 2021-08, 2022-02, 2022-08."),
        (["--level", "puskesmas"], "Yang ada: district, health-centre."),
        (["--area", "Kota Batu"], "Tidak ada wilayah `Kota Batu`"),
        (["--group", "jk=L"], "Tidak ada kelompok `jk=L`"),
        (["--indicator", "gz-stunt-x"], "Yang ada: GZ-STUNT, GZ-STUNT-BERAT, GZ-UKUR."),
    ],
)
def test_what_is_not_there_is_told_in_indonesian_with_what_there_is(say, words, says):
    status, _, notes = say("values", *OFFICE, *words)
    assert status == 5
    assert says in notes


def test_an_area_may_be_given_by_its_name(run):
    for name in ("Puskesmas Donomulyo", "donomulyo", "35.07.P1032556"):
        _, values = run("values", *OFFICE, "--area", name, "--indicator", "GZ-STUNT")
        assert {v["area"] for v in values} == {"35.07.P1032556"}
        _, told = run("explain", "GZ-STUNT", *OFFICE, "--area", name)
        assert told["value"]["area"] == "35.07.P1032556"


def test_a_name_of_two_areas_is_not_guessed(run):
    status, answer = run("values", "--office", "jawa-timur", "--area", "Malang")
    assert status == 5
    assert answer["problems"][0]["code"] == "REF-204"


def test_values_that_are_out_of_date_say_so(own):
    assert own("demo", *OFFICE)[0] == 0
    assert "berubah" not in own("values", *OFFICE)[2]
    assert own("withdraw", "1", "--why", "berkas keliru", *OFFICE)[0] == 0
    for words in (["values"], ["explain", "GZ-STUNT"]):
        status, _, notes = own(*words, *OFFICE)
        assert status == 0
        assert "sudah berubah sejak nilai ini dihitung" in notes
    status, text, _ = own("measure", *OFFICE)
    assert status == 0
    assert "belum ada data yang berlaku" in text


def test_an_office_without_values_says_so(own):
    own("demo", *OFFICE)
    own("withdraw", "1", "--why", "berkas keliru", *OFFICE)
    own("measure", *OFFICE)
    for words in (["values"], ["explain", "GZ-STUNT"]):
        status, _, notes = own(*words, *OFFICE)
        assert (status, notes.split(":")[0]) == (5, "REF-203")


def test_values_are_made_first_even_after_measuring_nothing(own):
    own("measure", *OFFICE)
    status, text, notes = own("values", *OFFICE, "--json")
    assert status == 0
    assert "belum dihitung" in notes
    assert len(json.loads(text)) > 100


def test_a_withdrawal_needs_a_reason_and_takes_the_number_of_the_batch(own):
    own("demo", *OFFICE)
    status, _, notes = own("withdraw", "0001", "--why", "  ", *OFFICE)
    assert (status, notes.split(":")[0]) == (5, "REF-210")
    status, text, _ = own("withdraw", "0001", "--why", "keliru", *OFFICE)
    assert status == 0
    assert text.startswith("0001-stunting-puskesmas-")
    assert "ditarik" in own("batches", *OFFICE)[1]
    assert "withdrawn" in own("batches", *OFFICE, "--language", "en")[1]


def test_batches_are_told_with_their_whole_names_and_state(say):
    _, text, _ = say("batches", "--office", "jawa-barat")
    assert "dbd_kabkota_2016_2024.csv" in text
    assert "berlaku" in text and "accepted" not in text


def test_the_command_that_the_demo_proposes_explains_a_number(own):
    _, text, _ = own("demo", *OFFICE)
    proposed = text.splitlines()[-1].split(": ", 1)[1]
    program, *words = shlex.split(proposed)
    assert program == "derajat"
    assert main(words) == 0


def test_check_names_an_office_and_a_dataset_that_are_not_there(run):
    status, answer = run("check", "--office", "xx")
    assert (status, answer["problems"][0]["code"]) == (5, "REF-202")
    status, answer = run("check", "--show", "bayi-lahri")
    assert (status, answer["problems"][0]["code"]) == (5, "REF-211")
    assert "bayi-lahir" in answer["problems"][0]["says"]
    status, answer = run("check", "--show", "bayi-lahir")
    assert (status, answer["dataset"]) == (0, "bayi-lahir")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["plan", "chek", "batu"], "WRD-001", "Yang ada: check, read, show."),
        (["valeus"], "WRD-001", "`valeus`. Yang paling mirip: values."),
        (["values", "--ofice", "x"], "WRD-002", "`--ofice`"),
        (["withdraw", "--why", "x"], "WRD-003", "`BATCH` belum disebut"),
        (["withdraw", "0001"], "WRD-003", "`--why` belum disebut"),
        (["values", "--version", "dua"], "WRD-004", "`dua` bukan nilai"),
        (["values", "--area", "1", "--area", "2"], "WRD-005", "`--area` disebut lebih"),
        (["explain", "GZ-STUNT", "Kota", "Batu"], "WRD-006", "`Kota Batu`"),
    ],
)
def test_wrong_words_are_told_in_indonesian_and_as_json(say, run, words, code, says):
    status, _, notes = say(*words)
    assert (status, notes.split(":")[0]) == (2, code)
    assert says in notes
    status, answer = run(*words)
    assert (status, answer["problems"][0]["code"]) == (2, code)


def test_a_file_where_the_data_folder_should_be_is_told(tmp_path, capsys):
    (tmp_path / "data").write_text("")
    for data in (tmp_path / "data", tmp_path / "data" / "below"):
        assert main(["batches", *OFFICE, "--data", str(data)]) == 5
        told = capsys.readouterr().err
        assert told.startswith("REF-102")
        assert "itu berkas, bukan folder" in told


def test_progress_is_told_in_the_language_asked_for(own):
    notes = own("demo", *OFFICE, "--language", "en")[2]
    assert "Receiving 1/1" in notes and "Measuring 1/1" in notes


def test_a_withdrawn_file_is_not_received_again_to_make_values(own):
    own("receive", *OFFICE)
    own("withdraw", "1", "--why", "berkas keliru", *OFFICE)
    status, _, notes = own("values", *OFFICE)
    assert (status, "REF-203" in notes) == (5, True)
    states = [
        batch["state"] for batch in json.loads(own("batches", *OFFICE, "--json")[1])
    ]
    assert states == ["withdrawn"]


def test_help_is_indonesian(capsys):
    for words in (["--help"], ["withdraw", "--help"]):
        assert main(words) == 0
        told = capsys.readouterr().out
        assert not {"Commands", "Parameters", "Arguments", "Display"} & set(
            told.split()
        )
