"""Printed percentages and totals against our own counts."""

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bad_input.forms import BIRTH_FORM, BIRTH_TOTAL, BIRTHS, CATALOGUE, OFFICE
from tests.bad_input.writing import births, official, with_column

from derajat.intake import check_claims
from derajat.intake.claim_check import PercentCheck, _Pair
from derajat.intake.claims import plain
from derajat.model.sources import FactColumn


def told(checked):
    return [
        (finding.problem.code, finding.problem.where.cell)
        for finding in checked.findings
        if finding.problem.code >= "REC-07"
    ]


@given(
    st.integers(0, 10**7),
    st.integers(1, 10**7),
    st.integers(0, 4),
    st.sampled_from([100, 1000]),
)
def test_a_percentage_is_rounded_once_from_exact_counts(part, whole, decimals, scale):
    check = PercentCheck(Decimal(0), decimals, scale)
    exact = Fraction(part * scale, whole) * 10**decimals
    lower = exact.numerator // exact.denominator
    up = exact - lower >= Fraction(1, 2)
    expected = Decimal(lower + up).scaleb(-decimals)
    assert check.round(_Pair(part, whole), ROUND_HALF_UP) == expected
    even = Decimal(round(exact)).scaleb(-decimals)
    assert check.round(_Pair(part, whole), ROUND_HALF_EVEN) == even


@pytest.mark.parametrize(
    ("printed", "part", "whole", "code"),
    [
        ("8.6", 86, 1000, None),
        ("12.5", 1, 8, None),
        ("6.3", 1, 16, None),
        ("6.2", 1, 16, "REC-071"),
        ("82.6", 157072, 190280, "REC-078"),
        ("61.5", 167067, 271897, "REC-078"),
        ("66.9", 127399, 190280, "REC-070"),
        ("9.3", 166, 2352, "REC-070"),
        ("8.57", 6, 70, None),
        ("8.571429", 6, 70, None),
        ("0", 0, 0, None),
        ("3", 0, 0, "REC-076"),
    ],
)
def test_a_printed_percentage_follows_or_is_told(printed, part, whole, code):
    number = Decimal(printed)
    decimals = max(1, -number.as_tuple().exponent)
    faults = PercentCheck(number, decimals, 100).compare(_Pair(part, whole), None)
    assert [fault.code for fault in faults] == ([code] if code else [])


def test_a_percentage_that_follows_from_refused_counts_says_so():
    check = PercentCheck(Decimal("50"), 1, 100)
    faults = check.compare(_Pair(1, 3), _Pair(1, 2))
    assert [fault.code for fault in faults] == ["REC-077"]


def test_counts_nobody_knows_are_no_proof_of_an_error():
    assert PercentCheck(Decimal("50"), 1, 100).compare(None, None) == []


@pytest.mark.parametrize(
    ("number", "text"),
    [("12", "12"), ("8.60", "8.6"), ("1E+3", "1000"), ("0.1234567", "0.123457")],
)
def test_a_printed_number_is_kept_without_needless_marks(number, text):
    assert plain(Decimal(number)) == text


def test_every_printed_number_beside_the_counts_is_a_claim(check):
    checked = check("bayi_2022.csv", [*births(), BIRTH_TOTAL])
    rows = [claim for claim in checked.claims if not claim.is_total_row]
    assert [claim.kind for claim in rows].count("percent") == 9
    assert [claim.kind for claim in rows].count("total") == 6
    totals = [claim for claim in checked.claims if claim.is_total_row]
    assert len(totals) == 3 + 2 + 6
    assert {claim.area for claim in totals} == {"35"}
    assert {claim.period for claim in checked.claims} == {"2022"}
    first = rows[0]
    assert (first.subject, first.group, first.printed) == (
        "KIA-TIMBANG",
        "jk=L",
        "91.4",
    )
    assert (first.printed_part, first.printed_whole) == ("2879", "3149")
    assert (first.area, first.row, first.column) == ("35.01", 2, 9)


