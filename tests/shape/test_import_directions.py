"""Imports go one way: each part can be read without the later ones."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest


SOURCE = Path(__file__).parents[2] / "src" / "derajat"

BRACKETS = (
    ("errors", "content"),
    ("model",),
    ("sheets",),
    ("statistics", "catalogue", "plan", "engines", "store"),
    ("intake", "measures", "audit"),
    ("steering", "programmes"),
    ("figures",),
    ("reports", "exchange", "city"),
    ("opening",),
    ("archive",),
    ("web",),
    ("cli",),
)
RANK = {name: rank for rank, names in enumerate(BRACKETS) for name in names}

ALLOWED_BESIDE: dict[tuple[str, str], str] = {
    ("plan", "catalogue"): "plans are written in the grammar of the definitions",
    ("cli", "web"): "serving pages, accounts and backups are commands",
    ("engines", "statistics"): "the WHO tables are kept once (docs/decisions/0010)",
}
"""Imports inside one bracket that the architecture names, with the reason."""

ONLY_IN = {
    "django": ("web",),
    "ibis": ("engines", "measures", "store"),
    "docx": ("reports",),
    "typst": ("reports",),
    "openpyxl": ("sheets",),
    "xlsxwriter": ("sheets",),
    "python_calamine": ("sheets",),
    "fastexcel": ("sheets",),
}

OPTIONAL_PROGRAMS = ("pyspark", "psycopg")


def _imported_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def _package(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def _imports(path: Path) -> set[str]:
    return set(_imported_names(ast.parse(path.read_text("utf-8"))))


def _wrong_imports(path: Path) -> list[str]:
    own = _package(path)
    if own in ("__init__", "__main__"):
        return []
    wrong = []
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] == "derajat" and len(parts) > 1 and parts[1] != own:
            beside = (own, parts[1]) in ALLOWED_BESIDE
            if RANK[parts[1]] >= RANK[own] and not beside:
                wrong.append(f"{path.relative_to(SOURCE)} imports {name}")
    return wrong


def test_every_package_has_its_place_in_the_order():
    unplaced = {_package(path) for path in _files()} - set(RANK)
    assert unplaced <= {"__init__", "__main__"}


def test_imports_go_one_way():
    assert [line for path in _files() for line in _wrong_imports(path)] == []


def test_relative_imports_are_not_used_because_they_hide_the_direction():
    relative = [
        str(path.relative_to(SOURCE))
        for path in _files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_stays_in_its_rooms(library):
    outside = [
        str(path.relative_to(SOURCE))
        for path in _files()
        if library in {name.split(".")[0] for name in _imports(path)}
        and _package(path) not in ONLY_IN[library]
    ]
    assert outside == []


def test_errors_import_nothing_of_the_project_but_themselves():
    foreign = [
        name
        for path in (SOURCE / "errors").rglob("*.py")
        for name in _imports(path)
        if name.startswith("derajat") and not name.startswith("derajat.errors")
    ]
    assert foreign == []


def test_the_base_install_needs_no_optional_program():
    using = [
        str(path.relative_to(SOURCE))
        for path in _files()
        if _imports(path) & set(OPTIONAL_PROGRAMS)
    ]
    assert using == []


def test_the_check_itself_finds_a_wrong_import(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.SOURCE", tmp_path)
    (tmp_path / "model").mkdir()
    wrong = tmp_path / "model" / "areas.py"
    wrong.write_text("from derajat.store import open_store\n")
    assert _wrong_imports(wrong) == ["model/areas.py imports derajat.store"]
