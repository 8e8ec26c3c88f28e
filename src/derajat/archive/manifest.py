"""The list of the files in a backup."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath


NAME = "daftar.json"
FORMAT = "derajat-backup-1"
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class ArchivedFile:
    """A file as the backup holds it; the path starts at the data folder."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, and of which version of which office."""

    office: str
    software: str
    made_at: str
    store_version: int
    files: tuple[ArchivedFile, ...]

    def render(self) -> str:
        """The manifest as JSON."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1)


def read_manifest(text: str) -> Manifest:
    """A manifest that was rendered. Raises ValueError for anything else."""
    fields = json.loads(text)
    if not isinstance(fields, dict) or fields.pop("format", None) != FORMAT:
        raise ValueError("not a list of a backup")
    try:
        files = tuple(_read_file(row) for row in fields.pop("files"))
        manifest = Manifest(files=files, **fields)
    except (KeyError, TypeError) as error:
        raise ValueError("a list with other fields") from error
    if len({file.path.casefold() for file in files}) != len(files):
        raise ValueError("a file named twice")
    return manifest


def _read_file(row: dict[str, object]) -> ArchivedFile:
    path, size, sha256 = row["path"], row["size"], row["sha256"]
    if not isinstance(path, str) or not is_inside(path):
        raise ValueError("a path out of the folder")
    if not isinstance(size, int) or size < 0:
        raise ValueError("a size that is none")
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise ValueError("a hash that is none")
    return ArchivedFile(path, size, sha256)


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder that it starts at, on every system."""
    parts = PurePosixPath(path).parts
    is_plain = "\\" not in path and ":" not in path and "\x00" not in path
    return bool(parts) and is_plain and not path.startswith("/") and ".." not in parts
