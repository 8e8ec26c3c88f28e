"""What goes wrong in the reports of health checks."""

from derajat.city.faults import FaultKind, FaultPlan


FAULTS = (
    FaultPlan("skrining", FaultKind.DAMAGED_NIK, 20, "nik"),
    FaultPlan("skrining", FaultKind.CUT_CODE, 15, "kelurahan"),
    FaultPlan("skrining", FaultKind.IMPOSSIBLE_DATE, 10, "tanggal"),
    FaultPlan("skrining", FaultKind.UNKNOWN_WORD, 10, "kanal"),
    FaultPlan("skrining", FaultKind.UNKNOWN_WORD, 10, "gigi", loses_row=False),
    FaultPlan("skrining", FaultKind.REPEATED, 40),
    FaultPlan("skrining", FaultKind.LATE, 30),
    FaultPlan("skrining-rekap", FaultKind.NOT_A_NUMBER, 40, "produktif", False),
    FaultPlan("skrining-rekap", FaultKind.OUT_OF_RANGE, 40, "lansia"),
    FaultPlan("skrining-rekap", FaultKind.WRONG, 40, "produktif", more=25),
    FaultPlan("skrining-rekap", FaultKind.LATE, 20),
    FaultPlan("ckg-kegiatan", FaultKind.EMPTY, 30, "puskesmas"),
    FaultPlan("ckg-kegiatan", FaultKind.NOT_A_NUMBER, 30, "diperiksa", False),
    FaultPlan("ckg-kegiatan", FaultKind.REPEATED, 30),
    FaultPlan("ckg-kegiatan", FaultKind.WRONG, 30, "biaya", more=900_000),
    FaultPlan("ckg-mitra", FaultKind.UNKNOWN_WORD, 50, "memenuhi_syarat"),
    FaultPlan("ckg-mitra", FaultKind.LATE, 50),
)
