"""Opens an office with its definitions and its store."""

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from derajat.catalogue import load_catalogue, load_office
from derajat.content import find_content
from derajat.errors import refuse
from derajat.model.areas import find_by_name
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.store import KeyFolder, Store, open_store


@dataclass(frozen=True)
class OpenOffice:
    """An office with the national content and its own store."""

    catalogue: Catalogue
    office: Office
    store: Store


@cache
def open_catalogue() -> Catalogue:
    """The national content, loaded once."""
    return load_catalogue(find_content("definitions"))


INVENTED_FOLDER = "kantor-rekaan"
"""Where invented offices lie in the data folder."""


def office_folders(data: Path | None = None) -> dict[str, Path]:
    """The offices that come with the product, and those invented in a data folder."""
    folders = sorted(find_content("offices").iterdir())
    folders += sorted((data / INVENTED_FOLDER).glob("*")) if data else []
    return {
        folder.name: folder for folder in folders if (folder / "office.yaml").is_file()
    }


def open_office(name: str, data: Path, keys: Path) -> OpenOffice:
    """The office of a name, with its store in `data` and its keys in `keys`.

    Raises DerajatError when there is none of that name.
    """
    catalogue = open_catalogue()
    folder = find_office(name, data)
    office = load_office(folder, catalogue, find_content("definitions") / "areas")
    store = open_store(data / office.name, KeyFolder(keys / office.name, data))
    return OpenOffice(catalogue, office, store)


def find_office(name: str, data: Path | None = None) -> Path:
    """The folder of an office, by its name or path. Raises REF-201, REF-202."""
    known = office_folders(data)
    if name in known:
        return known[name]
    if name and (Path(name) / "office.yaml").is_file():
        return Path(name)
    if not name:
        raise refuse("REF-201", known=", ".join(known))
    raise refuse("REF-202", office=name, known=", ".join(known))


def load_people(area: str) -> int | None:
    """How many people live in an area by the national list; None if it has none."""
    path = find_content("definitions") / "areas" / "penduduk-kabkota-2025.csv"
    with path.open(encoding="utf-8", newline="") as file:
        people = {row["kode"]: row["jumlah"] for row in csv.DictReader(file)}
    return int(people[area]) if area in people else None


def find_area(office: Office, wanted: str) -> str:
    """The code of an area given by code or name; a name of several stays as it is."""
    if not wanted or wanted in office.areas.by_code:
        return wanted
    inside = [office.areas.by_code[code] for code in office.areas.within(office.area)]
    measured = [area for area in inside if area.level in office.levels]
    found = find_by_name(measured, wanted)
    # A village and its health centre often share a name: the whole name decides.
    named = [area for area in found if area.name.casefold() == wanted.casefold()]
    for alike in (found, named):
        if len(alike) == 1:
            return alike[0].code
    return wanted


def incoming_files(office: Office) -> tuple[Path, ...]:
    """The files that come with an office, in the order of their names."""
    folder = Path(office.folder) / "incoming"
    if not folder.is_dir():
        return ()
    wanted = {".csv", ".xlsx"}
    return tuple(p for p in sorted(folder.iterdir()) if p.suffix.lower() in wanted)


def now() -> str:
    """This moment in UTC, ISO 8601: the clock is read here and handed on."""
    return datetime.now(UTC).isoformat(timespec="seconds")
