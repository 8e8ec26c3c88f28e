"""A small invented city received, measured, mended and measured again."""

import os
from dataclasses import dataclass

import pyarrow as pa
import pytest

from derajat.catalogue import load_office
from derajat.city.building import City, build_city, write_files, write_mended
from derajat.city.forms.writing import WrittenFile
from derajat.city.office_folder import write_office
from derajat.city.programmes import PROGRAMMES
from derajat.city.settings import CitySettings
from derajat.content import find_content
from derajat.engines.duckdb import DuckDBEngine
from derajat.intake import Receipt, receive_file
from derajat.measures.measuring import measure_office
from derajat.model.calendar import date_of_day
from derajat.opening.offices import find_office, open_catalogue
from derajat.opening.rules import rules_of
from derajat.store import KeyFolder, open_store


MODEL, CODE = "pangkalpinang", "19.71"
CHOSEN = os.environ.get("DERAJAT_PROGRAMMES", "").split()
"""Programmes to be worked on; all when none is named."""
CHOSEN_PROGRAMMES = [p for p in PROGRAMMES if not CHOSEN or p.name in CHOSEN]
FULL = os.environ.get("DERAJAT_COUNTS") == "full"


@dataclass(frozen=True)
class Sent:
    """Files, what was answered, and the values that then stood."""

    files: list[WrittenFile]
    receipts: list[Receipt]
    values: pa.Table


@dataclass(frozen=True)
class Received:
    """The city, what it first sent, and what it sent to mend that."""

    city: City
    first: Sent
    mended: Sent


@pytest.fixture(scope="session")
def received(tmp_path_factory):
    """The whole way of all programmes, once."""
    people = 60_000 if FULL else 15_000
    settings = CitySettings(people, 2025, 2026, 19, last_month=9)
    return _receive(settings, tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def received_before(tmp_path_factory):
    """A smaller city of years in which older rules were in force."""
    settings = CitySettings(5_000, 2023, 2025, 20, last_month=3)
    return _receive(settings, tmp_path_factory.mktemp("before"))


def _receive(settings, root):
    catalogue, areas = open_catalogue(), find_content("definitions") / "areas"
    model = find_office(MODEL)
    real = load_office(model, catalogue, areas)
    city = build_city(real.areas, CODE, settings, CHOSEN_PROGRAMMES)
    folder = root / f"{MODEL}-rekaan"
    write_office(city, model, folder, real.label, ())
    office = load_office(folder, catalogue, areas)
    store = open_store(root / "data", KeyFolder(root / "keys", root / "data"))
    now = f"{date_of_day(settings.reported_until)}T20:00:00+00:00"
    sent = []
    for name, write in (("first", write_files), ("mended", write_mended)):
        (root / name).mkdir()
        files = write(city, root / name)
        with store.writer() as writer:
            receipts = [
                receive_file(f.path, office, catalogue, writer, now) for f in files
            ]
        measure_office(store, catalogue, office, DuckDBEngine(), rules_of(office))
        sent.append(Sent(files, receipts, store.snapshot().values()))
    return Received(city, *sent)
