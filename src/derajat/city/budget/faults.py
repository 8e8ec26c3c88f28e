"""What goes wrong in the tables of the budget."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("anggaran", FaultKind.CUT_CODE, 30, "kota"),
    FaultPlan("anggaran", FaultKind.NOT_A_NUMBER, 30, "target_keluaran", False),
    FaultPlan("anggaran", FaultKind.UNKNOWN_WORD, 30, "pilar", False),
    FaultPlan("anggaran", FaultKind.REPEATED, 30),
    FaultPlan("realisasi-anggaran", FaultKind.OUTSIDE_AREA, 10, "kota", text="11.01"),
    FaultPlan("realisasi-anggaran", FaultKind.NOT_A_NUMBER, 20, "realisasi", False),
    FaultPlan("realisasi-anggaran", FaultKind.OUT_OF_RANGE, 15, "keluaran"),
    FaultPlan("realisasi-anggaran", FaultKind.WRONG, 20, "realisasi", more=900_000),
    FaultPlan("realisasi-anggaran", FaultKind.REPEATED, 20),
    FaultPlan("realisasi-anggaran", FaultKind.LATE, 40),
)
