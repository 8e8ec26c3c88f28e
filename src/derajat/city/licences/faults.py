"""What goes wrong in registers of licences and inspections."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("objek-perizinan", FaultKind.OUTSIDE_AREA, 50, "kelurahan"),
    FaultPlan("objek-perizinan", FaultKind.UNKNOWN_WORD, 50, "jenis"),
    FaultPlan("objek-perizinan", FaultKind.IMPOSSIBLE_DATE, 50, "terbit"),
    FaultPlan("pemeriksaan-perizinan", FaultKind.CUT_CODE, 30, "kelurahan"),
    FaultPlan("pemeriksaan-perizinan", FaultKind.IMPOSSIBLE_DATE, 30, "tanggal"),
    FaultPlan("pemeriksaan-perizinan", FaultKind.UNKNOWN_WORD, 30, "temuan"),
    FaultPlan("pemeriksaan-perizinan", FaultKind.WRONG, 30, "selesai", more=20),
    FaultPlan("pemeriksaan-perizinan", FaultKind.REPEATED, 30),
    FaultPlan("pemeriksaan-perizinan", FaultKind.LATE, 40),
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
    FaultPlan("sampel-produk", FaultKind.UNKNOWN_WORD, 50, "produk"),
    FaultPlan("sampel-produk", FaultKind.OUTSIDE_AREA, 50, "kelurahan"),
)
