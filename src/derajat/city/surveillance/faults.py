"""What goes wrong in the reports of early warning and outbreaks."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("laporan-w2", FaultKind.IMPOSSIBLE_DATE, 20, "minggu", text="2026-W60"),
    FaultPlan("laporan-w2", FaultKind.NOT_A_NUMBER, 30, "A", loses_row=False),
    FaultPlan("laporan-w2", FaultKind.OUT_OF_RANGE, 20, "C", loses_row=False),
    FaultPlan("laporan-w2", FaultKind.LATE, 80),
    FaultPlan("penerimaan-w2", FaultKind.IMPOSSIBLE_DATE, 30, "diterima", False),
    FaultPlan("penerimaan-w2", FaultKind.REPEATED, 30),
    FaultPlan("penerimaan-w2", FaultKind.EMPTY, 20, "puskesmas"),
    FaultPlan("sinyal-skdr", FaultKind.IMPOSSIBLE_DATE, 30, "diverifikasi", False),
    FaultPlan("sinyal-skdr", FaultKind.UNKNOWN_WORD, 30, "penyakit"),
    FaultPlan("sinyal-skdr", FaultKind.REPEATED, 30),
    FaultPlan("sinyal-skdr", FaultKind.LATE, 60),
    FaultPlan("catatan-klb", FaultKind.CUT_CODE, 150, "kelurahan"),
    FaultPlan("krisis-kesehatan", FaultKind.REPEATED, 150),
)
