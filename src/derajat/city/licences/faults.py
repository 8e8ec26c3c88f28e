"""What goes wrong in registers of licences and inspections."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("sarana-berizin", FaultKind.OUTSIDE_AREA, 50, "kelurahan"),
    FaultPlan("sarana-berizin", FaultKind.UNKNOWN_WORD, 50, "jenis"),
    FaultPlan("sarana-berizin", FaultKind.IMPOSSIBLE_DATE, 50, "terbit"),
    FaultPlan("pemeriksaan-sarana", FaultKind.CUT_CODE, 30, "kelurahan"),
    FaultPlan("pemeriksaan-sarana", FaultKind.IMPOSSIBLE_DATE, 30, "tanggal"),
    FaultPlan("pemeriksaan-sarana", FaultKind.UNKNOWN_WORD, 30, "temuan"),
    FaultPlan("pemeriksaan-sarana", FaultKind.WRONG, 30, "selesai", more=20),
    FaultPlan("pemeriksaan-sarana", FaultKind.REPEATED, 30),
    FaultPlan("pemeriksaan-sarana", FaultKind.LATE, 40),
    FaultPlan("rencana-pengawasan", FaultKind.EMPTY, 40, "bulan"),
    FaultPlan(
        "rencana-pengawasan",
        FaultKind.IMPOSSIBLE_DATE,
        40,
        "terlaksana",
        loses_row=False,
    ),
    FaultPlan(
        "permohonan-izin", FaultKind.IMPOSSIBLE_DATE, 60, "terbit", loses_row=False
    ),
    FaultPlan("permohonan-izin", FaultKind.REPEATED, 60),
    FaultPlan(
        "e-laporan-sarana", FaultKind.NOT_A_NUMBER, 20, "diterima", loses_row=False
    ),
    FaultPlan("e-laporan-sarana", FaultKind.OUT_OF_RANGE, 20, "wajib"),
    FaultPlan("e-laporan-sarana", FaultKind.LATE, 50),
    FaultPlan("uji-sampel", FaultKind.UNKNOWN_WORD, 50, "produk"),
    FaultPlan("uji-sampel", FaultKind.OUTSIDE_AREA, 50, "kelurahan"),
)
