"""Which relations are found in small tables, and which are not."""

from random import Random

import pytest

from derajat.audit.auditing import audit_files


@pytest.fixture
def audit(tmp_path):
    def run(text, name="tabel.csv", **options):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return audit_files([path], **options)

    return run


def _kinds(result):
    return [relation.kind.value for relation in result.relations]


def _errors(result):
    return [(f.problem.where.cell, f.printed, f.expected) for f in result.errors]


MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"]
CASES = [31, 47, 28, 55, 63, 12, 39, 44]


def _cumulated(spoilt=None):
    lines, running = ["bulan,kasus,kumulatif"], 0
    for number, (month, cases) in enumerate(zip(MONTHS, CASES, strict=True)):
        running += cases
        lines.append(f"{month},{cases},{running + 9 * (number == spoilt)}")
    return "\n".join(lines)


def test_a_cumulation_is_found_row_by_row(audit):
    result = audit(_cumulated())
    assert _kinds(result) == ["running"]
    assert result.errors == ()


def test_a_broken_cumulation_names_its_cell(audit):
    result = audit(_cumulated(spoilt=4))
    assert "AUD-004" in {f.problem.code for f in result.errors}
    assert ("C6", "233", "224") in _errors(result)
    assert any(f.likely and f.likely.cell == "C6" for f in result.errors)


SCORES = [3.21, 2.87, 3.05, 3.42, 2.66, 3.18, 3.77, 2.95, 3.33]


def test_a_weight_common_to_all_rows_is_found_and_a_slip_named(audit):
    rows = [f"U{n},{s},{s * 0.111:.3f}" for n, s in enumerate(SCORES, start=1)]
    head = "unsur,nrr,nilai_bobot"
    right = audit("\n".join([head, *rows]))
    assert _kinds(right) == ["factor"]
    assert "x 0.111" in right.relations[0].label.en
    rows[3] = "U4,3.42,0.830"
    wrong = audit("\n".join([head, *rows]), "salah.csv")
    assert _errors(wrong) == [("C5", "0.830", "0.380")]
    assert wrong.errors[0].problem.code == "AUD-005"


def test_a_product_is_found_where_it_has_more_decimals_than_its_factors(audit):
    rows = [
        (20, 13799), (50, 39), (70, 8), (63, 2798),
        (73, 34), (45, 2), (76, 63), (77, 13),
    ]  # fmt: skip
    lines = [f"k{i},{t},{n},{t * n / 100:.2f}" for i, (t, n) in enumerate(rows)]
    result = audit("\n".join(["nama,target,sasaran,target_sasaran", *lines]))
    assert _kinds(result) == ["product"]


def test_density_is_found_from_rounded_areas(audit):
    people = [51316, 48210, 77123, 90541, 12345, 65432, 33218, 71234, 28456, 55555]
    area = ["37.05", "12.98", "41.63", "38.31", "9.77", "24.18", "15.06", "60.44",
            "33.33", "18.72"]  # fmt: skip
    lines = [
        f"Kec {i},{p},{a},{p / float(a):.0f}"
        for i, (p, a) in enumerate(zip(people, area, strict=True))
    ]
    lines[4] = lines[4].replace(f"{12345 / 9.77:.0f}", "1624")
    result = audit("\n".join(["kecamatan,penduduk,luas,kepadatan", *lines]))
    assert _kinds(result) == ["quotient"]
    assert _errors(result) == [("D6", "1624", "1264")]
    assert "exchanged" in result.errors[0].explanation.en


def test_an_achievement_that_stops_at_100_is_no_error(audit):
    pairs = [(45, 50), (61, 50), (38, 55), (70, 40), (29, 60), (50, 45), (33, 47),
             (12, 40), (44, 48), (58, 56)]  # fmt: skip
    lines = [
        f"p{i},{a},{b},{min(100, a / b * 100):.1f}" for i, (a, b) in enumerate(pairs)
    ]
    result = audit("\n".join(["nama,hasil,target,capaian", *lines]))
    assert "min(100" in result.relations[0].label.en
    assert result.errors == ()


def test_codes_of_an_average_are_held_against_those_below(audit):
    lines = [
        "2.1,Promkes,88.35", "2.1.1,a,91.20", "2.1.2,b,85.50",
        "2.2,Kesling,71.05", "2.2.1,c,66.30", "2.2.2,d,75.80",
        "2.3,Gizi,80.00", "2.3.1,e,61.25", "2.3.2,f,92.75",
    ]  # fmt: skip
    result = audit("\n".join(["kode,variabel,kinerja", *lines]))
    assert _kinds(result) == ["group"]
    assert _errors(result) == [("C8", "80.00", "77.00")]
    assert result.errors[0].problem.code == "AUD-007"


