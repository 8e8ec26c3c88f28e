"""Everything one computation of values works from."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from derajat.measures.coded import CodedParts
from derajat.measures.places import PlaceBook
from derajat.model.areas import AreaLevel
from derajat.model.borders import BorderChange, find_border_changes
from derajat.model.calendar import Period
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office


@dataclass(frozen=True)
class Run:
    """One computation: what is known, for whom, and up to which day.

    `given_eligible` replaces eligible numbers, at every place: worked examples state
    them.
    """

    catalogue: Catalogue
    office: Office
    parts: dict[str, CodedParts]
    places: PlaceBook
    data_day: int
    given_eligible: Mapping[str, Fraction]
    asked_periods: tuple[Period, ...] = ()
    """Periods that are computed even where no data lie around them."""

    @cached_property
    def border_changes(self) -> tuple[tuple[int, tuple[BorderChange, ...]], ...]:
        """Areas whose borders changed, by position on the axis."""
        found = find_border_changes(self.office.areas)
        codes = enumerate(self.places.axis.codes)
        return tuple((row, found[code]) for row, code in codes if code in found)

    @property
    def shown_levels(self) -> frozenset[AreaLevel]:
        """The levels whose values are told."""
        return frozenset(self.office.levels)
