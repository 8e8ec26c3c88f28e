"""Signals and actions beside the numbers on the overview, and names on pages."""

import datetime


OFFICE = "19.71"


def _action(account, due, state, number):
    from django.utils import timezone

    from derajat.web.meetings.models import Action

    Action.objects.create(
        area=OFFICE,
        title="Sweeping",
        owner=account,
        due=due,
        state=state,
        key=str(number) * 32,
        made_by=account,
        made_at=timezone.now(),
    )


def test_actions_are_counted_as_late_open_and_done(sign_in):
    from derajat.web.accounts.models import Account

    client = sign_in("PRG", OFFICE)
    account = Account.objects.get(username=f"prg-{OFFICE}")
    _action(account, datetime.date(2026, 3, 1), "running", 1)
    _action(account, datetime.date(2026, 5, 1), "proposed", 2)
    _action(account, datetime.date(2026, 2, 1), "done", 3)
    page = client.get("/").content.decode()
    assert "1 lewat tenggat · 2 belum selesai · 1 selesai" in page


def test_signals_without_an_answer_are_told_with_those_too_late(sign_in):
    from derajat.web.clock import local_moment, today
    from derajat.web.pages.surveillance.heat import WEEKS_SHOWN
    from derajat.web.policy import areas_within
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals
    from derajat.web.reading.weeks import read_week_table

    reading = open_reading()
    last = read_week_table(reading).last_week
    inside = areas_within(reading.office.areas, OFFICE, today())
    signals = list_signals(reading, inside, last - WEEKS_SHOWN + 1, last)
    late = sum(signal.due < local_moment() for signal in signals)
    page = sign_in("PRG", OFFICE).get("/").content.decode()
    told = f"{len(signals)} sinyal kewaspadaan belum direspons, {late} lewat 24 jam"
    assert told in page


def test_every_programme_of_the_catalogue_has_a_name(site):
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.programmes import PROGRAMMES

    indicators = open_reading().catalogue.indicators.values()
    assert {indicator.programme for indicator in indicators} <= set(PROGRAMMES)


def test_objectives_stand_with_their_counts(sign_in):
    page = sign_in("PRG", OFFICE).get("/").content.decode()
    part = page[page.index('id="sasaran"') :]
    values = part.count("%</strong>")
    assert values
    assert part.count(" dari ") >= values
