"""Numbers written with the other decimal mark than the form declares."""

import pytest
from tests.bad_input.writing import births, cases, with_column

from derajat.intake.read_numbers import build_number_reader
from derajat.model.columns import Column, ColumnType, PersonalData


COUNT = Column("jumlah", ColumnType.WHOLE, False)


@pytest.mark.parametrize(
    ("text", "mark", "plain"),
    [
        ("1.234", ".", "1234"),
        ("1.555,00", ".", "1555"),
        ("1444,0", ".", "1444"),
        ("1,234", ",", "1234"),
        ("1,234.5", ",", "1234,5"),
    ],
)
def test_a_count_in_the_other_marks_is_not_guessed_but_the_likely_number_is_told(
    text, mark, plain
):
    found = build_number_reader(COUNT, mark)(text)
    assert (found.code, dict(found.fields)["plain"]) == ("REC-037", plain)


@pytest.mark.parametrize(("text", "mark"), [("12.5", "."), ("12,5", ",")])
def test_a_count_with_decimals_in_the_marks_of_the_form_is_no_whole_number(text, mark):
    assert build_number_reader(COUNT, mark)(text).code == "REC-022"


def test_a_personal_number_is_never_told():
    hidden = Column("berat", ColumnType.WHOLE, False, PersonalData.PERSON)
    found = build_number_reader(hidden, ".")("1.234")
    assert "1" not in str(found.fields)


@pytest.mark.parametrize("printed", ["91,4", "91,4 %", "91,40%", "91.4 %"])
def test_a_printed_percentage_is_compared_in_whatever_mark_it_is_printed(
    check, printed
):
    checked = check("bayi_2022.csv", births((0, 8, printed)))
    assert not checked.findings
    assert checked.claims[0].printed == "91.4"


def test_a_printed_percentage_in_the_other_mark_can_be_wrong(check):
    checked = check("bayi_2022.csv", births((0, 8, "91,5 %")))
    assert [f.problem.code for f in checked.findings] == ["REC-070"]


def test_a_decimal_that_both_marks_could_mean_is_not_cut(check):
    rows = with_column(cases(), "Berat", ["3.250", "3.25", "3,2"])
    checked = check("kasus.csv", rows)
    assert [f.problem.code for f in checked.findings] == ["REC-029", "REC-037"]
