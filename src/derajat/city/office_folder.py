"""The folder of an invented office: real lists, and what is invented beside them."""

import csv
import shutil
from collections.abc import Iterable
from pathlib import Path

from derajat.city.building import City
from derajat.city.places import build_catchments
from derajat.city.plan_budget import budget_lines
from derajat.model.calendar import date_of_day
from derajat.model.labels import Label


INVENTED = "rekaan"
"""Behind the name of every invented office."""
PLAN = "renstra-rekaan"
"""The plan with invented targets that every invented office has."""
_PLAN = Path(__file__).with_name(f"{PLAN}.yaml")
_NOTE = Label(
    "DATA REKAAN: kelurahan, kecamatan dan Puskesmas memang ada, tetapi penduduk, "
    "wilayah kerja Puskesmas, kejadian dan semua angka di sini dibuat-buat; tidak "
    "satu pun menyangkut orang atau kinerja yang sebenarnya.",
    "INVENTED DATA: villages, kecamatan and health centres exist, but the people, who "
    "serves whom, the events and all numbers here are made up; none of them is about "
    "real persons or real performance.",
)


_UNIT_COSTS = (
    450_000,
    900_000,
    250_000,
    180_000,
    60_000,
    75_000,
    95_000,
    240_000,
    420_000,
    1_200_000,
    350_000,
    140_000,
)
"""Rupiah for one person of each of the twelve minimum services, made up."""


def name_office(model: str, is_full: bool) -> str:
    """The name of the office invented beside a real one: all its years, or a few."""
    return f"{model}-{INVENTED}" + ("-penuh" if is_full else "")


def write_office(
    city: City, model: Path, folder: Path, label: Label, scorecard: Iterable[str]
) -> None:
    """Write the folder of the invented office beside the real one it is drawn from.

    `model` is the folder of the real office: its areas and plans are copied, and a
    plan with invented targets is added. `label` is that of the real office.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model / "areas.csv", folder / "areas.csv")
    for boundaries in sorted(model.glob("boundaries-*.geojson")):
        shutil.copyfile(boundaries, folder / boundaries.name)
    if (model / "plan").is_dir():
        shutil.copytree(model / "plan", folder / "plan", dirs_exist_ok=True)
    (folder / "plan").mkdir(exist_ok=True)
    _write_plan(city, folder / "plan" / f"{PLAN}.yaml")
    _write_catchments(city, folder / "catchments.csv")
    lines = _office_lines(city, folder.name, label, list(scorecard))
    (folder / "office.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_plan(city: City, path: Path) -> None:
    """The invented plan, its programmes and money made for the size of the city."""
    upper = _PLAN.read_text(encoding="utf-8")
    lower = "\n".join(budget_lines(city.world.settings))
    path.write_text(f"{upper}{lower}\n", encoding="utf-8")


def _office_lines(
    city: City, name: str, label: Label, scorecard: list[str]
) -> list[str]:
    forms = dict.fromkeys(
        form.source for programme in city.programmes for form in programme.forms
    )
    lines = [
        "grammar: 1",
        f"office: {name}",
        "label:",
        f"  id: '{label.id} (DATA REKAAN)'",
        f"  en: '{label.en} (INVENTED DATA)'",
        f"area: '{city.world.places.city.code}'",
        f"levels: [{', '.join(_levels(city))}]",
        "areas: {down_to: village}",
        f"forms: [{', '.join(forms)}]",
    ]
    lines += _paper_lines(city, label)
    lines += _cost_lines()
    if scorecard:
        lines.append(f"scorecard: [{', '.join(scorecard)}]")
    return [*lines, "notes:", f"  - id: '{_NOTE.id}'", f"    en: '{_NOTE.en}'"]


def _paper_lines(city: City, label: Label) -> list[str]:
    """An invented letterhead: nobody has these names and numbers."""
    name = city.world.places.city.name
    return [
        "letterhead:",
        f"  lines: ['PEMERINTAH {name.upper()}', '{label.id.upper()}', "
        "'Alamat rekaan, bukan alamat kantor yang sebenarnya']",
        f"  place: '{name.removeprefix('Kota ').removeprefix('Kabupaten ')}'",
        "  signatories:",
        "    head: {post: Kepala Dinas Kesehatan, name: 'Nama Rekaan, S.K.M., M.Kes.', "
        "rank: 'Pembina Utama Muda, IV/c', nip: '00000000 000000 0 001'}",
        "    mayor: {post: Wali Kota, name: Nama Rekaan}",
        "    planning: {post: Kepala Bappeda, name: 'Nama Rekaan, S.T.', "
        "rank: 'Pembina Utama Muda, IV/c', nip: '00000000 000000 0 002'}",
    ]


def _cost_lines() -> list[str]:
    """Invented costs of serving one more person, for each minimum service."""
    return ["unit_costs:"] + [
        f"  SPM-{number:02d}: {{rupiah: {rupiah}, "
        "source: 'biaya rekaan, bukan standar harga sebuah daerah'}"
        for number, rupiah in enumerate(_UNIT_COSTS, 1)
    ]


def _levels(city: City) -> list[str]:
    """From the office's own level down to the village."""
    below = ["district", "subdistrict", "health-centre", "village"]
    own = city.world.places.city.level.value
    return below if own == "district" else [own, *below]


def _write_catchments(city: City, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(
            ["health_centre", "village", "valid_from", "valid_until", "assumed"]
        )
        for item in build_catchments(city.world.places):
            days = (_date(item.valid_from), _date(item.valid_until))
            writer.writerow([item.health_centre, item.village, *days, "yes"])


def _date(day: int | None) -> str:
    return "" if day is None else date_of_day(day).isoformat()
