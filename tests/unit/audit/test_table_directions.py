"""What follows from what, and where tables begin and end: mistakes once made here."""

import pytest
from openpyxl import load_workbook

from derajat.audit.auditing import audit_files
from derajat.audit.reading import load_tables
from derajat.sheets.writing import PlainSheet, write_workbook


@pytest.fixture
def audit(tmp_path):
    def run(rows):
        path = tmp_path / "tabel.csv"
        lines = [";".join(str(cell) for cell in row) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return audit_files([path])

    return run


def _relations(result):
    return [relation.label.en for relation in result.relations]


def _errors(result):
    return [(f.problem.where.cell, f.printed, f.expected) for f in result.errors]


HOUSES = [
    (194892, 153057), (335313, 301335), (241359, 207838), (374408, 352211),
    (412001, 380990), (505615, 480020), (815002, 702333), (293646, 250118),
]  # fmt: skip


def _percent(part, whole, decimals=2):
    return f"{part / whole * 100:.{decimals}f}".replace(".", ",")


def _stbm(spoilt=None):
    rows = [["Kab", "Jumlah KK", "KK SBS", "% SBS", "KK CTPS", "% CTPS"]]
    for number, (houses, washed) in enumerate(HOUSES):
        free = houses - (1111 if number == spoilt else 0)
        rows.append(
            [f"K{number}", houses, free, "100,0", washed, _percent(washed, houses)]
        )
    return rows


def test_percentages_of_100_are_results_over_the_first_of_equal_wholes(audit):
    result = audit(_stbm())
    assert _relations(result) == [
        "% CTPS = KK CTPS / Jumlah KK x 100",
        "% SBS = KK SBS / Jumlah KK x 100",
    ]
    assert result.findings == ()


def test_a_count_that_misses_its_100_percent_is_found(audit):
    assert ("D5", "100.0", "99.7") in _errors(audit(_stbm(spoilt=3)))


WOMEN = [
    (6754, 127), (10878, 2981), (8994, 8007), (3284, 2184), (7110, 5093), (4550, 1703),
    (9821, 4410), (5238, 5100), (6001, 3999), (8123, 611),
]  # fmt: skip


def test_a_slip_in_a_percentage_is_found_beside_a_column_just_like_it(audit):
    rows = [["Kab", "Ibu Hamil", "Didapat", "% Didapat", "Diminum", "% Diminum"]]
    for number, (women, given) in enumerate(WOMEN):
        share = _percent(given, women, 1)
        rows.append([f"K{number}", women, given, share, given, share])
    assert audit(rows).errors == ()
    rows[4][5] = "46,5"
    assert _errors(audit(rows)) == [("F5", "46.5", "66.5")]


def test_headers_that_repeat_are_told_apart_by_the_count_before(tmp_path):
    path = tmp_path / "tabel.csv"
    path.write_text(
        "n;Bayi;Vit A;%;Balita;Vit A;%\nx;10;5;50,5;20;6;30,5\ny;12;6;5,5;30;4;3,5\n"
    )
    (table,) = load_tables(path).tables
    assert [column.name for column in table.number_columns] == [
        "Bayi", "Vit A (Bayi)", "% (Vit A, Bayi)",
        "Balita", "Vit A (Balita)", "% (Vit A, Balita)",
    ]  # fmt: skip


def test_a_numbering_row_that_tells_the_arithmetic_is_no_data(audit):
    rows = [["No", "Nama", "Sasaran", "Hasil", "%"], [1, 2, 3, "(4)", "5=4/3x100"]]
    rows += [[n + 1, f"P{n}", a, b, _percent(b, a)] for n, (a, b) in enumerate(HOUSES)]
    totals = [sum(values) for values in zip(*HOUSES, strict=True)]
    rows.append(["", "JUMLAH", *totals, _percent(totals[1], totals[0])])
    result = audit(rows)
    assert result.errors == ()
    assert [(r.holding, r.checked) for r in result.relations] == [(9, 9), (2, 2)]


def test_tables_side_by_side_are_read_apart(audit):
    left = [
        ["Kab", "KK", "Cuci Tangan"],
        *[[f"K{n}", *v] for n, v in enumerate(HOUSES)],
    ]
    left.append(["JUMLAH", *[sum(values) for values in zip(*HOUSES, strict=True)]])
    right = [["Penyakit", "L", "P", "L+P"]]
    right += [[f"S{n}", 31 + 7 * n, 55 - 4 * n, 86 + 3 * n] for n in range(5)]
    right.append(["JUMLAH", 225, 235, 460])
    right += [[""] * 4] * (len(left) - len(right))
    rows = [[*a, "", *b] for a, b in zip(left, right, strict=True)]
    result = audit(rows)
    assert result.errors == ()
    assert _relations(result) == [
        "JUMLAH = sum of 8 rows", "L+P = L + P", "JUMLAH = sum of 5 rows"
    ]  # fmt: skip
    rows[3][5] = 54
    assert ("H4", "92", "101") in _errors(audit(rows))


VILLAGES = {
    "Kec. A": [(410, 333), (278, 251), (690, 600)],
    "Kec. B": [(155, 101), (901, 877)],
    "Kec. C": [(320, 300), (218, 107), (444, 391), (100, 98)],
}


def _subdistricts():
    rows, totals = [["Wilayah", "Bayi", "Imunisasi"]], []
    for name, villages in VILLAGES.items():
        totals.append([sum(values) for values in zip(*villages, strict=True)])
        rows.append([name, *totals[-1]])
        rows += [[f"Desa {babies}", babies, done] for babies, done in villages]
    rows.append(["JUMLAH", *[sum(values) for values in zip(*totals, strict=True)]])
    return rows


def test_subdistricts_above_their_villages_are_not_added_twice(audit):
    result = audit(_subdistricts())
    assert result.errors == ()
    assert [(r.holding, r.checked) for r in result.relations] == [(2, 2)] * 4


def test_a_slip_in_a_subtotal_without_words_is_found(audit):
    rows = _subdistricts()
    rows[5][1] = 1065
    assert ("B6", "1065", "1056") in _errors(audit(rows))


def test_a_total_below_its_rows_is_wrong_where_its_column_adds_up_elsewhere(audit):
    rows = [
        [name.replace("Kec.", "Jumlah Kec."), *cells] if name.startswith("Kec") else
        [name, *cells] for name, *cells in _subdistricts()
    ]  # fmt: skip
    rows[1][2] = 184
    assert ("C2", "184", "1184") in _errors(audit(rows))


def test_groups_told_again_below_their_ages_are_not_added(audit):
    ages = [(21, 19), (44, 41), (83, 90), (61, 66), (18, 25)]
    rows = [["Umur", "L", "P"], *[[f"U{n}", *pair] for n, pair in enumerate(ages)]]
    rows += [["Produktif", 188, 197], ["Muda", 65, 60], ["JUMLAH", 227, 241]]
    assert audit(rows).errors == ()


def test_a_total_that_left_one_row_out_everywhere_is_found(audit):
    rows = [
        ["Kab", "KK", "Cuci Tangan"],
        *[[f"K{n}", *v] for n, v in enumerate(HOUSES)],
    ]
    rows.append(["JUMLAH", *[sum(v) for v in zip(*HOUSES[1:], strict=True)]])
    found = audit(rows).errors
    assert [f.problem.where.cell for f in found] == ["B10", "C10"]
    assert all("K0 was left out" in f.explanation.en for f in found)


PREGNANT = [6678, 10760, 8911, 3282, 7005, 5520, 9034]
SEEN = [2750, 9696, 7627, 2709, 5310, 4999, 6120]


def _years():
    shares = [_percent(a, b, 1) for a, b in zip(SEEN, PREGNANT, strict=True)]
    return [
        ["Indikator", *range(2016, 2023)],
        ["Jumlah Ibu Hamil", *PREGNANT],
        ["Ibu Hamil K4", *SEEN],
        ["Cakupan K4 (%)", *shares],
    ]


def test_indicators_in_rows_are_checked_across_the_columns(audit):
    rows = _years()
    result = audit(rows)
    assert _relations(result) == [
        "Cakupan K4 (%) = Ibu Hamil K4 / Jumlah Ibu Hamil x 100"
    ]
    assert result.errors == ()
    rows[3][3] = "58,6"
    (wrong,) = audit(rows).errors
    assert (wrong.problem.where.cell, wrong.problem.where.row) == ("D4", 4)
    assert (wrong.row, wrong.column, wrong.expected) == (
        "2018", "Cakupan K4 (%)", "85.6"
    )  # fmt: skip


def test_percentages_in_rows_are_not_added_across_the_places(audit):
    rows = _years()
    rows[0] = ["Indikator", *[f"Puskesmas {letter}" for letter in "ABCDEFG"], "Jumlah"]
    pregnant, seen = sum(PREGNANT), sum(SEEN)
    for row, total in zip(
        rows[1:], [pregnant, seen, _percent(seen, pregnant, 1)], strict=True
    ):
        row.append(total)
    assert audit(rows).errors == ()
    rows[2][8] = seen + 1000
    assert {cell for cell, _, _ in _errors(audit(rows))} == {"I3", "I4"}


def test_formula_errors_of_a_turned_table_keep_their_cell(audit):
    rows = _years()
    rows.append(["Angka Kematian", 3, 4, "#DIV/0!", 6, 2, 1, 9])
    assert ("D5", "#DIV/0!", "") in _errors(audit(rows))


def test_dashes_for_nothing_do_not_turn_numbers_into_words(audit):
    rows = [["Desa", "Rumah", "Layak", "Tidak", "Kosong"]]
    for number, (good, bad) in enumerate(HOUSES):
        empty = 77 if number in (2, 5) else 0
        rows.append([f"D{number}", good + bad + empty, good, bad, empty or "-"])
    assert audit(rows).errors == ()
    rows[3][1] += 50
    assert [cell for cell, _, _ in _errors(audit(rows))] == ["B4"]


def test_shares_of_a_total_row_are_held_against_it(audit):
    visits = [people for people, _ in HOUSES]
    rows = [["Puskesmas", "Kunjungan", "Persentase"]]
    rows += [[f"P{n}", v, _percent(v, sum(visits))] for n, v in enumerate(visits)]
    rows.append(["JUMLAH", sum(visits), "100,00"])
    result = audit(rows)
    assert "Persentase = Kunjungan / Kunjungan (JUMLAH) x 100" in _relations(result)
    assert result.errors == ()
    rows[2][2] = "16,01"
    assert _errors(audit(rows)) == [("C3", "16.01", "10.57")]


def test_a_single_score_stopped_at_100_is_no_error(audit):
    rows = [["Indikator", "Sasaran", "Hasil", "Kinerja (%)"]]
    for number, (target, done) in enumerate(HOUSES):
        rows.append([f"I{number}", target, done, _percent(done, target, 1)])
    rows[4][2:] = [rows[4][1] + 7777, "100,0"]
    result = audit(rows)
    assert result.errors == ()
    assert "min(100" in _relations(result)[0]


def test_cut_percentages_do_not_make_their_count_a_product(audit):
    rows = [["Posyandu", "D", "N", "% N/D"]]
    weighed = [409, 388, 512, 290, 333, 471, 620, 205, 517, 346]
    for number, whole in enumerate(weighed):
        part = whole * (50 + 3 * number) // 97
        share = part * 1000 // whole
        rows.append([f"P{number}", whole, part, f"{share // 10},{share % 10}"])
    result = audit(rows)
    assert result.errors == ()
    assert _relations(result) == ["% N/D = N / D x 100"]


def test_four_rows_and_their_total_are_enough_for_a_percentage_beside_its_count(audit):
    rows = [["Puskesmas", "Sasaran", "Hasil", "%"]]
    for number, (a, b) in enumerate([(131, 99), (123, 66), (88, 71), (104, 55)]):
        rows.append([f"P{number}", a, b, _percent(b, a, 1)])
    rows.append(["JUMLAH", 446, 291, _percent(291, 446, 1)])
    rows[1][3] = "57,6"
    assert _errors(audit(rows)) == [("D2", "57.6", "75.6")]


def test_merged_headers_percent_formats_and_hidden_columns_do_not_hide_a_slip(tmp_path):
    path = tmp_path / "tabel.xlsx"
    rows = [["TABEL 5"], ["No", "Puskesmas", "Sasaran", "K1"], ["", "", "", "Jml", "%"]]
    rows += [[n + 1, f"P{n}", a, b, b / a] for n, (a, b) in enumerate(HOUSES)]
    formats = ("", "", "", "", "0.0%")
    write_workbook(path, [PlainSheet("T", rows, 3, number_formats=formats)])
    book = load_workbook(path)
    book["T"].merge_cells("D2:E2")
    book["T"].column_dimensions["C"].hidden = True
    book.save(path)
    assert audit_files([path]).errors == ()
    book["T"]["D6"] = 207383
    book.save(path)
    errors = audit_files([path]).errors
    assert [f.problem.where.cell for f in errors] == ["E6"]
    assert errors[0].column == "K1 / %"
