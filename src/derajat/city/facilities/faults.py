"""What goes wrong in the reports of facilities."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("unit-layanan", FaultKind.CUT_CODE, 20, "kelurahan"),
    FaultPlan("unit-layanan", FaultKind.UNKNOWN_WORD, 20, "gedung_standar", False),
    FaultPlan("unit-layanan", FaultKind.NOT_A_NUMBER, 20, "kader", False),
    FaultPlan("unit-layanan", FaultKind.REPEATED, 20),
    FaultPlan("unit-layanan", FaultKind.LATE, 20),
    FaultPlan("spa-puskesmas", FaultKind.UNKNOWN_AREA, 20, "puskesmas"),
    FaultPlan("spa-puskesmas", FaultKind.OUT_OF_RANGE, 20, "memenuhi"),
    FaultPlan("spa-puskesmas", FaultKind.NOT_A_NUMBER, 20, "rusak", False),
    FaultPlan("spa-puskesmas", FaultKind.REPEATED, 20),
    FaultPlan("spa-puskesmas", FaultKind.LATE, 30),
    FaultPlan("akreditasi", FaultKind.IMPOSSIBLE_DATE, 50, "berlaku_mulai"),
    FaultPlan("mutu-puskesmas", FaultKind.EMPTY, 10, "indikator"),
    FaultPlan("mutu-puskesmas", FaultKind.NOT_A_NUMBER, 15, "memenuhi", False),
    FaultPlan("mutu-puskesmas", FaultKind.WRONG, 15, "dinilai", more=9),
    FaultPlan("mutu-puskesmas", FaultKind.REPEATED, 20),
    FaultPlan("mutu-puskesmas", FaultKind.LATE, 40),
    FaultPlan("keuangan-puskesmas", FaultKind.NOT_A_NUMBER, 40, "biaya", False),
    FaultPlan("keuangan-puskesmas", FaultKind.LATE, 60),
    FaultPlan("kbk-puskesmas", FaultKind.NOT_A_NUMBER, 40, "kontak", False),
    FaultPlan("kbk-puskesmas", FaultKind.WRONG, 60, "terkendali", more=50),
    FaultPlan("kbk-puskesmas", FaultKind.LATE, 60),
)
