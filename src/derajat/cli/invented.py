"""Invented offices: built once into the data folder, known by their names from then."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from derajat.catalogue import load_office
from derajat.city.building import City, build_city, write_files, write_mended
from derajat.city.fault_list import write_fault_list
from derajat.city.office_folder import name_office, write_office
from derajat.city.programme import Programme
from derajat.city.programmes import PROGRAMMES
from derajat.city.settings import CitySettings
from derajat.content import find_content
from derajat.errors import refuse
from derajat.model.areas import AreaLevel
from derajat.model.offices import Office
from derajat.opening.offices import (
    INVENTED_FOLDER,
    find_office,
    load_people,
    open_catalogue,
)


FIRST_YEAR, LAST_YEAR, LAST_MONTH = 2022, 2026, 9
"""The years of every invented city; the last one is not over yet."""
LAST_MONTH_OF_TRYING = 3
"""A quarter of the last year is enough to see everything, and soon received."""
MOST_PEOPLE_IN_WORKBOOKS = 2_000_000
"""A larger city sends exports only: CSV, a year in one file or several."""
CITIES = ("pangkalpinang", "prabumulih", "bandar-lampung", "batu", "dki-jakarta")
_MARK = "rekaan.json"


@dataclass(frozen=True)
class InventedCity:
    """An invented office that lies in the data folder."""

    name: str
    folder: Path
    settings: CitySettings
    is_new: bool

    @property
    def files(self) -> tuple[Path, ...]:
        """What the city first sends, in the order of its names."""
        return tuple(sorted((self.folder / "incoming").iterdir()))


def settle_city(model: str, is_full: bool, data: Path) -> InventedCity:
    """The invented city drawn from a real office, built unless it stands already.

    Raises REF-220 for an office that is no city with known people.
    """
    real = _load_real(model)
    people = load_people(real.area)
    levels = {area.level for area in real.areas.areas}
    if people is None or not {AreaLevel.VILLAGE, AreaLevel.HEALTH_CENTRE} <= levels:
        raise refuse("REF-220", office=model, known=", ".join(CITIES))
    first = FIRST_YEAR if is_full else LAST_YEAR
    month = LAST_MONTH if is_full else LAST_MONTH_OF_TRYING
    settings = CitySettings(people, first, LAST_YEAR, last_month=month)
    name = name_office(model, is_full)
    folder = data / INVENTED_FOLDER / name
    mark = _mark(settings, PROGRAMMES)
    if _read(folder / _MARK) == mark:
        return InventedCity(name, folder, settings, False)
    if folder.exists():
        shutil.rmtree(folder)
    _build(real, settings, folder)
    (folder / _MARK).write_text(mark, encoding="utf-8")
    return InventedCity(name, folder, settings, True)


def _load_real(name: str) -> Office:
    areas = find_content("definitions") / "areas"
    return load_office(find_office(name), open_catalogue(), areas)


def _build(real: Office, settings: CitySettings, folder: Path) -> None:
    city = build_city(real.areas, real.area, settings, PROGRAMMES)
    write_office(city, Path(real.folder), folder, real.label, ())
    _write_all(city, folder)


def _write_all(city: City, folder: Path) -> None:
    for name in ("incoming", "perbaikan"):
        (folder / name).mkdir()
    is_large = city.world.settings.people > MOST_PEOPLE_IN_WORKBOOKS
    sent = write_files(city, folder / "incoming", is_large)
    write_mended(city, folder / "perbaikan", is_large)
    write_fault_list(sent, folder / "kesalahan-yang-ditanam.csv")


def _mark(settings: CitySettings, programmes: Sequence[Programme]) -> str:
    """What a city was made from; another mark, another city."""
    content = find_content("definitions") / "forms"
    digest = hashlib.sha256()
    for path in sorted(content.glob("*.yaml")):
        digest.update(path.read_bytes())
    made = {
        "software": metadata.version("derajat"),
        "settings": asdict(settings),
        "programmes": [programme.name for programme in programmes],
        "forms": digest.hexdigest(),
    }
    return json.dumps(made, indent=1)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
