"""What must never be tracked: lock files, index addresses, machine paths."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
INDEX_ADDRESS = re.compile(
    r"https?://[^\s\"']*(?:/simple(?:/|\b)|pypi\.org|pythonhosted|registry\.npmjs)"
)
MACHINE_PATH = re.compile(r"(?<![\w.~$}])/(?:work|root|farm|home/\w+)/")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".yaml", ".yml", ".csv", ".sh", ".cfg", ""}


def _tracked() -> list[Path]:
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    names = listing.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def _tracked_texts() -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(ROOT)), path.read_text("utf-8", errors="replace"))
        for path in _tracked()
        if path.suffix in TEXT_SUFFIXES and path.stat().st_size < 3_000_000
    ]


def _found(pattern: re.Pattern[str]) -> list[str]:
    return [name for name, text in _tracked_texts() if pattern.search(text)]


def test_no_lock_file_is_tracked():
    locks = {"uv.lock", "poetry.lock", "Pipfile.lock", "package-lock.json"}
    assert [path.name for path in _tracked() if path.name in locks] == []


def test_no_index_address_is_tracked():
    own = "tests/shape/test_repository.py"
    assert [name for name in _found(INDEX_ADDRESS) if name != own] == []


def test_no_path_of_a_machine_is_tracked():
    own = "tests/shape/test_repository.py"
    assert [name for name in _found(MACHINE_PATH) if name != own] == []


def test_the_patterns_find_what_they_look_for():
    assert INDEX_ADDRESS.search("https://pypi.org/simple/")
    assert INDEX_ADDRESS.search("http://10.0.0.1/mirror/simple/duckdb")
    assert MACHINE_PATH.search("open('/" + "work/x')")
    assert not MACHINE_PATH.search("docs/work/x")


def test_every_dependency_is_bounded_and_resolution_has_a_cut_off():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
    ]
    assert [line for line in wanted if "<" not in line] == []
    assert "exclude-newer" in project["tool"]["uv"]
