"""Every route x role x verb x scope answers as the policy says, and no other way."""

import pytest
from tests.web.routes import all_routes

from derajat.web.needs import OPEN_NAMES, SIGNED_IN_NAMES
from derajat.web.policy import load_policy


READ, WRITE = ("GET", "HEAD"), ("POST", "PUT", "PATCH", "DELETE")
SCOPES = ("own", "child", "sibling", "parent", "none")


def _asked_area(scope, home, office):
    """The area an address names, seen from the reader's home."""
    areas = office.areas
    if scope == "own":
        return home
    if scope == "child":
        return next((a.code for a in areas.children(home)), None)
    if scope == "parent":
        return areas.by_code[home].parent or None
    if scope == "none":
        return "99.99"
    parent = areas.by_code[home].parent
    level = areas.by_code[home].level
    alike = [a.code for a in areas.children(parent) if a.level is level]
    return next((code for code in alike if code != home), "19.01")


def _make_examples(role, home, office):
    """Objects within the areas of every role; the reader owns what has an owner."""
    from tests.web.meeting_objects import make_objects

    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.accounts.models import Account

    account = Account.objects.get(username=f"{role}-{home}".lower())
    roles = load_policy().roles
    centre = choose_demo_area(roles["PKM"], office)
    make_objects(account, office.area, centre, choose_demo_area(roles["BID"], office))


def _expected(route, role, verb, scope):
    """Whether the route may answer this reader at all."""
    if route.name in OPEN_NAMES or route.name in SIGNED_IN_NAMES:
        return None
    if route.need is None:
        return False
    act = route.need.read if verb in READ else route.need.write
    if act is None or not load_policy().allows(role, route.need.thing, act):
        return False
    return not route.need.has_area or scope in ("own", "child")


def _is_inside(route, office, home):
    """Whether the object of a route lies in the areas of a reader."""
    from derajat.web.clock import today
    from derajat.web.policy import areas_within

    if not route.area or route.area in areas_within(office.areas, home, today()):
        return True
    # A village sees the signals of the health centre that serves it.
    served_by = (c.health_centre for c in office.areas.catchments if c.village == home)
    return route.name == "signal" and route.area in served_by


@pytest.mark.parametrize("role", sorted(load_policy().roles))
def test_every_route_answers_a_role_as_the_policy_says(
    role, site, sign_in, record_figure
):
    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.reading.office import open_reading

    office = open_reading().office
    home = choose_demo_area(load_policy().roles[role], office)
    client = sign_in(role, home)
    _make_examples(role, home, office)
    cells, wrong = 0, []
    for route in all_routes():
        for verb in READ + WRITE:
            for scope in SCOPES:
                area = _asked_area(scope, home, office) if home else "99.99"
                expected = _expected(route, role, verb, scope if home else "none")
                if area is None or expected is None:
                    continue
                expected = expected and _is_inside(route, office, home)
                answer = client.generic(verb, f"{route.url}?wilayah={area}")
                # What is allowed may still refuse the verb or the form: never 404.
                allowed = answer.status_code not in (403, 404)
                cells += 1
                if allowed != expected:
                    wrong.append((route.name, verb, scope, answer.status_code))
    record_figure(f"matrix {role}", {"cells": cells, "wrong": len(wrong)})
    assert cells
    assert not wrong


def test_a_visitor_is_sent_to_sign_in(visitor, site):
    for route in all_routes():
        if route.name in OPEN_NAMES:
            continue
        answer = visitor.get(route.url)
        assert answer.status_code == 302, route.name
        assert answer["Location"].startswith("/akun/masuk/"), route.name


def test_an_account_without_a_role_sees_nothing(sign_in, site):
    client = sign_in("XXX")
    for route in all_routes():
        if route.need is not None:
            assert client.get(route.url).status_code == 404, route.name


def test_every_own_route_says_what_it_needs(site):
    silent = [
        route.name
        for route in all_routes()
        if route.need is None
        and route.view.__module__.startswith("derajat.")
        and route.name not in OPEN_NAMES | SIGNED_IN_NAMES
    ]
    assert silent == []
