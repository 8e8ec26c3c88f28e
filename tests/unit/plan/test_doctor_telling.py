"""How the doctor tells: directions by words, gathered causes, other plans, marks."""

import itertools
from dataclasses import replace

import pytest
from doctor_plans import STRUCTURE, found, indicator, node, plan

from derajat.errors import Location, report
from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.plans import NodeKind
from derajat.plan.doctor import Finding, Severity, check_plan
from derajat.plan.doctor.directions import suggest_direction
from derajat.plan.doctor.words import fold_measure, fold_statement
from derajat.plan.marking import write_marked_plan
from derajat.sheets import open_file
from derajat.sheets.writing import PlainSheet, write_workbook


HIGHER, LOWER, RANGE = Direction.HIGHER, Direction.LOWER, Direction.RANGE

WORDINGS = {
    "Angka kematian ibu melahirkan per 100.000 kelahiran hidup": LOWER,
    "Angka kematian bayi per 1.000 kelahiran hidup": LOWER,
    "Persentase BBLR": LOWER,
    "Prevalensi underweight balita": LOWER,
    "Prevalensi stunting baduta": LOWER,
    "Persentase bumil KEK": LOWER,
    "Bumil KEK mendapat makanan tambahan": HIGHER,
    "Persentase bumil anemia": LOWER,
    "Bumil anemia mendapat tablet tambah darah": HIGHER,
    "Persentase balita gizi lebih": LOWER,
    "Kematian pasien > 48 jam (Rawat Inap)": LOWER,
    "Kematian ibu yang diaudit": HIGHER,
    "Waktu tunggu poli klinik": LOWER,
    "Respon Time (IGD)": LOWER,
    "Bed Occupancy Rate (BOR)": RANGE,
    "Insident Rate DBD": LOWER,
    "proporsi penemuan kasus kusta cacat tk 2": LOWER,
    "penemuan kasus pnemonia pada balita": HIGHER,
    "Angka kesembuhan TB": HIGHER,
    "CNR TB": HIGHER,
    "Persentase Kasus HIV yang diobati": HIGHER,
    "Deteksi dini hepatitis B pada bumil": HIGHER,
    "Prevalensi pemakaian kontrasepsi": HIGHER,
    "Persentase penanganan penyakit tidak menular sesuai standar": HIGHER,
    "Desa/kelurahan stop BABS": HIGHER,
    "Penduduk memakai jamban sehat": HIGHER,
    "Angka bebas jentik": HIGHER,
}


@pytest.mark.parametrize(("statement", "better"), WORDINGS.items())
def test_words_suggest_a_direction(statement, better):
    suggestion = suggest_direction(fold_statement(statement))
    assert suggestion is not None
    assert suggestion.better is better


@pytest.mark.parametrize(
    "statement", ["Penurunan angka kematian ibu", "Puskesmas PKPR"]
)
def test_words_that_may_mean_both_suggest_nothing(statement):
    assert suggest_direction(fold_statement(statement)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ibu bersalin ditolong tenaga kesehatan terlatih (PN) - program",
            "Ibu bersalin ditolong nakes terlatih (PN) - kegiatan",
        ),
        ("Persentase bumil KEK", "PERSENTASE IBU HAMIL KEK."),
        ("Cakupan pelayanan yg baik", "Cakupan pelayanan yang baik"),
    ],
)
def test_one_measure_in_two_wordings_is_the_same(one, other):
    assert fold_measure(one) == fold_measure(other)


def test_other_measures_stay_apart():
    wordings = (
        "Kematian pasien > 48 jam",
        "Kematian pasien < 48 jam",
        "Jumlah kematian ibu",
        "Jumlah kematian bayi",
        "Jumlah program",
    )
    for one, other in itertools.combinations(wordings, 2):
        assert fold_measure(one) != fold_measure(other)


def _many(count):
    items = [indicator(f"Cakupan {number}", ("80%",)) for number in range(count)]
    return plan(node("P1", indicators=items))


def test_a_few_cases_of_one_cause_are_told_one_by_one():
    findings = found(_many(3), "PLN-110")
    assert [finding.indicator for finding in findings] == [
        "Cakupan 0",
        "Cakupan 1",
        "Cakupan 2",
    ]


def test_many_cases_of_one_cause_are_one_finding_with_the_count():
    (finding,) = found(_many(40), "PLN-110")
    says = finding.problem.says()
    assert "40 dari 40 indikator" in says
    assert "“Cakupan 0”" in says
    assert "dan 35 lagi" in says


def test_a_rule_broken_everywhere_ends_with_how_many_more_there_are():
    items = [indicator(f"Cakupan {number}", ("180%",)) for number in range(205)]
    checked = plan(node("P1", indicators=items))
    assert len(found(checked, "PLN-134")) == 200
    (more,) = found(checked, "PLN-199")
    assert "5 temuan PLN-134" in more.problem.says()
    assert more.severity is Severity.ERROR


