"""Where SQL engines answer differently from what definitions mean."""

import datetime

import duckdb
import pyarrow as pa
import pytest

from derajat.engines.duckdb import DuckDBEngine
from derajat.engines.ibis_text.calendars import build_calendar
from derajat.model.calendar import (
    day_number,
    first_day_of_month,
    month_of_day,
    week_of_day,
    year_and_week,
    year_of_day,
)
from derajat.model.columns import Column, ColumnType, FunctionCall
from derajat.model.conditions import AnyOf, Compare, NoneOf, Relation
from derajat.model.counting import ColumnSum, DistinctCount, Histogram, TruthCount
from derajat.model.expressions import Difference, Registered, Statistic, Summary
from derajat.model.steps import Derive, Summarise

from .visits import COLUMNS, amounts, ask, build_derived, build_table, compute


MONTH = 2024 * 12


def rows_of(*numbers):
    return build_table(
        [(f"{i}", "D1", MONTH, "L", n, m) for i, (n, m) in enumerate(numbers)]
    )


def test_a_sum_beyond_the_exact_floats_is_exact():
    facts = rows_of((9_007_199_254_740_993, None), (2, None))
    answer = compute(DuckDBEngine(), facts, ask(ColumnSum("n")))["t"]
    assert amounts(answer) == {"known": 2, "sum": 9_007_199_254_740_995}
    assert answer.schema.field("amount").type == pa.int64()


def test_a_sum_beyond_64_bits_is_refused_rather_than_wrong():
    facts = rows_of((2**62, None), (2**62, None))
    with pytest.raises(duckdb.Error):
        compute(DuckDBEngine(), facts, ask(ColumnSum("n")))


def test_a_negative_value_falls_into_the_step_below():
    facts = rows_of((-7, None), (-1, None), (7, None), (8, None))
    answer = compute(DuckDBEngine(), facts, ask(Histogram("n", 2, 7, None)))["t"]
    assert amounts(answer) == {"-4": 1, "-1": 1, "3": 1, "more": 1}


def test_a_missing_value_is_no_different_thing():
    facts = rows_of((1, 1), (1, None), (None, 1), (1, 1))
    answer = compute(DuckDBEngine(), facts, ask(DistinctCount(("n", "m"))))["t"]
    assert amounts(answer) == {"count": 1}


def test_every_of_a_negated_condition_that_is_never_unknown_is_decided():
    """`NOT (condition) IS NULL` would read as not (condition IS NULL)."""
    condition = NoneOf((AnyOf((Compare("n", Relation.IS, 5, if_missing=False),)),))
    every = Summary("semua", Statistic.EVERY, condition=condition)
    columns = (*COLUMNS[1:3], Column("semua", ColumnType.YES_NO, never_missing=False))
    derived = build_derived(columns, Summarise(("desa", "bulan"), (every,)))
    asked = ask(dataset="turunan", groups=("semua",))
    answer = compute(
        DuckDBEngine(), rows_of((None, 0), (4, 0)), asked, derived=(derived,)
    )
    assert answer["t"].column("semua").to_pylist() == ["1"]


def test_missing_numerators_are_unknown_not_false():
    facts = rows_of((1, None), (None, None), (3, None))
    asked = ask(TruthCount(Compare("n", Relation.AT_MOST, 1), None))
    answer = compute(DuckDBEngine(), facts, asked)["t"]
    assert amounts(answer) == {"true": 1, "false": 1, "unknown": 1}


@pytest.mark.parametrize(
    ("used", "days", "tenths"), [(10, 29, 103), (1, 60, 5), (1, 120, 3), (7, 0, None)]
)
def test_adjusted_use_is_rounded_half_up(used, days, tenths):
    call = FunctionCall(
        "adjusted_monthly_use",
        (("used", "n"), ("days_in_period", "m"), ("days_out_of_stock", "nol")),
    )
    derived = build_derived(
        (*COLUMNS, Column("hasil", ColumnType.DECIMAL, never_missing=False, places=1)),
        Derive(
            Column("nol", ColumnType.WHOLE, never_missing=True),
            Difference("n", "n"),
        ),
        Derive(Column("hasil", ColumnType.DECIMAL, False, places=1), Registered(call)),
    )
    asked = ask(dataset="turunan", groups=("hasil",))
    answer = compute(DuckDBEngine(), rows_of((used, days)), asked, derived=(derived,))
    shown = None if tenths is None else f"{tenths}"
    assert answer["t"].column("hasil").to_pylist() == [shown]


def test_the_calendar_agrees_with_the_dates_of_python():
    span = day_number(1899, 12, 25), day_number(2031, 3, 1)
    tables = build_calendar(*span)
    days = tables["calendar_days"].to_pylist()
    assert days[0]["day"] < span[0] and days[-1]["day"] > span[1]
    for row in days[::17]:
        date = datetime.date(1970, 1, 1) + datetime.timedelta(days=row["day"])
        assert (row["year"], row["day_of_month"]) == (date.year, date.day)
        assert row["month"] == month_of_day(row["day"])
        assert row["week"] == week_of_day(row["day"])


def test_the_periods_of_the_calendar_agree_with_the_model():
    tables = build_calendar(day_number(2019, 1, 1), day_number(2027, 1, 1))
    for row in tables["calendar_weeks"].to_pylist():
        assert row["year"] == year_and_week(row["number"])[0]
        assert row["last_day"] - row["first_day"] == 6
        assert week_of_day(row["first_day"]) == row["number"]
    for row in tables["calendar_months"].to_pylist():
        assert row["first_day"] == first_day_of_month(row["number"])
        assert row["last_day"] == first_day_of_month(row["number"] + 1) - 1
    for row in tables["calendar_years"].to_pylist():
        ends = (row["first_day"], row["last_day"])
        assert [year_of_day(day) for day in ends] == [row["number"]] * 2
