"""Ten numbers of three offices lead to the right rows of the right files.

The truth is read here from the files with the standard library alone.
"""

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from derajat.content import find_content


def _rows(office: str, file: str) -> list[dict[str, str]]:
    path = Path(find_content("offices")) / office / "incoming" / file
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {**row, "_row": number}
            for number, row in enumerate(csv.DictReader(stream), start=2)
        ]


BBLR_2022 = "profil_jatim_2022_tabel37_bblr_prematur.csv"
BBLR_2023 = "profil_jatim_2023_tabel37_bblr_prematur.csv"
IDL_2022 = "profil_jatim_2022_tabel43_imunisasi.csv"
SANITATION = "profil_jatim_2022_tabel80_sanitasi.csv"
STUNTING = "stunting_puskesmas_2021_2022.csv"
DENGUE = "dbd_kabkota_2016_2024.csv"
PEOPLE = "penduduk_kabkota_2025_jawa_barat.csv"


def _named(column: str, *names: str):
    return lambda row: row[column] in names


def _every_district(row: dict[str, str]) -> bool:
    return row["no"].isdigit()


def _malang(year: str, month: str, centre: str | None = None):
    return lambda row: (
        (row["Tahun"], row["Bulan"]) == (year, month)
        and centre in (None, row["Unit Kerja (Puskesmas)"])
    )


def _dengue(year: str, name: str | None = None):
    return lambda row: (
        row["tahun"] == year and name in (None, row["nama_kabupaten_kota"])
    )


CASES = [
    ("jawa-timur", "GZ-BBLR", "35.79", "2023", "", BBLR_2023,
     _named("kabupaten_kota", "Kota Batu"), ("bblr_l", "bblr_p"),
     ("ditimbang_l", "ditimbang_p"), 100, "7.9"),
    ("jawa-timur", "GZ-BBLR", "35.01", "2022", "jk=P", BBLR_2022,
     _named("kabupaten_kota", "Kab. Pacitan"), ("bblr_p",), ("ditimbang_p",),
     100, "6.6"),
    ("jawa-timur", "GZ-BBLR", "35", "2022", "", BBLR_2022, _every_district,
     ("bblr_l", "bblr_p"), ("ditimbang_l", "ditimbang_p"), 100, "4.0"),
    ("jawa-timur", "IM-IDL", "35.79", "2022", "jk=L", IDL_2022,
     _named("kabupaten_kota", "Kota Batu"), ("idl_l",), ("jml_bayi_l",), 100, "106.0"),
    ("jawa-timur", "KL-LAYAK", "35.79", "2022", "", SANITATION,
     _named("kabupaten_kota", "Kota Batu"),
     ("akses_sanitasi_aman", "akses_sanitasi_layak_sendiri", "akses_layak_bersama"),
     ("jumlah_kk",), 100, "93.0"),
    ("kab-malang", "GZ-STUNT", "35.07", "2021-08", "", STUNTING,
     _malang("2021", "Agustus"), ("Pendek", "Sangat Pendek"),
     ("Jumlah Yang Diukur",), 100, "8.9"),
    ("kab-malang", "GZ-STUNT", "Donomulyo", "2021-08", "", STUNTING,
     _malang("2021", "Agustus", "Donomulyo"), ("Pendek", "Sangat Pendek"),
     ("Jumlah Yang Diukur",), 100, "7.1"),
    ("kab-malang", "GZ-STUNT-BERAT", "35.07", "2022-02", "", STUNTING,
     _malang("2022", "Februari"), ("Sangat Pendek",), ("Jumlah Yang Diukur",),
     100, "1.7"),
    ("jawa-barat", "DBD-KASUS", "32", "2024", "", DENGUE, _dengue("2024"),
     ("jumlah_kasus",), (), 1, "61423"),
    ("jawa-barat", "DBD-IR-2025", "32.03", "2016", "", DENGUE,
     _dengue("2016", "KABUPATEN CIANJUR"), ("jumlah_kasus",), (), 100_000, "30.3"),
]  # fmt: skip


def _sum(rows: list[dict[str, str]], columns: tuple[str, ...]) -> int:
    return sum(int(row[column]) for row in rows for column in columns)


def _explained_rows(explanation: dict, figure: str, file: str) -> set[int]:
    return {
        row
        for counted in explanation["counted"]
        if counted["figure"] == figure
        for part in counted["files"]
        if part["file"] == file
        for row in part["rows"]
    }


def _area_code(office: str, area: str) -> str:
    """A health centre is named in the case; its code stands in the office's list."""
    if area[0].isdigit():
        return area
    path = Path(find_content("offices")) / office / "areas.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        named = {row["name"].casefold(): row["code"] for row in csv.DictReader(stream)}
    return named[f"puskesmas {area}".casefold()]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c[1]}-{c[2]}-{c[3]}{c[4]}")
