"""What goes wrong in the forms of needs."""

from derajat.city.faults import FaultKind, FaultPlan


_NEEDS = "kebutuhan-spm"

FAULTS = (
    FaultPlan(_NEEDS, FaultKind.UNKNOWN_AREA, 10, "puskesmas"),
    FaultPlan(_NEEDS, FaultKind.UNKNOWN_WORD, 10, "butir"),
    FaultPlan(_NEEDS, FaultKind.NOT_A_NUMBER, 20, "tersedia", loses_row=False),
    FaultPlan(_NEEDS, FaultKind.OUT_OF_RANGE, 15, "dibutuhkan"),
    FaultPlan(_NEEDS, FaultKind.WRONG, 20, "tersedia", more=3),
    FaultPlan(_NEEDS, FaultKind.REPEATED, 20),
    FaultPlan(_NEEDS, FaultKind.LATE, 40),
)
