"""Registers over periods, against a walk through every day of the stay."""

from hypothesis import given, settings
from hypothesis import strategies as st

from derajat.engines.reference.rosters import spread_over_periods
from derajat.model.calendar import Period, PeriodKind, day_number, week_of_day
from derajat.model.steps import EachPeriod, Presence

from .samples import row, sources


START = day_number(2025, 12, 1)
days = st.integers(START, START + 100)
data_days = st.integers(START, START + 80)
NUMBERS = {
    PeriodKind.WEEK: range(week_of_day(START) - 1, week_of_day(START) + 30),
    PeriodKind.MONTH: range(2025 * 12, 2027 * 12),
    PeriodKind.YEAR: range(2024, 2028),
}
kinds = st.sampled_from(list(NUMBERS))


def build_step(kind, presence):
    return EachPeriod(kind, "periode", presence, "mulai", "selesai")


def walk(kind, presence, valid_from, valid_until, data_day):
    """Numbers of the periods in which somebody is there, day by day."""
    last = data_day if valid_until is None else min(valid_until, data_day)
    present = set(range(valid_from, last + 1))
    found = set()
    for number in NUMBERS[kind]:
        period = Period(kind, number)
        if period.first_day > data_day:
            continue
        there = present & set(range(period.first_day, period.last_day + 1))
        end = min(period.last_day, data_day)
        if there if presence is Presence.ANY_DAY else end in present:
            found.add(number)
    return found


@settings(max_examples=200, deadline=None)
@given(kinds, st.sampled_from(Presence), days, st.none() | days, data_days)
def test_presence_is_that_of_a_walk_through_the_days(
    kind, presence, valid_from, valid_until, data_day
):
    result = spread_over_periods(
        build_step(kind, presence),
        [row(1, mulai=valid_from, selesai=valid_until)],
        sources(data_day),
    )
    numbers = [item.values["periode"] for item in result.rows]
    expected = walk(kind, presence, valid_from, valid_until, data_day)
    assert set(numbers) == expected
    assert len(numbers) == len(expected)
    assert bool(result.left_out) == (not expected)


def test_the_days_of_a_running_period_end_on_the_data_day():
    step = build_step(PeriodKind.MONTH, Presence.AT_END)
    data_day = day_number(2026, 2, 10)
    stay = row(1, mulai=day_number(2026, 1, 20), selesai=None)
    spread = spread_over_periods(step, [stay], sources(data_day)).rows
    spans = [(r.values["awal_periode"], r.values["akhir_periode"]) for r in spread]
    assert spans == [
        (day_number(2026, 1, 1), day_number(2026, 1, 31)),
        (day_number(2026, 2, 1), data_day),
    ]
