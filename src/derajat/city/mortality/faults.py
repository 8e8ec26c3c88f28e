"""What goes wrong in the reports of births and deaths."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("kelahiran", FaultKind.CUT_CODE, 20, "kelurahan"),
    FaultPlan("kelahiran", FaultKind.IMPOSSIBLE_DATE, 10, "tanggal_lahir"),
    FaultPlan("kelahiran", FaultKind.UNKNOWN_WORD, 10, "jk", loses_row=False),
    FaultPlan("kelahiran", FaultKind.REPEATED, 30),
    FaultPlan("kelahiran", FaultKind.LATE, 50),
    FaultPlan("kematian", FaultKind.OUTSIDE_AREA, 50, "kelurahan"),
    FaultPlan("kematian", FaultKind.NOT_A_NUMBER, 100, "umur_hari", loses_row=False),
    FaultPlan(
        "kematian", FaultKind.IMPOSSIBLE_DATE, 50, "waktu_lapor", loses_row=False
    ),
    FaultPlan("kematian", FaultKind.WRONG, 100, "umur_hari", more=200),
    FaultPlan("kematian", FaultKind.REPEATED, 100),
    FaultPlan("kematian", FaultKind.LATE, 100),
)
