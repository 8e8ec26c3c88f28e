"""The questions of a plan, each asked once."""

from dataclasses import dataclass, field

from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.counting import Measurement, RowCount, Tally
from derajat.model.datasets import Dataset, PlaceRole
from derajat.model.indicators import Selection


@dataclass
class TallyBook:
    """Collects tallies under names that are the same in every run."""

    catalogue: Catalogue
    _by_name: dict[str, Tally] = field(default_factory=dict)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        return tuple(self._by_name.values())

    def ask(
        self,
        name: str,
        selection: Selection,
        unit: PeriodKind,
        groups: tuple[str, ...],
        measurement: Measurement,
    ) -> str:
        """The name of the tally, with its unit; asking twice changes nothing."""
        full = f"{name}:{unit.value}"
        self._by_name[full] = Tally(full, selection, unit, groups, measurement)
        return full

    def ask_presence(self, selection: Selection, unit: PeriodKind) -> str:
        """The tally of all rows of a dataset by place and smallest period."""
        bare = Selection(selection.dataset, selection.place, selection.when)
        name = f"presence:{bare.dataset}:{bare.place.value}:{bare.when}"
        return self.ask(name, bare, unit, (), RowCount())


def level_of_place(dataset: Dataset, role: PlaceRole) -> AreaLevel | None:
    """The area level of a place column; None where it does not say."""
    level = dataset.column(dataset.place_column(role)).area_level
    return AreaLevel(level) if level else None
