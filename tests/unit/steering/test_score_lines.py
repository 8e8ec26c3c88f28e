"""Lines of a scorecard, from rows of values and the plan."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from steering_world import (
    COVERAGE,
    LEVEL,
    make_asked,
    make_catalogue,
    make_indicator,
    make_item,
    make_plan,
    make_setting,
    make_value,
)

from derajat.model.calendar import PeriodKind, day_number
from derajat.model.indicators import Accumulation, Direction, Judge
from derajat.model.judgement import AttainmentForm, Cap, PolicyChoice, Reason, State
from derajat.model.plans import ResultLevel
from derajat.steering.attention import Cause, list_attention
from derajat.steering.changes import Turn
from derajat.steering.score_lines import ResultGroup, build_score_lines, past_shares
from derajat.steering.value_book import ValueBook, choose_period


K4 = make_indicator("K4", COVERAGE, Accumulation.WITHIN_YEAR)
LOW = make_indicator("LOW")


def _lines(values, *items, setting=None, catalogue=None, **settings):
    catalogue = catalogue or make_catalogue(K4, LOW)
    return build_score_lines(
        [make_plan(*items)],
        ValueBook(values),
        make_asked(catalogue, **settings),
        setting or make_setting(),
    )


def test_november_is_held_against_eleven_twelfths_of_the_target():
    """90 % x 11/12 = 82.5 %: 338 of 409 is 82.64 %, one fewer is below the path."""
    item = make_item("K4", {2026: "90"})
    for counted, missing in ((338, 0), (337, 1)):
        value = make_value("K4", "2026-11", counted, 409)
        (line,) = _lines([value], item, setting=make_setting(today=(2026, 11, 30)))
        assert line.score.share == Fraction(11, 12)
        assert line.score.due.low == Fraction("82.5")
        assert line.score.gap.more == missing
        assert line.score.gap_of_year.more == 369 - counted
        assert line.score.pace.work_days.days == 21


def test_a_level_is_held_against_the_target_of_the_year_in_every_month():
    value = make_value("LOW", "2026-03", 80, 100)
    item = make_item("LOW", {2026: "90"})
    (line,) = _lines([value], item, setting=make_setting(today=(2026, 4, 10)))
    assert (line.score.share, line.score.gap.more) == (1, 10)


def test_the_work_of_one_month_alone_has_no_target():
    monthly = make_catalogue(make_indicator("K4", COVERAGE, Accumulation.SUM))
    value = make_value("K4", "2026-03", 80, 1000)
    item = make_item("K4", {2026: "90"})
    (line,) = _lines([value], item, catalogue=monthly)
    assert line.score.verdict.reason is Reason.NOT_ON_THE_PATH


def test_the_path_can_follow_past_years():
    past = [
        make_value("K4", f"2025-{month:02d}", 10 if month < 12 else 120, 200)
        for month in range(1, 13)
    ]
    now = make_value("K4", "2026-11", 20, 200)
    item = make_item("K4", {2026: "60"})
    setting = make_setting(today=(2026, 11, 30))
    (line,) = _lines([*past, now], item, setting=setting, follows_past_months=True)
    assert line.score.share == Fraction(10, 120)
    assert line.score.due.low == 5
    assert line.score.verdict.state is State.REACHED


def test_past_years_with_a_month_missing_give_no_path():
    rows = [make_value("K4", f"2025-{month:02d}", month, 200) for month in range(1, 12)]
    periods = ValueBook(rows).periods("K4", "35.07")
    assert past_shares(periods, K4, make_setting()) is None


def test_the_year_speaks_before_its_parts_and_a_part_only_when_it_is_over():
    rows = [make_value("K4", f"2026-{month:02d}", month, 200) for month in (3, 4)]
    periods = ValueBook(rows).periods("K4", "35.07")
    in_april = day_number(2026, 4, 15)
    assert choose_period(periods, 2026, in_april).render() == "2026-03"
    assert choose_period(periods, 2026, in_april + 20).render() == "2026-04"
    assert choose_period(periods, 2025, in_april) is None
    empty = make_value("K4", "2026", None, None)
    with_empty = ValueBook([*rows, empty]).periods("K4", "35.07")
    assert choose_period(with_empty, 2026, in_april).render() == "2026-03"
    whole = ValueBook([*rows, make_value("K4", "2026", 9, 200)])
    assert choose_period(whole.periods("K4", "35.07"), 2026, in_april).kind is (
        PeriodKind.YEAR
    )


def test_a_row_without_a_value_is_told_and_never_zero():
    value = make_value("LOW", "2026", None, None, flags="no-data")
    (line,) = _lines([value], make_item("LOW", {2026: "90"}))
    assert line.score.verdict.reason is Reason.NO_VALUE
    assert line.score.attainment is None and line.score.gap is None


def test_poor_data_have_a_value_and_no_attainment():
    over = make_value("LOW", "2026", 105, 100, lower=None, upper=None)
    (line,) = _lines([over], make_item("LOW", {2026: "90"}))
    assert line.score.verdict.reason is Reason.DENOMINATOR_IN_DOUBT
    assert line.score.measured.amount == 105
    assert line.score.attainment is None and line.score.predicate is None


def test_an_indicator_without_link_or_target_says_so():
    unlinked = make_item("X", {2026: "90"}, measured_by="", wanted="IKU-AKI")
    without = make_item("LOW", {2025: "90"})
    lines = _lines([make_value("LOW", "2026", 9, 10)], unlinked, without)
    reasons = [line.score.verdict.reason for line in lines]
    assert reasons == [Reason.NO_LINK, Reason.NO_TARGET]
    assert list_attention(lines, 7) == ()


def test_the_plan_decides_what_is_better():
    value = make_value("LOW", "2026", 20, 100)
    item = make_item("LOW", {2026: "15"}, better=Direction.LOWER)
    (line,) = _lines([value], item)
    assert line.score.verdict.state is State.NOT_REACHED
    assert line.score.gap.fewer == 5
    assert line.score.attainment.form is AttainmentForm.LOWER_MIRROR
    assert line.score.attainment.shown == Decimal("66.67")
    assert line.score.predicate.band.code == "S"


def test_those_who_are_too_many_have_no_pace():
    value = make_value("LOW", "2026", 20, 100)
    item = make_item("LOW", {2026: "15"}, better=Direction.LOWER)
    setting = make_setting(today=(2026, 9, 15))
    (line,) = _lines([value], item, setting=setting)
    assert line.score.gap.fewer == 5 and line.score.pace is None


def test_choices_of_the_office_hold_from_their_day():
    value = make_value("LOW", "2026", 10, 100)
    item = make_item("LOW", {2026: "15"}, better=Direction.LOWER)
    choice = PolicyChoice(
        day_number(2026, 7, 1), cap=Cap(120), lower_form=AttainmentForm.LOWER_RATIO
    )
    before = make_setting(today=(2026, 6, 30), choices=(choice,))
    after = make_setting(today=(2026, 7, 1), choices=(choice,))
    (line,) = _lines([value], item, setting=before)
    assert line.score.attainment.shown == Decimal("133.33")
    (line,) = _lines([value], item, setting=after)
    assert (line.score.attainment.raw, line.score.attainment.shown) == (150, 120)


def test_the_gap_costs_what_serving_those_missing_costs():
    value = make_value("LOW", "2026", 80, 100)
    item = make_item("LOW", {2026: "90"})
    costs = {"LOW": Decimal("45000.50")}
    (line,) = _lines([value], item, unit_costs=costs)
    assert line.score.rupiah == Decimal("450005.00")
    (line,) = _lines([value], item)
    assert line.score.rupiah is None


def test_a_full_count_is_judged_exactly():
    counted = make_indicator("LOW", LEVEL, judge=Judge.COUNT)
    value = make_value("LOW", "2026", 409, 409)
    item = make_item("LOW", {2026: "100"})
    (line,) = _lines([value], item, catalogue=make_catalogue(counted))
    assert line.score.verdict.state is State.REACHED
    (line,) = _lines([value], item)
    assert line.score.verdict.state is State.CANNOT_TELL


def test_what_changed_since_the_year_before():
    then = make_value("LOW", "2025", 90, 100)
    for counted, turn, is_clear in (
        (80, Turn.WORSE, True),
        (89, Turn.WORSE, False),
        (95, Turn.BETTER, True),
        (90, Turn.SAME, False),
    ):
        now = make_value("LOW", "2026", counted, 100)
        (line,) = _lines([then, now], make_item("LOW", {2026: "70"}))
        change = line.score.change
        assert (change.turn, change.is_clear) == (turn, is_clear)
        assert change.difference == counted - 90


def test_in_a_range_nearer_is_better():
    item = make_item("LOW", {2026: "40-50"}, better=Direction.RANGE)
    turns = []
    for then, now in ((60, 55), (55, 60), (30, 35), (42, 48)):
        rows = [
            make_value("LOW", "2025", then, 100),
            make_value("LOW", "2026", now, 100),
        ]
        (line,) = _lines(rows, item)
        turns.append(line.score.change.turn)
    assert turns == [Turn.BETTER, Turn.WORSE, Turn.BETTER, Turn.MOVED]


def test_a_series_that_breaks_or_hardly_moves_is_no_cause_of_attention():
    then = make_value("LOW", "2025", 99, 100)
    item = make_item("LOW", {2026: "70"})
    for counted, flags, listed in (
        (90, "", [(Cause.WORSE,)]),
        (90, "unconfirmed;not-comparable", []),
        (98, "", []),
    ):
        now = make_value("LOW", "2026", counted, 100, flags=flags)
        attention = list_attention(_lines([then, now], item), 7)
        assert [found.causes for found in attention] == listed


def test_the_rule_of_the_year_decides_what_is_counted():
    old = LOW.versions[0]
    since_2027 = replace(old, valid_from=day_number(2027, 1, 1), kind=COVERAGE)
    changed = replace(
        LOW, versions=(old, since_2027), accumulate=Accumulation.WITHIN_YEAR
    )
    catalogue = make_catalogue(changed)
    shares = []
    for year in (2026, 2027):
        value = make_value("LOW", f"{year}-06", 40, 100)
        setting = make_setting(year=year, today=(year, 7, 1))
        item = make_item("LOW", {year: "90"})
        (line,) = _lines([value], item, setting=setting, catalogue=catalogue)
        shares.append(line.score.share)
    assert shares == [1, Fraction(1, 2)]


def test_a_target_changed_later_in_the_year_holds_from_its_day():
    item = make_item("LOW", {2026: "90"})
    lower = make_item("LOW", {2026: "70"}).targets[0]
    changed = replace(lower, decided_on=day_number(2026, 10, 1), basis="Perubahan")
    item = replace(item, targets=(*item.targets, changed))
    value = make_value("LOW", "2026", 80, 100)
    states = []
    for today in ((2026, 9, 30), (2026, 10, 1), (2027, 5, 1)):
        (line,) = _lines([value], item, setting=make_setting(today=today))
        states.append(line.score.verdict.state)
    assert states == [State.NOT_REACHED, State.REACHED, State.REACHED]


def test_a_target_changed_after_the_year_does_not_reach_back():
    item = make_item("LOW", {2026: "90"})
    lower = make_item("LOW", {2026: "70"}).targets[0]
    late = replace(lower, decided_on=day_number(2027, 3, 1))
    item = replace(item, targets=(*item.targets, late))
    value = make_value("LOW", "2026", 80, 100)
    (line,) = _lines([value], item, setting=make_setting(today=(2027, 5, 1)))
    assert line.score.verdict.state is State.NOT_REACHED


def test_a_year_that_still_adds_up_is_not_compared_with_a_whole_one():
    rows = [make_value("K4", year, 80, 100) for year in ("2025", "2026")]
    item = make_item("K4", {2026: "90"})
    (line,) = _lines(rows, item, setting=make_setting(today=(2026, 9, 15)))
    assert line.score.change is None
    (line,) = _lines(rows, item)
    assert line.score.change.turn is Turn.SAME


def test_work_of_the_year_is_compared_with_the_same_months_of_the_year_before():
    rows = [
        make_value("K4", "2025-06", 40, 100),
        make_value("K4", "2026-05", 45, 100),
        make_value("K4", "2026-06", 50, 100),
    ]
    setting = make_setting(today=(2026, 7, 1))
    (line,) = _lines(rows, make_item("K4", {2026: "90"}), setting=setting)
    assert line.score.change.before.period == "2025-06"


def test_nothing_is_compared_with_a_number_whose_denominator_is_in_doubt():
    then = make_value("LOW", "2025", 120, 100, lower=None, upper=None)
    now = make_value("LOW", "2026", 80, 100)
    (line,) = _lines([then, now], make_item("LOW", {2026: "90"}))
    assert line.score.change is None


def test_areas_that_miss_most_people_come_first():
    rows = [
        make_value("LOW", "2026", counted, base, area=area)
        for area, counted, base in (
            ("35.07", 260, 400),
            ("35.07.01", 80, 100),
            ("35.07.02", 95, 100),
            ("35.07.03", 85, 200),
        )
    ]
    areas = ("35.07.01", "35.07.02", "35.07.03", "35.07.04")
    (line,) = _lines(rows, make_item("LOW", {2026: "90"}), with_areas=areas)
    found = [(score.area, score.gap.more) for score in line.areas]
    assert found == [("35.07.03", 95), ("35.07.01", 10), ("35.07.02", 0)]


def _attention(most=7):
    names = ("A", "B", "C", "D", "E")
    indicators = [make_indicator(name) for name in names]
    rows = [
        make_value("A", "2026", 80, 100),
        make_value("B", "2026", 700, 1000),
        make_value("C", "2026", 900, 1000),
        make_value("D", "2026", 105, 100, lower=None, upper=None),
        make_value("E", "2025", 99, 100),
        make_value("E", "2026", 95, 100),
    ]
    items = [make_item(name, {2026: "90"}) for name in names]
    catalogue = make_catalogue(*indicators)
    lines = _lines(rows, *items, catalogue=catalogue)
    return [(item.line.item.code, item.causes) for item in list_attention(lines, most)]


def test_attention_goes_by_state_then_people_then_worsening_then_data():
    assert _attention() == [
        ("B", (Cause.NOT_REACHED,)),
        ("A", (Cause.NOT_REACHED,)),
        ("C", (Cause.CANNOT_TELL,)),
        ("E", (Cause.WORSE,)),
        ("D", (Cause.DATA_TOO_POOR,)),
    ]


def test_attention_has_no_more_lines_than_asked_for():
    assert [code for code, _ in _attention(2)] == ["B", "A"]


def test_results_in_people_and_own_work_are_kept_apart():
    results = [*ResultLevel, None]
    items = [make_item("LOW", {2026: "90"}, result) for result in results]
    groups = [line.result_group for line in _lines([], *items)]
    assert groups == [
        ResultGroup.POPULATION,
        ResultGroup.POPULATION,
        ResultGroup.OWN_WORK,
        ResultGroup.OWN_WORK,
        ResultGroup.OWN_WORK,
        ResultGroup.NOT_STATED,
    ]


def test_groups_of_people_are_no_rows_of_the_scorecard():
    value = replace(make_value("LOW", "2026", 9, 10), group="jk=L")
    assert ValueBook([value]).periods("LOW", "35.07") == {}


def test_a_period_that_cannot_be_read_is_left_out():
    value = replace(make_value("LOW", "2026", 9, 10), period="?")
    assert ValueBook([value]).periods("LOW", "35.07") == {}
