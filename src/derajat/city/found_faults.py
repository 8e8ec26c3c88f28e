"""Whether what was planted in the files of a city is what the intake told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from derajat.city.faults import FaultKind
from derajat.city.forms.writing import WrittenFile
from derajat.intake import Receipt
from derajat.model.batches import RowState


_TOLD = (RowState.QUESTIONED, RowState.SET_ASIDE)


@dataclass(frozen=True)
class FaultCount:
    """Planted faults found and missed, of the kinds that can be seen.

    `false` counts rows that are questioned or set aside without a planted fault.
    """

    found: Counter[str]
    missed: Counter[str]
    false: int

    def __add__(self, other: "FaultCount") -> "FaultCount":
        return FaultCount(
            self.found + other.found,
            self.missed + other.missed,
            self.false + other.false,
        )

    def as_json(self) -> dict[str, object]:
        """The counts by kind, to be written down."""
        found, missed = dict(self.found), dict(self.missed)
        return {"found": found, "missed": missed, "false": self.false}


NONE_COUNTED = FaultCount(Counter(), Counter(), 0)


def count_faults(file: WrittenFile, receipt: Receipt) -> FaultCount:
    """The planted faults of one file against the findings of its receipt."""
    told = told_rows(receipt)
    planted = {row: fault.kind for row, fault in file.faults}
    visible = _visible(planted.values())
    found = visible & Counter(
        kind.value for row, kind in planted.items() if row in told
    )
    missed = visible - found
    false = len(told) - file.extra - sum(row in told for row in planted)
    return FaultCount(found, missed, false)


def told_rows(receipt: Receipt) -> frozenset[int]:
    """Rows with a finding that questions them or sets them aside."""
    return frozenset(f.row for f in receipt.findings if f.state in _TOLD)


def _visible(kinds: Iterable[FaultKind]) -> Counter[str]:
    """How many of each kind can be seen; of a repeated pair one row is told."""
    counted = Counter(kind for kind in kinds if kind.can_be_seen)
    counted[FaultKind.REPEATED] //= 2
    return +Counter({kind.value: count for kind, count in counted.items()})
