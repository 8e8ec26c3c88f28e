"""What a cell becomes, by the type of its column."""

import datetime
from dataclasses import replace

import pytest
from tests.bad_input.forms import OFFICE

from derajat.intake.faults import NO_DATA, Fault
from derajat.intake.read_areas import AreaBook
from derajat.intake.read_codes import (
    build_code_reader,
    build_id_reader,
    build_yes_no_reader,
    read_text,
)
from derajat.intake.read_numbers import build_number_reader
from derajat.intake.read_times import build_month_reader, build_time_reader
from derajat.model.areas import Area, AreaLevel, AreaRegistry
from derajat.model.calendar import day_number, month_number, week_number
from derajat.model.columns import Column, ColumnType, PersonalData
from derajat.sheets import CellError


def outcome(found):
    """A fault by its code, anything else as it is."""
    return found.code if isinstance(found, Fault) else found


def column(type_, **more):
    return Column("k", type_, never_missing=False, **more)


WHOLE = column(ColumnType.WHOLE, low=0, high=10_000)
TENTHS = column(ColumnType.DECIMAL, places=1)
MONEY = column(ColumnType.RUPIAH)
DISTRICT = column(ColumnType.AREA, area_level="district")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (12, 12),
        (12.0, 12),
        ("12", 12),
        ("1.234", 1234),
        (" 1 234 ", 1234),
        ("", None),
        ("   ", None),
        (None, None),
        ("-", NO_DATA.code),
        ("n/a", NO_DATA.code),
        (3.5, "REC-022"),
        ("3,5", "REC-022"),
        (-1, "REC-030"),
        (10_001, "REC-029"),
        ("(123)", "REC-020"),
        ("10 org", "REC-020"),
        ("8,6 %", "REC-031"),
        (True, "REC-020"),
        (float("nan"), "REC-020"),
        (float("inf"), "REC-020"),
        (CellError("#DIV/0!"), "REC-021"),
        ("#REF!", "REC-021"),
        (datetime.date(2022, 1, 1), "REC-032"),
        (datetime.time(7, 5), "REC-032"),
    ],
)
def test_a_whole_number_is_read_exactly_or_not_at_all(cell, expected):
    assert outcome(build_number_reader(WHOLE, ",")(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (12, 120),
        (12.5, 125),
        (0.1 + 0.2, 3),
        ("12,5", 125),
        ("1.234,5", 12345),
        ("12.5", "REC-037"),
        (12.55, "REC-023"),
        ("0,05", "REC-023"),
    ],
)
def test_a_decimal_keeps_its_places_and_no_more(cell, expected):
    assert outcome(build_number_reader(TENTHS, ",")(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Rp 1.500.000", 1_500_000),
        ("Rp. 25", 25),
        (10**19, "REC-036"),
        (1e300, "REC-036"),
    ],
)
def test_rupiah_may_carry_their_sign_and_must_fit(cell, expected):
    assert outcome(build_number_reader(MONEY, ",")(cell)) == expected


DAY = day_number(2025, 4, 3)


@pytest.mark.parametrize(
    ("type_", "cell", "expected"),
    [
        (ColumnType.DATE, datetime.date(2025, 4, 3), DAY),
        (ColumnType.DATE, datetime.datetime(2025, 4, 3, 23, 59), DAY),
        (ColumnType.DATE, "2025-04-03", DAY),
        (ColumnType.DATE, "3 April 2025", DAY),
        (ColumnType.DATE, 45750, DAY),
        (ColumnType.DATE, "03/04/2025", "REC-025"),
        (ColumnType.DATE, "31/04/2025", "REC-024"),
        (ColumnType.DATE, "3/4/25", "REC-024"),
        (ColumnType.DATE, 2025, "REC-024"),
        (ColumnType.DATE, "-", NO_DATA.code),
        (ColumnType.DATE, CellError("#N/A"), "REC-021"),
        (ColumnType.MONTH, "2025-04", month_number(2025, 4)),
        (ColumnType.MONTH, "04/2025", month_number(2025, 4)),
        (ColumnType.MONTH, "Agustus 2025", month_number(2025, 8)),
        (ColumnType.MONTH, datetime.date(2025, 4, 1), month_number(2025, 4)),
        (ColumnType.MONTH, "2025-13", "REC-024"),
        (ColumnType.MONTH, "April", "REC-024"),
        (ColumnType.WEEK, "2025-W07", week_number(2025, 7)),
        (ColumnType.WEEK, "2025-W60", "REC-024"),
        (ColumnType.YEAR, 2022, 2022),
        (ColumnType.YEAR, 2022.0, 2022),
        (ColumnType.YEAR, "2022", 2022),
        (ColumnType.YEAR, 22, "REC-024"),
        (ColumnType.YEAR, True, "REC-024"),
        (ColumnType.MOMENT, "2025-04-03 07:05", DAY * 1440 + 425),
        (ColumnType.MOMENT, "2025-04-03T07:05:59", DAY * 1440 + 425),
        (ColumnType.MOMENT, datetime.datetime(2025, 4, 3, 7, 5), DAY * 1440 + 425),
        (ColumnType.MOMENT, "2025-04-03 24:00", "REC-024"),
        (ColumnType.MOMENT, "03/04/2025 07.05", "REC-025"),
        (ColumnType.MOMENT, "2025-04-03", "REC-024"),
    ],
)
def test_a_time_is_read_when_it_can_mean_one_thing_only(type_, cell, expected):
    assert outcome(build_time_reader(column(type_), None)(cell)) == expected


