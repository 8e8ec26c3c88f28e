"""What the doctor makes of numbers: scales, jumps, paths, ends, pace, money."""

from decimal import Decimal

import pytest
from doctor_plans import STRUCTURE, found, found_of, indicator, money, node, plan
from hypothesis import given
from hypothesis import strategies as st

from derajat.model.indicators import Direction
from derajat.model.plans import MoneyUnit, OverYears
from derajat.plan.doctor import check_plan
from derajat.plan.doctor.scale_rules import find_jump


def test_a_share_without_its_sign_is_told_with_the_reading_that_fits():
    item = indicator("Persentase anemia", ("8.50%", "0.08", "7.75%"), "8.50%")
    (finding,) = found_of(item, "PLN-130")
    assert finding.problem.where.cell == "D2022"
    assert "2022 “0.08”" in finding.problem.says()
    assert "8 / 100" in finding.problem.says()


def test_a_forgotten_sign_is_read_as_per_cent_and_not_as_a_part_of_one():
    item = indicator("Cakupan K4", ("85%", "86", "90%"), "80%")
    (finding,) = found_of(item, "PLN-130")
    assert "86 / 100" in finding.problem.says()
    assert found_of(item, "PLN-138") == []


def test_a_sign_in_one_year_is_enough_where_the_unit_of_the_row_says_per_cent():
    item = indicator("Cakupan K4", ("85%", "86", "90"), "80", unit="%")
    assert found_of(item, "PLN-130") == []


def test_a_zero_without_a_sign_is_zero():
    item = indicator("Cakupan K4", ("50%", "60%", "70%"), "0")
    assert found_of(item, "PLN-130") == []


@pytest.mark.parametrize(
    ("printed", "factor"),
    [
        (("8.25", "0.08", "7.75"), "100"),
        (("0.75", "80", "85"), "100"),
        (("5", "50", "6"), "10"),
        (("1200", "1.3", "1400"), "1000"),
    ],
)
def test_a_factor_of_ten_is_told_with_its_size(printed, factor):
    (finding,) = found_of(indicator("Cakupan K4", printed), "PLN-131")
    assert f" {factor} kali" in finding.problem.says()


@pytest.mark.parametrize(
    "printed",
    [
        ("14", "30", "60"),
        ("11", "100", "100"),
        ("0", "15", "35"),
        ("1", "5", "12"),
        ("4", "7", "11"),
        ("0", "0", "100"),
        ("1", "120", "130"),
        ("1 desa", "120 desa", "130 desa"),
    ],
)
def test_growth_is_no_jump(printed):
    assert found_of(indicator("Jumlah puskesmas PKPR", printed), "PLN-131") == []


@given(
    st.lists(st.integers(100, 180), min_size=3, max_size=8),
    st.integers(1, 6),
    st.sampled_from([100, 1000]),
)
def test_a_number_set_off_by_a_power_of_ten_is_found(numbers, place, factor):
    levels = [Decimal(number) for number in numbers]
    place %= len(levels)
    assert find_jump(levels) is None
    levels[place] /= factor
    assert find_jump(levels) == ([place], Decimal(factor))


def test_derived_directions_are_called_derived_and_stated_ones_are_not():
    derived = indicator("Prevalensi stunting", ("23%", "24%"), "22%")
    stated = indicator("Prevalensi stunting", ("23%", "24%"), better=Direction.LOWER)
    (first,) = found_of(derived, "PLN-137")
    (second,) = found_of(stated, "PLN-137")
    assert "menurut kata “prevalensi”, tidak tertulis" in first.problem.says("id")
    assert "by the word “prevalensi”, not stated" in first.problem.says("en")
    assert "tidak tertulis" not in second.problem.says("id")


def test_a_grade_that_falls_is_a_step_to_worse():
    (finding,) = found_of(indicator("Nilai SAKIP", ("BB", "A", "B"), "BB"), "PLN-136")
    assert "2023 “B”" in finding.problem.says()


def test_the_upper_end_of_a_range_counts_where_lower_is_better():
    worse = indicator("Prevalensi stunting", ("18%-22%",), "20%")
    better = indicator("Prevalensi stunting", ("16%-20%",), "20%")
    assert found_of(worse, "PLN-136")
    assert found_of(better, "PLN-136") == []


def test_numbers_in_different_units_are_never_compared():
    item = indicator("Cakupan informasi PHBS", ("8600 lbr", "8000 lbr"), "20%")
    codes = {
        f.problem.code
        for f in check_plan(plan(node("P1", indicators=[item])), STRUCTURE)
    }
    assert "PLN-132" in codes
    assert not codes & {"PLN-130", "PLN-131", "PLN-136"}


@pytest.mark.parametrize(
    ("over", "end", "right"),
    [
        (OverYears.LAST, "30", True),
        (OverYears.LAST, "60", False),
        (OverYears.SUM, "60", True),
        (OverYears.SUM, "30", False),
        (OverYears.NOT_STATED, "30", True),
        (OverYears.NOT_STATED, "60", True),
        (OverYears.NOT_STATED, "45", False),
    ],
)
def test_the_end_of_the_period_is_the_last_year_or_the_sum(over, end, right):
    item = indicator("Jumlah posyandu", ("10", "20", "30"), end=end, over_years=over)
    assert (found_of(item, "PLN-142") == []) is right


