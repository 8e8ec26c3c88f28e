"""What goes wrong in the reports of chronic conditions."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("penderita-ptm", FaultKind.DAMAGED_NIK, 6, "nik"),
    FaultPlan("penderita-ptm", FaultKind.IMPOSSIBLE_DATE, 6, "tanggal"),
    FaultPlan("penderita-ptm", FaultKind.NOT_A_NUMBER, 10, "sistolik", False),
    FaultPlan("penderita-ptm", FaultKind.OUT_OF_RANGE, 6, "diastolik"),
    FaultPlan("penderita-ptm", FaultKind.WRONG, 10, "sistolik", more=30),
    FaultPlan("penderita-ptm", FaultKind.REPEATED, 12),
    FaultPlan("penderita-ptm", FaultKind.LATE, 30),
    FaultPlan("skrining-ptm", FaultKind.CUT_CODE, 20, "kelurahan"),
    FaultPlan("skrining-ptm", FaultKind.NOT_A_NUMBER, 20, "merokok_l", False),
    FaultPlan("skrining-ptm", FaultKind.WRONG, 20, "diskrining_p", more=40),
    FaultPlan("skrining-ptm", FaultKind.LATE, 60),
    FaultPlan("odgj", FaultKind.IMPOSSIBLE_DATE, 50, "tanggal_standar", False),
    FaultPlan("odgj", FaultKind.UNKNOWN_WORD, 30, "pasung"),
    FaultPlan("odgj", FaultKind.REPEATED, 40),
)
