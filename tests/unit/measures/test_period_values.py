"""Accumulation, versions, pooled years, one row per period, the day of the data."""

from dataclasses import replace
from fractions import Fraction

from measures_world import (
    DISTRICT,
    VILLAGES,
    below,
    catalogue,
    count_row,
    indicator,
    measure,
    person,
    pick,
    selection,
    version,
)

from derajat.model.calendar import PeriodKind, day_number
from derajat.model.indicators import Accumulation, Count, KeepOne, Side, SumProportion
from derajat.model.steps import Which


V = VILLAGES[0]
MONTH, QUARTER, YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR
THREE = PeriodKind.THREE_YEARS


def monthly(*months):
    return [person(V, (2025, month, 5), 1) for month in months]


def numbers(rows, kind):
    return {
        row["period"]: row["numerator"]
        for row in rows
        if row["area"] == DISTRICT and row["period_kind"] == kind
    }


def test_within_year_adds_from_january_and_starts_again():
    content = catalogue(
        indicator("A", version(below(3)), accumulate=Accumulation.WITHIN_YEAR)
    )
    persons = [*monthly(1, 1, 2, 3, 4, 5), person(V, (2024, 12, 5), 1)]
    rows = measure(content, persons=persons, until=(2025, 5, 31))
    assert numbers(rows, "month") == {
        "2024-12": 1,
        "2025-01": 2,
        "2025-02": 3,
        "2025-03": 4,
        "2025-04": 5,
        "2025-05": 6,
    }
    assert numbers(rows, "quarter") == {"2024-Q4": 1, "2025-Q1": 4, "2025-Q2": 6}
    assert numbers(rows, "year") == {"2024": 1, "2025": 6}


def test_months_without_data_make_a_cumulative_value_incomplete():
    content = catalogue(
        indicator("A", version(below(3)), accumulate=Accumulation.WITHIN_YEAR)
    )
    rows = measure(content, persons=monthly(1, 3), until=(2025, 3, 31))
    assert pick(rows, DISTRICT, "2025-01")["flags"] == ""
    assert pick(rows, DISTRICT, "2025-02")["flags"] == "incomplete"
    assert pick(rows, DISTRICT, "2025-02")["numerator"] == 1
    assert pick(rows, DISTRICT, "2025-03")["flags"] == "incomplete"


def test_a_running_year_is_not_incomplete_for_months_to_come():
    content = catalogue(indicator("A", version(below(3))))
    rows = measure(content, persons=monthly(1, 2, 3), until=(2025, 3, 20))
    assert pick(rows, DISTRICT, "2025")["flags"] == ""
    assert pick(rows, DISTRICT, "2025-Q1")["flags"] == ""
    later = measure(content, persons=monthly(1, 2, 3), until=(2025, 5, 1))
    assert pick(later, DISTRICT, "2025")["flags"] == "incomplete"


def test_nothing_after_the_day_of_the_data_has_a_value():
    content = catalogue(indicator("A", version(below(3))))
    rows = measure(content, persons=monthly(1, 2, 6), until=(2025, 2, 28))
    assert numbers(rows, "month") == {"2025-01": 1, "2025-02": 1}
    assert numbers(rows, "year") == {"2025": 2}


def test_at_end_takes_the_last_month_or_nothing():
    content = catalogue(
        indicator("A", version(below(3)), accumulate=Accumulation.AT_END)
    )
    rows = measure(content, persons=monthly(1, 1, 3, 3, 3, 5), until=(2025, 6, 30))
    assert pick(rows, DISTRICT, "2025-Q1")["numerator"] == 3
    assert pick(rows, DISTRICT, "2025-Q2")["value"] is None
    assert pick(rows, DISTRICT, "2025-Q2")["flags"] == "no-data"
    assert pick(rows, DISTRICT, "2025")["flags"] == "no-data"


def test_at_end_of_a_running_period_is_the_month_of_the_data():
    content = catalogue(
        indicator("A", version(below(3)), accumulate=Accumulation.AT_END)
    )
    rows = measure(content, persons=monthly(1, 4, 4), until=(2025, 4, 15))
    assert pick(rows, DISTRICT, "2025-Q2")["numerator"] == 2
    assert pick(rows, DISTRICT, "2025")["numerator"] == 2


def test_a_period_follows_the_version_of_its_first_day():
    second = version(below(5), since=(2025, 3, 1))
    content = catalogue(indicator("A", version(below(2)), second))
    persons = [person(V, (2025, month, 5), 4) for month in (1, 2, 3, 4)]
    rows = measure(content, persons=persons, until=(2025, 4, 30))
    assert numbers(rows, "month") == {
        "2025-01": 0,
        "2025-02": 0,
        "2025-03": 1,
        "2025-04": 1,
    }
    assert numbers(rows, "quarter") == {"2025-Q1": 0, "2025-Q2": 1}
    assert numbers(rows, "year") == {"2025": 0}
    versions = {row["period"]: row["version"] for row in rows}
    assert versions["2025-Q1"] == "2020-01-01"
    assert versions["2025-Q2"] == "2025-03-01"


def test_within_year_follows_the_version_of_the_first_of_january():
    second = version(below(5), since=(2025, 3, 1))
    content = catalogue(
        indicator("A", version(below(2)), second, accumulate=Accumulation.WITHIN_YEAR)
    )
    persons = [person(V, (year, 4, 5), 4) for year in (2025, 2026)]
    rows = measure(content, persons=persons, until=(2026, 12, 31))
    assert pick(rows, DISTRICT, "2025-04")["numerator"] == 0
    assert pick(rows, DISTRICT, "2026-04")["numerator"] == 1


