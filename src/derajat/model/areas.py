"""Administrative areas, health centres and who serves whom, with dates.

Codes are text (Kemendagri: `35`, `35.07`, `35.07.01`, `35.07.01.2001`). A health
centre (Puskesmas) stands beside the kecamatan: it belongs to its district and serves
villages for a span of days.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property


class AreaLevel(Enum):
    """Levels from the nation down; the value is the word of the definition language."""

    NATION = "nation"
    PROVINCE = "province"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    HEALTH_CENTRE = "health-centre"
    VILLAGE = "village"


NATION_CODE = "ID"
UNKNOWN_PLACE = "?"
"""Prefix of the area "tidak diketahui" below a parent: `?35.07` lies in 35.07."""


@dataclass(frozen=True)
class Area:
    """An area or health centre, valid for a span of days (None: open)."""

    code: str
    name: str
    level: AreaLevel
    parent: str
    """Code of the area that holds it; empty for the nation."""
    valid_from: int | None = None
    valid_until: int | None = None
    other_names: tuple[str, ...] = ()
    assumed: bool = False
    """True when its place or dates are not known from a source but assumed."""


@dataclass(frozen=True)
class Catchment:
    """A village served by a health centre for a span of days."""

    health_centre: str
    village: str
    valid_from: int | None = None
    valid_until: int | None = None
    assumed: bool = False


class SuccessionKind(Enum):
    """What became of an area's code; only a renamed one keeps its borders."""

    SPLIT = "split"
    MERGED = "merged"
    RENAMED = "renamed"


@dataclass(frozen=True)
class Succession:
    """People of area `before` are counted in `after` from a day on.

    An area that goes on with other borders is its own successor beside the new one.
    """

    before: str
    after: str
    day: int
    kind: SuccessionKind
    source: str


@dataclass(frozen=True)
class AreaRegistry:
    """The areas of an office, with look-ups by code, name and parent."""

    areas: tuple[Area, ...]
    catchments: tuple[Catchment, ...] = ()
    successions: tuple[Succession, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas}

    @cached_property
    def _children(self) -> dict[str, tuple[Area, ...]]:
        found = defaultdict(list)
        for area in self.areas:
            found[area.parent].append(area)
        return {code: tuple(children) for code, children in found.items()}

    def children(self, code: str) -> tuple[Area, ...]:
        """The areas directly below, in the order of the registry."""
        return self._children.get(code, ())

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The area itself and all that hold it by parent, innermost first."""
        found = []
        while code in self.by_code and code not in found:
            found.append(code)
            code = self.by_code[code].parent
        return tuple(found)

    def at_level(self, level: AreaLevel) -> tuple[Area, ...]:
        return tuple(area for area in self.areas if area.level is level)

    def is_valid(self, code: str, first_day: int, last_day: int) -> bool:
        """Whether a known area is valid on a day of a span."""
        area = self.by_code[code]
        begun = area.valid_from is None or area.valid_from <= last_day
        return begun and (area.valid_until is None or area.valid_until >= first_day)

    def within(self, code: str) -> tuple[str, ...]:
        """Codes of the area and everything below it by parent."""
        found, waiting = [], [code]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(child.code for child in self.children(current))
        return tuple(found)


def fold_name(name: str) -> str:
    """A place name for comparison: case, spaces, dots and kind words do not matter.

    `Kab. Pacitan`, `KABUPATEN PACITAN` fold alike; `Kota Malang` stays apart from
    `Kab. Malang`.
    """
    words = name.casefold().replace(".", " ").replace("/", " ").split()
    folded = [_KIND_WORDS.get(word, word) for word in words]
    return "".join(word for word in folded if word)


_KIND_WORDS = {
    "kabupaten": "kab",
    "kotamadya": "kota",
    "kodya": "kota",
    "kecamatan": "",
    "kec": "",
    "kelurahan": "",
    "kel": "",
    "desa": "",
    "puskesmas": "",
    "pkm": "",
    "pusk": "",
    "upt": "",
    "uptd": "",
    "provinsi": "",
    "prov": "",
}


def find_by_name(areas: Iterable[Area], name: str) -> tuple[Area, ...]:
    """Every area whose name or other name folds like `name`."""
    wanted = fold_name(name)
    return tuple(
        area
        for area in areas
        if wanted in {fold_name(known) for known in (area.name, *area.other_names)}
    )
