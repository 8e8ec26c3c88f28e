"""`python -m tests.browser.city_server PROFILE TOLD`: accounts, objects, then serves.

A process of its own, so that Django of the tests stays with its own data. What the
tests must know is written to TOLD just before the server starts to answer.
"""

import datetime
import json
import sys
from pathlib import Path

from tests.web_city import PASSWORD

from derajat.web.profile import load_profile
from derajat.web.serving import serve, settle_database


SAFE_ORDER = ("PRG", "STW", "KDN", "PLN", "KPK", "PKM", "ADM", "DPO", "BID", "AUD")
"""Who looks at a page first: those who see most of its forms and buttons."""
PLAN = "renstra-rekaan"


def main(profile_file: str, told_file: str) -> None:
    """Fill the folder of a profile and serve it until the process ends."""
    profile = load_profile(Path(profile_file))
    settle_database(profile)
    told = fill()
    Path(told_file).write_text(json.dumps(told))
    serve(profile)


def fill() -> dict[str, object]:
    """An account for every role and the objects that pages show."""
    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.policy import load_policy
    from derajat.web.reading.office import open_reading

    office, roles = open_reading().office, load_policy().roles
    homes = {code: choose_demo_area(role, office) for code, role in roles.items()}
    clients = {code: _sign_in(code, home) for code, home in homes.items()}
    _make_objects(office.area, homes)
    clients["PLN"].post(f"/rencana/konsep/{PLAN}/mulai/")
    sessions = {code: client.cookies["sesi"].value for code, client in clients.items()}
    return {
        "areas": homes,
        "sessions": sessions,
        "pages": list(_pages(clients)),
    }


def _sign_in(role: str, area: str):
    from django.test import Client

    from derajat.web.accounts.models import Account, Grant

    account = Account(username=role.lower(), first_name=role)
    account.set_password(PASSWORD)
    account.save()
    Grant.objects.create(account=account, role=role, area=area)
    client = Client(headers={"host": "localhost"})
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")
    return client


def _make_objects(office_area: str, homes: dict[str, str]) -> None:
    from django.db import transaction
    from tests.web.meeting_objects import make_objects
    from tests.web.routes import make_example_upload

    from derajat.web.accounts.models import Account
    from derajat.web.meetings.models import Meeting

    account = Account.objects.get(username="prg")
    with transaction.atomic():
        make_example_upload()
        make_objects(account, office_area, homes["PKM"], homes["BID"])
        Meeting.objects.update(held_on=datetime.date(2026, 3, 30))


def _pages(clients):
    """One address a route with the role that opens it; pages of HTML only."""
    from tests.web.routes import all_routes

    for route in all_routes():
        for role in ("", *SAFE_ORDER):
            client = clients[role] if role else _visitor()
            answer = client.get(route.url)
            kind = answer.get("Content-Type", "")
            if answer.status_code == 200 and kind.startswith("text/html"):
                yield {"name": route.name, "url": route.url, "role": role}
                break


def _visitor():
    from django.test import Client

    return Client(headers={"host": "localhost"})


if __name__ == "__main__":
    main(*sys.argv[1:])
