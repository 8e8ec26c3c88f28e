"""A workbook with one sheet a month, or one sheet an area, is one batch."""

from functools import partial
from pathlib import Path

import openpyxl
import pytest
from monthly_forms import (
    BY_AREA,
    HEADER,
    MONTHLY,
    MONTHLY_CATALOGUE,
    NAMED,
    NUMBERS_HEADER,
    SURVEILLANCE,
    month,
    office_with,
)
from tests.bad_input.writing import as_workbook

from derajat.model.calendar import month_number, week_number
from derajat.model.facts import ROW, SHEET


PACITAN, PONOROGO, MALANG = "Kab. Pacitan", "Kab. Ponorogo", "Kota Malang"
BOOK = "LB3_KIA_2026.xlsx"


@pytest.fixture
def receive(send):
    return partial(send, office=office_with(MONTHLY), catalogue=MONTHLY_CATALOGUE)


@pytest.fixture
def look(check):
    """`look(name, sheets, source)`: the checked workbook."""

    def look_at(name, sheets, source=MONTHLY):
        return check(name, as_workbook(sheets), office_with(source), MONTHLY_CATALOGUE)

    return look_at


def told(checked):
    return [(f.problem.code, f.problem.where.sheet, f.row) for f in checked.findings]


def facts(checked):
    return [
        (fact["kabupaten"], fact["bulan"], fact["hamil"], fact[SHEET], fact[ROW])
        for fact in checked.facts.to_pylist()
    ]


def test_each_month_is_read_with_the_year_of_the_file(look):
    checked = look(
        BOOK,
        {
            "Januari": month((PACITAN, 50, 40), (PONOROGO, 60, 30)),
            " PEB ": month((PACITAN, 51, 41)),
            "Mar. ": month((PACITAN, 52, 42)),
        },
    )
    january = month_number(2026, 1)
    assert facts(checked) == [
        ("35.01", january, 50, "Januari", 4),
        ("35.02", january, 60, "Januari", 5),
        ("35.01", january + 1, 51, " PEB ", 4),
        ("35.01", january + 2, 52, "Mar. ", 4),
    ]
    assert checked.counts.accepted == checked.counts.received == 4
    assert not told(checked)


@pytest.mark.parametrize("sheet", ["2025-12", "12-2025", "Desember 2025", "Des_2025"])
def test_a_year_on_the_sheet_wins_over_that_of_the_file(look, sheet):
    (fact,) = facts(look(BOOK, {sheet: month((PACITAN, 50, 40))}))
    assert fact[1] == month_number(2025, 12)


def test_one_sheet_an_area_with_the_month_in_the_file_name(look):
    sheets = {
        "Pacitan": [["x"]],
        "Kab Ponorogo": [NUMBERS_HEADER, [60, 30, 50]],
        "Kota_Malang": [NUMBERS_HEADER, [70, 35, 50]],
        "35.01": [NUMBERS_HEADER, [50, 40, 80]],
    }
    checked = look("rekap_2026-03_akhir.xlsx", sheets, BY_AREA)
    march = month_number(2026, 3)
    assert [fact[:3] for fact in facts(checked)] == [
        ("35.02", march, 60),
        ("35.73", march, 70),
        ("35.01", march, 50),
    ]
    (headless,) = [p for p in checked.form.notices if p.code == "REC-100"]
    assert headless.where.sheet == "Pacitan"


@pytest.mark.parametrize(
    ("name", "area", "expected"),
    [
        ("LB3_Kab_Pacitan_2026-03.xlsx", "35.01", (2026, 3)),
        ("LB3_kota_malang_Maret_2026.xlsx", "35.73", (2026, 3)),
        ("lb3_35.02_03-2026.xlsx", "35.02", (2026, 3)),
        ("LB3_Kab. Trenggalek_Agustus 2025.xlsx", "35.03", (2025, 8)),
        ("LB3_Kab. Trenggalek_Agustus 2025 (1).xlsx", "35.03", (2025, 8)),
    ],
)
def test_area_and_month_of_a_file_name_with_underscores(look, name, area, expected):
    checked = look(name, {"Isi": [NUMBERS_HEADER, [50, 40, 80]]}, NAMED)
    assert [fact[:2] for fact in facts(checked)] == [(area, month_number(*expected))]


def test_an_area_that_the_file_name_does_not_tell_is_refused(send):
    receipt = send(
        "LB3_Kab_Pasitan_2026-03.xlsx",
        as_workbook({"Isi": [NUMBERS_HEADER, [50, 40, 80]]}),
        office=office_with(NAMED),
        catalogue=MONTHLY_CATALOGUE,
    )
    assert receipt.batch is None
    assert {problem.code for problem in receipt.problems} == {"REC-004"}


def test_one_sheet_an_epidemiological_week(look):
    sheets = {
        "Minggu 7": [NUMBERS_HEADER, [50, 40, 80]],
        "Minggu ke-53": [NUMBERS_HEADER, [51, 40, 78.4]],
        "Minggu 53": [NUMBERS_HEADER, [51, 40, 78.4]],
    }
    checked = look("W2_Kab Pacitan_2026.xlsx", sheets, SURVEILLANCE)
    weeks = [fact["minggu"] for fact in checked.facts.to_pylist()]
    assert weeks == [week_number(2026, 7)]
    assert dict(checked.reasons) == {"REC-101": 2}


