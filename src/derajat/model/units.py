"""Units of indicators: scale, decimals shown and wording."""

from dataclasses import dataclass

from derajat.model.labels import Label


@dataclass(frozen=True)
class Unit:
    """`scale` multiplies the plain ratio: 100 for per cent."""

    name: str
    label: Label
    scale: int
    decimals: int
    suffix: Label
    """What stands after the number: ` %`, ` per 100.000 penduduk 2025`."""


@dataclass(frozen=True)
class Noun:
    """What an indicator counts, for gaps told in persons."""

    name: str
    label: Label
    is_person: bool
