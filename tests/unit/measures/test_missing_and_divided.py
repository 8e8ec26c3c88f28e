"""No data, empty denominators, rounding, intervals, and the other kinds."""

from fractions import Fraction

import pytest
from measures_world import (
    DISTRICT,
    VILLAGES,
    below,
    catalogue,
    count_row,
    indicator,
    measure,
    people,
    person,
    pick,
    selection,
    version,
)

from derajat.model.calendar import PeriodKind
from derajat.model.conditions import Compare, Relation
from derajat.model.indicators import (
    Count,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    Side,
    SumProportion,
    UnknownNumerator,
)
from derajat.statistics.rates import poisson_exact, wilson


V, W = VILLAGES[:2]
SHARE = SumProportion(selection("jumlah"), "bagian", "semua")


def of_counts(*rows, kind=SHARE, **more):
    content = catalogue(indicator("A", version(kind), **more))
    return measure(content, counts=[count_row(*row) for row in rows])


def test_an_area_of_counts_without_rows_has_no_data_and_never_zero():
    rows = of_counts((V, (2025, 1), 1, 4))
    row = pick(rows, W, "2025-01")
    assert (row["value"], row["numerator"], row["denominator"]) == (None, None, None)
    assert row["flags"] == "no-data"


def test_an_area_of_records_without_rows_counts_zero_where_the_office_has_data():
    content = catalogue(
        indicator("A", version(Count(Side(selection("orang")))), unit="plain")
    )
    rows = measure(
        content,
        persons=[person(V, (2025, 1, 5), 1), person(V, (2025, 3, 5), 1)],
        until=(2025, 3, 31),
    )
    assert (pick(rows, W, "2025-01")["value"], pick(rows, W, "2025-01")["shown"]) == (
        0.0,
        "0.00",
    )
    empty = pick(rows, W, "2025-02")
    assert (empty["value"], empty["flags"]) == (None, "no-data")


def test_an_empty_denominator_gives_no_value():
    row = pick(of_counts((V, (2025, 1), 0, 0)), V, "2025-01")
    assert (row["value"], row["shown"], row["lower"]) == (None, None, None)
    assert (row["numerator"], row["denominator"]) == (0, "0")
    assert row["flags"] == "empty-denominator"
    assert row["method"] == "none"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(1, 16, "6.3"), (3, 16, "18.8"), (1, 3, "33.3"), (2, 3, "66.7"), (29, 80, "36.3")],
)
def test_halves_are_rounded_up_from_exact_numbers(part, whole, shown):
    row = pick(of_counts((V, (2025, 1), part, whole)), V, "2025-01")
    assert row["shown"] == shown
    assert row["value"] == float(Fraction(100 * part, whole))


def test_a_part_above_its_whole_is_shown_flagged_and_without_interval():
    row = pick(of_counts((V, (2025, 1), 11, 10)), V, "2025-01")
    assert (row["value"], row["shown"]) == (110.0, "110.0")
    assert row["flags"] == "over-100"
    assert (row["lower"], row["method"]) == (None, "none")


def test_a_proportion_has_the_interval_of_wilson_in_its_unit():
    row = pick(of_counts((V, (2025, 1), 81, 263)), V, "2025-01")
    limits = wilson(81, 263)
    assert row["lower"] == pytest.approx(100 * float(limits.lower))
    assert row["upper"] == pytest.approx(36.62, abs=0.005)
    assert row["method"] == "wilson"


def test_a_version_can_have_no_interval():
    content = catalogue(indicator("A", version(SHARE, has_interval=False)))
    rows = measure(content, counts=[count_row(V, (2025, 1), 1, 4)])
    row = pick(rows, V, "2025-01")
    assert (row["lower"], row["upper"], row["method"]) == (None, None, "none")


def test_an_unconfirmed_rule_is_flagged_everywhere():
    content = catalogue(indicator("A", version(SHARE, confirmed=False)))
    rows = measure(content, counts=[count_row(V, (2025, 1), 1, 4)])
    assert {row["flags"] for row in rows} == {
        "unconfirmed",
        "no-data;unconfirmed",
        "incomplete;unconfirmed",
    }


def test_a_rate_changes_its_method_at_ten_events():
    kind = Rate(Side(selection("jumlah"), "bagian"), Side(selection("jumlah"), "semua"))
    rows = of_counts(
        (V, (2025, 1), 9, 1000), (W, (2025, 1), 10, 1000), kind=kind, unit="per-1000"
    )
    few, more = (pick(rows, place, "2025-01") for place in (V, W))
    assert (few["method"], more["method"]) == ("poisson-exact", "byar")
    assert few["upper"] == pytest.approx(float(poisson_exact(9).upper))
    assert few["shown"] == "9.00"


def test_a_ratio_on_one_dataset_uses_rows_where_both_are_known():
    kind = Ratio(
        Side(selection("jumlah"), "bagian", 3), Side(selection("jumlah"), "semua")
    )
    rows = of_counts(
        (V, (2025, 1), 40, 60), (W, (2025, 1), 25, None), kind=kind, unit="plain"
    )
    row = pick(rows, DISTRICT, "2025-01")
    assert (row["numerator"], row["denominator"], row["shown"]) == (120, "60", "2.00")
    assert row["method"] == "none"


def test_a_mean_divides_the_sum_of_known_values_by_their_number():
    kind = Mean(selection("orang"), "skor", None)
    content = catalogue(indicator("A", version(kind), unit="plain"))
    persons = [person(V, (2025, 1, 5), score) for score in (1, 2, 5, None)]
    row = pick(measure(content, persons=persons), V, "2025-01")
    assert (row["numerator"], row["denominator"], row["shown"]) == (8, "3", "2.67")