def test_a_lapsed_rule_gives_no_value():
    lapsed = version(below(3), valid_until=day_number(2025, 2, 28))
    rows = measure(
        catalogue(indicator("A", lapsed)), persons=monthly(1, 2, 3), until=(2025, 3, 31)
    )
    assert pick(rows, DISTRICT, "2025-02")["numerator"] == 1
    row = pick(rows, DISTRICT, "2025-03")
    assert (row["value"], row["numerator"], row["version"]) == (None, None, "")
    assert row["flags"] == "version-lapsed"


def test_periods_before_the_first_rule_have_no_rows():
    late = version(below(3), since=(2025, 2, 1))
    persons = [person(V, (1925, 1, 5), 1), *monthly(1, 2)]
    rows = measure(
        catalogue(indicator("A", late)), persons=persons, until=(2025, 3, 31)
    )
    assert {row["period"] for row in rows} == {"2025-02"}


def pooled(*versions):
    return catalogue(indicator("A", *versions, periods=(YEAR, THREE)))


def test_pooled_years_are_divided_once_each_year_by_its_own_rule():
    content = pooled(version(below(2)), version(below(5), since=(2025, 1, 1)))
    persons = [person(V, (year, 5, 5), 4) for year in (2023, 2024, 2024, 2025)]
    rows = measure(content, persons=persons)
    row = pick(rows, DISTRICT, "2023..2025")
    assert (row["numerator"], row["denominator"]) == (1, "4")
    assert row["value"] == float(Fraction(100, 4))
    assert row["version"] == "2025-01-01"


def test_pooling_over_a_broken_line_gives_no_value():
    broken = version(below(5), since=(2025, 1, 1), comparable=False)
    persons = [person(V, (year, 5, 5), 4) for year in (2023, 2024, 2025, 2026)]
    rows = measure(
        pooled(version(below(2)), broken), persons=persons, until=(2026, 12, 31)
    )
    row = pick(rows, DISTRICT, "2023..2025")
    assert row["value"] is None
    assert row["flags"] == "not-comparable"
    assert pick(rows, DISTRICT, "2025")["value"] == 100
    assert pick(rows, DISTRICT, "2024..2026")["value"] is None


def test_one_row_per_period_is_counted_for_each_length_of_period():
    keep = KeepOne(("orang", "period"), Which.LAST, "tanggal")
    kind = replace(below(3), selection=selection("orang", keep=keep))
    content = catalogue(indicator("A", version(kind)))
    persons = [
        person(V, (2025, 1, 5), 1),
        person(V, (2025, 1, 9), 1),
        person(V, (2025, 2, 5), 4),
    ]
    rows = measure(content, persons=persons, until=(2025, 3, 31))
    january = pick(rows, DISTRICT, "2025-01")
    assert (january["numerator"], january["denominator"]) == (1, "1")
    quarter = pick(rows, DISTRICT, "2025-Q1")
    assert (quarter["numerator"], quarter["denominator"]) == (0, "1")
    assert pick(rows, DISTRICT, "2025")["denominator"] == "1"
    assert "incomplete" not in quarter["flags"]


def test_a_row_decided_by_arrival_is_flagged():
    keep = KeepOne(("orang", "period"), Which.LAST, "tanggal")
    kind = replace(below(3), selection=selection("orang", keep=keep))
    persons = [person(V, (2025, 1, 5), 1), person(V, (2025, 1, 5), 4)]
    rows = measure(catalogue(indicator("A", version(kind))), persons=persons)
    assert pick(rows, DISTRICT, "2025-01")["flags"] == "tie-by-arrival"


def test_yearly_counts_have_no_months():
    kind = Count(Side(selection("penduduk"), "jiwa"))
    content = catalogue(indicator("A", version(kind), unit="plain"))
    population = [
        {"desa": V, "tahun": year, "jiwa": 10 * number}
        for number, year in enumerate((2024, 2025), start=1)
    ]
    rows = measure(content, population=population)
    assert {row["period"] for row in rows} == {"2024", "2025"}
    assert pick(rows, DISTRICT, "2025")["value"] == 20


def test_epidemiological_weeks_make_weeks_and_years():
    content = catalogue(
        indicator("A", version(below(3)), periods=(PeriodKind.WEEK, YEAR))
    )
    # 2024-12-29 to 2025-01-04 is week 1 of 2025: its Wednesday is 1 January.
    persons = [
        person(V, (2024, 12, 28), 1),
        person(V, (2024, 12, 30), 1),
        person(V, (2025, 1, 4), 1),
        person(V, (2025, 1, 5), 1),
    ]
    rows = measure(content, persons=persons, until=(2025, 1, 11))
    assert numbers(rows, "week") == {"2024-W52": 1, "2025-W01": 2, "2025-W02": 1}
    assert numbers(rows, "year") == {"2024": 1, "2025": 3}


def test_counts_of_two_columns_use_rows_where_both_are_known():
    content = catalogue(
        indicator("A", version(SumProportion(selection("jumlah"), "bagian", "semua")))
    )
    counts = [
        count_row(V, (2025, 1), 1, 10),
        count_row(V, (2025, 2), None, 50),
        count_row(VILLAGES[1], (2025, 1), 7, None),
    ]
    rows = measure(content, counts=counts, until=(2025, 2, 28))
    year = pick(rows, DISTRICT, "2025")
    assert (year["numerator"], year["denominator"]) == (1, "10")
    assert year["flags"] == "incomplete"
    assert pick(rows, VILLAGES[1], "2025-01")["flags"] == "no-data"