def test_claims_are_never_facts(check):
    checked = check("bayi_2022.csv", [*births(), BIRTH_TOTAL])
    values = {
        value
        for row in checked.facts.select(
            ["lahir_hidup", "ditimbang", "bblr"]
        ).to_pylist()
        for value in row.values()
    }
    assert not values & {6140, 5464, 24205, 12487}


def test_a_percentage_is_checked_against_accepted_counts_not_only_printed_ones(check):
    checked = check("bayi_2022.csv", births((0, 5, "x"), (0, 8, 50.0)))
    assert ("REC-070", "I2") not in told(checked)
    wrong = check("bayi_2022.csv", births((0, 5, 100)))
    assert ("REC-070", "I2") in told(wrong)
    assert ("REC-073", "H2") in told(wrong)
    assert ("REC-077", "K2") in told(wrong)


def test_a_notice_leaves_its_row_accepted(check):
    checked = check("bayi_2022.csv", births((0, 8, 12.3)))
    assert told(checked) == [("REC-070", "I2")]
    assert checked.counts.accepted == 3


def test_totals_of_one_year_are_not_held_against_another(check):
    columns = (FactColumn(("tahun",), "tahun"), *BIRTH_FORM.columns)
    layout = replace(BIRTH_FORM.layouts[0], file="banyak.csv")
    source = replace(BIRTH_FORM, columns=columns, layouts=(layout,))
    office = replace(OFFICE, sources=(source,))
    two_years = births(rows=[*births()[1:], *births((0, 11, 174))[1:]])
    table = with_column(
        [*two_years, BIRTH_TOTAL], "tahun", [*[2021] * 3, *[2022] * 3, 2021]
    )
    assert told(check("banyak.csv", table, office)) == []
    table[-1][-1] = 2022
    assert told(check("banyak.csv", table, office)) == [("REC-074", "L8")]


def test_the_scale_is_that_of_the_unit(check):
    checked = check("bayi_2022.csv", births((0, 8, 914.2)))
    claims = [claim for claim in checked.claims if claim.column == 9 and claim.row == 2]
    per_mille = check_claims(
        checked.form.forms[0], BIRTHS, claims, checked.facts, {"KIA-TIMBANG": 1000}
    )
    per_cent = check_claims(checked.form.forms[0], BIRTHS, claims, checked.facts, {})
    assert [each.found.code for each in per_mille] == ["REC-070"]
    assert dict(per_mille[0].found.fields)["computed_en"] == "914.3"
    assert [each.found.code for each in per_cent] == ["REC-072", "REC-070"]


def test_a_percent_text_and_a_percent_cell_are_the_same_claim(check):
    def as_printed(book):
        book["Tabel 37"]["I4"].value = "91,4 %"
        book["Tabel 37"]["J4"].value = 0.864
        book["Tabel 37"]["J4"].number_format = "0.0%"

    checked = check("bayi_2022.xlsx", official(change=as_printed), catalogue=CATALOGUE)
    printed = [c.printed for c in checked.claims if c.row == 4 and c.kind == "percent"]
    assert printed == ["91.4", "86.4", "89"]


def test_a_printed_count_beyond_all_sense_stops_nothing(check):
    table = births((0, 5, 1e300), (1, 5, 123_456_789_012_345_678))
    checked = check("bayi_2022.xlsx", official([["TABEL 37"]], rows=table[1:]))
    printed = {claim.printed_part for claim in checked.claims if claim.row == 5}
    assert all(len(text) <= 16 for text in printed)
    assert checked.counts.received == 4


def test_a_percentage_of_sums_beyond_28_digits_is_compared_exactly():
    check = PercentCheck(Decimal("12.3"), 9, 100)
    huge = _Pair(2**63 - 1, 1)
    assert check.round(huge, ROUND_HALF_UP) == (2**63 - 1) * 100
    assert [fault.code for fault in check.compare(huge, None)] == ["REC-070"]


def test_a_negative_whole_is_divided_like_any_other():
    check = PercentCheck(Decimal(0), 1, 100)
    assert check.round(_Pair(-1, -3), ROUND_HALF_UP) == Decimal("33.3")
