"""Formulir E.81 on a case small enough for a pencil: columns 5 to 14 by hand."""

from decimal import Decimal

import pytest

from derajat.errors import Location
from derajat.model.calendar import month_number
from derajat.model.plans import (
    BudgetLine,
    MoneyUnit,
    OverYears,
    Plan,
    PlanIndicator,
    PlanNode,
    YearMoney,
    YearTarget,
)
from derajat.model.targets import Amount, Exactly, PrintedTarget
from derajat.reports.performance.evaluation_amounts import (
    Books,
    find_spending,
    output_of_plan,
)
from derajat.reports.performance.evaluation_lines import list_lines
from derajat.reports.performance.ledger import Entry, Ledger


HERE = Location("hand.yaml", 1)
MILLION = 1_000_000
FIRST, SECOND = "1.02.02.2.02.0001", "1.02.02.2.02.0002"


def _node(code, kind, parent, budget="", ceilings=(), indicators=()):
    years = tuple(
        YearMoney(year, Decimal(amount), None, HERE)
        for year, amount in zip((2025, 2026), ceilings, strict=False)
    )
    line = BudgetLine(budget, "", MoneyUnit.RUPIAH, years, None, HERE)
    return PlanNode(
        code=code,
        kind=kind,
        statement=code,
        parent=parent,
        owner="",
        quote=None,
        serves=(),
        tags=(),
        indicators=indicators,
        budget=(line,) if budget else (),
        aligned_to=(),
        smart=(),
        where=HERE,
    )


def _item(targets, over_years=OverYears.SUM):
    return PlanIndicator(
        code="I",
        statement="Orang yang dilayani",
        measured_by="",
        result=None,
        unit="orang",
        better=None,
        formula="",
        attainment=None,
        over_years=over_years,
        authority=None,
        baseline=None,
        targets=tuple(
            YearTarget(
                year,
                PrintedTarget(str(number), Exactly(Amount(Decimal(number)))),
                "",
                None,
                "",
                HERE,
            )
            for year, number in targets.items()
        ),
        end=None,
        where=HERE,
    )


def _plan(nodes):
    return Plan(
        name="tangan",
        label=None,
        kind="renstra",
        title="Rencana tangan",
        source="",
        start_year=2025,
        end_year=2026,
        baseline_year=None,
        transition_year=None,
        authority=None,
        is_example=True,
        notes=(),
        tag_groups=(),
        nodes=nodes,
        file="hand.yaml",
    )


def _ledger(year, spent, made=None):
    """Two sub activities; `spent` gives rupiah by month of each in millions."""
    entries = {}
    for code, months in spent.items():
        entry = Entry(code, code, ceiling=100 * MILLION, asked=40)
        for month, amount in months.items():
            entry.spent[month_number(year, month)] += amount * MILLION
        for month, number in (made or {}).get(code, {}).items():
            entry.made[month_number(year, month)] += number
        entries[code] = entry
    return Ledger(year, entries)


@pytest.fixture
def books():
    """2026 up to its second quarter, after a first year 2025."""
    nodes = (
        _node("S", "objective", ""),
        _node("P", "programme", "S", "1.02.02", (150 * MILLION, 250 * MILLION)),
        _node("K", "activity", "P", "1.02.02.2.02", (150 * MILLION, 250 * MILLION)),
        _node("A", "sub-activity", "K", FIRST, (100 * MILLION, 150 * MILLION)),
        _node("B", "sub-activity", "K", SECOND, (50 * MILLION, 100 * MILLION)),
    )
    before = _ledger(2025, {FIRST: {1: 30, 12: 50}, SECOND: {7: 40}})
    now = _ledger(2026, {FIRST: {1: 10, 3: 5, 4: 20, 9: 99}, SECOND: {6: 7}})
    return Books(_plan(nodes), 2026, 2, now, (before,))


def test_money_is_summed_as_by_hand(books):
    by_code = books.plan.by_code
    first = find_spending(books, by_code["A"])
    assert first.planned == 250 * MILLION  # column 5: 100 + 150
    assert first.before == 80 * MILLION  # column 6: 30 + 50
    assert first.ceiling == 100 * MILLION  # column 7
    assert first.quarters == (15 * MILLION, 20 * MILLION, None, None)  # 8 to 11
    assert first.realised == 35 * MILLION  # column 12
    assert first.until_now == 115 * MILLION  # column 13


def test_a_programme_is_the_sum_of_what_stands_below(books):
    money = find_spending(books, books.plan.by_code["P"])
    assert money.planned == 400 * MILLION
    assert money.before == 120 * MILLION
    assert money.ceiling == 200 * MILLION
    assert money.quarters == (15 * MILLION, 27 * MILLION, None, None)
    assert money.realised == 42 * MILLION
    assert money.until_now == 162 * MILLION


def test_nothing_recorded_is_not_nought(books):
    empty = Books(books.plan, 2026, 2, Ledger(2026, {}), ())
    money = find_spending(empty, books.plan.by_code["A"])
    assert (money.before, money.ceiling, money.realised) == (None, None, None)
    assert money.until_now is None


def test_outputs_of_a_plan_are_added_where_the_plan_adds_them():
    targets = {2025: 40, 2026: 60}
    assert output_of_plan(_item(targets)) == 100
    assert output_of_plan(_item(targets, OverYears.LAST)) == 60
    assert output_of_plan(_item({})) is None


def test_rows_follow_the_plan_from_objective_to_sub_activity(books):
    lines = list(list_lines(books.plan))
    assert [line.node.code for line in lines] == ["S", "P", "K", "A", "B"]
    assert [line.depth for line in lines] == [0, 1, 2, 3, 3]


def test_huge_budgets_have_no_decimals(books):
    assert books.places == 3
    huge = _node("H", "programme", "", "1.02.09", (2_000_000 * MILLION,))
    plan = _plan((huge,))
    assert Books(plan, 2026, 2, Ledger(2026, {}), ()).places == 0


@pytest.mark.parametrize(
    ("column", "spans"),
    [(0, (1, 1, 1, 1, *(2,) * 10, 1, 1, 2)), (1, (1,) * 22)],
)
def test_the_heading_has_sixteen_columns_and_one_beside(make, column, spans):
    outline = make("formulir-e81", "2025-Q3")
    form = next(b for _, b in outline.blocks() if getattr(b, "key", "") == "e81")
    assert tuple(cell.across for cell in form.heading[column]) == spans
    numbers = [cell.text[0] for cell in form.heading[2]]
    assert numbers == [*(f"({n})" for n in range(1, 17)), "(12:7)"]


def test_the_form_ends_with_factors_follow_up_and_two_signatures(make):
    outline = make("formulir-e81", "2025-Q3")
    keys = [getattr(block, "key", "") for _, block in outline.blocks()]
    assert keys[-5:-1] == [
        "e81/penghambat",
        "e81/tindak-triwulan",
        "e81/tindak-renja",
        "tanda-tangan",
    ]
    assert "e81/pendorong" in keys