def test_what_another_plan_promises_otherwise_is_told():
    mine = plan(
        node("S1", indicators=[indicator("Cakupan K4", ("80", "90"), unit="%")])
    )
    other = replace(
        plan(
            node(
                "X1",
                indicators=[
                    indicator(
                        "CAKUPAN K4",
                        ("80", "95"),
                        unit="orang",
                        better=HIGHER,
                        formula="a / b",
                    )
                ],
            )
        ),
        name="rpjmd",
    )
    (finding,) = found(mine, "PLN-161", others=[other])
    says = finding.problem.says("en")
    assert "`rpjmd`" in says
    assert "2022 “90” – “95”" in says
    assert "2021" not in says
    assert "unit “%” – “orang”" in says
    assert found(mine, "PLN-161", others=[mine]) == []


def test_plans_that_agree_are_left_alone():
    mine = plan(node("S1", indicators=[indicator("Cakupan K4", ("80", "90"))]))
    other = replace(mine, name="rpjmd")
    assert found(mine, "PLN-161", others=[other]) == []


def test_an_indicator_is_known_in_another_plan_by_the_code_that_measures_it():
    one = indicator("Ibu hamil K4", ("80",), measured_by="KIA-K4")
    two = indicator("Cakupan K4", ("90",), measured_by="KIA-K4")
    other = replace(plan(node("X1", indicators=[two])), name="rpjmd")
    assert found(plan(node("S1", indicators=[one])), "PLN-161", others=[other])


def test_a_plan_with_kinds_of_its_own_is_checked_by_them():
    pillar = NodeKind(
        "unggulan", Label("Unggulan", "Flagship"), 5, (), True, (), False, ()
    )
    checked = replace(plan(node("U1", "unggulan", "Kota sehat")), own_kinds=(pillar,))
    (finding,) = found(checked, "PLN-102")
    assert "Unggulan “Kota sehat”" in finding.problem.says()


def test_nodes_in_a_circle_do_not_stop_the_doctor():
    circle = plan(
        node("S1", "objective"),
        node("K1", "activity", parent="K2"),
        node("K2", "activity", parent="K1"),
    )
    assert len(found(circle, "PLN-104")) == 2


def test_the_order_of_the_document_is_kept_and_the_answer_is_always_the_same():
    checked = _many(3)
    assert check_plan(checked, STRUCTURE) == check_plan(checked, STRUCTURE)


def _finding(**place):
    problem = report("PLN-122", Location(**place), what="Renstra")
    return Finding(problem, Severity.NOTICE)


def test_a_workbook_goes_back_with_the_findings_in_its_cells(tmp_path):
    original, target = tmp_path / "renstra.xlsx", tmp_path / "out" / "marked.xlsx"
    write_workbook(
        original, [PlainSheet("T-C.27", [("Indikator", "2021"), ("K4", "<22")])]
    )
    places = {"file": "renstra.xlsx", "sheet": "T-C.27"}
    findings = [
        _finding(**places, row=2, cell="B2"),
        _finding(**places, row=2),
        _finding(file="renstra.xlsx"),
    ]
    made = write_marked_plan(original, findings, target)
    assert made.method == "parts added"
    assert made.dropped == ()
    opened = open_file(target)
    assert [sheet.name for sheet in opened.sheets] == ["T-C.27", "Temuan"]


def test_the_plan_of_a_text_file_gets_the_list_of_findings_only(tmp_path):
    original, target = tmp_path / "renstra.csv", tmp_path / "marked.xlsx"
    original.write_text("indikator,2021\nK4,<22\n", "utf-8")
    made = write_marked_plan(
        original, [_finding(file="renstra.csv", cell="B2")], target
    )
    assert made.method == "findings only"
    assert target.exists()


def test_free_kinds_stand_where_they_like():
    checked = plan(
        node("V1", "vision"),
        node("M1", "mission", parent="V1"),
        node("L1", "step"),
        node("L2", "step"),
        node("L3", "step", parent="L1"),
    )
    codes = {finding.problem.code for finding in check_plan(checked, STRUCTURE)}
    assert not codes & {"PLN-100", "PLN-101"}


def test_a_node_that_only_the_reader_put_round_the_rows_is_not_blamed():
    around = node("S1", "objective", owner="", where=Location("plan.csv", row=2))
    checked = replace(plan(around), kind="renstra")
    codes = {finding.problem.code for finding in check_plan(checked, STRUCTURE)}
    assert not codes & {"PLN-105", "PLN-160"}


def test_shares_of_different_wholes_in_one_row_are_told():
    item = indicator("Kematian pasien", ("8%", "15/1000", "7%"))
    (finding,) = found(plan(node("P1", indicators=[item])), "PLN-132")
    assert "“8%”, “15/1000”" in finding.problem.says()


@pytest.mark.parametrize(
    ("kind", "count"), [("activity", 0), ("sub-activity", 0), ("programme", 1)]
)
def test_documents_of_two_activities_are_not_one_thing(kind, count):
    one = node("K1", kind, indicators=[indicator("Jumlah dokumen", ("2",))])
    two = node("K2", kind, indicators=[indicator("Jumlah dokumen", ("9",), code="b")])
    assert len(found(plan(one, two), "PLN-145")) == count
