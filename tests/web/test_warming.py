"""What is read again, and when, as the store and the plans move."""

import pytest


CITY = "19.71"
VILLAGE = "19.71.01.1004"


@pytest.fixture
def desk(database):
    from derajat.web.reading.office import ReadingDesk

    return ReadingDesk(database.profile)


def test_the_same_reading_is_given_while_nothing_moves(desk):
    assert desk.newest() is desk.newest()


def test_an_approved_plan_is_read_at_once_with_the_values_as_they_are(desk):
    before = desk.newest()
    _approve(before)
    after = desk.newest()
    assert after is not before
    assert after.shelf is before.shelf
    assert [found.number for found in after.plans_in_force].count(1) == 1


def test_new_values_are_given_only_when_they_are_warm(desk, monkeypatch):
    desk.renew(lambda reading: None)
    before = desk.newest()
    moved = before.snapshot.version + 1
    monkeypatch.setattr(type(before.opened.store), "newest_version", moved)
    assert desk.newest() is before
    warmed = []
    desk.renew(warmed.append)
    assert desk.newest() is warmed[0]
    assert warmed[0] is not before


def test_a_warming_that_fails_leaves_the_values_of_before(desk, monkeypatch):
    desk.renew(lambda reading: None)
    before = desk.newest()
    moved = before.snapshot.version + 1
    monkeypatch.setattr(type(before.opened.store), "newest_version", moved)
    with pytest.raises(OSError, match="disk"):
        desk.renew(_fail)
    assert desk.newest() is before


def test_a_warm_office_answers_its_overview_from_memory(site):
    from derajat.web.pages.home import overview
    from derajat.web.reading.office import open_reading
    from derajat.web.warming import warm_reading

    reading = open_reading()
    warm_reading(reading)
    missed = overview._build.cache_info().misses
    from derajat.web.clock import today
    from derajat.web.warming import _asked

    area = reading.office.areas.by_code[CITY]
    overview.build_overview(_asked(reading, area), today())
    assert overview._build.cache_info().misses == missed


def test_the_shelf_finds_what_a_plain_filter_finds(site):
    from derajat.measures import VALUE_SCHEMA
    from derajat.model.values import Value
    from derajat.web.reading.office import open_reading

    shelf = open_reading().shelf
    rows = [Value(**row) for row in shelf.rows.cast(VALUE_SCHEMA).to_pylist()]
    for code in ("KIA-K6", "KIA-K4", "TIDAK-ADA"):
        own = [row for row in rows if row.indicator == code]
        assert shelf.choose(code) == own
        for area in (CITY, VILLAGE, "99.99"):
            wanted = [row for row in own if (row.area, row.group) == (area, "")]
            assert shelf.choose(code, area=area, group="") == wanted
        two = [row for row in own if row.area in (CITY, VILLAGE)]
        assert shelf.choose(code, area=[CITY, VILLAGE]) == two
    many = shelf.choose_many(shelf.indicators, area=CITY, group="").to_pylist()
    assert [Value(**row) for row in many] == [
        row for row in rows if (row.area, row.group) == (CITY, "")
    ]


def _approve(reading):
    from django.utils import timezone

    from derajat.web.accounts.models import Account
    from derajat.web.plans.models import Draft, PlanVersion

    found, now = reading.plans_in_force[0], timezone.now()
    account = Account.objects.create(username="penyetuju")
    of_plan = {"area": reading.office.area, "plan": found.plan.name}
    draft = Draft.objects.create(
        **of_plan, base_number=0, state="approved", started_by=account, started_at=now
    )
    PlanVersion.objects.create(
        **of_plan,
        number=1,
        text=found.text,
        draft=draft,
        submitted_by=account,
        approved_by=account,
        approved_at=now,
    )


def _fail(_):
    raise OSError("disk")
