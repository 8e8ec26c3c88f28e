"""The eligible numbers of every source and what they rest on, read once a run."""

from collections.abc import Mapping
from dataclasses import dataclass

from derajat.model.indicators import EligibleSide
from derajat.programmes.eligible_bases import BASES, Basis, load_bases
from derajat.programmes.stated_eligible import StatedNumbers, read_stated
from derajat.web.reading.kept import Kept
from derajat.web.reading.office import Reading


@dataclass(frozen=True)
class EligibleBook:
    """What each source states, and by which decree."""

    numbers: StatedNumbers
    bases: Mapping[int, tuple[Basis, ...]]
    """By year."""

    def bases_of(self, year: int) -> tuple[Basis, ...]:
        """What the numbers of a year rest on; none where it was not sent."""
        return self.bases.get(year, ())


def read_eligible_book(reading: Reading) -> EligibleBook:
    """The book of a reading; stated numbers are read, nobody is counted."""
    return _KEPT.of(reading)


def choose_source(reading: Reading, side: EligibleSide) -> str:
    """The source that the values were counted with: the office's, else the first."""
    choices = dict(reading.office.eligible_choices)
    eligible = reading.catalogue.eligible[side.eligible]
    first = side.choices[0] if side.choices else eligible.choices[0][0]
    return choices.get(side.eligible, first)


def _build(reading: Reading) -> EligibleBook:
    snapshot = reading.snapshot
    known = set(snapshot.datasets)
    numbers = read_stated(
        reading.catalogue,
        lambda name: snapshot.load_facts(name) if name in known else None,
    )
    years: set[int] = set()
    if BASES in known:
        years = set(snapshot.load_facts(BASES)["tahun"].to_pylist())
    return EligibleBook(numbers, {year: load_bases(snapshot, year) for year in years})


_KEPT: Kept[EligibleBook] = Kept(_build)
