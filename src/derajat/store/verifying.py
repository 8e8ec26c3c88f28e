"""Whether the files of the store are as the ledger names them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from derajat.errors import Location, Problem, ProblemLog, report
from derajat.store.disk import hash_file
from derajat.store.entries import Entry, StoredFile


def check_sizes(folder: Path, files: Iterable[StoredFile]) -> None:
    """Raise REF-112 (missing) and REF-113 (other size), all files at once."""
    log = ProblemLog()
    for file in files:
        problem = _check_size(folder / file.path, file)
        if problem:
            log.problems.append(problem)
    log.raise_if_any()


def check_contents(folder: Path, entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """Read every file that the ledger names: REF-112, REF-113, REF-114."""
    files = {file.path: file for entry in entries for file in entry.files}
    problems = (_check_content(folder / file.path, file) for file in files.values())
    return tuple(problem for problem in problems if problem)


def _check_size(path: Path, file: StoredFile) -> Problem | None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return report("REF-112", Location(str(path)))
    if size != file.size:
        return report("REF-113", Location(str(path)), size=size, expected=file.size)
    return None


def _check_content(path: Path, file: StoredFile) -> Problem | None:
    problem = _check_size(path, file)
    if problem is None and hash_file(path) != file.sha256:
        return report("REF-114", Location(str(path)))
    return problem
