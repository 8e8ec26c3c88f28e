"""Plans from tables: what the cells say, where they stand, and what is told."""

import csv
import hashlib
from decimal import Decimal
from pathlib import Path

import pytest

from derajat.errors import DerajatError
from derajat.model.plans import MoneyUnit
from derajat.model.targets import Exactly
from derajat.plan.reading import read_plan
from derajat.plan.structure import load_structure
from derajat.plan.target_texts import read_target
from derajat.sheets import MergedRange, cell_name
from derajat.sheets.writing import PlainSheet, write_workbook


ROOT = Path(__file__).parents[3]
TABLES = ROOT / "tests" / "content" / "plan_tables"
SUMEDANG = TABLES / "sumedang_rpjmd_2019_2023_kesehatan.csv"
SIAK = TABLES / "siak_renstra_2012_2016_target.csv"
SIAK_MONEY = TABLES / "siak_renstra_2012_2016_pagu_juta.csv"
CIREBON = TABLES / "cirebon_renstra_2014_2018_promkes.csv"
RENSTRA = TABLES / "renstra_2018_2022_target.csv"
ALL = [SUMEDANG, SIAK, SIAK_MONEY, CIREBON, RENSTRA]
YEARS = range(2019, 2024)


@pytest.fixture(scope="module")
def structure():
    return load_structure(ROOT / "definitions")


