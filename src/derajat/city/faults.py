"""Faults planted in what an invented city sends, in known numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from derajat.city.registers import Numbers, Register, Registers
from derajat.city.settings import CitySettings


class FaultKind(Enum):
    """What is wrong with a row of a file.

    CUT_CODE: a code cut off by the spreadsheet. UNKNOWN_AREA: a name that no area
    has. OUTSIDE_AREA: a place in another city. IMPOSSIBLE_DATE: 30 February.
    NOT_A_NUMBER: letters in a number. OUT_OF_RANGE: more than can be. UNKNOWN_WORD: a
    word that is not in the list. DAMAGED_NIK: 1,67E+15. EMPTY: nothing where something
    must stand. REPEATED: the same row twice. WRONG: another number that could well be.
    LATE: not there at all, and sent later.
    """

    CUT_CODE = "cut-code"
    UNKNOWN_AREA = "unknown-area"
    OUTSIDE_AREA = "outside-area"
    IMPOSSIBLE_DATE = "impossible-date"
    NOT_A_NUMBER = "not-a-number"
    OUT_OF_RANGE = "out-of-range"
    UNKNOWN_WORD = "unknown-word"
    DAMAGED_NIK = "damaged-nik"
    EMPTY = "empty"
    REPEATED = "repeated"
    WRONG = "wrong"
    LATE = "late"

    @property
    def can_be_seen(self) -> bool:
        """Whether a row alone shows that something is wrong with it."""
        return self not in (FaultKind.WRONG, FaultKind.LATE)


_TEXTS = {
    FaultKind.CUT_CODE: "19.7",
    FaultKind.UNKNOWN_AREA: "Kel. Antah Berantah",
    FaultKind.OUTSIDE_AREA: "11.01.01.2001",
    FaultKind.IMPOSSIBLE_DATE: "30/02/2025",
    FaultKind.NOT_A_NUMBER: "l2O",
    FaultKind.OUT_OF_RANGE: "-7",
    FaultKind.UNKNOWN_WORD: "?tidak jelas?",
    FaultKind.DAMAGED_NIK: "1,67E+15",
    FaultKind.EMPTY: "",
}
"""What stands in the cell instead."""


@dataclass(frozen=True)
class FaultPlan:
    """How often a fault is planted.

    In `per_10000` of the rows of a register, in at least one. `loses_row` tells that
    the row cannot be used without that cell; else only the cell is lost. `text`
    replaces what the kind usually writes. `more` is what WRONG adds to the true number.
    """

    register: str
    kind: FaultKind
    per_10000: int
    column: str = ""
    loses_row: bool = True
    text: str = ""
    more: int = 1


@dataclass(frozen=True)
class PlantedFault:
    """One fault in one row, a place in its register."""

    plan: FaultPlan
    row: int

    @property
    def kind(self) -> FaultKind:
        return self.plan.kind

    @property
    def written(self) -> str:
        """What stands in the cell instead of what should."""
        return self.plan.text or _TEXTS.get(self.kind, "")


def plant_faults(
    registers: Registers, plans: Iterable[FaultPlan], settings: CitySettings
) -> tuple[PlantedFault, ...]:
    """Faults in rows chosen at random, at most one in a row.

    A cell that is not known already cannot be spoilt.
    """
    taken: dict[str, set[int]] = {}
    found: list[PlantedFault] = []
    for plan in plans:
        register = registers[plan.register]
        free = _spoilable(register, plan, taken.setdefault(plan.register, set()))
        number = min(max(1, round(len(register) * plan.per_10000 / 10_000)), len(free))
        subject = f"faults {plan.register} {plan.kind.value} {plan.column}"
        rows = settings.draws(subject).choice(free, number, replace=False)
        chosen = sorted(rows.tolist())
        taken[plan.register].update(chosen)
        found += [PlantedFault(plan, row) for row in chosen]
    return tuple(found)


def _spoilable(register: Register, plan: FaultPlan, taken: set[int]) -> Numbers:
    fit = np.ones(len(register), dtype=bool)
    if plan.column:
        fit &= register.is_known(plan.column)
    fit[sorted(taken)] = False
    return np.flatnonzero(fit)


def as_received(
    registers: Registers, faults: Sequence[PlantedFault]
) -> dict[str, Register]:
    """The registers as a careful reader of the faulty files must see them."""
    return {
        name: _spoil(register, [f for f in faults if f.plan.register == name])
        for name, register in registers.items()
    }


def _spoil(register: Register, faults: Sequence[PlantedFault]) -> Register:
    columns = dict(register.columns)
    lost = np.zeros(len(register), dtype=bool)
    for fault in faults:
        name, row = fault.plan.column, np.array([fault.row])
        if fault.kind is FaultKind.REPEATED:
            continue
        if fault.kind is FaultKind.WRONG:
            column = columns[name]
            columns[name] = column.changed(row, column.values[row] + fault.plan.more)
        elif fault.kind is FaultKind.LATE or fault.plan.loses_row:
            lost[fault.row] = True
        else:
            columns[name] = columns[name].emptied(row)
    return Register(register.name, columns).at(~lost)
