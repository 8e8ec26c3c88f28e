"""A NIK is read as people write it, and never repaired when a spreadsheet cut it."""

import datetime

import pytest

from derajat.errors.messages import ALL_MESSAGES
from derajat.intake.faults import NO_DATA, Fault
from derajat.intake.read_identities import read_nik_cell
from derajat.sheets import CellError
from derajat.sheets.nik import find_nik, mask_nik, mask_niks


NIK = "9901011502210007"


@pytest.mark.parametrize(
    "written",
    [
        NIK,
        f" {NIK} ",
        f"'{NIK}",
        f"\u2019{NIK}",
        "9901 0115 0221 0007",
        "99.01.01.150221.0007",
        "990101-150221-0007",
        "990101\u2013150221\u20130007",
        "9901\u00a00115\u00a00221\u00a00007",
        f"\ufeff{NIK}\u200b",
    ],
)
def test_spaces_dots_dashes_and_apostrophes_are_no_part_of_a_nik(written):
    assert read_nik_cell(written) == NIK


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (9.90101150221e15, "REC-080"),
        (9901011502210007, "REC-080"),
        ("9,90101E+15", "REC-080"),
        ("9.90E+15", "REC-080"),
        ("1.67E+15", "REC-080"),
        (True, "REC-080"),
        (datetime.datetime(2026, 1, 1), "REC-080"),
        (0.0, "REC-080"),
        (NIK[:15], "REC-081"),
        (NIK + "1", "REC-081"),
        ("7", "REC-081"),
        ("99O1011502210007", "REC-082"),
        ("Budi", "REC-082"),
        ("٩٩٠١٠١١٥٠٢٢١٠٠٠٧", "REC-082"),
        (f"{NIK}, {NIK}", "REC-082"),
        ("'", "REC-082"),
        ("0" * 16, "REC-083"),
        ("0", "REC-083"),
        (CellError("#N/A"), "REC-021"),
    ],
)
def test_what_is_no_nik_is_told_by_its_kind(cell, code):
    assert read_nik_cell(cell).code == code


@pytest.mark.parametrize("cell", [None, "", "   "])
def test_a_blank_cell_is_no_nik_and_no_fault(cell):
    assert read_nik_cell(cell) is None


@pytest.mark.parametrize("cell", ["-", "n/a", "tidak ada data"])
def test_words_for_no_data_are_no_fault(cell):
    assert read_nik_cell(cell) is NO_DATA


@pytest.mark.parametrize(
    ("born", "exists"),
    [
        ("010100", True),
        ("410100", True),
        ("311299", True),
        ("711299", True),
        ("290200", True),
        ("690204", True),
        ("290201", False),
        ("690203", False),
        ("300200", False),
        ("310400", False),
        ("710400", False),
        ("000100", False),
        ("400100", False),
        ("320100", False),
        ("720100", False),
        ("010000", False),
        ("011300", False),
    ],
)
def test_the_date_of_birth_in_a_nik_exists_with_forty_added_for_women(born, exists):
    read = read_nik_cell(f"990101{born}0001")
    if exists:
        assert read == f"990101{born}0001"
    else:
        assert isinstance(read, Fault)
        assert read.code == "REC-084"


@pytest.mark.parametrize("cell", [NIK[:15], NIK + "1", f"990101990021{NIK[-4:]}"])
def test_a_told_number_keeps_its_last_four_digits_only(cell):
    fields = dict(read_nik_cell(cell).fields)
    assert fields["shown"] == "•" * (len(cell) - 4) + cell[-4:]


@pytest.mark.parametrize("digits", ["1", "1234", "12345678901"])
def test_of_a_short_number_no_digit_is_shown(digits):
    assert mask_nik(digits) == "•••"


@pytest.mark.parametrize("code", ["REC-080", "REC-082", "REC-083"])
def test_messages_of_what_is_no_number_show_nothing_of_it(code):
    message = ALL_MESSAGES[code]
    for text in (message.says_id, message.says_en):
        assert "{shown}" not in text


@pytest.mark.parametrize(
    "text",
    [
        f"“{NIK}”",
        f"Catatan: NIK {NIK} pindah",
        "9901 0115 0221 0007",
        "9.901.011.502.210.007",
        "9,901,011,502,210,007",
        "99.01.01.150221.0007",
    ],
)
def test_a_nik_within_a_text_is_masked(text):
    masked = mask_niks(text)
    assert sum(map(str.isdigit, masked)) == 4


@pytest.mark.parametrize(
    "text",
    ["123.456.789", "2026-01-31", "081234567890", "35.07.01.2001", "Rp 12.500.000.000"],
)
def test_other_numbers_are_left_as_they_are(text):
    assert mask_niks(text) == text


@pytest.mark.parametrize("cell", [NIK, f"x {NIK}.", "9901-0115-0221-0007", int(NIK)])
def test_a_nik_is_found_where_none_is_expected(cell):
    assert find_nik(cell) == NIK


def test_a_nik_that_became_a_number_is_found_though_its_last_digit_is_wrong():
    assert find_nik(float(NIK)) == NIK[:15] + "8"


@pytest.mark.parametrize(
    "cell", [None, "x", NIK[:15], NIK + "1", "9901019902210007", True, 12.5, 1e16]
)
def test_no_nik_is_found_where_there_is_none(cell):
    assert find_nik(cell) is None
