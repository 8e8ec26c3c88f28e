"""An invented office that receives lists of persons, and what stands in them.

All is invented: every NIK begins with 99, names are made of syllables. The texts are
so unlike anything else that finding one in a file means that it leaked.
"""

import csv
import datetime
import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from derajat.content import find_content


NOW = "2026-11-22T08:00:00+00:00"
DEFINITIONS = {
    "datasets/daftar-balita.yaml": """\
grammar: 1
dataset: daftar-balita
label: {id: Daftar balita, en: List of children}
one_row: {id: satu penimbangan, en: one weighing}
kind: records
key: [nik, tanggal]
time: tanggal
places: {service: puskesmas}
columns:
  nik: {type: id, missing: never, personal: identity}
  nama: {type: text, personal: identity}
  alamat: {type: text, personal: identity}
  nik_ibu: {type: id, personal: identity}
  nama_ibu: {type: text, personal: identity, person: nik_ibu}
  kartu: {type: id, personal: identity, identity: number}
  tanggal: {type: date, missing: never, personal: indirect}
  puskesmas: {type: area, area_level: health-centre, missing: never, personal: none}
  jk: {type: code, codes: [L, P], personal: none}
  berat: {type: whole, range: [500, 40000], personal: health}
""",
    "datasets/kunjungan-rumah.yaml": """\
grammar: 1
dataset: kunjungan-rumah
label: {id: Kunjungan rumah, en: Home visits}
one_row: {id: satu kunjungan, en: one visit}
kind: records
key: [nik, tanggal]
time: tanggal
places: {service: puskesmas}
columns:
  nik: {type: id, missing: never, personal: identity}
  tanggal: {type: date, missing: never, personal: indirect}
  puskesmas: {type: area, area_level: health-centre, missing: never, personal: none}
""",
    "indicators/uji/uji-ringan.yaml": """\
grammar: 1
code: UJI-RINGAN
label: {id: Balita ringan, en: Light children}
unit: per-cent
better: lower
counts: balita
disclosure: guarded
periods: [year]
accumulate: sum
versions:
  - from: 2020-01-01
    source: {title: ketentuan buatan, checked_on: 2026-11-22}
    kind: proportion
    dataset: daftar-balita
    one_per: [nik, period]
    keep: {last: tanggal}
    place: service
    denominator: [{column: berat, known: yes}]
    numerator: [{column: berat, below: 9000}]
examples:
  - says: penimbangan terakhir dari anak yang sama
    rows:
      daftar-balita: |
        nik | tanggal    | puskesmas     | berat
        A   | 2026-01-05 | 35.07.P1032556 | 8000
        A   | 2026-02-05 | 35.07.P1032556 | 9500
        B   | 2026-02-05 | 35.07.P1032556 | 8000
    period: 2026
    gives: {numerator: 1, denominator: 2, value: 50.0}
""",
}
_LIST = """\
grammar: 1
source: {name}
label: {{id: {name}, en: {name}}}
dataset: {dataset}
origin: {{title: daftar buatan, licence: data buatan}}
layouts:
  - {{name: csv, file: "{name}_*.csv", header_rows: 1, decimal_mark: ","}}
  - {{name: xlsx, file: "{name}_*.xlsx", header_rows: 1, decimal_mark: ","}}
columns:
{columns}
"""
_HEADERS = {
    "daftar-balita": {
        "NIK": "nik",
        "Nama": "nama",
        "Alamat": "alamat",
        "NIK Ibu": "nik_ibu",
        "Nama Ibu": "nama_ibu",
        "No Kartu": "kartu",
        "Tanggal": "tanggal",
        "Puskesmas": "puskesmas",
        "JK": "jk",
        "Berat": "berat",
    },
    "kunjungan-rumah": {"NIK": "nik", "Tanggal": "tanggal", "Puskesmas": "puskesmas"},
}
_CENTRES = ("Donomulyo", "Kalipare", "Dau", "Wagir")
_SYLLABLES = ("zuq", "vax", "qir", "jyx", "wob", "xel", "pif", "gyz", "kuv", "hoz")


@dataclass(frozen=True)
class Person:
    """Someone invented, as the lists write them."""

    nik: str
    name: str
    address: str
    card: str

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.nik, self.name, self.address, self.card)


def invent_persons(count: int, seed: int = 1) -> list[Person]:
    """Persons whose NIK and names are all different."""
    chance = random.Random(seed)
    return [_invent(chance, seed, number) for number in range(count)]


def _invent(chance: random.Random, seed: int, number: int) -> Person:
    day = datetime.date(2021, 1, 1) + datetime.timedelta(chance.randrange(1700))
    written = day.day + (40 if chance.random() < 0.5 else 0)
    born = f"{written:02d}{day:%m%y}"
    word = "".join(chance.choices(_SYLLABLES, k=4))
    return Person(
        nik=f"99{seed:02d}{number // 10_000:02d}{born}{number % 10_000:04d}",
        name=f"{word.title()} {''.join(chance.choices(_SYLLABLES, k=3)).title()}",
        address=f"Gang {word.title()} {number} RT {chance.randrange(9)}",
        card=f"88{seed:02d}{number:09d}",
    )


PEOPLE = invent_persons(30, seed=7)


def build_row(child: Person, mother: Person, number: int) -> list[object]:
    """A row of the list of children, as its sender writes it."""
    return [
        child.nik,
        child.name,
        child.address,
        mother.nik,
        mother.name,
        child.card,
        f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/2026",
        _CENTRES[number % len(_CENTRES)],
        "LP"[number % 2],
        6000 + number * 7 % 9000,
    ]


def header(dataset: str) -> list[str]:
    return list(_HEADERS[dataset])


def write_csv(path: Path, rows: list[list[object]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def write_xlsx(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


class IdentityOffice:
    """Content, data and keys in three folders, used by the real commands."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.office = self.content / "offices" / "kota-uji"
        self.data, self.keys = folder / "data", folder / "keys"
        self.sent = folder / "sent"
        self.sent.mkdir(parents=True)
        self._write_definitions()
        self._write_office()

    def find(self, name: str) -> Path:
        """Stands in for `find_content`."""
        return self.content / name

    def options(self) -> list[str]:
        folders = {"office": self.office, "data": self.data, "keys": self.keys}
        return [word for key, at in folders.items() for word in (f"--{key}", str(at))]

    def _write_definitions(self) -> None:
        target, real = self.content / "definitions", find_content("definitions")
        target.mkdir(parents=True)
        shutil.copy(real / "units.yaml", target)
        shutil.copytree(real / "areas", target / "areas")
        for name, text in DEFINITIONS.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def _write_office(self) -> None:
        real = find_content("offices") / "kab-malang"
        (self.office / "sources").mkdir(parents=True)
        shutil.copy(real / "areas.csv", self.office)
        (self.office / "office.yaml").write_text(
            "grammar: 1\noffice: kota-uji\n"
            "label: {id: Kantor buatan, en: Invented office}\n"
            'area: "35.07"\nlevels: [district, health-centre]\n'
            "areas: {down_to: village}\n"
        )
        for name, headers in _HEADERS.items():
            text = _LIST.format(
                name=name, dataset=name, columns=_render_columns(headers)
            )
            (self.office / "sources" / f"{name}.yaml").write_text(text)


def _render_columns(headers: dict[str, str]) -> str:
    lines = []
    for header_text, column in headers.items():
        read = ", read: area-name" if column == "puskesmas" else ""
        lines.append(f"  - {{header: [{json.dumps(header_text)}], to: {column}{read}}}")
    return "\n".join(lines)
