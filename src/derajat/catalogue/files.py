"""The files of a folder of definitions, and the kind that each place holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from derajat.catalogue.grammar.pages import Page
from derajat.errors import Location, ProblemLog


_KEY_OF_FOLDER = {
    "datasets": "dataset",
    "codelists": "codelist",
    "eligible": "eligible",
    "parameters": "parameter",
    "indicators": "code",
}
_UNITS_FILE = "units.yaml"
PLAN_STRUCTURE_FILE = "plan-structure.yaml"
"""Read by the package `plan`, from the top of the folder."""
JUDGEMENT_FILE = "standards/judgement.yaml"
"""Read by `catalogue.judgement`."""
ALERTS_FILE = "standards/skdr.yaml"
"""Read by `catalogue.alerts`."""
FORMS_FOLDER = "forms"
"""Mappings of national forms, read with the offices that receive them."""
REPORTS_FOLDER = "reports"
"""Forms of reports, read by the package `reports`."""
_YAML = (".yaml", ".yml")


@dataclass(frozen=True)
class DefinitionFile:
    """A file and the key under which it names what it defines."""

    path: Path
    name: str
    """As problems show it: `definitions/datasets/anak.yaml`."""
    key: str

    def read(self, page: Page) -> str:
        """The text of the file. Raises Skipped when it is none."""
        return read_file(page, self.path)


def read_file(page: Page, path: Path) -> str:
    """The text of a file. Raises Skipped when it cannot be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise page.skip("DEF-030", 1, detail=str(error)) from None


def find_files(folder: Path, log: ProblemLog) -> Iterator[DefinitionFile]:
    """Every definition file, in the order of names.

    Reports YAML files that nobody reads and a folder that does not exist.
    """
    if not folder.is_dir():
        log.report("DEF-041", Location(folder.name), name=folder.name)
        return
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in (*_YAML, ".csv") or not path.is_file():
            continue
        relative = path.relative_to(folder)
        name = f"{folder.name}/{relative.as_posix()}"
        key = _key_of(relative)
        if path.suffix == ".yaml" and key:
            yield DefinitionFile(path, name, key)
        elif not _is_read_otherwise(path, relative):
            log.report("DEF-041", Location(name), name=name)


def _key_of(relative: Path) -> str:
    """The kind of a file by its place; only indicators lie in folders of folders."""
    if relative.as_posix() == _UNITS_FILE:
        return "units"
    top = relative.parts[0]
    is_flat = len(relative.parts) == 2
    return _KEY_OF_FOLDER.get(top, "") if is_flat or top == "indicators" else ""


def _is_read_otherwise(path: Path, relative: Path) -> bool:
    """A file of another package, a form, a CSV of areas or one beside its code list."""
    folders = (FORMS_FOLDER, REPORTS_FOLDER)
    if path.suffix == ".yaml" and relative.parent.as_posix() in folders:
        return True
    if path.suffix != ".csv":
        return relative.as_posix() in (PLAN_STRUCTURE_FILE, JUDGEMENT_FILE, ALERTS_FILE)
    return relative.parts[0] != "codelists" or path.with_suffix(".yaml").is_file()
