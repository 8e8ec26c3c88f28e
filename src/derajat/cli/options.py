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
    keys: Annotated[
        Path | None,
        Parameter(help="Folder kunci identitas; tidak boleh di dalam folder data."),
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

    @property
    def key_folder(self) -> Path:
        """The folder asked for, or the user's own, never in the data folder."""
        return self.keys or default_key_folder()


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


def default_key_folder() -> Path:
    """The user's folder for keys: `DERAJAT_KEYS`, or where settings are kept."""
    if chosen := os.environ.get("DERAJAT_KEYS"):
        return Path(chosen)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home)) / "Derajat-keys"
    if sys.platform == "darwin":
        return home / "Library" / "Preferences" / "Derajat-keys"
    config = os.environ.get("XDG_CONFIG_HOME", home / ".config")
    return Path(config) / "derajat" / "keys"
