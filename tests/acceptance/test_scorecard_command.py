"""The scorecard of East Java, checked against the files with the standard library."""

import csv
import shutil
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest

from derajat.content import find_content


def _table(file):
    path = Path(find_content("offices")) / "jawa-timur" / "incoming" / file
    with path.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["no"].isdigit()]


TTD = _table("profil_jatim_2022_tabel28_ttd_bumil.csv")
BBLR = _table("profil_jatim_2023_tabel37_bblr_prematur.csv")
IDL = _table("profil_jatim_2023_tabel43_imunisasi.csv")
ASI = _table("profil_jatim_2023_tabel39_imd_asi.csv")


def _sum(rows, *columns):
    return sum(int(row[column]) for row in rows for column in columns)


def _words(settings):
    """`year=2022, by_area=True` as `--year 2022 --by-area`."""
    for name, value in settings.items():
        yield f"--{name.replace('_', '-')}"
        if value is not True:
            yield str(value)


@pytest.fixture
def card(run):
    """`card(**settings)`: the JSON answer of the scorecard of East Java."""

    def build(**settings):
        status, answer = run("scorecard", "jawa-timur", *_words(settings))
        assert status == 0
        return answer

    return build


@pytest.fixture
def words(say):
    """`words(**settings)`: what a person reads."""

    def build(**settings):
        status, text, _ = say("scorecard", "jawa-timur", *_words(settings))
        assert status == 0
        return text

    return build


def _lines(answer):
    return {line["code"]: line for line in answer["lines"]}


def test_people_missing_are_those_of_the_printed_table(card):
    line = _lines(card(year=2022))["TTD"]
    pregnant, served = _sum(TTD, "jumlah_ibu_hamil"), _sum(TTD, "ttd_didapat")
    assert line["count"] == {"numerator": served, "denominator": str(pregnant)}
    assert line["gap"]["more"] == ceil(pregnant * 82 / 100) - served == 89_929
    assert line["gap"]["persons"] == 89_929
    assert line["attainment"]["percent"] == f"{served / pregnant / 0.82 * 100:.2f}"
    assert line["predicate"] == {"code": "T", "label": "Tinggi", "in_gap": False}
    assert (line["state"], line["reason"]) == ("not-reached", "whole-interval")
    assert (line["counts"], line["are_persons"]) == ("ibu hamil", True)


def test_what_should_fall_has_people_too_many(card):
    line = _lines(card(year=2023))["BBLR"]
    weighed = _sum(BBLR, "ditimbang_l", "ditimbang_p")
    small = _sum(BBLR, "bblr_l", "bblr_p")
    assert line["gap"]["fewer"] == small - weighed * 44 // 1000
    mirror = (2 * 4.4 - small / weighed * 100) / 4.4 * 100
    assert line["attainment"]["percent"] == f"{mirror:.2f}"
    assert line["attainment"]["form"] == "lower-mirror"
    assert line["change"]["turn"] == "worse" and line["change"]["is_clear"]


def test_an_interval_that_holds_the_target_cannot_tell(card):
    line = _lines(card(year=2022))["CTN"]
    rows = _table("profil_jatim_2022_tabel53_catin.csv")
    served = _sum(rows, "catin_l_dilayani") + _sum(rows, "catin_p_dilayani")
    assert line["count"]["numerator"] == served
    assert (line["state"], line["reason"]) == ("cannot-tell", "interval-holds-target")
    low, high = line["interval"]["lower"], line["interval"]["upper"]
    assert float(low) < 69.5 < float(high)


def test_a_full_count_is_compared_exactly_although_its_interval_holds_the_target(card):
    line = _lines(card(year=2022))["DESA5P"]
    rows = _table("profil_jatim_2022_tabel81_stbm.csv")
    assert line["judge"] == "count"
    assert line["count"]["numerator"] == _sum(rows, "desa_5_pilar_stbm")
    assert line["gap"]["persons"] is None and line["gap"]["more"] == 4
    assert line["state"] == "not-reached"
    low, high = line["interval"]["lower"], line["interval"]["upper"]
    assert float(low) < 9 < float(high)


def test_a_bound_is_measured_from_its_end_and_says_so(card):
    line = _lines(card(year=2022))["ASI"]
    assert line["target"]["printed"] == "≥70"
    count = line["count"]
    share = Fraction(count["numerator"], int(count["denominator"])) * 100
    assert line["attainment"]["percent"] == f"{float(share / 70 * 100):.2f}"
    assert line["attainment"]["marks"] == ["bound"]
    assert line["predicate"]["code"] == "ST"
    assert line["state"] == "not-reached"


def test_what_cannot_be_judged_is_listed_with_its_reason(card):
    lines = _lines(card(year=2022))
    reasons = {
        code: line["reason"] for code, line in lines.items() if not line["state"]
    }
    assert reasons == {"VITA": "no-target", "SAKIP": "no-link"}
    assert lines["VITA"]["value"] == "90.4"


