"""What goes wrong in the reports of immunisation."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("imunisasi-dosis", FaultKind.DAMAGED_NIK, 5, "nik"),
    FaultPlan("imunisasi-dosis", FaultKind.IMPOSSIBLE_DATE, 5, "tanggal"),
    FaultPlan("imunisasi-dosis", FaultKind.UNKNOWN_WORD, 5, "antigen"),
    FaultPlan("imunisasi-dosis", FaultKind.CUT_CODE, 5, "kelurahan"),
    FaultPlan("imunisasi-dosis", FaultKind.WRONG, 10, "tanggal", more=-14),
    FaultPlan("imunisasi-dosis", FaultKind.REPEATED, 20),
    FaultPlan("imunisasi-dosis", FaultKind.LATE, 40),
    FaultPlan("bias", FaultKind.NOT_A_NUMBER, 50, "diimunisasi", loses_row=False),
    FaultPlan("bias", FaultKind.UNKNOWN_WORD, 30, "vaksin"),
    FaultPlan("bias", FaultKind.LATE, 50),
    FaultPlan("td-wus", FaultKind.OUT_OF_RANGE, 30, "wus_t5"),
    FaultPlan("td-wus", FaultKind.REPEATED, 30),
    FaultPlan("td-wus", FaultKind.LATE, 50),
    FaultPlan("kipi", FaultKind.IMPOSSIBLE_DATE, 50, "tanggal_lapor"),
    FaultPlan("kipi", FaultKind.UNKNOWN_WORD, 50, "serius"),
    FaultPlan("rantai-dingin", FaultKind.UNKNOWN_AREA, 40, "puskesmas"),
    FaultPlan("rantai-dingin", FaultKind.WRONG, 40, "dosis_diberikan", more=11),
    FaultPlan("rantai-dingin", FaultKind.LATE, 60),
)
