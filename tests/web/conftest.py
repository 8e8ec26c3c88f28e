"""The pages of a small invented city, built once for all workers."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.web.given_profile import given_profile

from derajat.catalogue import load_office
from derajat.city.building import build_city, write_files
from derajat.city.office_folder import write_office
from derajat.city.programmes import PROGRAMMES
from derajat.city.settings import CitySettings
from derajat.content import find_content
from derajat.engines.duckdb import DuckDBEngine
from derajat.intake import receive_file
from derajat.measures.measuring import measure_office
from derajat.model.calendar import date_of_day
from derajat.opening.offices import INVENTED_FOLDER, find_office, open_catalogue
from derajat.opening.rules import rules_of
from derajat.store import KeyFolder, open_store
from derajat.web.profile import Profile
from derajat.web.serving import settle_database


MODEL, OFFICE = "pangkalpinang", "pangkalpinang-rekaan"
SETTINGS = CitySettings(4_000, 2025, 2026, 21, last_month=3)
PASSWORD = "sandi-uji-yang-panjang"
PROGRAMMES_OF_PAGES = {
    "eligible",
    "mortality",
    "maternal",
    "nutrition",
    "immunisation",
    "convergence",
    "infections",
    "surveillance",
    "health_check",
    "insurance",
    "satisfaction",
}


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
    root = tmp_path_factory.getbasetemp()
    shared = root if worker_id == "master" else root.parent
    built = _build_once(shared / "web-city")
    data = tmp_path_factory.mktemp("web") / "data"
    shutil.copytree(built / "data", data)
    day = date_of_day(SETTINGS.reported_until).isoformat()
    profile = Profile(OFFICE, data, built / "keys", is_demo=True, today=day)
    settle_database(profile)
    return Site(profile, _areas())


@pytest.fixture(scope="session")
def worker_id(request):
    """The name of the worker of pytest-xdist, `master` without it."""
    return getattr(request.config, "workerinput", {}).get("workerid", "master")


@pytest.fixture
def database(site):
    """Whatever a test writes is undone after it."""
    from django.db import transaction

    with transaction.atomic():
        yield site
        transaction.set_rollback(True)


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


def _build_once(folder: Path) -> Path:
    """Build the city, or wait until another worker has."""
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(done)
        return folder
    _build(folder)
    done.touch()
    return folder


def _wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.2)


def _build(folder: Path) -> None:
    catalogue, areas = open_catalogue(), find_content("definitions") / "areas"
    model = find_office(MODEL)
    real = load_office(model, catalogue, areas)
    chosen = [p for p in PROGRAMMES if p.name in PROGRAMMES_OF_PAGES]
    city = build_city(real.areas, real.area, SETTINGS, chosen)
    data = folder / "data"
    office_folder = data / INVENTED_FOLDER / OFFICE
    write_office(city, model, office_folder, real.label, ())
    office = load_office(office_folder, catalogue, areas)
    store = open_store(data / OFFICE, KeyFolder(folder / "keys" / OFFICE, data))
    sent = folder / "sent"
    sent.mkdir()
    now = f"{date_of_day(SETTINGS.reported_until)}T20:00:00+00:00"
    with store.writer() as writer:
        for file in write_files(city, sent):
            receive_file(file.path, office, catalogue, writer, now)
    measure_office(store, catalogue, office, DuckDBEngine(), rules_of(office))


def _areas() -> dict[str, str]:
    """An area of every kind that a scope can be: own, child, sibling, parent."""
    areas = find_content("definitions") / "areas"
    office = load_office(find_office(MODEL), open_catalogue(), areas)
    return {area.level.value: area.code for area in reversed(office.areas.areas)}
