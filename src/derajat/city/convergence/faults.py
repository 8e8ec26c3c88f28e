"""What goes wrong in the reports of the convergence."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("layanan-stunting", FaultKind.UNKNOWN_WORD, 20, "layanan"),
    FaultPlan(
        "layanan-stunting", FaultKind.NOT_A_NUMBER, 40, "mendapat", loses_row=False
    ),
    FaultPlan("layanan-stunting", FaultKind.OUTSIDE_AREA, 20, "kelurahan"),
    FaultPlan("layanan-stunting", FaultKind.REPEATED, 20),
    FaultPlan("layanan-stunting", FaultKind.LATE, 80),
    FaultPlan("keluarga-1000hpk", FaultKind.CUT_CODE, 20, "kelurahan"),
    FaultPlan("keluarga-1000hpk", FaultKind.UNKNOWN_WORD, 20, "asi", loses_row=False),
    FaultPlan("keluarga-1000hpk", FaultKind.REPEATED, 30),
    FaultPlan("keluarga-1000hpk", FaultKind.LATE, 40),
)
