"""Several tables on one sheet, and headers that come again."""

import pytest
from tests.bad_input.forms import BIRTH_HEADER, BIRTH_ROWS
from tests.bad_input.writing import OFFICIAL_HEADER, births, cases, official


def swapped(row, one, other):
    row = list(row)
    row[one], row[other] = row[other], row[one]
    return row


def codes(checked):
    return [finding.problem.code for finding in checked.findings]


def test_a_second_table_with_another_order_of_columns_is_not_read(check):
    below = [swapped(BIRTH_HEADER, 2, 3), swapped(BIRTH_ROWS[2], 2, 3)]
    checked = check("bayi_2022.csv", [*births()[:3], *below])
    assert set(checked.facts["kabupaten"].to_pylist()) == {"35.01", "35.02"}
    assert dict(checked.reasons) == {"REC-063": 1, "REC-064": 1}
    assert checked.counts.received == 4 and checked.counts.set_aside == 2


def test_a_second_table_with_other_columns_is_not_read(check):
    below = [["Nomor", "Kode Wilayah", "Tanggal Sakit", "Sembuh", "JK"]]
    below += [["A-9", "35.01", "2025-04-03", 7, "L"]]
    checked = check("kasus.csv", [*cases(), [], ["Kasus sembuh"], *below])
    assert checked.facts["nomor"].to_pylist() == ["A-1", "A-2", "A-3"]
    assert {"REC-063", "REC-064"} <= set(codes(checked))


def test_nothing_below_a_second_table_is_read_even_under_its_own_header(check):
    table = births()
    below = [swapped(BIRTH_HEADER, 2, 3), BIRTH_HEADER, BIRTH_ROWS[2]]
    checked = check("bayi_2022.csv", [*table[:2], *below])
    assert checked.facts["kabupaten"].to_pylist() == ["35.01"] * 2
    assert dict(checked.reasons) == {"REC-063": 1, "REC-064": 2}


def test_each_header_row_of_an_official_form_may_come_again(check):
    again = [*BIRTH_ROWS[:2], *OFFICIAL_HEADER[:2], BIRTH_ROWS[2]]
    checked = check("bayi_2022.xlsx", official(rows=again, total=False))
    assert dict(checked.reasons) == {"REC-053": 2}
    assert codes(checked) == ["REC-053", "REC-053"]
    assert checked.facts.num_rows == 6


@pytest.mark.parametrize("below", [["L", "P", "L", "P"], ["orang", "orang", "orang"]])
def test_texts_between_header_and_first_row_do_not_end_the_table(check, below):
    row = [None, None, *below]
    checked = check("bayi_2022.xlsx", official(rows=[row, *BIRTH_ROWS], total=False))
    assert checked.facts.num_rows == 6
