"""Options that every verb shares."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from derajat.errors import refuse


@Parameter(name="*")
@dataclass(frozen=True)
class Options:
    """Where to look and how to answer."""

    office: Annotated[
        str, Parameter(help="Nama kantor (jawa-timur) atau foldernya.")
    ] = ""
    data: Annotated[
        Path | None, Parameter(help="Folder data; biasanya satu folder pengguna.")
    ] = None
    json: Annotated[bool, Parameter(help="Jawaban sebagai JSON.", negative="")] = False
    language: Annotated[
        str, Parameter(help="Bahasa jawaban: id atau en.", show_choices=False)
    ] = "id"

    def __post_init__(self) -> None:
        if self.language not in ("id", "en"):
            raise refuse("REF-206", language=self.language)

    @property
    def data_folder(self) -> Path:
        """The folder asked for, or the user's own."""
        return self.data or default_data_folder()


def default_data_folder() -> Path:
    """The user's folder for data: `DERAJAT_DATA`, or where the system keeps such."""
    if chosen := os.environ.get("DERAJAT_DATA"):
        return Path(chosen)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home)) / "Derajat"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Derajat"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "derajat"
