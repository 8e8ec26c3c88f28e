"""What is worth a look although no relation breaks, and what must stay silent."""

from random import Random

import pytest

from derajat.audit.auditing import audit_files


@pytest.fixture
def audit(tmp_path):
    def run(*texts):
        paths = []
        for number, text in enumerate(texts):
            paths.append(tmp_path / f"tabel{number}.csv")
            paths[-1].write_text(text, encoding="utf-8")
        return audit_files(paths)

    return run


def _told(result, code):
    return [
        (f.problem.where.cell, f.printed) for f in result.findings
        if f.problem.code == code
    ]  # fmt: skip


def _coverage(pairs):
    lines = [
        f"P{i},{a},{b},{100 * a / b if b else 0:.1f}" for i, (a, b) in enumerate(pairs)
    ]
    return "\n".join(["nama,dilayani,sasaran,persen", *lines])


PAIRS = [(77, 440), (113, 545), (87, 510), (69, 371), (138, 691), (95, 514), (169, 719)]


def test_more_served_than_eligible_is_a_notice(audit):
    result = audit(_coverage([*PAIRS, (300, 240)]))
    assert result.errors == ()
    assert _told(result, "AUD-020") == [("D9", "125.0")]


def test_people_served_of_nobody_are_an_error(audit):
    result = audit(_coverage([*PAIRS, (12, 0), (0, 0)]))
    assert _told(result, "AUD-011") == [("C9", "0")]
    assert len(result.errors) == 1


def test_a_percentage_of_nobody_is_a_notice(audit):
    text = _coverage(PAIRS) + "\nP9,0,0,100.0"
    result = audit(text)
    assert result.errors == ()
    assert _told(result, "AUD-030") == [("D9", "100.0")]


def test_fractions_among_percentages_are_told(audit):
    text = "indikator;2020;2021;2022\nanemia;8,25%;0,08;7,75%\nkek;20%;19%;18%"
    assert _told(audit(text), "AUD-028") == [("C2", "0.08")]


def test_an_end_of_period_unlike_the_others_is_told(audit):
    rows = [
        "a,10,20,30,30", "b,5,6,8,8", "c,7,9,11,11", "d,4,8,9,21", "e,3,3,3,3"
    ]  # fmt: skip
    text = "\n".join(["program,rp_2019,rp_2020,rp_2021,rp_akhir", *rows])
    assert _told(audit(text), "AUD-029") == [("E5", "21")]


def _years(jump=None):
    random = Random(7)
    before = [random.randint(900, 1500) for _ in range(20)]
    after = [round(value * random.uniform(0.97, 1.04)) for value in before]
    if jump is not None:
        after[jump] *= 3
    head = "nama,kasus"
    return [
        "\n".join([head, *(f"Kab {i},{value}" for i, value in enumerate(values))])
        for values in (before, after)
    ]


def test_a_jump_between_years_is_a_notice(audit):
    result = audit(*_years(jump=5))
    assert result.errors == ()
    assert [cell for cell, _ in _told(result, "AUD-025")] == ["B7"]


def test_usual_changes_between_years_are_silent(audit):
    assert audit(*_years()).findings == ()


def test_tables_with_other_rows_are_not_compared(audit):
    first, second = _years(jump=5)
    assert audit(first, second.replace("Kab", "Kota")).findings == ()


def test_an_index_of_few_respondents_is_told_and_of_many_is_not(audit):
    result = audit("unit,responden,ikm\nA,1,100\nB,833,95.96")
    assert _told(result, "AUD-026") == [("C2", "100")]


def test_ordinary_spread_has_no_outliers(audit):
    random = Random(3)
    pairs = [(random.randint(60, 95), random.randint(95, 130)) for _ in range(38)]
    result = audit(_coverage(pairs))
    assert _told(result, "AUD-023") == []


def test_a_proportion_far_from_all_others_is_a_notice(audit):
    random = Random(3)
    pairs = [(random.randint(4500, 4800), 5000) for _ in range(30)]
    result = audit(_coverage([*pairs, (310, 5000)]))
    assert _told(result, "AUD-023") == [("D32", "6.2")]


def test_a_percentage_of_unrounded_numbers_fits_within_rounding(audit):
    areas = ["37.1", "13.0", "41.6", "38.3", "24.2", "15.1", "60.4", "33.3", "18.7"]
    people = [37116, 48210, 77123, 90541, 65432, 33218, 71234, 28456, 55555]
    lines = [
        f"Kec {i},{p},{a},{p / float(a):.1f}"
        for i, (p, a) in enumerate(zip(people, areas, strict=True))
    ]
    lines[0] = f"Kec 0,37116,37.1,{37116 / 37.12:.1f}"
    result = audit("\n".join(["kecamatan,penduduk,luas,kepadatan", *lines]))
    assert result.errors == ()
    assert _told(result, "AUD-022") == [("D2", "999.9")]


def test_two_alike_percentages_are_never_told_to_be_far_apart(audit):
    lines = ["nama,dilayani_l,sasaran_l,%_l,dilayani_p,sasaran_p,%_p,lp,sasaran_lp"]
    random = Random(3)
    for number in range(20):
        men, women = random.randint(700, 900), random.randint(700, 900)
        a, b = men * 70 // 100 + number, women * 85 // 100 - number
        if number in (6, 7):
            a, b = men, women if number == 6 else women // 3
        lines.append(
            f"P{number},{a},{men},{100 * a / men:.1f},{b},{women},"
            f"{100 * b / women:.1f},{a + b},{men + women}"
        )
    assert _told(audit("\n".join(lines)), "AUD-024") == [("D9", "100.0")]
