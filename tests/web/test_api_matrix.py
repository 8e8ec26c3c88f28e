"""Every address of the interface x role x verb x scope answers as the policy says."""

import pytest
from django.urls import reverse
from tests.web.api_calls import draw_token
from tests.web.test_access_matrix import READ, SCOPES, WRITE
from tests.web.test_access_matrix import _asked_area as asked_area

from derajat.web.policy import load_policy


OPEN = {"openapi-json", "api-root"}
"""The description of the interface, which holds nothing of an office; and its root,
where nothing is."""
EXAMPLES = {
    "office": {},
    "areas": {},
    "indicators": {},
    "indicator": {"code": "KIA-K6"},
    "values": {},
    "explain": {},
    "findings": {},
    "actions": {},
    "action": {"number": 1},
    "plans": {},
    "plan": {"name": "renstra-rekaan"},
    "reports": {},
    "report-numbers": {"code": "LAPORAN-UJI-2025-0000000000"},
}
"""Every route with its arguments; a route that is missing here fails the test."""
WORDS = {
    "values": "&indikator=KIA-K6",
    "explain": "&indikator=KIA-K6&periode=2026-03",
}


def _operations():
    """The operations by the name of their route."""
    from derajat.web.api.routes import api

    return {
        operation.url_name: operation
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    }


def _names():
    """Every route below the interface, from the resolver."""
    from django.urls import get_resolver

    from derajat.web.needs import API_NAMESPACE

    (below,) = (
        found
        for found in get_resolver().url_patterns
        if getattr(found, "namespace", "") == API_NAMESPACE
    )
    return {pattern.name for pattern in below.url_patterns}


def test_every_route_is_listed_and_no_other(site):
    assert _names() == set(EXAMPLES) | OPEN
    assert set(_operations()) == set(EXAMPLES)


def _make_action(home, office):
    """An action of the reader's own place, of everybody's; it has number 1."""
    from tests.web.meeting_objects import make_objects

    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.accounts.models import Account

    roles = load_policy().roles
    account = Account.objects.get()
    centre = choose_demo_area(roles["PKM"], office)
    make_objects(account, office.area, centre, choose_demo_area(roles["BID"], office))


def _expected(need, role, scope):
    if not load_policy().allows(role, need.thing, need.read):
        return False
    return not need.has_area or scope in ("own", "child")


@pytest.mark.parametrize("role", sorted(load_policy().roles))
def test_every_address_answers_a_role_as_the_policy_says(
    role, site, visitor, record_figure
):
    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.reading.office import open_reading

    office = open_reading().office
    home = choose_demo_area(load_policy().roles[role], office)
    headers = {"authorization": f"Bearer {draw_token(role, home)}"}
    _make_action(home, office)
    cells, wrong = 0, []
    for name, operation in _operations().items():
        url = reverse(f"api:{name}", kwargs=EXAMPLES[name])
        for verb in READ + WRITE:
            for scope in SCOPES:
                area = asked_area(scope, home, office) if home else "99.99"
                if area is None:
                    continue
                address = f"{url}?wilayah={area}{WORDS.get(name, '')}"
                status = visitor.generic(verb, address, headers=headers).status_code
                cells += 1
                if not _is_right(status, verb, operation, role, scope if home else ""):
                    wrong.append((name, verb, scope, status))
    record_figure(f"matrix of the interface {role}", [cells, len(wrong)])
    assert cells
    assert not wrong


def _is_right(status, verb, operation, role, scope):
    """Only GET is offered; a word that a route does not know is told, not ignored."""
    if verb != "GET":
        return status == 405
    need = operation.view_func.need
    if not _expected(need, role, scope):
        # A token without any role's area is no token at all.
        return status in (401, 404)
    return status == (200 if need.has_area else 422)


@pytest.mark.parametrize("verb", READ + WRITE)
def test_without_a_token_no_address_answers(verb, site, visitor):
    for name in EXAMPLES:
        url = reverse(f"api:{name}", kwargs=EXAMPLES[name])
        status = visitor.generic(verb, url).status_code
        assert status == (401 if verb == "GET" else 405), name


def test_a_role_that_was_taken_away_answers_nothing(site, visitor):
    from derajat.web.accounts.models import Grant

    token = draw_token("PRG", site.areas["district"])
    Grant.objects.all().delete()
    for name in EXAMPLES:
        url = reverse(f"api:{name}", kwargs=EXAMPLES[name])
        answer = visitor.get(url, headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == 401, name
