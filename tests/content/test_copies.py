"""Copied data are the bytes their README says, with source and licence beside them."""

import hashlib
import re
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
NOTES = (
    ROOT / "definitions" / "areas" / "README.md",
    *sorted((ROOT / "offices").glob("*/incoming/README.md")),
)
ENTRY = re.compile(r"\| `([\w.-]+\.csv)` \|.*?`([0-9a-f]{64})` \|")
EXTRACTS = {
    "jawa-timur": ("35", "penduduk_kabkota_2025_jawa_timur.csv"),
    "jawa-barat": ("32", "penduduk_kabkota_2025_jawa_barat.csv"),
}


def _documented() -> list[tuple[Path, str]]:
    return [
        (note.parent / name, checksum)
        for note in NOTES
        for name, checksum in ENTRY.findall(note.read_text("utf-8"))
    ]


@pytest.mark.parametrize(
    ("path", "checksum"), _documented(), ids=lambda value: Path(value).name
)
def test_a_copy_has_its_documented_checksum(path, checksum):
    assert hashlib.sha256(path.read_bytes()).hexdigest() == checksum


def test_every_data_file_is_documented():
    shipped = {path for note in NOTES for path in note.parent.glob("*.csv")}
    assert len(shipped) == 17
    assert {path for path, _ in _documented()} == shipped


@pytest.mark.parametrize("office", EXTRACTS)
def test_a_population_extract_is_lines_of_the_full_table(office):
    code, name = EXTRACTS[office]
    full = ROOT / "definitions" / "areas" / "penduduk-kabkota-2025.csv"
    header, *lines = full.read_bytes().splitlines(keepends=True)
    wanted = [
        line
        for line in lines
        if line.startswith((f"{code},".encode(), f"{code}.".encode()))
    ]
    extract = ROOT / "offices" / office / "incoming" / name
    assert extract.read_bytes() == header + b"".join(wanted)


def test_the_licence_of_the_area_tables_lies_beside_them():
    text = (ROOT / "definitions" / "areas" / "LICENSE-wilayah").read_text("utf-8")
    assert "MIT License" in text
    assert "Copyright (c) 2017-2025 Cahya DSN" in text


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.parts[-3])
def test_every_note_names_a_source_and_a_commit(note):
    text = note.read_text("utf-8")
    assert "github.com/" in text
    assert re.search(r"commit\s+[0-9a-f]{7}", text)
