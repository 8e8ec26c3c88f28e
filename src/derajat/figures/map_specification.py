"""The figure of a map: areas in classes."""

from dataclasses import dataclass

from derajat.figures.boundaries import Outlines
from derajat.figures.specification import Caption, ShownNumber


@dataclass(frozen=True)
class MapArea:
    """An area with its value and class, 0 (lightest) to 4; None without a value.

    `is_small` hatches the class: too few people to rely on. `reason` says why there is
    no value, or what else is to be known.
    """

    code: str
    name: str
    value: ShownNumber | None
    level: int | None
    is_small: bool = False
    counts: str = ""
    reason: str = ""
    href: str = ""


@dataclass(frozen=True)
class Choropleth:
    """Areas in three to five classes that the indicator fixes.

    `classes` are the words of the classes from low to high: `< 60`, `60–69,9`.
    `small_word` explains the hatch: `sasaran < 20`. Areas without an outline are
    listed below the map. The source of the boundaries is told apart from that of the
    numbers.
    """

    caption: Caption
    areas: tuple[MapArea, ...]
    outlines: Outlines
    classes: tuple[str, ...]
    boundary_source: str
    small_word: str = ""

    def __post_init__(self) -> None:
        levels = {area.level for area in self.areas} - {None}
        if not levels <= set(range(len(self.classes))):
            raise ValueError("an area has a class without words")

    @property
    def without_outline(self) -> tuple[MapArea, ...]:
        """The areas that the map cannot draw, in their order."""
        return tuple(a for a in self.areas if a.code not in self.outlines.by_code)
