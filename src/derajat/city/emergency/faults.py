"""What goes wrong in call logs and readiness reports."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan(
        "panggilan-psc-119",
        FaultKind.IMPOSSIBLE_DATE,
        10,
        "masuk",
        text="30/02/2025 07:10",
    ),
    FaultPlan("panggilan-psc-119", FaultKind.UNKNOWN_WORD, 20, "kategori"),
    FaultPlan("panggilan-psc-119", FaultKind.OUTSIDE_AREA, 10, "kelurahan"),
    FaultPlan("panggilan-psc-119", FaultKind.WRONG, 20, "tiba", more=45),
    FaultPlan("panggilan-psc-119", FaultKind.REPEATED, 20),
    FaultPlan("panggilan-psc-119", FaultKind.LATE, 20),
    FaultPlan(
        "kesiapan-darurat", FaultKind.NOT_A_NUMBER, 60, "ambulans_siap", loses_row=False
    ),
    FaultPlan("kesiapan-darurat", FaultKind.CUT_CODE, 60, "puskesmas"),
    FaultPlan("kesiapan-darurat", FaultKind.LATE, 80),
    FaultPlan("catatan-latihan", FaultKind.UNKNOWN_WORD, 100, "jenis"),
    FaultPlan(
        "catatan-latihan", FaultKind.IMPOSSIBLE_DATE, 100, "terlaksana", loses_row=False
    ),
)
