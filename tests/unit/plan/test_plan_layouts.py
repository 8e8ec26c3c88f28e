"""Plan tables in the layouts that offices are told to use, and what they look like."""

from decimal import Decimal
from pathlib import Path

import pytest

from derajat.errors import DerajatError
from derajat.plan.plan_text import render_plan_yaml
from derajat.plan.reading import read_plan
from derajat.plan.structure import load_structure
from derajat.sheets import MergedRange
from derajat.sheets.writing import PlainSheet, write_workbook


STRUCTURE = load_structure(Path(__file__).parents[3] / "definitions")


def _read(folder, rows, merges=()):
    path = folder / "tabel.xlsx"
    write_workbook(path, [PlainSheet("Rencana", rows, 1, tuple(merges))])
    return read_plan(path, STRUCTURE)


def _codes(draft):
    return [problem.code for problem in draft.problems]


def _promises(draft):
    """By indicator: code of its node, its baseline, and its targets by year."""
    return {
        item.statement: (
            node.code,
            item.baseline and item.baseline.target.printed,
            {t.year: t.target.printed for t in item.targets},
        )
        for node, item in draft.plan.indicators()
    }


GOALS_HEADER = [
    ["NO.", "TUJUAN", "SASARAN", "INDIKATOR TUJUAN/SASARAN"]
    + ["TARGET KINERJA TUJUAN/SASARAN PADA TAHUN KE-", "", ""],
]
GOALS_MERGES = [MergedRange(2, 5, 2, 7)]


