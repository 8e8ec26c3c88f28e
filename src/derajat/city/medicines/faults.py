"""What goes wrong in the reports of medicines and vaccines."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("stok-obat", FaultKind.UNKNOWN_AREA, 3, "puskesmas"),
    FaultPlan("stok-obat", FaultKind.UNKNOWN_WORD, 4, "obat"),
    FaultPlan("stok-obat", FaultKind.NOT_A_NUMBER, 8, "pemakaian", False),
    FaultPlan("stok-obat", FaultKind.NOT_A_NUMBER, 6, "harga", False),
    FaultPlan("stok-obat", FaultKind.OUT_OF_RANGE, 5, "sisa"),
    FaultPlan("stok-obat", FaultKind.WRONG, 8, "pemakaian", more=1000),
    FaultPlan("stok-obat", FaultKind.REPEATED, 8),
    FaultPlan("stok-obat", FaultKind.LATE, 40),
    FaultPlan("stok-vaksin", FaultKind.CUT_CODE, 8, "puskesmas"),
    FaultPlan("stok-vaksin", FaultKind.NOT_A_NUMBER, 15, "rusak", False),
    FaultPlan("stok-vaksin", FaultKind.OUT_OF_RANGE, 10, "sisa"),
    FaultPlan("stok-vaksin", FaultKind.REPEATED, 15),
    FaultPlan("stok-vaksin", FaultKind.LATE, 40),
    FaultPlan("suhu-vaksin", FaultKind.IMPOSSIBLE_DATE, 3, "tanggal"),
    FaultPlan("suhu-vaksin", FaultKind.NOT_A_NUMBER, 4, "suhu", False),
    FaultPlan("suhu-vaksin", FaultKind.OUT_OF_RANGE, 4, "suhu", text="-99,0"),
    FaultPlan("suhu-vaksin", FaultKind.REPEATED, 4),
)
