"""Definitions and offices are found in a checkout and in an installed wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from derajat.content import find_content


ROOT = Path(__file__).parents[2]
ASK = (
    "from derajat.content import find_content\n"
    "print(find_content('definitions'))\n"
    "print(find_content('offices'))\n"
)


def _ask_from(folder: Path, python_path: Path) -> list[Path]:
    environment = {**os.environ, "PYTHONPATH": str(python_path)}
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    return [Path(line) for line in answer.stdout.splitlines()]


def test_a_checkout_is_found_from_another_folder(tmp_path):
    found = _ask_from(tmp_path, ROOT / "src")
    assert found == [ROOT / "definitions", ROOT / "offices"]


@pytest.mark.needs("uv")
def test_a_wheel_brings_its_own_content(tmp_path):
    built, installed = tmp_path / "built", tmp_path / "installed"
    subprocess.run(
        ["uv", "build", "--wheel", "--quiet", "--out-dir", str(built), str(ROOT)],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    (wheel,) = built.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(installed)
    found = _ask_from(tmp_path, installed)
    content = installed / "derajat" / "_content"
    assert found == [content / "definitions", content / "offices"]
    for name in ("definitions", "offices"):
        assert _listing(content / name) == _listing(ROOT / name)


def _listing(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_unknown_folder_is_named_with_the_places_searched():
    with pytest.raises(FileNotFoundError, match="no content folder 'laporan'"):
        find_content("laporan")
