"""Datasets, code lists, eligible people and parameters."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from derajat.model.columns import Column, StoredValue
from derajat.model.conditions import Condition
from derajat.model.labels import Label
from derajat.model.steps import Step


class DatasetKind(Enum):
    """What a row of a received dataset stands for."""

    RECORDS = "records"
    COUNTS = "counts"
    REGISTER = "register"
    SNAPSHOT = "snapshot"


class PlaceRole(Enum):
    """Whose place a place column tells."""

    RESIDENCE = "residence"
    SERVICE = "service"
    EVENT = "event"


@dataclass(frozen=True)
class Rule:
    """A check of a whole row: set aside (`refuses`) or questioned when it is true."""

    code: str
    says: Label
    condition: Condition
    refuses: bool


@dataclass(frozen=True)
class Dataset:
    """What received and derived datasets share: a shape engines can count.

    `columns` of a derived dataset are inferred by the catalogue; `key` is None where
    no set of columns is proved unique.
    """

    name: str
    label: Label
    one_row: Label
    columns: tuple[Column, ...]
    key: tuple[str, ...] | None
    time: str
    """Name of the time column; empty for a register."""
    places: tuple[tuple[PlaceRole, str], ...]
    file: str

    def column(self, name: str) -> Column:
        """The column of that name. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def place_column(self, role: PlaceRole) -> str:
        """The column of a place role. Raises KeyError."""
        return dict(self.places)[role]


@dataclass(frozen=True)
class ReceivedDataset(Dataset):
    """A table that offices send."""

    kind: DatasetKind
    rules: tuple[Rule, ...] = ()
    valid_from: str = ""
    valid_until: str = ""
    """Register only: both days belong to the stay; a missing end is still there."""


@dataclass(frozen=True)
class DerivedDataset(Dataset):
    """Steps over one other dataset."""

    source: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Codelist:
    """A closed list of codes, or a small table with a key, with its dates."""

    name: str
    label: Label
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[StoredValue, ...], ...]
    """Values in the order of `columns`."""
    valid_from: int
    valid_until: int | None
    source: str
    file: str

    def values(self, column: str) -> tuple[StoredValue, ...]:
        """One column of the list, in its order."""
        index = [item.name for item in self.columns].index(column)
        return tuple(row[index] for row in self.rows)


@dataclass(frozen=True)
class GivenNumber:
    """Eligible numbers that somebody states: a sum over a column of a dataset.

    `share_by` names the eligible people by whose numbers those of large areas are
    divided over smaller ones; empty: they are not divided.
    """

    dataset: str
    column: str
    place: str
    where: Condition | None = None
    share_by: str = ""


@dataclass(frozen=True)
class CountedNumber:
    """Eligible people counted from a dataset: different values of `one_per`."""

    dataset: str
    one_per: tuple[str, ...]
    place: str
    where: Condition | None = None


@dataclass(frozen=True)
class Estimate:
    """Eligible people estimated: another eligible number times exact factors."""

    of: str
    parameters: tuple[str, ...]
    factor: Fraction


class EligibleTime(Enum):
    """How long an eligible number holds. FIXED: one year's number for every period."""

    YEAR = "year"
    SEMESTER = "semester"
    MONTH = "month"
    FIXED = "fixed"


@dataclass(frozen=True)
class Eligible:
    """The people a service is meant for, and the choices of how they are counted."""

    name: str
    label: Label
    counts: str
    time: EligibleTime
    fixed_year: int | None
    """With FIXED: the year whose number stands against every period."""
    choices: tuple[tuple[str, GivenNumber | CountedNumber | Estimate], ...]
    file: str


@dataclass(frozen=True)
class ParameterValue:
    """A dated factor for an area; the empty area is the nation.

    The factor is plain: 1.8 in a unit of scale 100 (per cent) is 18/1000.
    """

    area: str
    valid_from: int
    value: Fraction
    source: str


@dataclass(frozen=True)
class Parameter:
    """A dated number per area: a prevalence, an estimate factor."""

    name: str
    label: Label
    unit: str
    area_level: str
    inherit: bool
    values: tuple[ParameterValue, ...]
    file: str
