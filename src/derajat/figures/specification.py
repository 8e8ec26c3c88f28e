"""What every figure states besides its rows: words in one language, exact numbers."""

import re
from dataclasses import dataclass

from derajat.model.judgement import State


_KEY = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


@dataclass(frozen=True)
class ShownNumber:
    """A number twice: as people read it, and as a length to draw.

    `shown` is printed as it is, never formatted again.
    """

    shown: str
    drawn: float


@dataclass(frozen=True)
class Caption:
    """What stands around a figure.

    `key` is its stable name in the page (a letter, then letters, digits and hyphens;
    else ValueError): all ids begin with it. `title` is the sentence of the finding,
    `alt` tells the shape in one or two sentences. `unit` is what an axis counts: `%`,
    `kasus`, `per 100.000 penduduk`.
    """

    key: str
    title: str
    subtitle: str
    unit: str
    decimals: int
    source: str
    alt: str
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"{self.key!r} cannot begin the ids of a page")

    @property
    def is_percent(self) -> bool:
        return self.unit == "%"


@dataclass(frozen=True)
class AxisRange:
    """The ends of an axis, set by the caller so that several figures share it."""

    low: float
    high: float


@dataclass(frozen=True)
class Judged:
    """A state with the words it is told in; without words those of the module."""

    state: State | None
    word: str = ""