def _records(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _shape(plan):
    """Everything in a plan but its name and places."""
    return [
        (
            (node.code, node.kind, node.statement, node.parent, node.owner),
            [
                (
                    (item.code, item.statement, item.unit, item.formula),
                    item.baseline and item.baseline.target.reading,
                    [(t.year, t.target.reading) for t in item.targets],
                    item.end and item.end.reading,
                )
                for item in node.indicators
            ],
            [
                (line.code, line.unit, line.end)
                + tuple((y.year, y.ceiling, y.realisation) for y in line.years)
                for line in node.budget
            ],
        )
        for node in plan.nodes
    ]


def _codes(draft):
    return [problem.code for problem in draft.problems]


def _write(path, rows, merges=(), header_rows=1, formats=()):
    sheet = PlainSheet(
        "Rencana", rows, header_rows, tuple(merges), number_formats=tuple(formats)
    )
    write_workbook(path, [sheet])
    return path


def _write_csv(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_printed_cell_of_sumedang_is_in_the_plan(structure):
    plan = read_plan(SUMEDANG, structure).plan
    indicators = [item for _, item in plan.indicators()]
    records = _records(SUMEDANG)
    assert [item.statement for item in indicators] == [r["indikator"] for r in records]
    for item, record in zip(indicators, records, strict=True):
        assert item.baseline.target.printed == record["kondisi_awal"]
        assert item.end.printed == record["target_akhir"]
        printed = {target.year: target.target.printed for target in item.targets}
        assert printed == {year: record[f"target_{year}"] for year in YEARS}


def test_every_amount_of_sumedang_is_exact(structure):
    plan = read_plan(SUMEDANG, structure).plan
    money = {
        (node.statement, year.year): year.ceiling
        for node in plan.nodes
        for line in node.budget
        for year in line.years
    }
    expected = {
        (record["nama"], year): Decimal(record[f"rp_{year}"])
        for record in _records(SUMEDANG)
        for year in YEARS
        if record[f"rp_{year}"]
    }
    assert money == expected
    assert len(money) == 30


def test_rows_of_one_programme_are_one_node(structure):
    plan = read_plan(SUMEDANG, structure).plan
    kinds = [node.kind for node in plan.nodes]
    assert kinds == ["goal", "objective"] + ["programme"] * 6
    assert [len(node.indicators) for node in plan.nodes] == [1, 6, 6, 13, 2, 4, 5, 1]
    assert {node.parent for node in plan.nodes[2:]} == {"sasaran-1"}
    assert (plan.kind, plan.start_year, plan.end_year) == ("rpjmd", 2019, 2023)


def test_every_number_keeps_its_place(structure):
    rows = _rows(SUMEDANG)
    for _, item in read_plan(SUMEDANG, structure).plan.indicators():
        for target in item.targets:
            column = rows[0].index(f"target_{target.year}") + 1
            row = target.where.row
            assert target.where.cell == cell_name(row, column)
            assert rows[row - 1][column - 1] == target.target.printed


def test_amounts_in_million_are_told_and_turned_into_rupiah(structure):
    draft = read_plan(SIAK_MONEY, structure)
    programme, activity = draft.plan.nodes
    assert programme.budget[0].unit is MoneyUnit.MILLION
    assert programme.budget[0].end == 5_640_000_000
    assert [y.ceiling for y in activity.budget[0].years] == [
        number * 1_000_000 for number in (503, 494, 567, 705, 675)
    ]
    assert activity.kind == "activity"
    assert activity.parent == programme.code
    assert _codes(draft)[:2] == ["PLN-061", "PLN-069"]


def test_nomenclature_codes_give_levels_and_parents(structure):
    plan = read_plan(CIREBON, structure).plan
    assert [node.code for node in plan.nodes] == [r["kode"] for r in _records(CIREBON)]
    assert plan.by_code["1.02.1.02.01.19.04"].parent == "1.02.1.02.01.19"
    assert plan.by_code["1.02.1.02.01.21"].parent == ""
    first = plan.by_code["1.02.1.02.01.19.01"].indicators[0]
    assert [target.year for target in first.targets] == [2015, 2016, 2017, 2018]


def test_a_table_of_indicators_says_that_levels_are_not_stated(structure):
    draft = read_plan(SIAK, structure)
    (node,) = draft.plan.nodes
    assert [item.code for item in node.indicators] == [
        r["kode"] for r in _records(SIAK)
    ]
    (told,) = [p for p in draft.problems if p.code == "PLN-058"]
    assert "11" in told.says("en")


def test_a_level_in_the_first_column_is_used(structure):
    plan = read_plan(RENSTRA, structure).plan
    assert [(n.kind, len(n.indicators)) for n in plan.nodes] == [
        ("goal", 1),
        ("objective", 18),
    ]
    assert plan.nodes[1].indicators[2].unit == "%"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_workbook_gives_the_same_plan_as_the_text_file(path, structure, tmp_path):
    rows = [[value or None for value in row] for row in _rows(path)]
    twin = _write(tmp_path / f"{path.stem}.xlsx", rows)
    expected, found = read_plan(path, structure), read_plan(twin, structure)
    assert _shape(found.plan) == _shape(expected.plan)
    assert _codes(found) == _codes(expected)


def _official_form(records):
    """The rows of the official form T-C.27 with its three header rows."""
    width = 4 + 2 * len(YEARS) + 3
    top = ["Tujuan", "Sasaran", "Program", "Indikator Kinerja"]
    top += ["Data Capaian pada Tahun Awal Perencanaan"]
    top += ["Target Kinerja Program dan Kerangka Pendanaan"]
    middle = [None] * 5
    for year in YEARS:
        middle += [f"Tahun {year}", None]
    middle += ["Kondisi Kinerja pada akhir periode Renstra", None]
    bottom = [None] * 5 + ["target", "Rp"] * (len(YEARS) + 1)
    top += [None] * (width - len(top)) + ["Unit Kerja Penanggung Jawab"]
    rows = [
        ["Tabel T-C.27 Rencana Program, Kegiatan, dan Pendanaan"],
        [None],
        top,
        [*middle, None],
        [*bottom, None],
        [str(number) for number in range(1, width + 2)],
    ]
    last = ""
    for record in records:
        place = ["tujuan", "sasaran", "program"].index(record["level"])
        names = [None, None, None]
        if record["nama"] != last:
            names[place] = last = record["nama"]
        values = [record["indikator"], record["kondisi_awal"]]
        for year in (*YEARS, "akhir"):
            values += [record[f"target_{year}"] or None, record[f"rp_{year}"] or None]
        rows.append([*names, *values, record["opd"] or None])
    return rows


def _merges_of_form(rows):
    merges = [MergedRange(3, column, 5, column) for column in range(1, 6)]
    merges.append(MergedRange(3, 6, 3, 17))
    merges += [MergedRange(4, column, 4, column + 1) for column in range(6, 18, 2)]
    merges.append(MergedRange(3, 18, 5, 18))
    merges.append(MergedRange(8, 2, 13, 2))
    merges.append(MergedRange(14, 3, 19, 3))
    return merges


def test_the_official_form_with_merged_headers_gives_the_same_plan(structure, tmp_path):
    rows = _official_form(_records(SUMEDANG))
    rows += [["JUMLAH", *[None] * 5, "999"], ["Sumber: Bappeda"]]
    form = _write(tmp_path / "renstra.xlsx", rows, _merges_of_form(rows), 6)
    draft = read_plan(form, structure)
    assert _shape(draft.plan) == _shape(read_plan(SUMEDANG, structure).plan)
    assert draft.plan.title.startswith("Tabel T-C.27")
    assert [part.where.row for part in draft.unread] == [45, 46]
    assert "PLN-062" in _codes(draft)
    assert "PLN-057" not in _codes(draft)


def test_two_header_rows_are_joined_in_a_text_file(structure, tmp_path):
    rows = [
        ["Program", "Indikator", "2026", "", "2027", ""],
        ["", "", "Target", "Rp", "Target", "Rp"],
        ["Gizi", "Persentase balita ditimbang", "80%", "100", "85%", "200"],
    ]
    plan = read_plan(_write_csv(tmp_path / "renja.csv", rows), structure).plan
    (node,) = plan.nodes
    assert [t.target.printed for t in node.indicators[0].targets] == ["80%", "85%"]
    assert [y.ceiling for y in node.budget[0].years] == [100, 200]


def test_percent_cells_and_numbers_of_a_workbook_are_read_as_shown(structure, tmp_path):
    rows = [["Sasaran", "Indikator", "Target 2026", "Rp 2026"]]
    rows.append(["Gizi membaik", "Persentase ditimbang", 0.825, 1500.5])
    formats = ("", "", "0.0%", "")
    plan = read_plan(_write(tmp_path / "a.xlsx", rows, formats=formats), structure).plan
    (node,) = plan.nodes
    target = node.indicators[0].targets[0].target
    assert target == read_target("82.5%")
    assert node.budget[0].years[0].ceiling == Decimal("1500.5")


def test_new_nomenclature_gives_programme_activity_and_sub_activity(
    structure, tmp_path
):
    rows = [
        ["Kode", "Uraian", "Indikator", "2026 Target", "2026 Rp"],
        ["1.02.02", "Pemenuhan upaya kesehatan", "Cakupan SPM", "100%", "9"],
        ["1.02.02.2.02", "Penyediaan layanan", "Jumlah dokumen", "3 dokumen", "8"],
        ["1.02.02.2.02.0001", "Kesehatan ibu hamil", "Jumlah ibu", "90 orang", "7"],
        ["", "", "Jumlah kader", "12 orang", ""],
    ]
    plan = read_plan(_write_csv(tmp_path / "a.csv", rows), structure).plan
    assert [node.kind for node in plan.nodes] == [
        "programme",
        "activity",
        "sub-activity",
    ]
    assert plan.nodes[2].parent == "1.02.02.2.02"
    assert len(plan.nodes[2].indicators) == 2
    assert plan.nodes[2].budget[0].code == "1.02.02.2.02.0001"


def test_totals_notes_and_repeated_headers_are_never_nodes(structure, tmp_path):
    header = ["Sasaran", "Indikator", "2026", "2027"]
    rows = [
        header,
        ["1", "2", "3", "4"],
        ["Ibu selamat", "Jumlah kematian ibu", "<5", "<4"],
        header,
        ["", "Jumlah kematian bayi", "<9", "<8"],
        ["JUMLAH", "", "1", "2"],
        ["Total Sasaran", "Indikator baru", "3", "3"],
        ["Keterangan: angka sementara", "", "", ""],
    ]
    draft = read_plan(_write_csv(tmp_path / "a.csv", rows), structure)
    assert [len(n.indicators) for n in draft.plan.nodes] == [2, 1]
    assert [part.text for part in draft.unread] == [
        "JUMLAH | 1 | 2",
        "Keterangan: angka sementara",
    ]


def test_a_wrapped_text_is_joined_and_told(structure, tmp_path):
    rows = [
        ["Sasaran", "Indikator", "2026"],
        ["Meningkatnya mutu", "Persentase puskesmas", "80%"],
        ["pelayanan kesehatan", "yang terakreditasi", ""],
        ["Turunnya kematian", "Angka kematian ibu", "70"],
    ]
    draft = read_plan(_write_csv(tmp_path / "a.csv", rows), structure)
    first, second = draft.plan.nodes
    assert first.statement == "Meningkatnya mutu pelayanan kesehatan"
    assert first.indicators[0].statement == "Persentase puskesmas yang terakreditasi"
    assert second.statement == "Turunnya kematian"
    assert _codes(draft)[0] == "PLN-063"


def _told(tmp_path, structure, rows):
    draft = read_plan(_write_csv(tmp_path / "a.csv", rows), structure)
    return {problem.code: problem for problem in draft.problems}, draft


def test_columns_that_are_not_used_are_told_with_their_cell(structure, tmp_path):
    told, _ = _told(
        tmp_path,
        structure,
        [
            ["Sasaran", "Indikator", "Lokasi", "2026", ""],
            ["Sehat", "AKI", "Kota", "70", "rahasia"],
        ],
    )
    assert told["PLN-057"].where.cell == "C1"
    assert "Lokasi" in told["PLN-057"].says()
    assert "E" in told["PLN-070"].says()


def test_money_without_a_unit_is_read_as_rupiah_and_told(structure, tmp_path):
    rows = [["Program", "Indikator", "Target 2026", "Pagu 2026"]]
    rows.append(["Gizi", "Stunting", "14%", "1.500.000"])
    told, draft = _told(tmp_path, structure, rows)
    assert "PLN-060" in told
    assert draft.plan.nodes[0].budget[0].years[0].ceiling == 1_500_000


@pytest.mark.parametrize(
    ("heading", "printed", "rupiah"),
    [
        ("Rp 2026", "500.000", 500_000),
        ("2026 (Rp.000)", "1.500.000", 1_500_000_000),
        ("Rp juta 2026", "1011", 1_011_000_000),
        ("Pagu 2026 (miliar)", "1,5", 1_500_000_000),
        ("Rp 2026", "Rp. 750.000,-", 750_000),
    ],
)
def test_the_heading_says_in_what_money_counts(
    heading, printed, rupiah, structure, tmp_path
):
    rows = [["Program", "Indikator", "Target 2026", heading]]
    rows.append(["Gizi", "Stunting", "14%", printed])
    _, draft = _told(tmp_path, structure, rows)
    assert draft.plan.nodes[0].budget[0].years[0].ceiling == rupiah


@pytest.mark.parametrize("printed", ["1.011", "seratus juta", "5-6", "50%"])
def test_an_amount_that_is_none_is_told_and_left_out(printed, structure, tmp_path):
    rows = [["Program", "Indikator", "Target 2026", "Rp juta 2026"]]
    rows.append(["Gizi", "Stunting", "14%", printed])
    told, draft = _told(tmp_path, structure, rows)
    assert told["PLN-056"].where.cell == "D2"
    assert draft.plan.nodes[0].budget == ()


def test_an_unknown_level_is_told_with_the_nearest_word(structure, tmp_path):
    rows = [["Level", "Nama", "Indikator", "2026"], ["sasarn", "Sehat", "AKI", "70"]]
    told, draft = _told(tmp_path, structure, rows)
    assert "sasaran" in told["PLN-059"].repair()
    assert draft.plan.nodes[0].kind == "objective"


def test_targets_without_an_indicator_are_told(structure, tmp_path):
    rows = [["Sasaran", "Indikator", "2026"], ["Sehat", "", "70"]]
    told, draft = _told(tmp_path, structure, rows)
    assert told["PLN-064"].where.row == 2
    assert draft.plan.nodes[0].indicators == ()
    assert draft.unread[0].text == "Sehat | 70"


def test_one_code_for_two_statements_is_told(structure, tmp_path):
    rows = [["Kode", "Program", "Indikator", "2026"]]
    rows += [["1.02.02", "Gizi", "a b", "1"], ["1.02.02", "Ibu", "c d", "2"]]
    told, draft = _told(tmp_path, structure, rows)
    assert [node.code for node in draft.plan.nodes] == ["1.02.02", "1.02.02-1"]
    assert told["PLN-065"].where.row == 3


def test_the_one_state_before_the_first_target_is_the_baseline(structure, tmp_path):
    rows = [["Sasaran", "Indikator", "Realisasi 2024", "Target 2026"]]
    rows.append(["Sehat", "AKI", "88", "70"])
    _, draft = _told(tmp_path, structure, rows)
    baseline = draft.plan.nodes[0].indicators[0].baseline
    assert (baseline.year, baseline.target.printed) == (2024, "88")


def test_other_sheets_are_told(structure, tmp_path):
    sheets = [
        PlainSheet("Petunjuk", [["Isi lembar berikut", "ya"]]),
        PlainSheet("Renja", [["Sasaran", "Indikator", "2026"], ["Sehat", "AKI", "7"]]),
    ]
    write_workbook(tmp_path / "a.xlsx", sheets)
    draft = read_plan(tmp_path / "a.xlsx", structure)
    assert draft.plan.nodes[0].where.sheet == "Renja"
    assert "PLN-066" in _codes(draft)


def test_targets_of_a_row_belong_to_its_rightmost_indicator(structure, tmp_path):
    rows = [["Tujuan", "Indikator Tujuan", "Sasaran", "Indikator Sasaran", "2026"]]
    rows += [["Sehat", "IPM", "Ibu selamat", "AKI", "80"], ["", "", "Bayi", "AKB", "8"]]
    told, draft = _told(tmp_path, structure, rows)
    printed = {
        item.statement: [target.target.printed for target in item.targets]
        for _, item in draft.plan.indicators()
    }
    assert printed == {"IPM": [], "AKI": ["80"], "AKB": ["8"]}
    assert [len(node.indicators) for node in draft.plan.nodes] == [1, 1, 1]
    assert told["PLN-072"].where.cell == "D1"


def test_a_target_without_a_year_is_of_the_year_in_the_title(structure, tmp_path):
    rows = [["PERJANJIAN KINERJA TAHUN 2026"], ["No", "Sasaran", "Indikator", "Target"]]
    rows += [["1", "Sehat", "AHH", "72,5 tahun"], ["No", "Program", "Anggaran"]]
    rows += [["1", "Gizi", "100"]]
    draft = read_plan(_write(tmp_path / "a.xlsx", rows, header_rows=2), structure)
    (node,) = draft.plan.nodes
    assert [t.year for t in node.indicators[0].targets] == [2026]
    assert draft.plan.kind == "agreement"
    assert [part.where.row for part in draft.unread] == [4, 5]


def test_heads_of_government_and_signatures_are_kept_apart(structure, tmp_path):
    rows = [
        ["Kode", "Program", "Indikator", "Target 2026"],
        ["1", "URUSAN PEMERINTAHAN WAJIB", "", ""],
        ["1.02", "BIDANG KESEHATAN", "", ""],
        ["1.02.02", "Gizi", "Stunting", "14%"],
        ["", "Jumlah", "", ""],
        ["", "Kepala Dinas", "", ""],
    ]
    told, draft = _told(tmp_path, structure, rows)
    assert [node.code for node in draft.plan.nodes] == ["1.02.02"]
    assert "2, 3, 5, 6" in told["PLN-062"].says()


def test_numbered_codes_and_parents_by_order_are_told(structure):
    told = {p.code: p for p in read_plan(SUMEDANG, structure).problems}
    assert set(told) == {"PLN-067", "PLN-068"}
    assert "8" in told["PLN-067"].says("en")
    assert "7" in told["PLN-068"].says("en")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Sasaran", "Indikator", "Target"], ["Sehat", "AKI", "70"]], "PLN-054"),
        ([["no", "puskesmas", "sasaran_bumil"], ["1", "Kebonsari", "40"]], "PLN-050"),
        ([["Program", "2026"], ["Gizi", "70"]], "PLN-051"),
        ([["Sasaran", "Indikator", "2026"]], "PLN-052"),
    ],
)
def test_what_is_no_plan_is_refused_with_what_is_needed(
    rows, code, structure, tmp_path
):
    with pytest.raises(DerajatError) as refused:
        read_plan(_write_csv(tmp_path / "a.csv", rows), structure)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_the_copied_tables_are_the_bytes_that_their_readme_names():
    notes = (TABLES / "README.md").read_text("utf-8")
    for path in ALL:
        checksum = hashlib.sha256(path.read_bytes()).hexdigest()
        assert f"| `{path.name}` |" in notes
        assert checksum in notes


def test_targets_are_read_once_and_never_changed(structure):
    for path in ALL:
        for _, item in read_plan(path, structure).plan.indicators():
            for target in item.targets:
                assert target.target == read_target(target.target.printed)
                if isinstance(target.target.reading, Exactly):
                    assert target.target.amounts[0].number >= 0