def test_a_share_is_never_the_sum_of_its_years():
    item = indicator("Cakupan K4", ("10%", "20%", "30%"), end="60%")
    assert len(found_of(item, "PLN-142")) == 1


def test_a_pace_never_seen_is_told_with_both_paces():
    item = indicator("Prevalensi stunting", ("20", "17", "14"), "21", code="GZ-STUNT")
    history = {
        "GZ-STUNT": ((2018, Decimal(26)), (2019, Decimal(24)), (2020, Decimal(23)))
    }
    (finding,) = found(plan(node("P1", indicators=[item])), "PLN-143", history=history)
    assert "perlu 3.00 setahun" in finding.problem.says()
    assert "hanya 2.00 setahun" in finding.problem.says()


def test_a_pace_that_was_seen_once_is_left_alone():
    item = indicator("Prevalensi stunting", ("20", "18", "17"), "21", code="GZ-STUNT")
    history = {
        "GZ-STUNT": ((2018, Decimal(26)), (2019, Decimal(24)), (2020, Decimal(23)))
    }
    assert found(plan(node("P1", indicators=[item])), "PLN-143", history=history) == []


def test_a_single_value_says_nothing_about_a_pace():
    item = indicator("Prevalensi stunting", ("20", "17", "1"), "21", code="GZ-STUNT")
    history = {"GZ-STUNT": ((2020, Decimal(23)),)}
    assert found(plan(node("P1", indicators=[item])), "PLN-143", history=history) == []


def test_money_printed_in_millions_may_lie_half_a_million_off_for_each_number():
    million = 1_000_000
    years = {2021: str(3 * million), 2022: str(3 * million), 2023: str(3 * million)}
    near = money(years, end=str(11 * million), unit=MoneyUnit.MILLION)
    far = money(years, end=str(12 * million), unit=MoneyUnit.MILLION)
    assert found(plan(node("P1", budget=[near])), "PLN-151") == []
    assert len(found(plan(node("P1", budget=[far])), "PLN-151")) == 1


def test_a_programme_a_thousand_times_its_activities_is_a_matter_of_units():
    whole = money({2021: "100000", 2022: "110000"})
    part = money({2021: "100", 2022: "110"})
    checked = plan(
        node("P1", budget=[whole]), node("K1", "activity", parent="P1", budget=[part])
    )
    assert len(found(checked, "PLN-158")) == 1
    assert found(checked, "PLN-152") == []


@pytest.mark.parametrize("amounts", [("5000000", "5100"), ("5100", "5000000")])
def test_two_years_of_one_line_a_thousandfold_apart_are_told_side_by_side(amounts):
    line = money(dict(zip((2021, 2022), amounts, strict=True)))
    (finding,) = found(plan(node("P1", budget=[line])), "PLN-158")
    assert "berbeda 1000 kali" in finding.problem.says()
    assert "5.000.000" in finding.problem.says()
    assert "5.100" in finding.problem.says()


@pytest.mark.parametrize(
    "amounts", [("5000000", "51000"), ("5000000", "510000"), ("5000000", "0")]
)
def test_two_years_that_no_unit_sets_apart_are_left_alone(amounts):
    line = money(dict(zip((2021, 2022), amounts, strict=True)))
    assert found(plan(node("P1", budget=[line])), "PLN-158") == []


def test_money_that_changes_tenfold_for_a_year_is_left_alone():
    line = money({2021: "100000000", 2022: "1000000000", 2023: "110000000"})
    assert found(plan(node("P1", budget=[line])), "PLN-158") == []


def test_amounts_are_printed_with_the_marks_of_the_language():
    line = money({2021: "1000000", 2022: "2000000"}, end="9000000")
    (finding,) = found(plan(node("P1", budget=[line])), "PLN-151")
    assert "9.000.000" in finding.problem.says("id")
    assert "9,000,000" in finding.problem.says("en")


_PRINTED = st.one_of(
    st.sampled_from(
        [
            "<22",
            "8 %",
            "0.08",
            "1",
            "BB",
            "A",
            "Paripurna",
            "80-60",
            "15/1000",
            "2 jenis",
        ]
    ),
    st.sampled_from(["-", "meningkat", "#DIV/0!", "1.500", "0", "-5", "22/100.000 KH"]),
    st.decimals(-1000, 1000, places=2).map(str),
    st.text(max_size=12),
)


@given(
    st.text(max_size=40),
    st.lists(_PRINTED, max_size=4),
    _PRINTED,
    _PRINTED,
    st.sampled_from([None, *Direction]),
)
def test_whatever_is_printed_the_doctor_answers(statement, printed, start, end, better):
    item = indicator(statement, printed, start, end, better=better)
    for finding in check_plan(plan(node("P1", indicators=[item])), STRUCTURE):
        assert finding.problem.render("id")
        assert finding.problem.render("en")


@given(st.permutations(["70", "80", "90"]), st.sampled_from(["lower", "higher"]))
def test_a_path_is_told_exactly_when_a_step_is_worse(printed, better):
    item = indicator("Nilai", printed, better=Direction(better))
    pairs = zip(printed, printed[1:], strict=False)
    worse = [one < other if better == "lower" else one > other for one, other in pairs]
    assert bool(found_of(item, "PLN-137")) is all(worse)
    assert bool(found_of(item, "PLN-138")) is (any(worse) and not all(worse))