def test_an_indicator_whose_data_never_came_is_too_poor_to_judge(card):
    line = _lines(card(year=2022))["AKI"]
    assert (line["state"], line["reason"]) == ("data-too-poor", "no-value")
    assert line["value"] is None


def test_a_year_without_data_is_no_zero(card):
    line = _lines(card(year=2023))["TTD"]
    assert (line["state"], line["reason"]) == ("data-too-poor", "no-value")
    assert line["value"] is None and line["gap"] is None


def test_more_infants_than_there_are_puts_the_denominator_in_doubt(card):
    line = _lines(card(year=2023, area="Kab. Situbondo"))["ASI"]
    row = next(row for row in ASI if row["kabupaten_kota"] == "Kab. Situbondo")
    assert line["count"]["numerator"] == int(row["diberi_asi_eksklusif"])
    assert line["count"]["denominator"] == row["jumlah_bayi_usia_kurang_6_bulan"]
    assert (line["state"], line["reason"]) == ("data-too-poor", "denominator-in-doubt")
    assert line["attainment"] is None and line["predicate"] is None


def test_districts_are_listed_by_the_infants_they_miss(card):
    areas = _lines(card(year=2023, by_area=True))["IDL"]["areas"]
    found = {area["area"]: area["gap"] for area in areas}
    by_hand = []
    for row in IDL:
        base, done = int(row["surviving_infant_lp"]), int(row["idl_lp"])
        if done <= base:
            by_hand.append(max(0, ceil(base * 95 / 100) - done))
    known = [gap["more"] for gap in found.values() if gap]
    assert known == sorted(by_hand, reverse=True)
    assert known[0] == 4662
    assert sum(gap is None for gap in found.values()) == len(IDL) - len(by_hand)


def test_a_year_that_is_not_over_has_a_pace(card):
    """16 September to 31 December 2023: 75 Mondays to Fridays, three of them off.

    28 September (Maulid), 25 and 26 December are on the list of 2023.
    """
    line = _lines(card(year=2023, today="2023-09-15"))["TIMBANG"]
    pace, missing = line["pace"], line["gap"]["more_by_the_end"]
    assert pace["work_days"] == 72
    assert float(pace["per_work_day"]) * pace["work_days"] >= missing
    assert pace["years_without_holidays"] == []
    assert _lines(card(year=2023))["TIMBANG"]["pace"] is None


def test_attention_is_short_and_says_why(card):
    found = card(year=2023)["attention"]
    assert len(found) == 7
    assert [item["code"] for item in found[:3]] == ["TIMBANG", "IDL", "BBLR"]
    assert found[2]["causes"] == ["not-reached", "worse"]
    assert all(item["is_example"] for item in found)


def test_the_last_year_with_values_is_taken_when_none_is_named(card):
    assert card()["year"] == 2023
    assert card(today="2022-12-31")["year"] == 2022


def test_every_line_has_the_documented_keys(card):
    guide = Path(__file__).parents[2] / "docs" / "how-to" / "scorecard.md"
    text = guide.read_text("utf-8")
    answer = card(year=2022, by_area=True)
    keys = {*answer, *answer["policy"], *answer["mean_attainment"]}
    for line in answer["lines"]:
        keys |= _keys(line)
    for item in answer["attention"]:
        keys |= set(item)
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []


def _keys(fields):
    found = set(fields)
    for value in fields.values():
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            found |= _keys(part) if isinstance(part, dict) else set()
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_people_see_that_the_targets_are_an_example(words, language):
    text = words(year=2022, language=language, by_area=True)
    first, mark = {
        "id": ("CONTOH: Contoh, bukan dokumen resmi", "jangan dikutip"),
        "en": ("EXAMPLE: Example, not an official document", "do not quote it"),
    }[language]
    assert first in text and mark in text
    assert "TTD *" in text
    number = {"id": "89.929 ibu hamil", "en": "89,929 pregnant women"}[language]
    assert number in " ".join(text.split())


def test_results_in_people_stand_apart_from_own_work(words):
    text = words(year=2022)
    population, own = (
        text.index("Hasil pada penduduk"),
        text.index("Kinerja kantor sendiri"),
    )
    assert population < text.index("BBLR *") < own < text.index("TTD *")


def test_within_the_year_people_read_what_is_due_by_now(words):
    text = " ".join(words(year=2023, today="2023-09-15").split())
    assert "63,33" in text and "(sejauh" in text
    assert "4.739 bayi; 1.354 per bulan; 65,9 per hari kerja" in text
    assert "Sebagian hari libur belum dicocokkan" in text


