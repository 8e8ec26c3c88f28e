"""What goes wrong in the staff lists."""

from derajat.city.faults import FaultKind, FaultPlan


_STAFF = "tenaga-puskesmas"

FAULTS = (
    FaultPlan(_STAFF, FaultKind.CUT_CODE, 15, "puskesmas"),
    FaultPlan(_STAFF, FaultKind.EMPTY, 15, "jenis"),
    FaultPlan(_STAFF, FaultKind.UNKNOWN_WORD, 15, "pendidikan", loses_row=False),
    FaultPlan(_STAFF, FaultKind.IMPOSSIBLE_DATE, 20, "str_sampai", loses_row=False),
    FaultPlan(_STAFF, FaultKind.OUT_OF_RANGE, 15, "jpl"),
    FaultPlan(_STAFF, FaultKind.REPEATED, 20),
    FaultPlan(_STAFF, FaultKind.WRONG, 20, "jpl", more=20),
    FaultPlan(_STAFF, FaultKind.LATE, 40),
)