def test_subtotals_and_a_grand_total_are_kept_apart(audit):
    lines = [
        "Puskesmas A,112,341", "Puskesmas B,97,288", "Jumlah Kecamatan Utara,209,629",
        "Puskesmas C,131,402", "Puskesmas D,88,265", "Jumlah Kecamatan Barat,219,666",
        "TOTAL,428,1296",
    ]  # fmt: skip
    result = audit("\n".join(["nama,kasus,sasaran", *lines]))
    assert _kinds(result) == ["total", "total", "total"]
    assert [(f.row, f.printed, f.expected) for f in result.errors] == [
        ("Jumlah Kecamatan Barat", "666", "667")
    ]


def test_a_row_named_jumlah_of_an_indicator_is_no_total(audit):
    lines = ["Persentase BBLR,8,7", "Jumlah kematian ibu,22,21", "Jumlah kader,61,64"]
    result = audit("\n".join(["indikator,2021,2022", *lines]))
    assert result.relations == ()
    assert result.errors == ()


def test_a_mean_row_is_recognised(audit):
    values = [81.2, 77.5, 90.1, 68.8]
    lines = [f"p{i},{v},{v - 3:.1f}" for i, v in enumerate(values)]
    lines.append("Rata-rata,79.4,76.4")
    result = audit("\n".join(["nama,nilai,lain", *lines]))
    assert _kinds(result) == ["mean"]
    assert result.errors == ()


def test_random_numbers_have_no_relations(audit):
    for seed in range(10):
        random = Random(seed)
        lines = [
            ",".join([f"n{r}", *(str(random.randint(1, 999)) for _ in range(12))])
            for r in range(20)
        ]
        head = ",".join(["nama", *(f"k{c}" for c in range(12))])
        assert audit("\n".join([head, *lines])).relations == ()


def test_two_columns_that_are_mostly_alike_are_no_relation(audit):
    lines = [f"k{i},{400 + 37 * i},{400 + 37 * i - (i == 3)}" for i in range(12)]
    result = audit("\n".join(["nama,didapat,dikonsumsi", *lines]))
    assert result.relations == ()


def test_blanks_may_hide_what_is_missing_from_a_sum(audit):
    lines = [f"k{i},{50 + 7 * i},{31 + 11 * i},{81 + 18 * i}" for i in range(8)]
    lines[2] = "k2,64,,117"
    result = audit("\n".join(["nama,l,p,lp", *lines]))
    assert _kinds(result) == ["sum"]
    assert result.errors == ()
    lines[2] = "k2,64,,17"
    (wrong,) = audit("\n".join(["nama,l,p,lp", *lines]), "lain.csv").errors
    assert wrong.problem.code == "AUD-012"


def _survey(index_of):
    random = Random(11)
    lines = [",".join(["unit", *(f"U{n}" for n in range(1, 10)), "ikm"])]
    for unit in range(12):
        scores = [random.randint(250, 400) for _ in range(9)]
        shown = [f"{score / 100:.2f}" for score in scores]
        lines.append(",".join([f"Unit {unit}", *shown, f"{index_of(scores):.2f}"]))
    return lines


def test_an_index_is_the_mean_of_its_nine_elements_times_25(audit):
    lines = _survey(lambda scores: sum(scores) / 900 * 25)
    result = audit("\n".join(lines))
    (relation,) = result.relations
    assert relation.label.en == "ikm = mean (U1 ... U9) x 25"
    assert result.errors == ()
    cells = lines[4].split(",")
    lines[4] = ",".join([*cells[:-1], "99.99"])
    (wrong,) = audit("\n".join(lines), "salah.csv").errors
    assert (wrong.problem.code, wrong.printed) == ("AUD-006", "99.99")
    assert wrong.expected == cells[-1]


def test_an_index_by_the_rounded_weight_is_found_as_such(audit):
    result = audit("\n".join(_survey(lambda scores: sum(scores) / 100 * 0.111 * 25)))
    (relation,) = result.relations
    assert relation.label.en == "ikm = sum (U1 ... U9) x 2.775"
    assert result.errors == ()
