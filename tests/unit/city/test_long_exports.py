"""A large city sends exports only, and long ones in several files."""

import csv

import pytest

from derajat.catalogue import load_office
from derajat.city.building import build_city, write_files
from derajat.city.forms import form as forms
from derajat.city.programmes import PROGRAMMES
from derajat.city.settings import CitySettings
from derajat.content import find_content
from derajat.opening.offices import find_office, open_catalogue


MOST = 400


@pytest.fixture(scope="module")
def city():
    """A city of two programmes."""
    areas = find_content("definitions") / "areas"
    office = load_office(find_office("pangkalpinang"), open_catalogue(), areas)
    chosen = [p for p in PROGRAMMES if p.name in ("eligible", "insurance")]
    settings = CitySettings(3_000, 2025, 2025, 21)
    return build_city(office.areas, "19.71", settings, chosen)


def _rows(path):
    """The rows without their running number: it begins anew in every file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    return [row[1:] for row in rows] if rows[0][0] == "No" else rows


def test_a_long_export_is_cut_and_nothing_is_lost(city, tmp_path, monkeypatch):
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()
    whole = write_files(city, tmp_path / "whole", only_exports=True)
    monkeypatch.setattr(forms, "MOST_ROWS_IN_EXPORT", MOST)
    write_files(city, tmp_path / "cut", only_exports=True)
    lists = [file.path.stem for file in whole if file.rows > 2 * MOST]
    assert lists
    for name in lists:
        header, *rows = _rows(tmp_path / "whole" / f"{name}.csv")
        volumes = sorted(
            (tmp_path / "cut").glob(f"{name}_bagian_*.csv"),
            key=lambda path: int(path.stem.rsplit("_", 1)[1]),
        )
        pieces = [_rows(path) for path in volumes]
        assert len(pieces) > 1
        assert all(piece[0] == header for piece in pieces)
        assert [row for piece in pieces for row in piece[1:]] == rows


def test_a_large_city_sends_no_workbook(city, tmp_path):
    files = write_files(city, tmp_path, only_exports=True)
    assert {file.path.suffix for file in files} == {".csv"}