def test_the_order_of_day_and_month_is_what_the_column_proves():
    date = column(ColumnType.DATE)
    assert build_time_reader(date, True)("03/04/2025") == DAY
    assert build_time_reader(date, False)("04/03/2025") == DAY


@pytest.mark.parametrize(
    ("cell", "year", "expected"),
    [
        ("Februari", 2021, month_number(2021, 2)),
        ("Agt", "2021", month_number(2021, 8)),
        (8, 2021, month_number(2021, 8)),
        ("", 2021, None),
        ("Februarius", 2021, "REC-024"),
        (13, 2021, "REC-024"),
        ("Februari", None, "REC-034"),
        ("Februari", "dua", "REC-034"),
    ],
)
def test_a_named_month_needs_its_year(cell, year, expected):
    reader = build_month_reader(column(ColumnType.MONTH), "Tahun")
    assert outcome(reader.read(cell, year)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("L", "L"),
        (" l ", "L"),
        (1, "1"),
        (1.0, "1"),
        ("x", "REC-026"),
        ("-", NO_DATA.code),
        (None, None),
    ],
)
def test_a_code_is_one_of_the_list(cell, expected):
    reader = build_code_reader(column(ColumnType.CODE, codes=("L", "P", "1")))
    assert outcome(reader(cell)) == expected


def test_a_code_whose_case_matters_is_not_guessed():
    reader = build_code_reader(column(ColumnType.CODE, codes=("a", "A")))
    assert reader("a") == "a"
    doubtful = build_code_reader(column(ColumnType.CODE, codes=("ab", "AB")))
    assert outcome(doubtful("Ab")) == "REC-026"


def test_an_unknown_code_names_the_nearest():
    reader = build_code_reader(column(ColumnType.CODE, codes=("dipantau", "rujuk")))
    found = reader("ruju")
    assert dict(found.fields)["nearest"] == "rujuk"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ya", 1), ("tidak", 0), (True, 1), (0, 0), ("1", 1),
        ("mungkin", "REC-033"), (None, None), ("-", NO_DATA.code),
    ],
)  # fmt: skip
def test_yes_and_no_are_read_in_both_languages(cell, expected):
    assert outcome(build_yes_no_reader(column(ColumnType.YES_NO))(cell)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("A-17", "A-17"),
        (17, "17"),
        (3507011234567890, "REC-027"),
        (1.67e15, "REC-027"),
        ("1,67E+15", "REC-027"),
        (datetime.date(2025, 1, 1), "REC-027"),
        ("x" * 3000, "REC-035"),
    ],
)
def test_an_id_is_taken_whole_or_refused(cell, expected):
    assert outcome(build_id_reader(column(ColumnType.ID))(cell)) == expected


def test_an_id_of_a_person_is_not_shown():
    nik = column(ColumnType.ID, personal=PersonalData.PERSON)
    found = build_id_reader(nik)("1.67E+15")
    assert "1.67" not in str(found.fields)


def test_text_is_folded_and_bounded():
    assert read_text("  dua\n kata ") == "dua kata"
    assert outcome(read_text("a" * 2001)) == "REC-035"