def test_a_sheet_whose_name_is_no_month_is_set_aside_with_the_nearest(look):
    sheets = {
        "Agustsus": month((PACITAN, 50, 40), (PONOROGO, 60, 30), total=(110, 70)),
        "Juli": month((PACITAN, 50, 40)),
    }
    checked = look(BOOK, sheets)
    assert [fact[3] for fact in facts(checked)] == ["Juli"]
    assert (checked.counts.accepted, checked.counts.set_aside) == (1, 3)
    assert told(checked) == [("REC-101", "Agustsus", 0)]
    says = checked.findings[0].problem.says("id")
    assert "“Agustsus”" in says and "Agustus" in says.split("mirip")[1]


def test_sheets_without_rows_are_told_together_and_do_no_harm(receive):
    empty = [HEADER]
    sheets = {"Januari": month((PACITAN, 50, 40)), "Februari": empty, "Maret": empty}
    receipt = receive(BOOK, as_workbook(sheets))
    assert [(n.code, n.where.sheet) for n in receipt.notices] == [
        ("REC-102", "Februari, Maret")
    ]
    assert receipt.marked_copy is None and receipt.counts.accepted == 1


def test_a_workbook_of_empty_months_is_refused_once(receive):
    receipt = receive(BOOK, as_workbook({"Januari": [HEADER], "Februari": [HEADER]}))
    assert [problem.code for problem in receipt.problems] == ["REC-010"]


def test_a_month_with_a_faulty_header_is_never_left_out(receive):
    spoilt = [["No", "Kabupaten", "Ibu Hamil", "K-satu"], [1, PACITAN, 50, 40]]
    sheets = {"Januari": month((PACITAN, 50, 40)), "Februari": spoilt}
    receipt = receive(BOOK, as_workbook(sheets))
    assert receipt.batch is None
    assert [(p.code, p.where.sheet) for p in receipt.problems] == [
        ("REC-008", "Februari")
    ]
    recap = {"Januari": month((PACITAN, 50, 40)), "Rekap": spoilt}
    notices = receive(BOOK, as_workbook(recap)).notices
    assert [(n.code, n.where.sheet) for n in notices] == [("REC-100", "Rekap")]


def test_two_sheets_that_give_one_key_are_told_at_both_places(look):
    sheets = {
        "Januari": month((PACITAN, 50, 40), (PONOROGO, 60, 30)),
        "Jan": month((PONOROGO, 61, 30), (PACITAN, 50, 40)),
    }
    checked = look(BOOK, sheets)
    assert told(checked) == [
        ("REC-105", "Januari", 5),
        ("REC-104", "Jan", 4),
        ("REC-103", "Jan", 5),
    ]
    at_first, at_later, repeat = (f.problem.says("id") for f in checked.findings)
    assert "lembar “Jan” baris 4" in at_first
    assert "lembar “Januari” baris 5" in at_later
    assert "lembar “Januari” baris 4" in repeat
    counts = checked.counts
    assert (counts.accepted, counts.questioned, counts.set_aside) == (1, 1, 2)


def test_totals_and_percentages_are_checked_on_their_own_sheet(look):
    wrong = month((PACITAN, 51, 41), (PONOROGO, 60, 30), total=(112, 71))
    wrong[3][4] = 99.9
    sheets = {
        "Januari": month((PACITAN, 50, 40), (PONOROGO, 60, 30), total=(110, 70)),
        "Februari": wrong,
    }
    checked = look(BOOK, sheets)
    faults = [found for found in told(checked) if found[0] != "REC-050"]
    assert faults == [
        ("REC-070", "Februari", 4),
        ("REC-074", "Februari", 6),
        ("REC-077", "Februari", 6),
    ]
    january = [claim for claim in checked.claims if claim.sheet == "Januari"]
    assert {claim.period for claim in january} == {"2026-01"}


def test_the_marked_copy_marks_each_sheet(receive):
    january, february = month((PACITAN, 50, 40)), month((PACITAN, 50, 40))
    january[3][3], february[3][2] = "x", -1
    receipt = receive(BOOK, as_workbook({"Januari": january, "Februari": february}))
    book = openpyxl.load_workbook(receipt.marked_copy)
    assert book["Januari"]["D4"].comment and not book["Januari"]["C4"].comment
    assert book["Februari"]["C4"].comment and not book["Februari"]["D4"].comment
    listed = [[cell.value for cell in row[:2]] for row in book["Temuan"].iter_rows()]
    places = [["Februari", "C4"], ["Januari", "D4"]]
    assert sorted(place for place in listed[1:] if place in places) == places
    assert Path(receipt.marked_copy).is_file()


def test_what_every_sheet_says_alike_is_told_once(receive):
    def with_note(table):
        return [*table[:2], [*HEADER, "Catatan"], *table[3:]]

    sheets = {
        name: with_note(month((PACITAN, 50, 40)))
        for name in ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun")
    }
    (notice,) = receive(BOOK, as_workbook(sheets)).notices
    assert notice.code == "REC-011"
    assert notice.where.sheet == "Jan, Feb, Mar, Apr, Mei, …"


def test_the_workbook_of_the_next_month_replaces_and_adds(receive, store):
    receive(BOOK, as_workbook({"Jan": month((PACITAN, 50, 40))}))
    later = {"Jan": month((PACITAN, 55, 40)), "Feb": month((PACITAN, 60, 40))}
    receipt = receive("LB3_KIA_2026_feb.xlsx", as_workbook(later))
    assert receipt.batch.replaces == 1
    known = store.snapshot().load_facts("kunjungan").to_pylist()
    assert sorted(fact["hamil"] for fact in known) == [55, 60]
