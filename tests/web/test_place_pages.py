"""Profiles of places: whom they serve, how they stand, what waits, own areas only."""

import re

import pytest


CITY, CENTRE = "19.71", "19.71.P1012409"


def _village_of(centre):
    from derajat.web.reading.office import open_reading

    catchments = open_reading().office.areas.catchments
    return next(c.village for c in catchments if c.health_centre == centre)


def test_a_health_centre_tells_whom_it_serves(sign_in):
    from derajat.web.reading.office import open_reading

    reading = open_reading()
    html = sign_in("PKM", CENTRE).get(f"/faskes/{CENTRE}/").content.decode()
    name = reading.office.areas.by_code[_village_of(CENTRE)].name
    assert name in html
    rows = reading.shelf.choose("KIA-K6", area=CENTRE, group="", period="2026")
    assert "Ibu hamil" in html
    assert rows[0].denominator in html


@pytest.fixture
def with_plan(site):
    """The reading of the city with the invented plan, for what is judged."""
    from dataclasses import replace
    from pathlib import Path

    import derajat.city
    from derajat.opening.offices import open_catalogue
    from derajat.opening.plans import open_structure
    from derajat.plan.loading import read_plan_file
    from derajat.web.plans.in_force import PlanInForce
    from derajat.web.reading.office import open_reading

    path = Path(derajat.city.__file__).with_name("renstra-rekaan.yaml")
    plan = read_plan_file(path, open_structure(), open_catalogue())
    return replace(open_reading(), plans_in_force=(PlanInForce(plan, 0),))


def _ask(reading, code):
    from derajat.web.accounts.grants import Reader
    from derajat.web.accounts.models import Account
    from derajat.web.asked import Asked

    areas = frozenset(reading.office.areas.within(CITY))
    reader = Reader(Account(username="uji"), "PRG", ("PRG",), areas, CITY)
    return Asked(reading, reader, "id", reading.office.areas.by_code[code], None)


def test_key_indicators_stand_with_targets_missed_first(with_plan):
    from derajat.web.clock import today
    from derajat.web.pages.places.judged import build_judged
    from derajat.web.reading.area_scores import judge_area

    lines = judge_area(with_plan, CENTRE, today())
    judged = build_judged(_ask(with_plan, CENTRE), lines)
    order = {"below": 0, "unsure": 1, "": 2, "meets": 3}
    places = [order[line.tag] for line in judged if line.target != "–"]
    assert len(judged) > 5
    assert places[0] == 0
    missed = places[: places.count(0)]
    assert set(missed) == {0}


def test_the_people_missing_are_those_to_what_is_due_by_now(with_plan):
    """K6 of the year against 86 %, of which a quarter is due at the end of March."""
    from fractions import Fraction
    from math import ceil

    from derajat.web.clock import today
    from derajat.web.pages.places.judged import build_judged
    from derajat.web.reading.area_scores import judge_area

    lines = judge_area(with_plan, CENTRE, today())
    k6 = [line for line in lines if line.item.measured_by == "KIA-K6"]
    (shown,) = build_judged(_ask(with_plan, CENTRE), k6)
    value = k6[0].score.value
    wanted = ceil(Fraction(86, 100) / 4 * Fraction(value.denominator))
    missing = max(0, wanted - value.numerator)
    assert missing
    assert shown.missing.startswith(f"kurang {missing} ")


def test_a_place_outside_is_not_there(sign_in):
    client = sign_in("PKM", CENTRE)
    assert client.get("/faskes/19.71.P1012413/").status_code == 404
    assert client.get(f"/wilayah/{CITY}/").status_code == 404
    assert client.get(f"/wilayah/{_village_of('19.71.P1012413')}/").status_code == 404
    assert client.get(f"/wilayah/{_village_of(CENTRE)}/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/wilayah/19.71.P1012409/", "/faskes/19.71/", "/wilayah/xx/"]
)
def test_each_address_is_for_its_own_kind_of_place(sign_in, address):
    assert sign_in("PRG", CITY).get(address).status_code == 404


def test_the_lists_hold_the_reader_s_own_places(sign_in):
    client = sign_in("PRG", CITY)
    places = client.get("/wilayah/").content.decode()
    assert len(set(re.findall(r"/wilayah/(19\.71\.\d\d)/", places))) == 7
    centres = client.get("/faskes/").content.decode()
    assert len(set(re.findall(r"/faskes/(19\.71\.P\d+)/", centres))) == 9
    own = sign_in("PKM", CENTRE).get("/faskes/").content.decode()
    assert set(re.findall(r"/faskes/(19\.71\.P\d+)/", own)) == {CENTRE}


def test_a_week_without_its_report_is_named(sign_in):
    from derajat.model.calendar import parse_period
    from derajat.model.numerals import render_week
    from derajat.web.reading.office import open_reading

    rows = open_reading().shelf.choose("SKDR-KLP-M", area_level="health-centre")
    last = max(row.period for row in rows)
    recent = sorted({row.period for row in rows})[-8:]
    silent = [r for r in rows if r.numerator == 0 and r.period in recent]
    assert silent, f"no week without a report up to {last}"
    week = render_week(parse_period(silent[0].period).number)
    html = sign_in("PRG", CITY).get(f"/faskes/{silent[0].area}/").content.decode()
    part = html.split("Belum melapor")[1].split("</section>")[0]
    assert week in part


def test_who_may_not_see_signals_sees_none_of_them(sign_in):
    html = sign_in("PLN", CITY).get(f"/faskes/{CENTRE}/").content.decode()
    assert "Sinyal yang belum direspons" not in html
    assert "Indikator kunci" in html
