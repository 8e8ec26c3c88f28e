"""Sectors as a form names them: what concerns each, and what is asked of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from derajat.errors import Location, Problem
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.reports.builders import Settings
from derajat.reports.forms import Setting
from derajat.reports.settings import (
    is_label,
    label_of,
    list_of,
    words_of,
    wrong_shape,
)


@dataclass(frozen=True)
class Concern:
    """An indicator that a sector can move, and what is asked of it."""

    indicator: str
    ask: Label


@dataclass(frozen=True)
class Sector:
    """A sector with the words by which lists of promises name it."""

    key: str
    label: Label
    names: tuple[str, ...]
    concerns: tuple[Concern, ...]

    def is_named(self, words: str) -> bool:
        """Whether words name this sector: its key, label, or one of its names."""
        wanted = words.strip().casefold()
        known = {self.key, self.label.id, self.label.en, *self.names}
        return wanted in {name.casefold() for name in known}


_SHAPE = "[{key, label, names, concerns: [{indicator, ask}]}]"


def read_sectors(settings: Settings) -> tuple[Sector, ...]:
    """The sectors of a form. Raises ValueError for what `check_sectors` reports."""
    return tuple(_read_sector(item) for item in list_of(settings["sectors"]))


def _read_sector(item: Setting) -> Sector:
    if not isinstance(item, Mapping):
        raise ValueError(f"no sector: {item!r}")
    return Sector(
        key=str(item["key"]),
        label=label_of(item["label"]),
        names=words_of(item.get("names", ())),
        concerns=tuple(_read_concern(one) for one in list_of(item["concerns"])),
    )


def _read_concern(item: Setting) -> Concern:
    if not isinstance(item, Mapping):
        raise ValueError(f"no concern: {item!r}")
    return Concern(str(item["indicator"]), label_of(item["ask"]))


def check_sectors(
    settings: Settings, _: Catalogue, where: Location
) -> Iterator[Problem]:
    """DEF-260 for each sector that has another shape than it needs."""
    for item in list_of(settings.get("sectors", ())):
        if not _is_sector(item):
            yield wrong_shape(where, "sectors", _SHAPE)


def _is_sector(item: Setting) -> bool:
    if not isinstance(item, Mapping) or not {"key", "label", "concerns"} <= set(item):
        return False
    return is_label(item["label"]) and all(
        isinstance(one, Mapping)
        and {"indicator", "ask"} == set(one)
        and is_label(one["ask"])
        for one in list_of(item["concerns"])
    )
