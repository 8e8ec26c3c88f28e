"""Letters of a real office: from files with planted faults to text and XLSX."""

import csv
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from derajat.cli import main
from derajat.content import find_content


OFFICE = ("--office", "kab-malang")
INCOMING = Path(find_content("offices")) / "kab-malang" / "incoming"
TABLE = INCOMING / "stunting_puskesmas_2021_2022.csv"
NAME, MONTH, YEAR, STUNTED, MEASURED = (
    "Unit Kerja (Puskesmas)",
    "Bulan",
    "Tahun",
    "Pendek",
    "Jumlah Yang Diukur",
)


def read_rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(rows: list[dict[str, str]], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def rows_of(name: str, year: str, months: tuple[str, ...]) -> list[dict[str, str]]:
    wanted = (name, year)
    return [
        row
        for row in read_rows()
        if (row[NAME], row[YEAR]) == wanted and row[MONTH] in months
    ]


@pytest.fixture
def office(tmp_path, capsys):
    """`office(*words)`: status and answer of a command in an empty data folder."""

    def run_command(*words: str, json_wanted: bool = True):
        capsys.readouterr()
        more = ("--json",) if json_wanted else ()
        status = main([*words, *OFFICE, "--data", str(tmp_path / "data"), *more])
        out = capsys.readouterr().out
        return status, json.loads(out) if json_wanted else out

    return run_command


@pytest.fixture
def faulty(office, tmp_path):
    """Donomulyo sent February and August 2022 with two faults, Kalipare only August."""
    own = rows_of("Donomulyo", "2022", ("Februari", "Agustus"))
    february, august = sorted(own, key=lambda row: row[MONTH] == "Agustus")
    august[STUNTED] = "dua belas"
    broken = {**august, MONTH: "Agustusan"}
    other = rows_of("Kalipare", "2022", ("Agustus",))
    files = [
        write_rows([february, august, broken], tmp_path / "stunting_puskesmas_d.csv"),
        write_rows(other, tmp_path / "stunting_puskesmas_k.csv"),
    ]
    status, receipts = office("receive", *map(str, files))
    assert status == 0
    assert [r["received"] for r in receipts] == [3, 1]
    return office


def letter_of(answer, name: str):
    return next(each for each in answer if each["name"] == f"Puskesmas {name}")


def test_a_letter_tells_exactly_the_planted_faults(faulty):
    _, letters = faulty("feedback", "--month", "2022-08")
    own = letter_of(letters, "Donomulyo")
    told = [(f["rows"], f["cell"], f["effect"], f["indicators"]) for f in own["faults"]]
    assert ([4], "F4", "row_lost", ["GZ-STUNT", "GZ-STUNT-BERAT", "GZ-UKUR"]) in told
    assert ([3], "G3", "cell_lost", ["GZ-STUNT"]) in told
    # The printed per cent of row 3 no longer follows from its counts; nothing else.
    assert {effect for _, _, effect, _ in told} <= {"row_lost", "cell_lost", "printed"}
    now = own["progress"][0]
    assert (now["due"], now["come"], now["rows"], now["faulty"]) == (1, 1, 2, 2)
    losses = {loss["indicator"]: loss["rows"] for loss in own["losses"]}
    assert losses == {"GZ-STUNT": 2, "GZ-STUNT-BERAT": 1, "GZ-UKUR": 1}


def test_a_month_before_stands_beside_it(faulty):
    _, letters = faulty("feedback", "--month", "2022-08", "--area", "donomulyo")
    assert [(p["month"], p["come"], p["faulty"]) for p in letters[0]["progress"]] == [
        ("2022-08", 1, 2),
        ("2022-02", 1, 0),
    ]


def test_who_sent_nothing_and_who_sent_all_have_their_own_words(faulty):
    _, text = faulty("feedback", "--month", "2022-08", json_wanted=False)
    letters = {
        part.split("Kepada: ")[1].splitlines()[0]: part
        for part in text.split("*Umpan balik")[1:]
    }
    assert len(letters) == 39
    assert "belum kami terima" in letters["Puskesmas Pagak"]
    assert "Semua laporan lengkap" in letters["Puskesmas Kalipare"]
    for name, letter in letters.items():
        others = [n for n in letters if n not in (name, "") and f"{n}\n" in letter]
        assert others == []


def test_mended_and_sent_again_the_fault_is_over(faulty, tmp_path):
    own = rows_of("Donomulyo", "2022", ("Februari", "Agustus"))
    mended = write_rows(own, tmp_path / "stunting_puskesmas_d2.csv")
    assert faulty("receive", str(mended))[0] == 0
    _, letters = faulty("feedback", "--month", "2022-08", "--area", "donomulyo")
    assert letters[0]["faults"] == []
    assert letters[0]["progress"][0]["faulty"] == 0


def test_a_withdrawn_file_is_in_no_letter(faulty):
    assert faulty("withdraw", "1", "--why", "salah")[0] == 0
    _, letters = faulty("feedback", "--month", "2022-08")
    own = letter_of(letters, "Donomulyo")
    assert own["faults"] == []
    assert own["progress"][0]["come"] == 0


def test_letters_are_written_as_text_and_workbook(faulty, tmp_path):
    folder = tmp_path / "surat"
    words = ("feedback", "--month", "2022-08", "--area", "donomulyo")
    status, text = faulty(*words, "--output", str(folder), json_wanted=False)
    assert status == 0
    assert "1 surat" in text
    written = sorted(path.suffix for path in folder.iterdir())
    assert written == [".txt", ".xlsx"]
    letter = next(folder.glob("*.txt")).read_text("utf-8")
    assert "stunting_puskesmas_d.csv, sel F4" in letter
    assert "“Agustusan”" in letter
    workbook = next(folder.glob("*.xlsx"))
    assert openpyxl.load_workbook(workbook).sheetnames == ["Surat", "Semua temuan"]
    with zipfile.ZipFile(workbook) as package:
        assert package.testzip() is None


def test_the_last_month_is_taken_when_none_is_named(faulty):
    _, letters = faulty("feedback", "--area", "donomulyo")
    assert letters[0]["month"] == "2022-08"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--month", "Agustus"), "REF-221"),
        (("--month", "2022"), "REF-221"),
        (("--area", "Puskesmas Tidak Ada"), "REF-223"),
        (("--area", "35.07.01.2001"), "REF-223"),
    ],
)
def test_wrong_words_are_told_with_a_code(faulty, words, code):
    status, answer = faulty("feedback", *words)
    assert status == 5
    assert [problem["code"] for problem in answer["problems"]] == [code]


def test_the_office_has_no_letter_when_everything_belongs_to_a_puskesmas(faulty):
    words = ("feedback", "--month", "2022-08", "--area", "35.07")
    assert faulty(*words) == (0, [])
    assert faulty(*words, json_wanted=False)[1] == "Tidak ada yang perlu ditulis.\n"


def test_an_office_without_files_has_no_letters(office):
    status, answer = office("feedback")
    assert (status, answer["problems"][0]["code"]) == (5, "REF-222")


def test_a_folder_that_is_a_file_is_refused(faulty, tmp_path):
    (tmp_path / "surat").write_text("")
    words = ("feedback", "--month", "2022-08", "--output", str(tmp_path / "surat"))
    status, answer = faulty(*words)
    assert (status, answer["problems"][0]["code"]) == (5, "REF-225")
