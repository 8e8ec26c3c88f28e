"""The pages of a small invented city, built once for all workers."""

import shutil
from dataclasses import dataclass, replace

import pytest
from tests.web.given_profile import given_profile
from tests.web.upload_cases import centres, office_reading
from tests.web_city import MODEL, settle_city

from derajat.catalogue import load_office
from derajat.content import find_content
from derajat.opening.offices import find_office, open_catalogue
from derajat.store import KeyFolder, open_store
from derajat.web.profile import Profile
from derajat.web.serving import settle_database


@dataclass(frozen=True)
class Site:
    """The profile that is served, and the areas an account may have in it."""

    profile: Profile
    areas: dict[str, str]


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """Django running over the small city; one data folder a worker."""
    if given := given_profile():
        settle_database(given)
        return Site(given, _areas())
    profile = settle_city(tmp_path_factory, worker_id)
    settle_database(profile)
    return Site(profile, _areas())


@pytest.fixture
def database(site):
    """Whatever a test writes is undone after it."""
    from django.db import transaction

    with transaction.atomic():
        yield site
        transaction.set_rollback(True)


@pytest.fixture
def centre(site):
    """The first health centre of the city."""
    return centres(office_reading())[0]


@pytest.fixture
def officer(sign_in, centre):
    """Who sends the files of that health centre."""
    return sign_in("PKM", centre.code)


@pytest.fixture
def empty_folder(site):
    """What other tests sent lies on the disk while their rows were undone."""
    for path in (site.profile.folder / "unggahan").glob("*"):
        path.unlink()


@pytest.fixture
def own_store(site, tmp_path, monkeypatch):
    """A copy of the store that a test may change; pages and jobs work on it."""
    from derajat.web import asked
    from derajat.web.reading.office import open_reading
    from derajat.web.surveys import sending
    from derajat.web.uploads import jobs, measuring

    reading = open_reading()
    folder = tmp_path / "data" / reading.office.name
    shutil.copytree(reading.opened.store.folder, folder)
    keys = KeyFolder(reading.opened.store.keys.path, tmp_path / "data")
    copied = open_store(folder, keys)
    opened = replace(reading.opened, store=copied)

    def read_copy():
        return replace(reading, opened=opened, snapshot=copied.snapshot())

    for module in (jobs, measuring, sending):
        monkeypatch.setattr(module, "open_served_office", lambda: opened)
    monkeypatch.setattr(asked, "open_reading", read_copy)
    return copied


@pytest.fixture
def visitor(database):
    """Somebody who has not signed in."""
    from django.test import Client

    return Client(headers={"host": "localhost"})


@pytest.fixture
def sign_in(database):
    """`sign_in(role, area)`: a client of a new account with that role."""
    from django.test import Client

    from derajat.web.accounts.models import Account, Grant

    def enter(role, area=""):
        account = Account.objects.create(username=f"{role}-{area}".lower())
        Grant.objects.create(account=account, role=role, area=area)
        client = Client(headers={"host": "localhost"})
        client.force_login(account, "django.contrib.auth.backends.ModelBackend")
        return client

    return enter


def _areas() -> dict[str, str]:
    """An area of every kind that a scope can be: own, child, sibling, parent."""
    areas = find_content("definitions") / "areas"
    office = load_office(find_office(MODEL), open_catalogue(), areas)
    return {area.level.value: area.code for area in reversed(office.areas.areas)}
