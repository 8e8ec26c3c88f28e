"""Years that cannot be right: to come, or others than the titles tell."""

import pytest
from tests.bad_input.writing import as_text, births, cases, official

from derajat.intake.future_periods import latest_time
from derajat.model.calendar import day_number, month_number
from derajat.model.columns import Column, ColumnType


def codes(receipt):
    told = [*receipt.notices, *(finding.problem for finding in receipt.findings)]
    return [problem.code for problem in told]


def test_rows_about_days_to_come_are_questioned_at_their_cell(send):
    receipt = send("kasus.csv", cases((1, 2, "2032-04-17")))
    assert (receipt.counts.accepted, receipt.counts.questioned) == (2, 1)
    (finding,) = receipt.findings
    assert (finding.problem.code, finding.problem.where.cell) == ("REC-038", "C3")
    assert "2032-04-17" in finding.problem.says()


def test_the_day_after_the_receipt_is_not_questioned(send):
    rows = cases((0, 2, "2026-11-23"), (1, 2, "2026-11-24"))
    receipt = send("kasus.csv", rows, now="2026-11-22T23:00:00Z")
    assert [f.problem.where.cell for f in receipt.findings] == ["C3"]


def test_a_file_name_with_a_year_to_come_is_told_once(send):
    receipt = send("bayi_2032.csv", births())
    assert (receipt.counts.accepted, receipt.counts.questioned) == (0, 3)
    assert codes(receipt) == ["REC-039"]
    assert send("bayi_2026.csv", births((0, 2, 3148))).findings[0].row == 2


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("TAHUN 2022", []),
        ("TAHUN 2021", ["REC-019"]),
        ("menurut Permenkes 4/2019, keadaan tahun 2022", []),
        ("Nomor surat 440/120212/2", []),
        ("PROVINSI JAWA TIMUR", []),
    ],
)
def test_titles_that_tell_another_year_than_the_file_name_are_told(send, title, told):
    above = [["BAYI LAHIR MENURUT KABUPATEN"], [title]]
    receipt = send("bayi_2022.xlsx", official(above=above, total=False))
    assert codes(receipt) == told
    assert receipt.counts.accepted == 3


def test_a_year_inside_the_table_is_no_title(send):
    rows = births((0, 0, 2019))
    assert codes(send("bayi_2022.csv", as_text(rows))) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ColumnType.YEAR, 2026),
        (ColumnType.MONTH, month_number(2026, 11)),
        (ColumnType.DATE, day_number(2026, 11, 22)),
        (ColumnType.MOMENT, (day_number(2026, 11, 23)) * 1440 - 1),
    ],
)
def test_the_latest_time_of_a_day(kind, expected):
    assert (
        latest_time(Column("waktu", kind, True), day_number(2026, 11, 22)) == expected
    )