def test_a_path_of_past_months_that_is_not_there_is_told(card, words):
    settings = {"year": 2023, "today": "2023-09-15", "past_months": True}
    target = _lines(card(**settings))["IDL"]["target"]
    assert (target["share_of_year"], target["path"]) == ("2/3", "twelfths")
    text = " ".join(words(**settings).split())
    assert "Bulan-bulan tahun lalu tidak lengkap untuk" in text


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"plan": "conto"}, "PLN-031"),
        ({"today": "kemarin"}, "PLN-205"),
        ({"today": "0001-01-01"}, "PLN-206"),
        ({"year": 0}, "PLN-206"),
        ({"area": "Bandung"}, "REF-204"),
    ],
)
def test_a_wrong_word_is_told(run, settings, code):
    status, answer = run("scorecard", "jawa-timur", *_words(settings))
    assert status != 0
    assert [problem["code"] for problem in answer["problems"]] == [code]


def test_an_office_with_a_plan_and_no_data_lists_what_it_promises(run, say):
    status, answer = run("scorecard", "bandar-lampung")
    assert status == 0
    assert answer["year"] <= 2026
    reasons = {line["reason"] for line in answer["lines"]}
    assert reasons <= {"no-link", "no-target", "no-value", "target-is-a-grade"}
    assert all(line["value"] is None for line in answer["lines"])
    assert "belum ada berkas diterima" in say("scorecard", "bandar-lampung")[2]


def test_an_office_without_a_plan_is_told(run):
    status, answer = run("scorecard", "kab-malang")
    assert status != 0
    assert [problem["code"] for problem in answer["problems"]] == ["PLN-030"]


def test_what_the_predicates_mean_is_told(words):
    text = " ".join(words(year=2022).split())
    assert "ST Sangat Tinggi, T Tinggi, S Sedang" in text
    assert "belum dicocokkan dengan naskah resmi" in text


def test_all_is_not_well_where_nothing_can_be_judged(words):
    text = words(year=2024)
    assert "Belum ada indikator yang dapat dinilai." in text
    assert "Tidak ada yang perlu perhatian" not in text


def test_a_year_is_not_seen_before_it_begins(card):
    lines = _lines(card(year=2023, today="2022-12-31")).values()
    assert {line["value"] for line in lines} == {None}
    assert {line["reason"] for line in lines} <= {"no-link", "no-target", "nothing-due"}


def test_shares_of_reports_are_text_as_every_number_that_is_no_count(card):
    line = _lines(card(year=2022))["TTD"]
    assert line["completeness"] == "1"


_SECOND_PLAN = """\
grammar: 1
plan: renja
label: {id: Renja percobaan, en: Trial plan}
kind: renja
title: Renja percobaan
source: percobaan
nodes:
  - code: T1
    kind: goal
    statement: Bayi sehat
    indicators:
      - {code: TTD, statement: Tablet tambah darah, measured_by: KIA-TTD, unit: "%",
         result: output, better: higher, targets: {2022: "60"}}
      - {code: NOL, statement: Bayi kecil, measured_by: GZ-BBLR, unit: "%",
         result: outcome, better: lower, targets: {2022: "0"}}
      - {code: LEBIH, statement: Vitamin A, measured_by: GZ-VITA, unit: "%",
         result: output, better: higher, targets: {2022: "110"}}
"""


@pytest.fixture
def two_plans(tmp_path, say):
    """What a person reads of an office that has a plan beside the example."""
    folder = tmp_path / "jawa-timur"
    shutil.copytree(Path(find_content("offices")) / "jawa-timur", folder)
    (folder / "plan" / "renja.yaml").write_text(_SECOND_PLAN, "utf-8")
    status, text, _ = say("scorecard", "--office", str(folder), "--year", "2022")
    assert status == 0
    return text


def test_of_two_plans_every_line_names_its_own(two_plans):
    assert "contoh/TTD *" in two_plans and "renja/TTD " in two_plans
    attention = two_plans[two_plans.index("Perlu perhatian") :]
    assert "contoh/" not in attention.partition("\n\n")[0]


def test_a_target_beyond_everybody_misses_points_and_no_people(two_plans):
    assert "19,63 poin" in two_plans and "513.501" not in two_plans


def test_the_local_rule_of_a_zero_target_is_told(two_plans):
    assert "Target nol (renja/NOL)" in two_plans
    assert "bayi terlalu banyak" in " ".join(two_plans.split())


def test_a_value_of_a_part_of_the_year_names_it(tmp_path, say):
    folder = tmp_path / "kab-malang"
    shutil.copytree(Path(find_content("offices")) / "kab-malang", folder)
    (folder / "plan").mkdir(exist_ok=True)
    plan = _SECOND_PLAN.replace("GZ-BBLR", "GZ-STUNT").replace('"0"', '"8"')
    (folder / "plan" / "renja.yaml").write_text(plan, "utf-8")
    words = ("scorecard", "--office", str(folder), "--year", "2022")
    status, text, _ = say(*words, "--plan", "renja")
    assert status == 0
    assert "7,8 % (7,7 - 7,9) pada 2022-08" in " ".join(text.split())
