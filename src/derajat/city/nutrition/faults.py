"""What goes wrong in the reports of nutrition."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("pengukuran-balita", FaultKind.DAMAGED_NIK, 5, "nik"),
    FaultPlan("pengukuran-balita", FaultKind.IMPOSSIBLE_DATE, 5, "tanggal"),
    FaultPlan("pengukuran-balita", FaultKind.CUT_CODE, 5, "kelurahan", text="197101"),
    FaultPlan(
        "pengukuran-balita", FaultKind.NOT_A_NUMBER, 10, "berat_kg", loses_row=False
    ),
    FaultPlan("pengukuran-balita", FaultKind.UNKNOWN_WORD, 5, "jk", loses_row=False),
    FaultPlan("pengukuran-balita", FaultKind.WRONG, 10, "tinggi_cm", more=1_000),
    FaultPlan("pengukuran-balita", FaultKind.REPEATED, 20),
    FaultPlan("pengukuran-balita", FaultKind.LATE, 40),
    FaultPlan("skdn", FaultKind.NOT_A_NUMBER, 40, "k", loses_row=False),
    FaultPlan("skdn", FaultKind.CUT_CODE, 20, "kelurahan"),
    FaultPlan("skdn", FaultKind.WRONG, 30, "s", more=17),
    FaultPlan("skdn", FaultKind.LATE, 60),
    FaultPlan("layanan-gizi", FaultKind.NOT_A_NUMBER, 40, "mpasi", loses_row=False),
    FaultPlan("layanan-gizi", FaultKind.UNKNOWN_AREA, 20, "kelurahan"),
    FaultPlan("layanan-gizi", FaultKind.REPEATED, 30),
    FaultPlan("layanan-gizi", FaultKind.LATE, 50),
    FaultPlan("ttd-rematri", FaultKind.OUT_OF_RANGE, 30, "mendapat"),
    FaultPlan("ttd-rematri", FaultKind.OUTSIDE_AREA, 20, "kelurahan"),
    FaultPlan("ttd-rematri", FaultKind.LATE, 50),
    FaultPlan("kohort-balita", FaultKind.DAMAGED_NIK, 10, "nik"),
    FaultPlan("kohort-balita", FaultKind.OUT_OF_RANGE, 10, "timbang"),
    FaultPlan("kohort-balita", FaultKind.EMPTY, 10, "kelurahan"),
    FaultPlan("kohort-balita", FaultKind.REPEATED, 20),
)
