"""What goes wrong in surveys and complaint logs."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("survei-kepuasan", FaultKind.CUT_CODE, 10, "puskesmas"),
    FaultPlan("survei-kepuasan", FaultKind.IMPOSSIBLE_DATE, 10, "tanggal"),
    FaultPlan("survei-kepuasan", FaultKind.UNKNOWN_WORD, 10, "layanan"),
    FaultPlan("survei-kepuasan", FaultKind.OUT_OF_RANGE, 10, "u5", text="5"),
    FaultPlan("survei-kepuasan", FaultKind.NOT_A_NUMBER, 10, "u3", loses_row=False),
    FaultPlan("survei-kepuasan", FaultKind.WRONG, 10, "umur", more=7),
    FaultPlan("survei-kepuasan", FaultKind.REPEATED, 20),
    FaultPlan("survei-kepuasan", FaultKind.LATE, 30),
    FaultPlan(
        "laporan-skm", FaultKind.NOT_A_NUMBER, 100, "rtl_selesai", loses_row=False
    ),
    FaultPlan("laporan-skm", FaultKind.LATE, 200),
    FaultPlan("pengaduan", FaultKind.UNKNOWN_WORD, 50, "topik"),
    FaultPlan("pengaduan", FaultKind.IMPOSSIBLE_DATE, 50, "dijawab", loses_row=False),
    FaultPlan("pengaduan", FaultKind.EMPTY, 30, "masuk"),
    FaultPlan("pengaduan", FaultKind.REPEATED, 30),
    FaultPlan("pengaduan", FaultKind.LATE, 30),
)
