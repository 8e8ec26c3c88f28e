"""What goes wrong in the reports of the environment."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("stbm-kelurahan", FaultKind.NOT_A_NUMBER, 60, "kk_ctps", False),
    FaultPlan("stbm-kelurahan", FaultKind.UNKNOWN_WORD, 60, "lima_pilar", False),
    FaultPlan("sarana-air", FaultKind.CUT_CODE, 60, "kelurahan"),
    FaultPlan("sarana-air", FaultKind.WRONG, 60, "diawasi", more=5),
    FaultPlan("tfu-tpp", FaultKind.UNKNOWN_WORD, 40, "kelompok"),
    FaultPlan("tfu-tpp", FaultKind.REPEATED, 40),
    FaultPlan("tfu-tpp", FaultKind.LATE, 40),
    FaultPlan("limbah-medis", FaultKind.NOT_A_NUMBER, 60, "limbah_kg", False),
    FaultPlan("limbah-medis", FaultKind.LATE, 60),
)