def test_a_mean_of_decimals_keeps_its_places():
    kind = Mean(selection("orang"), "berat", None)
    content = catalogue(indicator("A", version(kind), unit="plain"))
    persons = [person(V, (2025, 1, 5), 1, berat=b) for b in (25, 30)]
    row = pick(measure(content, persons=persons), V, "2025-01")
    assert (row["numerator"], row["denominator"]) == (55, "2")
    assert (row["value"], row["shown"]) == (2.75, "2.75")


def quantile(at, up_to=10, step=1, value="skor"):
    kind = Quantile(selection("orang"), value, at, step, up_to, None)
    return catalogue(indicator("A", version(kind), unit="plain"))


def test_a_quantile_is_the_smallest_value_that_the_share_reaches():
    scores = [3, 9, 30, 9]
    persons = [person(V, (2025, 1, 5), score) for score in scores]
    for at, expected in ((1, 4), (2, 4), (3, 4), (4, 4)):
        share = Fraction(at, expected)
        row = pick(measure(quantile(share, up_to=40), persons=persons), V, "2025-01")
        ordered = sorted(scores)
        truth = next(
            v for v in ordered if sum(s <= v for s in scores) >= share * len(scores)
        )
        assert row["value"] == truth
        assert (row["numerator"], row["denominator"]) == (None, "4")


def test_a_quantile_in_the_open_class_is_only_more_than():
    persons = [person(V, (2025, 1, 5), score) for score in (3, 30, 40)]
    row = pick(measure(quantile(Fraction(1, 2)), persons=persons), V, "2025-01")
    assert (row["value"], row["shown"]) == (None, ">10.00")
    assert row["flags"] == "above-classes"


def test_a_quantile_of_decimals_counts_in_its_own_unit():
    persons = [person(V, (2025, 1, 5), 1, berat=b) for b in (12, 25, 26, 29)]
    content = quantile(Fraction(1, 2), value="berat")
    row = pick(measure(content, persons=persons), V, "2025-01")
    assert row["value"] == 2.0


def test_the_median_of_the_district_is_not_the_mean_of_medians():
    persons = [person(V, (2025, 1, 5), s) for s in (1, 1, 2)]
    persons += [person(W, (2025, 1, 5), s) for s in (8, 9)]
    rows = measure(quantile(Fraction(1, 2)), persons=persons)
    assert pick(rows, V, "2025-01")["value"] == 1
    assert pick(rows, W, "2025-01")["value"] == 8
    assert pick(rows, DISTRICT, "2025-01")["value"] == 2


def test_numbers_beyond_floats_stay_exact():
    big = 2**60 + 1
    kind = Ratio(
        Side(selection("jumlah"), "bagian"), Side(selection("jumlah"), "semua")
    )
    row = pick(of_counts((V, (2025, 1), big, 3), kind=kind), V, "2025-01")
    assert row["numerator"] == big
    assert row["value"] == float(Fraction(100 * big, 3))
    tenths = Fraction(row["shown"]) * 10
    assert abs(tenths - Fraction(1000 * big, 3)) <= Fraction(1, 2)


def test_unknown_numerators_are_stored_with_either_choice():
    for choice, denominator in (
        (UnknownNumerator.LEFT_OUT, "2"),
        (UnknownNumerator.NOT_MET, "3"),
    ):
        condition = Compare("skor", Relation.BELOW, 3)
        kind = Proportion(selection("orang"), condition, None, choice)
        persons = [person(V, (2025, 1, 5), score) for score in (1, 4, None)]
        content = catalogue(indicator("A", version(kind)))
        row = pick(measure(content, persons=persons), V, "2025-01")
        assert (row["denominator"], row["unknown"]) == (denominator, 1)


def test_groups_get_rows_where_the_area_has_data():
    persons = [person(V, (2025, 1, 5), 1, jk="L"), person(W, (2025, 1, 5), 1, jk=None)]
    content = catalogue(indicator("A", version(below(3), groups=(("jk",),))))
    rows = measure(content, persons=persons, until=(2025, 1, 31))
    assert pick(rows, W, "2025-01", "jk=L")["denominator"] == "0"
    assert pick(rows, W, "2025-01", "jk=?")["denominator"] == "1"
    assert pick(rows, V, "2025-01", "jk=?") is None


def test_groups_of_counts_without_rows_have_no_data():
    content = catalogue(indicator("A", version(SHARE, groups=(("jk",),))))
    counts = [
        count_row(V, (2025, 1), 1, 4, jk="L"),
        count_row(W, (2025, 1), 1, 4, jk="P"),
    ]
    rows = measure(content, counts=counts, until=(2025, 1, 31))
    assert pick(rows, V, "2025-01", "jk=P")["flags"] == "no-data"
    assert pick(rows, VILLAGES[2], "2025-01", "jk=P") is None


def test_a_quarterly_rate_over_yearly_counts_is_not_computed():
    kind = Rate(Side(selection("orang")), Side(selection("penduduk"), "jiwa"))
    content = catalogue(
        indicator(
            "A",
            version(kind),
            unit="per-1000",
            periods=(PeriodKind.MONTH, PeriodKind.YEAR),
        )
    )
    rows = measure(
        content, persons=[person(V, (2025, 1, 5), 1)], population=[people(V, 2025, 50)]
    )
    assert {row["period"] for row in rows} == {"2025"}
    assert pick(rows, V, "2025")["shown"] == "20.00"