def test_a_number_leads_to_its_rows(run, case):
    office, code, area, period, group, file, chosen, parts, wholes, scale, shown = case
    words = ["explain", code, "--office", office, "--area", _area_code(office, area)]
    _, explanation = run(*words, "--period", period, "--group", group)
    rows = [row for row in _rows(office, file) if chosen(row)]
    numerator = _sum(rows, parts)
    value = explanation["value"]
    assert value["numerator"] == numerator
    assert _explained_rows(explanation, "numerator", file) == {r["_row"] for r in rows}
    if wholes:
        denominator = _sum(rows, wholes)
        assert value["denominator"] == str(denominator)
        told = _explained_rows(explanation, "denominator", file)
        assert told == {row["_row"] for row in rows}
        exact = Decimal(numerator) / denominator * scale
        rounded = exact.quantize(Decimal(shown), ROUND_HALF_UP)
        assert str(rounded) == shown
    assert value["shown"] == shown
    assert explanation["is_reproduced"] is True


def test_the_population_behind_a_rate_is_explained_too(run):
    _, explanation = run(
        "explain", "DBD-IR-2025", "--office", "jawa-barat", "--area", "32.03",
        "--period", "2016",
    )  # fmt: skip
    people = next(r for r in _rows("jawa-barat", PEOPLE) if r["kode"] == "32.03")
    assert explanation["value"]["denominator"] == people["jumlah"]
    assert _explained_rows(explanation, "denominator", PEOPLE) == {people["_row"]}
    assert "fixed-denominator" in explanation["value"]["flags"].split(";")


def test_no_data_is_not_zero_and_says_which_row_was_passed_over(run):
    _, explanation = run(
        "explain", "DBD-KASUS", "--office", "jawa-barat", "--area", "32.03",
        "--period", "2017",
    )  # fmt: skip
    row = next(
        r
        for r in _rows("jawa-barat", DENGUE)
        if _dengue("2017", "KABUPATEN CIANJUR")(r)
    )
    assert row["jumlah_kasus"] == "0"
    assert explanation["value"]["shown"] is None
    assert "no-data" in explanation["value"]["flags"].split(";")
    passed_over = [
        number
        for left_out in explanation["left_out"]
        for part in left_out["files"]
        for number in part["rows"]
    ]
    assert passed_over == [row["_row"]]


def test_every_value_of_the_scorecards_is_reproduced_by_its_rows(run):
    for office, area in (("jawa-timur", "35"), ("kab-malang", "35.07")):
        _, values = run("values", "--office", office, "--area", area, "--group", "")
        latest = {value["indicator"]: value for value in values if value["shown"]}
        for value in latest.values():
            _, explanation = run(
                "explain", value["indicator"], "--office", office,
                "--period", value["period"],
            )  # fmt: skip
            assert explanation["is_reproduced"], value


def test_an_explanation_is_told_in_both_languages(say):
    words = ["explain", "GZ-BBLR", "--office", "jawa-timur", "--area", "35.79"]
    _, indonesian, _ = say(*words)
    assert "219 / 2.759 x 100 = 7,9 %" in indonesian
    assert f"{BBLR_2023}, baris 39" in indonesian
    _, english, _ = say(*words, "--language", "en")
    assert "219 / 2,759 x 100 = 7.9 %" in english
    assert f"{BBLR_2023}, row 39" in english


def test_a_printed_percentage_stands_beside_the_number(run):
    malang = ("--office", "kab-malang", "--period", "2021-08")
    donomulyo = ("--area", _area_code("kab-malang", "Donomulyo"))
    _, wrong = run("explain", "GZ-STUNT", *malang, *donomulyo)
    _, right = run("explain", "GZ-BBLR", "--office", "jawa-timur", "--area", "35.79")
    told = [(c["printed"], c["is_reproduced"]) for c in wrong["claims"]]
    assert told == [("9.3", False)]
    told = [(c["printed"], c["is_reproduced"], c["row"]) for c in right["claims"]]
    assert told == [("7.9", True, 39)]


def test_a_value_of_earlier_definitions_is_not_explained_by_later_ones(
    say, monkeypatch
):
    monkeypatch.setattr("derajat.cli.explain.rules_of", lambda _: "other rules")
    status, _, told = say("explain", "GZ-BBLR", "--office", "jawa-timur")
    assert status == 5
    assert told.startswith("REF-208")


def test_a_zero_that_means_no_data_is_explained_with_its_reason(run):
    _, told = run("explain", "DBD-KASUS", "--office", "jawa-barat", "--area", "32.03",
                  "--period", "2017")  # fmt: skip
    zero = next(r for r in _rows("jawa-barat", DENGUE) if _is_cianjur_2017(r))
    (found,) = told["questioned"]
    assert (found["code"], found["rows"]) == ("REC-059", [zero["_row"]])
    assert "the provider says that this 0 means no data" in found["says"]["en"]


def _is_cianjur_2017(row: dict[str, str]) -> bool:
    return (row["kode_kabupaten_kota"], row["tahun"]) == ("3203", "2017")


def test_only_questions_about_the_rows_of_the_number_are_told(run, say):
    words = ("explain", "KIA-TIMBANG", "--office", "jawa-timur", "--period", "2022")
    _, told = run(*words, "--area", "35.01")
    assert told["questioned"] == []
    _, told = run(*words)
    rows = {row for found in told["questioned"] for row in found["rows"]}
    over = {
        row["_row"]
        for row in _rows("jawa-timur", BBLR_2022)
        if _every_district(row)
        and any(int(row[f"ditimbang_{s}"]) > int(row[f"lahir_hidup_{s}"]) for s in "lp")
    }
    assert rows == over
    assert "Dipertanyakan saat berkas diterima" in say(*words)[1]