AREA = AreaBook(OFFICE)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("35.07", "35.07"),
        ("3507", "35.07"),
        (3507, "35.07"),
        (35.07, "35.07"),
        ("35.1", "REC-027"),
        (35.1, "REC-027"),
        ("5.07", "REC-027"),
        ("3.51E+09", "REC-027"),
        ("35.99", "REC-040"),
        ("33.01", "REC-042"),
        ("35", "REC-043"),
        ("35.07.01", "REC-043"),
        (None, None),
    ],
)
def test_an_area_code_is_found_or_refused_but_never_repaired(cell, expected):
    assert outcome(AREA.read_code(cell, DISTRICT)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Kab. Malang", "35.07"),
        ("KABUPATEN MALANG", "35.07"),
        ("kota  malang", "35.73"),
        ("Malang", "REC-041"),
        ("Pacitan", "REC-040"),
        ("Donomulyo", "REC-043"),
        ("Kab. Cilacap", "REC-040"),
    ],
)
def test_an_area_name_is_found_when_it_can_mean_one_area_only(cell, expected):
    assert outcome(AREA.read_name(cell, DISTRICT)) == expected


def test_an_unknown_area_names_the_nearest():
    assert dict(AREA.read_name("Pacitan", DISTRICT).fields)["nearest"] == "Kab. Pacitan"
    assert dict(AREA.read_name("Kab. Tulunagung", DISTRICT).fields)["nearest"] != ""


def test_the_area_around_decides_between_two_of_one_name():
    twins = [
        Area("35.07.09", "Sukun", AreaLevel.SUBDISTRICT, "35.07"),
        Area("35.73.04", "Sukun", AreaLevel.SUBDISTRICT, "35.73"),
    ]
    areas = AreaRegistry((*OFFICE.areas.areas, *twins))
    book = AreaBook(replace(OFFICE, areas=areas))
    kecamatan = column(ColumnType.AREA, area_level="subdistrict")
    assert outcome(book.read_name("Sukun", kecamatan)) == "REC-041"
    assert book.read_name("Sukun", kecamatan, "Kota Malang") == "35.73.04"
    assert book.read_name("Sukun", kecamatan, "3507") == "35.07.09"


def test_a_known_area_beside_the_office_is_outside_by_code_and_by_name():
    book = AreaBook(replace(OFFICE, area="35.07"))
    assert book.read_code("35.07", DISTRICT) == "35.07"
    assert outcome(book.read_code("35.01", DISTRICT)) == "REC-042"
    assert outcome(book.read_name("Kab. Pacitan", DISTRICT)) == "REC-042"


RANGE = {"low": day_number(2000, 1, 1), "high": day_number(2030, 12, 31)}


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2000-01-01", day_number(2000, 1, 1)),
        ("1999-12-31", "REC-029"),
        (datetime.date(2031, 1, 1), "REC-029"),
    ],
)
def test_a_time_outside_the_range_of_its_column_is_refused(cell, expected):
    read = build_time_reader(column(ColumnType.DATE, **RANGE), None)
    assert outcome(read(cell)) == expected


def test_the_range_of_a_time_is_told_as_people_write_it():
    read = build_time_reader(column(ColumnType.DATE, **RANGE), None)
    fields = dict(read("1999-12-31").fields)
    assert fields == {"shown": "1999-12-31", "low": "2000-01-01", "high": "2030-12-31"}


def test_a_named_month_keeps_the_range_of_its_column():
    reader = build_month_reader(column(ColumnType.MONTH, low=24_300), "Tahun")
    assert outcome(reader.read("Desember", 2024)) == "REC-029"
    assert reader.read("Januari", 2025) == 24_300


@pytest.mark.parametrize(
    ("type_", "cell"),
    [
        (ColumnType.WEEK, "0000-W01"),
        (ColumnType.WEEK, "1850-W01"),
        (ColumnType.MONTH, "0000-05"),
        (ColumnType.MONTH, "Mei 0001"),
        (ColumnType.MONTH, "9999-12"),
        (ColumnType.DATE, 5),
        (ColumnType.DATE, 1850),
    ],
)
def test_a_time_nobody_lived_in_is_no_time(type_, cell):
    assert outcome(build_time_reader(column(type_), None)(cell)) == "REC-024"


def test_a_number_counts_its_days_from_the_year_of_the_workbook():
    from_1900 = build_time_reader(column(ColumnType.DATE), None)
    from_1904 = build_time_reader(column(ColumnType.DATE), None, is_1904=True)
    assert from_1900(44_000) == day_number(2020, 6, 18)
    assert from_1904(44_000) == day_number(2024, 6, 19)


@pytest.mark.parametrize("cell", ["-", "n/a", "tidak ada data"])
def test_a_mark_for_no_data_is_no_id(cell):
    assert build_id_reader(column(ColumnType.ID))(cell) is NO_DATA
