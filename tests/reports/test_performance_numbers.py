"""Every number of the reports of the performance chain is counted a second time."""

from decimal import Decimal

import pytest
from tests.reports.second_count import SecondCount, quantized
from tests.reports.second_facts import RULES, expected

from derajat.model.calendar import parse_period
from derajat.reports.addresses import list_numbers
from derajat.reports.outline import Number, RatioOf, SumOf, Table


REPORTS = [
    ("lkjip", "2025"),
    ("perjanjian-kinerja", "2025"),
    ("tabel-renstra", "2025"),
    ("rencana-aksi", "2026-Q1"),
    ("formulir-e81", "2025-Q3"),
    ("formulir-e81", "2026-Q1"),
]
MEANS = ("mean-of-year", "mean-of-plan", "rows-of-year", "rows-of-plan")
"""Counted from the column that they close, below."""


def _count(source, period):
    plan = next(plan for plan in source.plans if plan.name == "renstra-rekaan")
    found = parse_period(period)
    quarter = found.number % 4 + 1 if "Q" in period else 4
    return SecondCount(source, plan, found.year, quarter)


@pytest.mark.parametrize(("name", "period"), REPORTS)
def test_each_number_is_what_values_records_and_plan_say(make, source, name, period):
    count = _count(source, period)
    facts = {n.fact: n for _, n in list_numbers(make(name, period))}
    assert len(facts) > 30
    unknown = {fact.what for fact in facts} - set(RULES) - set(MEANS)
    assert not {what for what in unknown if not what.startswith("state-")}
    wrong = {
        fact: (number.exact, again)
        for fact, number in facts.items()
        if fact.what not in MEANS and (again := expected(fact, count)) != number.exact
    }
    assert not wrong


@pytest.mark.parametrize(
    ("what", "columns"),
    [
        ("of-year", ("attainment-of-year", "output-of-year")),
        ("of-plan", ("attainment-of-plan", "output-of-plan")),
    ],
)
def test_the_mean_below_the_form_is_that_of_its_column(make, what, columns):
    numbers = [n for _, n in list_numbers(make("formulir-e81", "2025-Q3"))]
    column = [Decimal(n.exact) for n in numbers if n.fact.what in columns]
    said = {n.fact.what: n.exact for n in numbers}
    assert said[f"rows-{what}"] == str(len(column))
    assert said[f"mean-{what}"] == quantized(sum(column) / len(column))


def _number(cell):
    return next((part for part in cell.text if isinstance(part, Number)), None)


def _amount(table, place):
    number = _number(table.rows[place[0] - 1].cells[place[1] - 1])
    return Decimal(number.exact) if number else Decimal(0)


@pytest.mark.parametrize(
    ("name", "period", "fewest"),
    [
        ("formulir-e81", "2025-Q3", 500),
        ("tabel-renstra", "2025", 100),
        ("lkjip", "2025", 30),
    ],
)
def test_formulas_give_the_numbers_that_are_printed(make, name, period, fewest):
    checked = 0
    for _, table in make(name, period).blocks():
        if not isinstance(table, Table):
            continue
        for cell in (cell for row in table.rows for cell in row.cells):
            printed, formula = _number(cell), cell.formula
            if printed is None or formula is None:
                continue
            checked += 1
            if isinstance(formula, SumOf):
                total = sum(_amount(table, place) for place in formula.cells)
                assert total == Decimal(printed.exact), printed.fact
            if isinstance(formula, RatioOf):
                part, whole = (
                    _amount(table, formula.part),
                    _amount(table, formula.whole),
                )
                assert quantized(part / whole * 100) == printed.exact, printed.fact
    assert checked >= fewest
