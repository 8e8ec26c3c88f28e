"""A small invented city that is served, built once for all workers of a run."""

import shutil
import time
from pathlib import Path

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
from derajat.web.profile import FIRST_PORT, Profile


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
    "budget",
    "standards",
    "infections",
    "surveillance",
    "health_check",
    "insurance",
    "satisfaction",
}


def settle_city(tmp_path_factory, worker_id: str, port: int = FIRST_PORT) -> Profile:
    """The profile of the city in a data folder of its own."""
    root = tmp_path_factory.getbasetemp()
    shared = root if worker_id == "master" else root.parent
    built = _build_once(shared / "web-city")
    data = tmp_path_factory.mktemp("web") / "data"
    shutil.copytree(built / "data", data)
    day = date_of_day(SETTINGS.reported_until).isoformat()
    return Profile(OFFICE, data, built / "keys", port=port, is_demo=True, today=day)


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
