"""What the doctor tells is told in the words and numbers of its reader."""

import pytest
from doctor_plans import found, found_of, indicator, node, plan

from derajat.errors import Location
from derajat.model.plans import ResultLevel
from derajat.plan.doctor.directions import suggest_direction
from derajat.plan.marking import write_marked_plan
from derajat.sheets import open_file
from derajat.sheets.writing import PlainSheet, write_workbook


def test_only_goals_objectives_and_work_need_an_owner():
    nodes = [
        node("V1", "vision", owner=""),
        node("D1", "premise", parent="V1", owner=""),
        node("S1", "objective", parent="V1", owner=""),
    ]
    told = found(plan(*nodes), "PLN-105")
    assert [finding.node for finding in told] == ["S1"]


@pytest.mark.parametrize(
    "statement",
    ["Angka kematian ibu per 100.000 kelahiran hidup", "Indeks keluarga sehat"],
)
def test_an_indicator_that_says_its_unit_needs_no_other(statement):
    assert not found_of(indicator(statement, ("90", "80", "70")), "PLN-114")


def test_an_indicator_without_any_unit_is_told():
    assert found_of(indicator("Angka harapan hidup", ("71", "72", "73")), "PLN-114")


def test_numbers_are_read_out_with_the_marks_of_the_language():
    told = found_of(indicator("AKI", ("70,38-70,76", "<1.250,5 jiwa")), "PLN-125")
    assert "rentang 70,38 sampai 70,76" in told[0].problem.says("id")
    assert "a range 70.38 to 70.76" in told[0].problem.says("en")


def test_a_stated_output_is_named_in_the_language_of_the_reader():
    item = indicator("Cakupan pengawasan", result=ResultLevel.PROCESS)
    (finding,) = found_of(item, "PLN-118", kind="objective")
    assert "tertulis sebagai proses" in finding.problem.says("id")
    assert "stated as a process" in finding.problem.says("en")


def test_years_of_an_index_are_not_added_up():
    item = indicator("Indeks keluarga sehat", ("0,4", "0,5", "0,6"), end="1,5")
    (finding,) = found_of(item, "PLN-142")
    assert "jumlah semua tahun tidak berlaku" in finding.problem.says("id")


def test_years_of_work_are_added_up():
    item = indicator("Jumlah pelatihan", ("400", "500", "600"), end="1501")
    (finding,) = found_of(item, "PLN-142", kind="activity")
    assert "jumlah semua tahun 1.500" in finding.problem.says("id")


@pytest.mark.parametrize(
    ("statement", "better"),
    [
        ("persentase ibu bersalin di fasilitas kesehatan", "higher"),
        ("jumlah kasus tb ditemukan", "higher"),
        ("jumlah kasus tb", "lower"),
        ("universal health coverage", "higher"),
    ],
)
def test_directions_follow_the_words(statement, better):
    suggestion = suggest_direction(statement)
    assert suggestion is not None
    assert suggestion.better.value == better


def test_the_list_of_a_marked_workbook_says_how_sure_each_finding_is(tmp_path):
    original = tmp_path / "rencana.xlsx"
    write_workbook(original, [PlainSheet("Rencana", [["Indikator"], ["AKI"]], 1)])
    where = Location("rencana.xlsx", sheet="Rencana", row=2, cell="A2")
    item = indicator("AKI", ("70-60", "#DIV/0!", "50"), where=where)
    findings = found_of(item, "PLN-127")
    write_marked_plan(original, findings, tmp_path / "bertanda.xlsx")
    opened = open_file(tmp_path / "bertanda.xlsx")
    listed = [row for row in opened.read(opened.sheets[-1].name).rows() if row]
    assert any("Salah: " in str(cell) for row in listed for cell in row)


def test_a_text_with_a_number_in_it_is_not_said_to_have_none():
    (finding,) = found_of(indicator("Cakupan", ("s.d. 100", "80", "90")), "PLN-128")
    assert "tidak memuat angka" not in finding.problem.says("id")


def test_the_limit_of_a_target_below_zero_is_said_in_words():
    (finding,) = found_of(indicator("Rasio kader", ("-5", "1", "2")), "PLN-134")
    assert "paling rendah 0" in finding.problem.says("id")
