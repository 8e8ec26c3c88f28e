"""The help of the pages, and which of its sections belongs to an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from derajat.model.labels import Label


HOME = "/"


@dataclass(frozen=True)
class HelpSection:
    """One subject of the help; `paths` are beginnings of the addresses it is about."""

    anchor: str
    label: Label
    says: tuple[Label, ...]
    steps: tuple[Label, ...]
    paths: tuple[str, ...]


@cache
def load_sections() -> tuple[HelpSection, ...]:
    """The sections, in the order of the page."""
    path = Path(__file__).with_name("help.yaml")
    return tuple(map(_read_section, yaml.safe_load(path.read_text("utf-8"))))


def find_anchor(path: str) -> str:
    """The section that helps at an address; empty where none is about it."""
    fitting = [
        (len(pattern), section.anchor)
        for section in load_sections()
        for pattern in section.paths
        if _fits(path, pattern)
    ]
    return max(fitting, default=(0, ""))[1]


def _fits(path: str, pattern: str) -> bool:
    return path == pattern if pattern == HOME else fnmatchcase(path, f"{pattern}*")


def _read_section(row: Mapping[str, Any]) -> HelpSection:
    return HelpSection(
        row["anchor"],
        Label(row["id"], row["en"]),
        tuple(Label(each["id"], each["en"]) for each in row.get("says", ())),
        tuple(Label(each["id"], each["en"]) for each in row.get("steps", ())),
        tuple(row.get("paths", ())),
    )