def test_the_table_of_goals_of_permendagri_86_is_read(tmp_path):
    rows = [
        ["Tabel T-C.25 Dinas Kesehatan", "", "", "", "", "", ""],
        *GOALS_HEADER,
        ["", "", "", "", "2019", "2020", "2021"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["1", "Meningkatnya derajat kesehatan", "", "AHH", "71,2", "71,5", "71,8"],
        ["", "", "Menurunnya kematian ibu", "AKI", "105", "102", "99"],
        ["", "", "", "", "", "Sukamaju, 12 Januari 2019", ""],
    ]
    draft = _read(tmp_path, rows, GOALS_MERGES)
    assert _promises(draft) == {
        "AHH": ("tujuan-1", None, {2019: "71,2", 2020: "71,5", 2021: "71,8"}),
        "AKI": ("sasaran-1", None, {2019: "105", 2020: "102", 2021: "99"}),
    }
    assert "PLN-064" not in _codes(draft)


def test_numbered_years_are_those_of_the_period_in_the_title(tmp_path):
    rows = [
        ["Renstra Dinas Kesehatan 2019-2021", "", "", "", "", "", ""],
        *GOALS_HEADER,
        ["", "", "", "", "1", "2", "3"],
        ["1", "Meningkatnya derajat kesehatan", "", "AHH", "71", "72", "73"],
    ]
    draft = _read(tmp_path, rows, GOALS_MERGES)
    assert _promises(draft)["AHH"][2] == {2019: "71", 2020: "72", 2021: "73"}
    rows[0][0] = "Renstra Dinas Kesehatan"
    with pytest.raises(DerajatError) as caught:
        _read(tmp_path, rows, GOALS_MERGES)
    assert [problem.code for problem in caught.value.problems] == ["PLN-054"]


def _programme_rows():
    return [
        ["BIDANG URUSAN/ PROGRAM/ OUTCOME/ KEGIATAN/ SUBKEGIATAN/ OUTPUT"]
        + ["INDIKATOR OUTCOME/ OUTPUT", "BASELINE 2024", "2025", "", "KET."],
        ["", "", "", "TARGET", "PAGU (Rp)", ""],
        ["(01)", "(02)", "(03)", "(04)", "(05)", "(06)"],
        ["1.02 - URUSAN PEMERINTAHAN BIDANG KESEHATAN", "", "", "", "", ""],
        ["1.02.02 - PROGRAM PEMENUHAN UPAYA KESEHATAN", "", "", "", 500, ""],
        ["Meningkatnya cakupan", "Persentase layanan", "96,5", "100", "", ""],
        ["1.02.02.2.01 - Penyediaan Fasilitas", "", "", "", 200, ""],
        ["Tersedianya fasilitas", "Jumlah fasilitas", "2", "3", "", ""],
    ]


def test_codes_before_the_names_give_level_and_parent(tmp_path):
    draft = _read(tmp_path, _programme_rows(), [MergedRange(1, 4, 1, 5)])
    assert [(n.code, n.kind, n.statement, n.parent) for n in draft.plan.nodes] == [
        ("1.02.02", "programme", "PROGRAM PEMENUHAN UPAYA KESEHATAN", ""),
        ("1.02.02.2.01", "activity", "Penyediaan Fasilitas", "1.02.02"),
    ]
    money = [line.years[0].ceiling for n in draft.plan.nodes for line in n.budget]
    assert money == [Decimal(500), Decimal(200)]


def test_an_outcome_beside_the_cascade_leaves_its_indicator_with_the_programme(
    tmp_path,
):
    draft = _read(tmp_path, _programme_rows(), [MergedRange(1, 4, 1, 5)])
    assert _promises(draft) == {
        "Persentase layanan": ("1.02.02", "96,5", {2025: "100"}),
        "Jumlah fasilitas": ("1.02.02.2.01", "2", {2025: "3"}),
    }
    assert "PLN-073" in _codes(draft)
    unread = {item.text for item in draft.unread}
    assert {"Meningkatnya cakupan", "Tersedianya fasilitas"} <= unread


def test_each_indicator_of_a_cascade_in_columns_keeps_its_own_targets(tmp_path):
    rows = [
        ["Tujuan", "Indikator Tujuan", "Target 2025", "Target 2026"]
        + ["Kegiatan", "Indikator Kegiatan", "Target 2025", "Target 2026"],
        ["Sehat", "AHH", "72,1", "72,4", "Kelas ibu", "Jumlah kelas", "40", "44"],
        ["", "", "", "", "Buku KIA", "Jumlah buku", "300", "320"],
    ]
    assert _promises(_read(tmp_path, rows)) == {
        "AHH": ("tujuan-1", None, {2025: "72,1", 2026: "72,4"}),
        "Jumlah kelas": ("kegiatan-1", None, {2025: "40", 2026: "44"}),
        "Jumlah buku": ("kegiatan-2", None, {2025: "300", 2026: "320"}),
    }


def test_rows_that_repeat_an_indicator_of_a_higher_level_give_it_once(tmp_path):
    rows = [
        [
            "Tujuan",
            "Indikator Tujuan",
            "2025",
            "Kegiatan",
            "Indikator Kegiatan",
            "2025",
        ],
        ["Sehat", "AHH", "72,1", "Kelas ibu", "Jumlah kelas", "40"],
        ["Sehat", "AHH", "72,1", "Buku KIA", "Jumlah buku", "300"],
    ]
    plan = _read(tmp_path, rows).plan
    statements = [item.statement for _, item in plan.indicators()]
    assert statements == ["AHH", "Jumlah kelas", "Jumlah buku"]


def test_an_indicator_belongs_to_the_statement_left_of_it_and_money_to_its_own(
    tmp_path,
):
    rows = [
        ["Rencana aksi 2025", "", "", "", ""],
        ["Sasaran", "Indikator", "Target", "Program", "Anggaran (Rp)"],
        ["Menurunnya kematian ibu", "AKI", "90", "Program UKM", 125000000],
    ]
    draft = _read(tmp_path, rows)
    assert _promises(draft)["AKI"][0] == "sasaran-1"
    assert [bool(node.budget) for node in draft.plan.nodes] == [False, True]


def test_a_second_table_of_a_sheet_is_told_and_not_read_as_the_first(tmp_path):
    rows = [
        ["Perjanjian kinerja 2025", "", "", ""],
        ["No", "Sasaran", "Indikator Kinerja", "Target"],
        ["1", "Menurunnya kematian ibu", "AKI", "< 70"],
        ["No", "Program", "Anggaran", "Keterangan"],
        ["1", "Program Penunjang", "Rp 52.345.678.900,-", "APBD"],
    ]
    draft = _read(tmp_path, rows)
    assert [node.statement for node in draft.plan.nodes] == ["Menurunnya kematian ibu"]
    told = {problem.code: problem for problem in draft.problems}
    assert told["PLN-074"].where.row == 4


def test_a_decree_of_indicators_without_years_is_read(tmp_path):
    rows = [
        [
            "No",
            "Sasaran",
            "Indikator Kinerja Utama",
            "Satuan",
            "Formula",
            "Sumber Data",
        ],
        ["1", "Sehat", "AKI", "per 100.000 KH", "kematian / KH x 100.000", "MPDN"],
    ]
    ((_, item),) = _read(tmp_path, rows).plan.indicators()
    assert (item.statement, item.unit) == ("AKI", "per 100.000 KH")
    assert item.formula == "kematian / KH x 100.000"
    assert item.targets == ()


def test_the_last_value_before_the_plan_is_its_baseline(tmp_path):
    rows = [
        ["Indikator", "Realisasi Tahun 2023", "Realisasi Tahun 2024"]
        + ["Target Tahun 2025", "Target Akhir RPJMD (2029)"],
        ["AKI", "110", "108", "100", "80"],
    ]
    draft = _read(tmp_path, rows)
    ((_, item),) = draft.plan.indicators()
    assert item.baseline.year == 2024
    assert item.baseline.target.printed == "108"
    assert [t.year for t in item.targets] == [2025, 2029]
    assert item.end is None
    assert (
        "Realisasi Tahun 2023"
        in next(p for p in draft.problems if p.code == "PLN-057").says()
    )


def test_a_number_that_its_table_explains_keeps_its_meaning_as_a_plan_file(tmp_path):
    rows = [
        ["Kegiatan", "Indikator", "2025", "2026"],
        ["Gizi", "Jumlah balita", "1.250", "1.300"],
        ["Gizi", "Cakupan", "80,5", "82,5"],
    ]
    plan = _read(tmp_path, rows).plan
    text = render_plan_yaml(plan, "tabel")
    assert 'targets: {2025: "1250", 2026: "1300"}' in text
    assert 'targets: {2025: "80,5", 2026: "82,5"}' in text


def test_amounts_of_a_table_in_millions_are_millions(tmp_path):
    rows = [
        ["RENCANA INDIKATIF (dalam jutaan rupiah)", "", "", "", ""],
        ["Kode", "Program / Kegiatan", "Indikator", "2025", ""],
        ["", "", "", "Target", "Rp"],
        ["1 02 02", "Program Kesehatan", "Cakupan", "90%", 1250.5],
        ["1 02 02 2.01", "Penyediaan sarana", "Jumlah sarana", "2 unit", 1250.5],
    ]
    draft = _read(tmp_path, rows, [MergedRange(2, 4, 2, 5)])
    assert [(n.code, n.kind, n.parent) for n in draft.plan.nodes] == [
        ("1.02.02", "programme", ""),
        ("1.02.02.2.01", "activity", "1.02.02"),
    ]
    amounts = {line.years[0].ceiling for n in draft.plan.nodes for line in n.budget}
    assert amounts == {Decimal(1_250_500_000)}


def test_a_list_whose_targets_have_headings_nobody_knows_is_refused(tmp_path):
    rows = [
        ["No", "Indikator", "Satuan", "Target 2025 sebelum geser"],
        ["1", "Cakupan K6", "%", "90"],
    ]
    with pytest.raises(DerajatError) as caught:
        _read(tmp_path, rows)
    assert [problem.code for problem in caught.value.problems] == ["PLN-050"]
