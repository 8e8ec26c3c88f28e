"""What goes wrong in surveys and registers of the community."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("catatan-kampanye", FaultKind.UNKNOWN_WORD, 40, "topik"),
    FaultPlan("catatan-kampanye", FaultKind.OUT_OF_RANGE, 30, "hadir"),
    FaultPlan("catatan-kampanye", FaultKind.NOT_A_NUMBER, 30, "biaya", loses_row=False),
    FaultPlan("catatan-kampanye", FaultKind.WRONG, 30, "hadir", more=90),
    FaultPlan("catatan-kampanye", FaultKind.LATE, 40),
    FaultPlan("survei-perilaku", FaultKind.OUT_OF_RANGE, 15, "umur", text="250"),
    FaultPlan(
        "survei-perilaku", FaultKind.UNKNOWN_WORD, 15, "merokok", loses_row=False
    ),
    FaultPlan("survei-perilaku", FaultKind.CUT_CODE, 15, "kelurahan"),
    FaultPlan("survei-perilaku", FaultKind.REPEATED, 20),
    FaultPlan("tes-pengetahuan", FaultKind.OUT_OF_RANGE, 20, "akhir", text="850"),
    FaultPlan("tes-pengetahuan", FaultKind.EMPTY, 20, "tanggal"),
    FaultPlan("survei-phbs", FaultKind.UNKNOWN_WORD, 15, "rokok", loses_row=False),
    FaultPlan("survei-phbs", FaultKind.IMPOSSIBLE_DATE, 15, "tanggal"),
    FaultPlan("survei-phbs", FaultKind.OUTSIDE_AREA, 10, "kelurahan"),
    FaultPlan("survei-phbs", FaultKind.REPEATED, 15),
    FaultPlan("survei-phbs", FaultKind.LATE, 20),
    FaultPlan("pemeriksaan-ktr", FaultKind.IMPOSSIBLE_DATE, 60, "tanggal"),
    FaultPlan("pemeriksaan-ktr", FaultKind.UNKNOWN_WORD, 60, "patuh"),
    FaultPlan("posyandu-bulan", FaultKind.CUT_CODE, 15, "kelurahan"),
    FaultPlan("posyandu-bulan", FaultKind.UNKNOWN_WORD, 15, "buka"),
    FaultPlan("posyandu-bulan", FaultKind.REPEATED, 15),
    FaultPlan("posyandu-bulan", FaultKind.LATE, 40),
    FaultPlan("register-posyandu", FaultKind.OUT_OF_RANGE, 40, "cakupan", text="168"),
    FaultPlan(
        "register-posyandu", FaultKind.NOT_A_NUMBER, 40, "kader", loses_row=False
    ),
    FaultPlan("register-ukbm", FaultKind.UNKNOWN_WORD, 60, "aktif"),
    FaultPlan("register-ukbm", FaultKind.REPEATED, 60),
    FaultPlan("register-mitra", FaultKind.NOT_A_NUMBER, 60, "nilai", loses_row=False),
    FaultPlan("register-mitra", FaultKind.OUTSIDE_AREA, 60, "kelurahan"),
    FaultPlan(
        "daftar-pemimpin-informal",
        FaultKind.IMPOSSIBLE_DATE,
        50,
        "dilatih",
        loses_row=False,
    ),
    FaultPlan("daftar-pemimpin-informal", FaultKind.UNKNOWN_WORD, 50, "unsur"),
    FaultPlan("aturan-organisasi", FaultKind.EMPTY, 50, "terdaftar"),
    FaultPlan("aturan-organisasi", FaultKind.CUT_CODE, 50, "kelurahan"),
)
