"""Copies of definition folders that a test may edit, and how problems are shown."""

from dataclasses import dataclass
from pathlib import Path

from derajat.catalogue import check_catalogue, check_office
from derajat.errors import Problem


HERE = Path(__file__).parent


@dataclass
class Folder:
    """A copy of a folder, edited by replacing one text in one file."""

    path: Path

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.path / file
        text = path.read_text()
        assert text.count(old) == 1, f"{file}: {text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new))

    def write(self, file: str, text: str) -> None:
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def line(self, file: str, marker: str) -> int:
        """The number of the only line that holds a text."""
        lines = (self.path / file).read_text().splitlines()
        found = [number for number, line in enumerate(lines, 1) if marker in line]
        assert len(found) == 1, f"{file}: {marker!r} stands in lines {found}"
        return found[0]

    def check(self) -> tuple[Problem, ...]:
        return check_catalogue(self.path)[1]


@dataclass
class OfficeFolder(Folder):
    """An office that is checked against the worked catalogue."""

    catalogue: object = None

    def check(self) -> tuple[Problem, ...]:
        return self.load()[1]

    def load(self):
        return check_office(self.path, self.catalogue, HERE / "areas")


def shown(problems) -> list[str]:
    """Problems as `DEF-007 datasets/skdn.yaml:12`."""
    found = []
    for problem in problems:
        file = problem.where.file.split("/", 1)[1]
        found.append(f"{problem.code} {file}:{problem.where.line}")
    return found
