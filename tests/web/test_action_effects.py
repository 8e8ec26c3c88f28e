"""Whether a number moved after an action: changed, not, or cannot tell."""

import datetime
from dataclasses import asdict, replace

import pytest

from derajat.model.calendar import day_number, parse_period
from derajat.model.values import Value


DUE = datetime.date(2026, 2, 10)
LATE = day_number(2026, 12, 31)


@pytest.fixture
def reading(site):
    """The office of the small city with its definitions."""
    from derajat.web.reading.office import open_reading

    return open_reading()


def _value(period, counted, base, lower, upper, indicator="ADU-JAWAB", **changes):
    value = Value(
        indicator=indicator,
        version="2022-01-01",
        area="19.71",
        area_level="district",
        period_kind="month",
        period=period,
        group="",
        numerator=counted,
        denominator=str(base),
        unknown=0,
        value=100 * counted / base,
        shown=f"{100 * counted / base:.1f}",
        lower=lower,
        upper=upper,
        method="wilson",
        completeness=None,
        flags="",
        data_version=7,
        run="x@7",
    )
    return replace(value, **changes)


BEFORE = _value("2026-01", 40, 100, 30.9, 49.8)


def _find(reading, *later, day=LATE, before=BEFORE):
    from derajat.web.meetings.effects import find_effect
    from derajat.web.meetings.models import Action

    action = Action(
        area="19.71", indicator=before.indicator, due=DUE, value=asdict(before)
    )
    periods = {parse_period(value.period): value for value in (before, *later)}
    return find_effect(reading, action, periods, day)


def test_intervals_apart_are_a_change(reading):
    found = _find(reading, _value("2026-03", 80, 100, 71.1, 86.7))
    assert (found.outcome.value, found.turn.value) == ("changed", "better")
    assert found.difference == "40.0"
    worse = _find(reading, _value("2026-03", 10, 100, 5.5, 17.4))
    assert (worse.outcome.value, worse.turn.value) == ("changed", "worse")


def test_intervals_that_touch_show_no_change(reading):
    found = _find(reading, _value("2026-03", 49, 100, 39.4, 58.7))
    assert found.outcome.value == "same"
    assert found.difference == "9.0"
    same = _find(reading, _value("2026-03", 40, 100, 30.9, 49.8))
    assert (same.outcome.value, same.turn.value) == ("same", "same")


@pytest.mark.parametrize(
    "changes",
    [{"completeness": 0.2}, {"flags": "not-comparable"}, {"flags": "area-changed"}],
)
def test_poor_data_and_broken_series_let_nothing_be_said(reading, changes):
    later = _value("2026-03", 80, 100, 71.1, 86.7, **changes)
    assert _find(reading, later).outcome.value == "unknown"


def test_the_first_period_that_begins_after_the_due_day_speaks(reading):
    later = [
        _value("2026-02", 10, 100, 5.5, 17.4),
        _value("2026-04", 90, 100, 82.6, 94.5),
        _value("2026-03", 80, 100, 71.1, 86.7),
    ]
    assert _find(reading, *later).after.period == "2026-03"
    assert _find(reading, later[0]) is None


def test_a_period_that_goes_on_does_not_speak_yet(reading):
    later = _value("2026-03", 80, 100, 71.1, 86.7)
    assert _find(reading, later, day=day_number(2026, 3, 30)) is None
    assert _find(reading, later, day=day_number(2026, 3, 31)) is not None


def test_work_of_the_year_is_held_against_the_same_month_a_year_before(reading):
    before = _value("2026-01", 60, 1000, 4.7, 7.6, "KIA-K6")
    later = _value("2026-03", 160, 1000, 13.9, 18.4, "KIA-K6")
    assert _find(reading, later, before=before).outcome.value == "unknown"
    year_ago = _value("2025-03", 158, 1000, 13.7, 18.2, "KIA-K6")
    found = _find(reading, later, year_ago, before=before)
    assert found.before == year_ago
    assert found.outcome.value == "same"


def test_what_was_found_is_stored_once_and_shown(database, sign_in, reading):
    from django.utils import timezone

    from derajat.web.accounts.models import LogEntry
    from derajat.web.meetings.effects import settle_effects
    from derajat.web.meetings.models import Action
    from derajat.web.meetings.standing import choose_decided, read_periods

    client = sign_in("PRG", "19.71")
    account = _account("prg-19.71")
    periods = read_periods(reading, "GZ-DS", "19.71")
    decided = choose_decided(periods, parse_period("2026-01"), LATE)
    action = Action.objects.create(
        area="19.71",
        title="Penimbangan bersama",
        indicator="GZ-DS",
        value=asdict(decided),
        owner=account,
        due=DUE,
        state="done",
        key="9" * 32,
        made_by=account,
        made_at=timezone.now(),
    )
    mine, now = Action.objects.all(), timezone.now()
    assert settle_effects(reading, mine, day_number(2026, 3, 30), now) == 0
    assert settle_effects(reading, mine, day_number(2026, 3, 31), now) == 1
    assert settle_effects(reading, mine, day_number(2026, 3, 31), now) == 0
    action.refresh_from_db()
    effect = action.effect
    assert effect.value_before == decided
    assert effect.value_after == periods[parse_period("2026-03")]
    assert effect.data_version == effect.value_after.data_version
    assert LogEntry.objects.filter(act="effect").count() == 1
    page = client.get(f"/tindak-lanjut/{action.pk}/").text
    assert "Sesudah tindak lanjut" in page
    assert "Sebabnya bisa tindak lanjut ini, bisa hal lain" in page
    assert "Sesudahnya" in client.get("/tindak-lanjut/").text


def _account(username):
    from derajat.web.accounts.models import Account

    return Account.objects.get(username=username)


def test_an_action_that_goes_on_is_not_judged(database, sign_in, reading):
    from django.utils import timezone

    from derajat.web.meetings.effects import settle_effects
    from derajat.web.meetings.models import Action

    sign_in("PRG", "19.71")
    account = _account("prg-19.71")
    Action.objects.create(
        area="19.71",
        title="Penimbangan",
        indicator="GZ-DS",
        value=asdict(replace(BEFORE, indicator="GZ-DS")),
        due=DUE,
        state="running",
        key="8" * 32,
        made_by=account,
        made_at=timezone.now(),
    )
    assert settle_effects(reading, Action.objects.all(), LATE, timezone.now()) == 0
