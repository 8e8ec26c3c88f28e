"""An invented city from nothing to its values: built, written, received, measured.

`python -m benchmarks city --office pangkalpinang` prints what `run` returns: all the
years that `derajat demo --full` takes. `--office dki-jakarta --first 2025 --last 2025
--month 12` is one year of eleven million people. `--people` makes a smaller city,
`--folder` keeps the files on another disk than the temporary one.
"""

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from derajat.catalogue import load_office
from derajat.city.building import City, build_city, write_files
from derajat.city.forms.writing import WrittenFile
from derajat.city.found_faults import NONE_COUNTED, count_faults
from derajat.city.office_folder import name_office, write_office
from derajat.city.programmes import PROGRAMMES
from derajat.city.settings import CitySettings
from derajat.cli.invented import (
    FIRST_YEAR,
    LAST_MONTH,
    LAST_YEAR,
    MOST_PEOPLE_IN_WORKBOOKS,
)
from derajat.content import find_content
from derajat.engines.duckdb import DuckDBEngine
from derajat.intake import receive_file
from derajat.measures.measuring import measure_office
from derajat.model.batches import RowCounts
from derajat.model.calendar import date_of_day
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.opening.offices import find_office, load_people, open_catalogue
from derajat.opening.rules import rules_of
from derajat.store import KeyFolder, Store, open_store


MEBIBYTE = 1024


@dataclass
class _Stages:
    """Seconds of each stage, and the most memory up to its end."""

    figures: dict[str, dict[str, float]] = field(default_factory=dict)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEBIBYTE
        seconds = round(time.perf_counter() - start, 1)
        self.figures[name] = {"seconds": seconds, "peak_mib": peak}


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON: seconds and memory by stage, rows, faults found, values."""
    asked = _parser().parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="city-", dir=asked.folder))
    try:
        return json.dumps(_run(asked, folder), indent=2)
    finally:
        shutil.rmtree(folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="city")
    parser.add_argument("--office", default="pangkalpinang")
    parser.add_argument("--people", type=int)
    parser.add_argument("--first", type=int, default=FIRST_YEAR)
    parser.add_argument("--last", type=int, default=LAST_YEAR)
    parser.add_argument("--month", type=int, default=LAST_MONTH)
    parser.add_argument("--folder", type=Path)
    return parser


def _run(asked: argparse.Namespace, folder: Path) -> dict[str, object]:
    stages = _Stages()
    catalogue, model = open_catalogue(), find_office(asked.office)
    areas = find_content("definitions") / "areas"
    real = load_office(model, catalogue, areas)
    people = asked.people or load_people(real.area)
    settings = CitySettings(people, asked.first, asked.last, last_month=asked.month)
    with stages.timed("build"):
        city = build_city(real.areas, real.area, settings, PROGRAMMES)
    files = _write(city, folder / "incoming", stages)
    named = folder / name_office(asked.office, True)
    write_office(city, model, named, real.label, ())
    office = load_office(named, catalogue, areas)
    store = open_store(folder / "data", KeyFolder(folder / "keys", folder / "data"))
    now = f"{date_of_day(settings.reported_until)}T20:00:00+00:00"
    with stages.timed("receive"):
        received = _receive(files, office, catalogue, store, now)
    with stages.timed("measure"):
        report = measure_office(
            store, catalogue, office, DuckDBEngine(), rules_of(office)
        )
    return {
        "benchmark": "city",
        "office": asked.office,
        "settings": asdict(settings),
        "files": len(files),
        "rows_written": sum(file.rows for file in files),
        "workbook_cells": sum(f.cells for f in files if f.path.suffix == ".xlsx"),
        **received,
        "values": report.values,
        "stages": stages.figures,
    }


def _write(city: City, folder: Path, stages: _Stages) -> list[WrittenFile]:
    folder.mkdir()
    is_large = city.world.settings.people > MOST_PEOPLE_IN_WORKBOOKS
    with stages.timed("write"):
        return write_files(city, folder, is_large)


def _receive(
    files: list[WrittenFile],
    office: Office,
    catalogue: Catalogue,
    store: Store,
    now: str,
) -> dict[str, object]:
    """How many rows became what, and which planted faults were found."""
    counts, faults, refused = RowCounts(), NONE_COUNTED, []
    with store.writer() as writer:
        for file in files:
            receipt = receive_file(file.path, office, catalogue, writer, now)
            counts += receipt.counts
            faults += count_faults(file, receipt)
            if receipt.batch is None:
                refused.append(file.path.name)
    return {
        "files_refused": refused,
        "rows_received": counts.received,
        "rows": asdict(counts),
        "planted_faults": faults.as_json(),
    }
