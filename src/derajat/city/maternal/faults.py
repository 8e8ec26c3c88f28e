"""What goes wrong in the registers and reports of mothers and newborns."""

from derajat.city.faults import FaultKind, FaultPlan


_MOTHERS = (
    FaultPlan("kohort-ibu", FaultKind.CUT_CODE, 15, "kelurahan"),
    FaultPlan("kohort-ibu", FaultKind.OUTSIDE_AREA, 10, "kelurahan"),
    FaultPlan("kohort-ibu", FaultKind.DAMAGED_NIK, 20, "nik", loses_row=False),
    FaultPlan(
        "kohort-ibu", FaultKind.IMPOSSIBLE_DATE, 20, "tanggal_akhir", loses_row=False
    ),
    FaultPlan("kohort-ibu", FaultKind.NOT_A_NUMBER, 20, "hb", loses_row=False),
    FaultPlan("kohort-ibu", FaultKind.OUT_OF_RANGE, 10, "lila"),
    FaultPlan("kohort-ibu", FaultKind.UNKNOWN_WORD, 20, "penolong", loses_row=False),
    FaultPlan("kohort-ibu", FaultKind.WRONG, 20, "kf4", more=30),
    FaultPlan("kohort-ibu", FaultKind.WRONG, 10, "tanggal_k1", more=-300),
    FaultPlan("kohort-ibu", FaultKind.WRONG, 5, "tanggal_akhir", more=-400),
    FaultPlan("kohort-ibu", FaultKind.REPEATED, 25),
    FaultPlan("kohort-ibu", FaultKind.LATE, 40),
)
_VISITS = (
    FaultPlan("kunjungan-anc", FaultKind.CUT_CODE, 5, "kelurahan"),
    FaultPlan("kunjungan-anc", FaultKind.IMPOSSIBLE_DATE, 5, "tanggal"),
    FaultPlan(
        "kunjungan-anc", FaultKind.NOT_A_NUMBER, 10, "umur_minggu", loses_row=False
    ),
    FaultPlan("kunjungan-anc", FaultKind.UNKNOWN_WORD, 5, "tenaga", loses_row=False),
    FaultPlan("kunjungan-anc", FaultKind.WRONG, 10, "umur_minggu", more=-2),
    FaultPlan("kunjungan-anc", FaultKind.REPEATED, 10),
    FaultPlan("kunjungan-anc", FaultKind.LATE, 30),
)
_INFANTS = (
    FaultPlan("kohort-bayi", FaultKind.EMPTY, 10, "kelurahan"),
    FaultPlan("kohort-bayi", FaultKind.IMPOSSIBLE_DATE, 15, "lahir"),
    FaultPlan("kohort-bayi", FaultKind.OUT_OF_RANGE, 15, "berat_g"),
    FaultPlan("kohort-bayi", FaultKind.UNKNOWN_WORD, 15, "jk", loses_row=False),
    FaultPlan("kohort-bayi", FaultKind.IMPOSSIBLE_DATE, 15, "kn3", loses_row=False),
    FaultPlan("kohort-bayi", FaultKind.DAMAGED_NIK, 15, "nik_ibu", loses_row=False),
    FaultPlan("kohort-bayi", FaultKind.REPEATED, 20),
    FaultPlan("kohort-bayi", FaultKind.LATE, 40),
)
_REPORTS = (
    FaultPlan("lb3-kia", FaultKind.CUT_CODE, 15, "kelurahan"),
    FaultPlan("lb3-kia", FaultKind.NOT_A_NUMBER, 20, "k6", loses_row=False),
    FaultPlan("lb3-kia", FaultKind.OUT_OF_RANGE, 20, "kn1"),
    FaultPlan("lb3-kia", FaultKind.WRONG, 30, "k1", more=40),
    FaultPlan("lb3-kia", FaultKind.WRONG, 10, "pf", more=30),
    FaultPlan("lb3-kia", FaultKind.REPEATED, 20),
    FaultPlan("lb3-kia", FaultKind.LATE, 90),
)
FAULTS = (*_MOTHERS, *_VISITS, *_INFANTS, *_REPORTS)
