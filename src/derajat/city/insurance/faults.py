"""What goes wrong in the lists of insurance."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("jkn-rekap", FaultKind.CUT_CODE, 20, "kelurahan"),
    FaultPlan("jkn-rekap", FaultKind.NOT_A_NUMBER, 20, "terdaftar", loses_row=False),
    FaultPlan("jkn-rekap", FaultKind.OUT_OF_RANGE, 10, "aktif"),
    FaultPlan("jkn-rekap", FaultKind.REPEATED, 20),
    FaultPlan("jkn-bayi", FaultKind.WRONG, 60, "bayi_lahir", more=3),
    FaultPlan("jkn-bayi", FaultKind.LATE, 60),
    FaultPlan("jkn-mutasi", FaultKind.UNKNOWN_WORD, 60, "ke"),
    FaultPlan("jkn-peserta", FaultKind.DAMAGED_NIK, 10, "nik"),
    FaultPlan("jkn-peserta", FaultKind.UNKNOWN_WORD, 5, "segmen", loses_row=False),
    FaultPlan("jkn-peserta", FaultKind.REPEATED, 10),
    FaultPlan("jkn-peserta", FaultKind.LATE, 10),
    FaultPlan("dtsen", FaultKind.DAMAGED_NIK, 10, "nik"),
    FaultPlan("dtsen", FaultKind.OUT_OF_RANGE, 10, "desil", text="55"),
    FaultPlan("dtsen", FaultKind.OUTSIDE_AREA, 10, "kelurahan"),
)
